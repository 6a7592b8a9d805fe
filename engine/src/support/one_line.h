// Messages on one line, safe for a terminal: what is quoted in them may come from a stranger's file.
#pragma once

#include <string>
#include <string_view>

namespace maquette {

/// `text` with every control, format and malformed character as '?' and line ends as spaces, cut after `most` code points.
std::string one_line(std::string_view text, std::size_t most = 400);

}  // namespace maquette
