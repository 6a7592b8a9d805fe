// The one ZIP file for a list of members: stored, contiguous, nothing optional. Why and how: zip.cpp and
// docs/entry-format.md.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace maquette::entry {

struct ZipMember {
  std::string name;
  std::string_view data;  ///< not owned
};

struct ZipLimits {
  std::size_t bytes = std::size_t{128} << 20;
  std::size_t members = 256;
};

struct ZipRead {
  std::vector<ZipMember> members;  ///< views into the package
  std::string problem;             ///< one line, when it is not the canonical ZIP of its members; then `members` is empty
};

/// Whether a member may be called this: 1 to 200 characters, segments of letters, digits, '-', '_' and '.' between single
/// slashes, none of them starting with a dot.
bool is_member_name(std::string_view name);

/// The order of members: `mimetype`, then by bytes.
bool member_before(std::string_view a, std::string_view b);

/// The ZIP of `members`, which must be in order, with legal names, and within `ZipLimits`.
std::string write_zip(const std::vector<ZipMember>& members);

/// Accepts exactly what `write_zip` writes.
ZipRead read_zip(std::string_view package, const ZipLimits& limits = {});

}  // namespace maquette::entry
