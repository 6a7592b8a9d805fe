// What the page of a difference says, language by language.
#pragma once

#include <string_view>

namespace maquette::cli {

/// English and French side by side: a translator adds a column.
struct PageWords {
  const char *removes, *adds, *same, *perhaps, *designs, *uncounted, *kept, *removed, *added, *removed_by, *added_by, *rule,
      *fresh, *changed, *dropped, *gone, *is_new, *was, *now_nearest, *before_nearest, *now, *nothing_near, *differs,
      *prices, *same_prices, *change_by, *to, *dearer, *cheaper, *example, *before, *after, *product, *saved, *all_fine,
      *repair, *no_repair, *and_more, *undecided;
};

/// In English where the page does not speak the language.
const PageWords& page_words(std::string_view language);

}  // namespace maquette::cli
