#include "support/file.h"

#include <fstream>
#include <system_error>

namespace maquette {

FileContent read_file(const std::filesystem::path& path, std::uintmax_t limit) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) return {{}, ReadProblem::missing};
  if (!std::filesystem::is_regular_file(status)) return {{}, ReadProblem::not_a_file};
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error) return {{}, ReadProblem::unreadable};
  if (size > limit) return {{}, ReadProblem::too_big};

  std::ifstream stream(path, std::ios::binary);
  if (!stream) return {{}, ReadProblem::unreadable};
  // One byte more than the file had: a file that grows while it is read is noticed, not read on and on.
  std::string bytes(static_cast<std::size_t>(size) + 1, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (stream.bad()) return {{}, ReadProblem::unreadable};
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  if (bytes.size() > limit) return {{}, ReadProblem::too_big};
  return {std::move(bytes), ReadProblem::none};
}

}  // namespace maquette
