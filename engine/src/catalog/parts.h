// The three kinds of part, each reading its own keys and making the part's options.
#pragma once

#include "catalog/options.h"

namespace maquette::catalog {

struct PartDraft {
  Part part;
  PartNotes notes;
  OptionDefaults defaults;
};

void read_choice(TableCursor& cursor, PartDraft& draft, Assembly& assembly);
void read_number_part(TableCursor& cursor, PartDraft& draft, Assembly& assembly);
void read_text_part(TableCursor& cursor, PartDraft& draft, Assembly& assembly);

}  // namespace maquette::catalog
