// What the names of a UVL model stand for: features, those inside cloned features, and their attributes.
//
// A feature with a cardinality is cloned: it and all below it exist once for each instance. Its own name stands for "there
// is an instance"; "F[1]", "F[2]" for the instances, "G[2]" for the feature G below the second.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/uvl_syntax.h"
#include "maquette/finding.h"

namespace maquette::formats {

class UvlNames {
 public:
  struct Entry {
    const UvlFeature* feature = nullptr;
    std::vector<const UvlFeature*> clones;  ///< the cloned features it is below, outermost first; not itself
    /// Those, and the feature itself where it is cloned: how its values and attributes are told apart.
    std::vector<const UvlFeature*> value_clones;
    std::size_t first = 0, last = 0;  ///< itself and all below it, as a range of entries()
  };
  struct Meaning {
    const Entry* entry = nullptr;
    const UvlValue* attribute = nullptr;  ///< set: this attribute of the entry
  };

  /// `root` must outlive this. Names used twice are findings.
  UvlNames(const UvlFeature& root, const std::vector<std::string>& files, Findings& findings);

  /// The feature, or the attribute of a feature, that a constraint of `scope` calls so.
  std::optional<Meaning> find(const std::vector<std::string>& path, std::string_view scope) const;

  /// In the order of the tree.
  const std::vector<Entry>& entries() const { return entries_; }

  /// The value of the attribute, also where it is written {value 2}; null where there is none.
  static const UvlValue* attribute_of(const UvlFeature& feature, std::string_view name);

 private:
  void add(const UvlFeature& feature, std::vector<const UvlFeature*> clones, const std::vector<std::string>& files,
           Findings& findings);

  std::vector<Entry> entries_;
  std::map<std::string, std::size_t, std::less<>> index_;
};

/// "a.b.c"
std::string dotted(const std::vector<std::string>& path);

}  // namespace maquette::formats
