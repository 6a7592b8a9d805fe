// Reading a whole file, never more of it than its caller allows.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace maquette {

enum class ReadProblem : std::uint8_t { none, missing, not_a_file, unreadable, too_big };

struct FileContent {
  std::string bytes;  ///< empty unless `problem` is none
  ReadProblem problem = ReadProblem::none;
};

/// The bytes of the regular file at `path`, at most `limit` of them. Never blocks on a device or a pipe.
FileContent read_file(const std::filesystem::path& path, std::uintmax_t limit);

}  // namespace maquette
