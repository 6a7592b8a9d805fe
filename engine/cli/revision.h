// A model as a git revision had it: "v1.2:catalogs/mug" is catalogs/mug of the tag v1.2.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace maquette::cli {

/// A model on disk, and the temporary folder it lies in if it was taken from git; that goes with this.
class ModelPath {
 public:
  explicit ModelPath(std::string path) : path_(std::move(path)) {}
  ModelPath(std::string path, std::filesystem::path folder, std::string revision)
      : path_(std::move(path)), folder_(std::move(folder)), revision_(std::move(revision)) {}
  ~ModelPath();
  ModelPath(const ModelPath&) = delete;
  ModelPath& operator=(const ModelPath&) = delete;

  const std::string& path() const { return path_; }
  /// A file of the model as the caller would name it: "v1.2:catalogs/mug/rules.toml".
  std::string name_of(const std::string& file) const;

 private:
  std::string path_;
  std::filesystem::path folder_;
  std::string revision_;
};

/// `given` itself where it exists or is no REVISION:PATH. Null: git could not give it, and said why on standard error.
std::unique_ptr<ModelPath> find_model(const std::string& given);

}  // namespace maquette::cli
