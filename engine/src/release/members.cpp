#include "release/members.h"

#include <algorithm>

#include "catalog/apart.h"
#include "support/file.h"
#include "support/sha256.h"

namespace maquette::release {
namespace {

namespace fs = std::filesystem;

/// Paths from the root, below it, without a step upwards.
bool is_inside(const fs::path& name) {
  return name.is_relative() && std::none_of(name.begin(), name.end(), [](const fs::path& step) { return step == ".."; });
}

class Gathering {
 public:
  explicit Gathering(fs::path root) : root_(std::move(root)) {}

  void take(const std::string& name, std::string bytes) {
    size_ += bytes.size();
    result_.members.insert_or_assign(name, std::move(bytes));
    if (size_ > kMostBytes || result_.members.size() > kMostMembers)
      refuse("is larger than a release may be: 512 MiB and 2,000 files");
  }

  void read(const std::string& name) {
    if (name.empty() || !result_.problem.empty() || result_.members.contains(name)) return;
    const fs::path clean = fs::path(name).lexically_normal();
    if (!is_inside(clean)) return refuse("names " + name + ", which lies outside of it");
    FileContent content = read_file(root_ / clean, kMostBytes);
    if (content.problem != ReadProblem::none) return refuse("cannot be released whole: " + name + " cannot be read");
    take(clean.generic_string(), std::move(content.bytes));
  }

  void read_where_there_is_one(const std::string& name) {
    std::error_code error;
    if (fs::exists(root_ / name, error)) read(name);
  }

  void refuse(const std::string& why) {
    if (result_.problem.empty()) result_.problem = "the catalog " + why;
  }

  MembersResult result() && { return std::move(result_); }

 private:
  fs::path root_;
  MembersResult result_;
  std::uintmax_t size_ = 0;
};

/// What a product says in its own words: words/TAG.toml beside its catalog.
std::vector<std::string> words_of(const CatalogFiles& catalog) {
  std::vector<std::string> names;
  const fs::path folder = fs::path(catalog.entry_point).parent_path() / "words";
  std::error_code error;
  for (fs::directory_iterator file(fs::path(catalog.root) / folder, error), end; !error && file != end;
       file.increment(error)) {
    if (file->path().extension() == ".toml") names.push_back((folder / file->path().filename()).generic_string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

MembersResult gather(const CatalogFiles& catalog, const Model& model) {
  Gathering gathering(catalog.root);
  for (const auto& [name, text] : catalog.files) {
    if (!is_inside(name)) gathering.refuse("includes " + name + ", which lies outside of its folder");
    gathering.take(name, text);
  }
  gathering.read(model.mesh);
  if (!model.mesh.empty()) {  // how the product comes apart, docs/pictures.md
    gathering.read_where_there_is_one(catalog::ways_beside(model.mesh));
  }
  for (const Material& material : model.materials) {
    for (const std::string* picture : {&material.base_texture, &material.normal_texture, &material.roughness_texture}) {
      gathering.read(*picture);
    }
  }
  for (const std::string& words : words_of(catalog)) gathering.read(words);
  return std::move(gathering).result();
}

MembersResult read_back(const fs::path& folder) {
  Gathering gathering(folder);
  std::error_code error;
  for (fs::recursive_directory_iterator file(folder, error), end; !error && file != end; file.increment(error)) {
    const std::string name = file->path().lexically_relative(folder).generic_string();
    if (file->is_symlink(error)) gathering.refuse("has a link in it: " + name);
    if (file->is_regular_file(error)) gathering.read(name);
  }
  if (error) gathering.refuse("cannot be read: " + error.message());
  return std::move(gathering).result();
}

entry::Digests digests_of(const Members& members) {
  entry::Digests digests;
  for (const auto& [name, bytes] : members) {
    if (name != kSealName) digests.push_back({name, sha256_hex(bytes), bytes.size()});
  }
  return digests;
}

}  // namespace maquette::release
