// The tuples of a relation of XCSP 2.1, and how any mistake in such a file is told.
//
// A relation's text is numbers with a `|` between its tuples: "1 2|1 3|2 2". A tuple that is empty, too short or too long
// is a mistake with its number and place, never a guess at what was meant.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bench/peers/xml_cursor.h"

namespace maquette::bench {

/// Of a domain, or of one tuple.
using Values = std::vector<std::int64_t>;

/// Thrown: reading stops at the first.
struct Mistake {
  std::size_t offset;  ///< in the file, in bytes
  std::string code, message;
};

/// `tuples`: the part of `file` after the tag of the `relation`. Each has `arity` values. Throws Mistake.
std::vector<Values> read_tuples(std::string_view file, const XmlTag& relation, std::string_view tuples, std::size_t arity);

}  // namespace maquette::bench
