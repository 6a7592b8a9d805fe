#include "cli/files.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>

#include "cli/input.h"
#include "support/file.h"

namespace maquette::cli {
namespace {

std::string message_of(ReadProblem problem, std::size_t limit) {
  switch (problem) {
    case ReadProblem::missing:
      return "there is no such file";
    case ReadProblem::not_a_file:
      return "not a file";
    case ReadProblem::too_big:
      return "more than " + std::to_string(limit) + " bytes";
    default:
      return "cannot be read";
  }
}

FileContent read_standard_input(std::size_t limit) {
  std::string bytes(limit + 1, '\0');
  std::cin.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(std::cin.gcount()));
  if (bytes.size() > limit) return {{}, ReadProblem::too_big};
  return {std::move(bytes), ReadProblem::none};
}

}  // namespace

std::optional<std::string> read_input(const std::string& path, std::size_t limit) {
  FileContent content = path == "-" ? read_standard_input(limit) : read_file(path, limit);
  if (content.problem == ReadProblem::none) return std::move(content.bytes);
  print_finding(path, "unreadable", message_of(content.problem, limit));
  return std::nullopt;
}

std::optional<std::string> read_line(std::size_t limit) {
  std::string line;
  int next = std::cin.get();
  if (next == std::char_traits<char>::eof()) return std::nullopt;
  for (; next != std::char_traits<char>::eof() && next != '\n'; next = std::cin.get()) {
    if (line.size() <= limit) line += static_cast<char>(next);
  }
  return line;
}

bool write_file(const std::string& path, std::string_view bytes) {
  const std::filesystem::path draft = path + ".part";
  std::ofstream file(draft, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  std::error_code error;
  if (file) std::filesystem::rename(draft, path, error);
  if (file && !error) return true;
  std::filesystem::remove(draft, error);
  print_finding(path, "unwritable", "cannot be written");
  return false;
}

}  // namespace maquette::cli
