// The viewer is a program of its own, so it is run as one, with a design file in a folder that goes afterwards; what it
// cannot render in time, or a model without a mesh, gets the board.
#include "cli/pictures.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <thread>
#include <vector>

#include "cli/files.h"
#include "cli/html.h"
#include "maquette/localized.h"
#include "support/file.h"

namespace maquette::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kPatience{120};
constexpr std::size_t kLargestPicture = std::size_t{8} << 20;

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code error;
    std::string pattern = (fs::temp_directory_path(error) / "maquette-picture-XXXXXX").string();
    if (!error && ::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

[[noreturn]] void become(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const int nothing = ::open("/dev/null", O_RDWR);
  for (const int stream : {0, 1, 2}) ::dup2(nothing, stream);
  ::execv(arguments.front(), arguments.data());
  ::_exit(127);
}

/// True when it ended with status 0 in time. What it says is not heard.
bool ran_in_time(const std::vector<std::string>& words) {
  const pid_t child = ::fork();
  if (child == 0) become(words);
  if (child < 0) return false;
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  int status = 0;
  while (::waitpid(child, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > deadline) ::kill(child, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

fs::path viewer_beside_us() {
  std::error_code error;
  const fs::path viewer = fs::read_symlink("/proc/self/exe", error).parent_path() / "maquette-viewer";
  return !error && fs::is_regular_file(viewer, error) ? viewer : fs::path();
}

/// PNG bytes, or nothing.
std::string rendered_picture(const Model& model, const std::string& catalog, const Variant& variant) {
  const fs::path viewer = viewer_beside_us();
  const TemporaryFolder folder;
  if (viewer.empty() || folder.path().empty() || model.mesh.empty()) return {};
  const std::string design = (folder.path() / "design.json").string();
  if (!write_file(design, write_design(model, to_selections(variant)))) return {};
  if (!ran_in_time({viewer.string(), catalog, "--snapshot", design, "--out", folder.path().string(), "--size", "720x540"}))
    return {};
  return read_file(folder.path() / "three-quarter.png", kLargestPicture).bytes;
}

std::string hex(Rgb color) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text = "#";
  for (const std::uint8_t channel : {color.r, color.g, color.b}) {
    text += digits[channel / 16];
    text += digits[channel % 16];
  }
  return text;
}

/// A field for every part that has a colour.
std::string board(const Model& model, const Variant& variant, const std::string& language) {
  constexpr std::size_t columns = 4, width = 180, height = 90;
  std::string fields;
  std::size_t shown = 0;
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    const Option& option = model.parts[part].options[variant.options[part]];
    if (!option.color) continue;
    const Rgb color = *option.color;
    const bool dark = color.r * 299 + color.g * 587 + color.b * 114 < 128'000;
    const std::string x = std::to_string(shown % columns * width), y = std::to_string(shown / columns * height);
    const std::string& group = in_language(model.groups[model.parts[part].group].label, language);
    const std::string& own = in_language(model.parts[part].label, language);
    const auto line = [&](int at, int size, const std::string& text) {
      return "<text x=\"12\" y=\"" + std::to_string(at) + "\" font-size=\"" + std::to_string(size) + "\" fill=\"" +
             (dark ? "#fff" : "#111") + "\">" + html(text) + "</text>";
    };
    fields += "<g transform=\"translate(" + x + ' ' + y + ")\"><rect width=\"180\" height=\"90\" fill=\"" + hex(color) +
              "\"/>" + (own == group ? "" : line(26, 12, group)) + line(50, 15, own) +
              line(72, 13, in_language(option.label, language)) + "</g>";
    ++shown;
  }
  if (shown == 0) return {};
  const std::size_t rows = (shown + columns - 1) / columns;
  return "<svg role=\"img\" aria-label=\"" + html(in_language(model.label, language)) + "\" viewBox=\"0 0 720 " +
         std::to_string(rows * height) + "\">" + fields + "</svg>";
}

}  // namespace

std::string picture_of(const Model& model, const std::string& catalog, const Variant& variant, const std::string& language,
                       bool rendered) {
  const std::string png = rendered ? rendered_picture(model, catalog, variant) : std::string();
  if (png.empty()) return board(model, variant, language);
  return "<img width=\"720\" height=\"540\" alt=\"" + html(in_language(model.label, language)) +
         "\" src=\"data:image/png;base64," + base64(png) + "\">";
}

}  // namespace maquette::cli
