// `maquette new FOLDER`: a small catalog that is in order, to be changed into the author's own.
#include <filesystem>
#include <iostream>

#include "cli/files.h"
#include "cli/input.h"
#include "cli/verbs/verbs.h"

namespace maquette::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kCatalog = R"(# What the product is made of. Ask `maquette check` after every change.
format = 1

[catalog]
id = "{id}"
version = "1"
name = "{name}"
currency = "EUR"
languages = ["en"]

[base]
price = "49.00"
weight = "300 g"
lead_time = "5 days"

# A group is a row in the customer's part list. Its parts are what they decide there.
[[group]]
id = "body"
label = "Body"

[[part]]
id = "body.material"
label = "Material"

  [[part.option]]
  id = "wood"
  label = "Oiled wood"
  color = "#B98B5E"

  [[part.option]]
  id = "metal"
  label = "Brushed metal"
  color = "#B7BBBF"
  price = "15.00"
  weight = "220 g"
  lead_time = "3 days"

# Options can live in a spreadsheet.
[[part]]
id = "body.colour"
label = "Colour"
options = "colours.csv"

[[group]]
id = "name"
label = "Your name on it"

[[part]]
id = "name"
label = "Name"
kind = "text"
max_length = 12

# What the factory cannot make, and why. The because is what customers read.
[[rule]]
id = "no-paint-on-metal"
rule = "if body.material is metal then body.colour has no painted"
because = "Paint does not hold on brushed metal."
)";

constexpr std::string_view kColours = R"(id,label,color,price,tags
plain,As it is,,,
ink,Ink blue,#22304A,4.00,painted
brick,Brick red,#A4452C,4.00,painted
)";

constexpr std::string_view kDesign = R"({
  "format": "maquette-design/1",
  "catalog": { "id": "{id}" },
  "selections": { "body.material": "wood", "body.colour": "ink" }
}
)";

constexpr std::string_view kCases =
    R"(# What must stay so, whoever edits the catalog next. Ask `maquette test` after every change.

[[case]]
name = "as it comes"
rest = "default"
total = { price = "49.00", lead_time = "5 days" }

[[case]]
name = "paint does not hold on metal"
choose = { "body.material" = "metal", "body.colour" = "ink" }
invalid = ["no-paint-on-metal"]

[[case]]
name = "metal stays as it is"
choose.body.material = "metal"
implied.body.colour = "plain"
)";

struct NewCatalog {
  std::string folder;
  std::string name;
};

std::string filled(std::string_view text, const std::string& id, const std::string& name) {
  std::string result(text);
  for (const auto& [blank, value] : {std::pair<std::string_view, std::string_view>{"{id}", id}, {"{name}", name}}) {
    for (std::size_t at = result.find(blank); at != std::string::npos; at = result.find(blank, at + value.size())) {
      result.replace(at, blank.size(), value);
    }
  }
  return result;
}

bool is_id(std::string_view text) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
  return !text.empty() && text.size() <= 64 && text.front() != '-' && text.front() != '_' &&
         std::all_of(text.begin(), text.end(), allowed);
}

bool is_plain(std::string_view text) {
  const auto spoils = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; };
  return !text.empty() && text.size() <= 100 && std::none_of(text.begin(), text.end(), spoils);
}

ExitCode refuse(const std::string& where, const std::string& message) {
  print_finding(where, "cannot-begin", message);
  return ExitCode::unusable;
}

ExitCode run(NewCatalog wanted) {
  const fs::path folder = fs::path(wanted.folder).lexically_normal();
  const std::string id = (folder.has_filename() ? folder : folder.parent_path()).filename().string();
  if (!is_id(id)) {
    return refuse(wanted.folder,
                  "the folder's name becomes the catalog's id: small letters, digits, - and _, a letter or digit first");
  }
  if (wanted.name.empty()) {
    wanted.name = id;
    std::replace_if(
        wanted.name.begin(), wanted.name.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
    if (wanted.name.front() >= 'a' && wanted.name.front() <= 'z')
      wanted.name.front() = static_cast<char>(wanted.name.front() - 32);
  }
  if (!is_plain(wanted.name)) return refuse("--name", "a name is 1 to 100 bytes without quotes, backslashes or line ends");
  std::error_code error;
  if (fs::exists(folder, error) && !fs::is_empty(folder, error))
    return refuse(wanted.folder, "there is something already; name a new folder");
  fs::create_directories(folder / "designs", error);
  if (!error) fs::create_directories(folder / "tests", error);
  if (error) return refuse(wanted.folder, "the folder cannot be made: " + error.message());
  const bool written = write_file((folder / "catalog.toml").string(), filled(kCatalog, id, wanted.name)) &&
                       write_file((folder / "colours.csv").string(), kColours) &&
                       write_file((folder / "designs" / "first.json").string(), filled(kDesign, id, wanted.name)) &&
                       write_file((folder / "tests" / "first.toml").string(), kCases);
  if (!written) return ExitCode::unusable;
  const std::string at = folder.string();
  std::cout << "A catalog to begin with: " << (folder / "catalog.toml").string() << "\n\nNext:\n  maquette check " << at
            << "\n  maquette test " << at << "\n  maquette explain " << at
            << " --choose body.material=metal --want body.colour=ink\n  maquette-viewer " << at << '\n';
  return ExitCode::yes;
}

}  // namespace

void add_new(CLI::App& command, Job& job) {
  auto wanted = std::make_shared<NewCatalog>();
  CLI::App* verb = command.add_subcommand("new", "Begin a catalog");
  verb->add_option("FOLDER", wanted->folder, "A new folder; its name becomes the catalog's id")->required();
  verb->add_option("--name", wanted->name, "What customers call the product");
  verb->footer(
      "Writes a small catalog that is in order: two parts with options, one of them in a spreadsheet, a text, a rule with\n"
      "its because, a saved design, and three tests. docs/author-a-catalog.md goes on from there.\n\n"
      "Example:\n  maquette new catalogs/desk-lamp --name \"Desk lamp\"");
  verb->callback([wanted, &job] { job = [wanted] { return run(*wanted); }; });
}

}  // namespace maquette::cli
