// What is measured: our own product and real models of other product lines (where ../shared/models is there).
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "compile/compiled.h"
#include "maquette/model.h"

namespace maquette::bench {

struct Subject {
  std::string name;
  std::shared_ptr<const Model> model;
  std::shared_ptr<const compile::CompiledCatalog> catalog;
};

struct SubjectFiles {
  std::string name;
  std::filesystem::path model;    ///< a catalog, UVL, DIMACS or XCSP (.xml)
  std::filesystem::path prices;   ///< "feature<tab>cents" lines; may be empty
  std::filesystem::path orders;   ///< may be empty
  std::uint32_t made_groups = 0;  ///< not from a file: a product line of so many groups (product_line.h)
};

/// Those that exist, the smallest first, and then product lines of growing size made from a seed. `root`: the project's
/// folder.
std::vector<SubjectFiles> find_subjects(const std::filesystem::path& root);

/// Throws std::runtime_error with the first finding when a file cannot be read, or when the model does not compile.
Subject load_subject(const SubjectFiles& files);

}  // namespace maquette::bench
