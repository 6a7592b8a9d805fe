// Text that is safe in a page.
#pragma once

#include <string>
#include <string_view>

namespace maquette::cli {

/// As text, and in an attribute in double quotes. Control characters and what is not UTF-8 become '?'.
std::string html(std::string_view text);

/// RFC 4648, with padding.
std::string base64(std::string_view bytes);

}  // namespace maquette::cli
