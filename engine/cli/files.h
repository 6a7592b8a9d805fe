// Files and standard input, bounded, with their mistakes on standard error.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace maquette::cli {

/// The file's bytes, or standard input's for "-". None: too big, missing or unreadable, and said so.
std::optional<std::string> read_input(const std::string& path, std::size_t limit);

/// The next line of standard input, without its end and cut after `limit` + 1 bytes. None: there are no more.
std::optional<std::string> read_line(std::size_t limit);

/// Replaces the file whole: a reader never sees half of it. False: could not, and said so.
bool write_file(const std::string& path, std::string_view bytes);

}  // namespace maquette::cli
