// What can be mended without asking: mistakes whose message already says the one thing that was meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "maquette/finding.h"

namespace maquette::lsp {

/// Replace the bytes [begin, end) of the finding's file.
struct Fix {
  std::size_t begin = 0, end = 0;
  std::string replacement;
  std::string title;  ///< "Write \"suede\""
};

/// The fix of `finding` in its file's `text`, or nothing where an author has to decide. Whoever applies it without asking
/// reads the catalog again and keeps it only if the finding is gone and no other came.
std::optional<Fix> fix_of(const Finding& finding, std::string_view text);

/// `text` after it.
std::string applied(const Fix& fix, std::string text);

}  // namespace maquette::lsp
