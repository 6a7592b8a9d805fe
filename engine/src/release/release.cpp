// Releasing: files to a folder nobody looks at, the folder to its name, the link to the folder; each of the two steps that
// others can see is one rename(2), and both come after everything is on the disk (fsync(2)). It is how package managers
// switch versions (Nix profiles, Capistrano's `current`): going back is pointing the link at an older release.
//
// A release is named by what is in it, so the same files are the same release, and releasing twice is releasing once.
#include "maquette/release.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <set>

#include "entry/dsse.h"
#include "release/members.h"
#include "support/sha256.h"

namespace maquette {
namespace {

namespace fs = std::filesystem;
using release::Members;

std::string failed(const char* doing, const fs::path& path, int error = errno) {
  return std::string("cannot ") + doing + " " + path.string() + ": " + std::strerror(error);
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(file) == 0;
}

/// On the disk when it returns; a sentence when it is not.
std::string write_whole(const fs::path& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (file < 0) return failed("create", path);
  const std::string problem = write_all(file, bytes) ? std::string() : failed("write", path);
  ::close(file);
  return problem;
}

std::string sync_folder(const fs::path& folder) {
  const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return failed("open", folder);
  const std::string problem = ::fsync(handle) == 0 ? std::string() : failed("write", folder);
  ::close(handle);
  return problem;
}

std::string write_members(const fs::path& folder, const Members& members) {
  std::set<fs::path> folders{folder};
  for (const auto& [name, bytes] : members) {
    std::error_code error;
    const fs::path path = folder / name;
    fs::create_directories(path.parent_path(), error);
    if (error) return failed("create", path.parent_path(), error.value());
    if (std::string problem = write_whole(path, bytes); !problem.empty()) return problem;
    for (fs::path at = path.parent_path(); at != folder; at = at.parent_path()) folders.insert(at);
  }
  for (const fs::path& written : folders) {
    if (std::string problem = sync_folder(written); !problem.empty()) return problem;
  }
  return {};
}

/// A folder of this process alone, gone when it was not moved away.
class Draft {
 public:
  Draft(const fs::path& shelf, const std::string& name)
      : path_(shelf / release::kReleases / ("." + name + "." + std::to_string(::getpid()))) {
    remove();
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft() { remove(); }
  const fs::path& path() const { return path_; }

 private:
  void remove() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  fs::path path_;
};

std::string place(const fs::path& shelf, const std::string& name, const Members& members) {
  const fs::path target = shelf / release::kReleases / name;
  std::error_code error;
  if (fs::exists(target, error)) {
    const auto refused = refuse_release(target, {});
    return refused ? "the release " + name + " lies there already, and is broken: " + *refused : std::string();
  }
  const Draft draft(shelf, name);
  fs::create_directories(draft.path(), error);
  if (error) return failed("create", draft.path(), error.value());
  if (std::string problem = write_members(draft.path(), members); !problem.empty()) return problem;
  if (const auto refused = refuse_release(draft.path(), {})) return "what was written is not what was meant: " + *refused;
  if (::rename(draft.path().c_str(), target.c_str()) != 0) return failed("rename", draft.path());
  return sync_folder(target.parent_path());
}

/// The product's folder, as its link names it: from the shelf.
fs::path product_in(const std::string& name, const CatalogFiles& catalog) {
  return fs::path(release::kReleases) / name / fs::path(catalog.entry_point).parent_path();
}

std::string point_link(const fs::path& shelf, const std::string& product, const fs::path& target) {
  const fs::path link = shelf / product, next = shelf / ("." + product + "." + std::to_string(::getpid()));
  std::error_code error;
  if (fs::exists(fs::symlink_status(link, error)) && !fs::is_symlink(link, error)) {
    return link.string() + " is no link; move it away, or choose another shelf";
  }
  fs::remove(next, error);
  fs::create_symlink(target, next, error);
  if (error) return failed("create", next, error.value());
  if (::rename(next.c_str(), link.c_str()) != 0) return failed("rename", next);
  return sync_folder(shelf);
}

/// "court-sneaker-2026.1-3f9a2c771b04"; a version is an author's own text.
std::string name_of(const Model& model, const entry::Digests& digests) {
  constexpr std::size_t digits = 12, longest = 40;
  std::string version = model.version.substr(0, longest);
  for (char& c : version) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.';
    if (!plain) c = '-';
  }
  return model.id + "-" + version + "-" +
         sha256_hex(entry::write_statement(digests, release::kPredicate)).substr(0, digits);
}

bool link_leads_to(const fs::path& link, const fs::path& target) {
  std::error_code error;
  return fs::read_symlink(link, error) == target && !error;
}

}  // namespace

ReleaseResult name_release(const CatalogFiles& catalog, const Model& model, const fs::path& shelf) {
  const release::MembersResult gathered = release::gather(catalog, model);
  if (!gathered.problem.empty()) return {{}, false, gathered.problem};
  std::string name = name_of(model, release::digests_of(gathered.members));
  const bool same = link_leads_to(shelf / model.id, product_in(name, catalog));
  return {std::move(name), same, {}};
}

ReleaseResult publish(const CatalogFiles& catalog, const Model& model, const fs::path& shelf, const KioskKey& key) {
  release::MembersResult gathered = release::gather(catalog, model);
  if (!gathered.problem.empty()) return {{}, false, gathered.problem};
  const entry::Digests digests = release::digests_of(gathered.members);
  const std::string name = name_of(model, digests);
  const fs::path target = product_in(name, catalog);
  if (link_leads_to(shelf / model.id, target) && !refuse_release(shelf / release::kReleases / name, {}))
    return {name, true, {}};
  gathered.members[std::string(release::kSealName)] =
      entry::write_envelope(entry::seal(entry::write_statement(digests, release::kPredicate), key));
  std::string problem = place(shelf, name, gathered.members);
  if (problem.empty()) problem = point_link(shelf, model.id, target);
  if (!problem.empty()) return {{}, false, std::move(problem)};
  return {name, false, {}};
}

std::optional<std::string> refuse_release(const fs::path& folder,
                                          const std::vector<std::array<std::uint8_t, 32>>& trusted) {
  const release::MembersResult found = release::read_back(folder);
  if (!found.problem.empty()) return found.problem;
  const auto seal = found.members.find(std::string(release::kSealName));
  if (seal == found.members.end()) return "the release has no seal";
  const entry::EnvelopeRead read = entry::read_envelope(seal->second);
  if (!read.envelope) return "the release's seal cannot be read";
  if (read.envelope->statement != entry::write_statement(release::digests_of(found.members), release::kPredicate))
    return "the files are not those that were sealed";
  if (trusted.empty()) return std::nullopt;
  for (const auto& key : trusted) {
    if (entry::is_signed_by(*read.envelope, key)) return std::nullopt;
  }
  return "sealed by the key " + read.envelope->key_id + ", which is not trusted";
}

std::optional<fs::path> release_of(const fs::path& product) {
  std::error_code error;
  const fs::path real = fs::canonical(product, error);
  if (error) return std::nullopt;
  for (fs::path folder = real; folder != folder.parent_path(); folder = folder.parent_path()) {
    if (fs::exists(folder / release::kSealName, error)) return folder;
  }
  return std::nullopt;
}

}  // namespace maquette
