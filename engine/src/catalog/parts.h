// The three kinds of part, each reading its own keys and making the part's options.
#pragma once

#include "catalog/expression.h"
#include "catalog/options.h"

namespace maquette::catalog {

/// How many of its options a part takes.
struct Take {
  enum class Kind : std::uint8_t { one, optional, several };
  Kind kind = Kind::one;
  Bounds bounds;
  Text written;
};

struct PartDraft {
  Part part;
  PartNotes notes;
  OptionDefaults defaults;
  Take take;
  std::vector<Place> option_places;                   ///< of a choice: one for each of its options
  std::vector<std::pair<std::string, Text>> retired;  ///< of a choice: options that are replaced, each by what
};

void read_choice(TableCursor& cursor, PartDraft& draft, Assembly& assembly);
void read_number_part(TableCursor& cursor, PartDraft& draft, Assembly& assembly);
/// `per_letter`, and an option for each length up to `longest`.
void read_lengths(TableCursor& cursor, PartDraft& draft, std::int64_t longest, Assembly& assembly);
void read_text_part(TableCursor& cursor, PartDraft& draft, Assembly& assembly);

}  // namespace maquette::catalog
