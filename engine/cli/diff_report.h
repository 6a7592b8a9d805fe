// What `maquette diff` prints.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/output.h"
#include "maquette/difference.h"

namespace maquette::cli {

struct SavedDesign {
  std::string name;
  Saved saved;
};

struct DiffReport {
  std::shared_ptr<const Model> before, after;
  Difference difference;
  std::vector<SavedDesign> saved;
  bool with_saved = false;  ///< a folder of saved designs was given
};

/// "Removes 18,432 designs, adds 120, breaks 7 of 9 saved designs."
std::string headline(const DiffReport& report, const std::string& language);

Json to_json(const DiffReport& report, const std::string& language);
void print_report(const DiffReport& report, const std::string& language);

/// Saved designs that were valid and are not any more.
std::size_t count_broken(const DiffReport& report);

}  // namespace maquette::cli
