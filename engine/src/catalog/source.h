// A catalog file's text, and places in it.
//
// Everything the reader keeps of a file carries a Place: eight bytes of offset and a pointer to its Source. Lines and
// columns are worked out only for what is reported or kept in the Model.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "maquette/finding.h"

namespace maquette::catalog {

class Source {
 public:
  /// `text` is well-formed UTF-8 without a byte order mark and outlives the Source.
  Source(std::string path, std::string_view text);

  const std::string& path() const { return path_; }
  std::string_view text() const { return text_; }

  /// Line and column (in code points, from 1) of the byte at `offset`.
  Position position(std::size_t offset) const;

  /// The byte at `line` and `column`, both from 1; the end of the text where there is none.
  std::size_t offset(std::size_t line, std::size_t column) const;

 private:
  std::string path_;
  std::string_view text_;
  std::vector<std::size_t> line_starts_;
};

struct Place {
  const Source* source = nullptr;
  std::size_t offset = 0;

  Position position() const { return source == nullptr ? Position{} : source->position(offset); }
};

/// A piece of text an author wrote, and where.
struct Text {
  std::string value;
  Place where;
};

}  // namespace maquette::catalog
