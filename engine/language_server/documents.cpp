#include "language_server/documents.h"

#include <limits>

namespace maquette::lsp {
namespace {

using nlohmann::json;

std::optional<std::uint32_t> read_count(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number_integer()) return std::nullopt;
  const auto value = found->get<std::int64_t>();
  if (value < 0 || value > std::numeric_limits<std::int32_t>::max()) return std::nullopt;
  return static_cast<std::uint32_t>(value);
}

bool apply(const json& change, std::string& text) {
  if (!change.is_object() || !change.contains("text") || !change["text"].is_string()) return false;
  const auto& replacement = change["text"].get_ref<const std::string&>();
  if (!change.contains("range")) {
    text = replacement;
  } else {
    const auto range = read_range(change["range"]);
    if (!range) return false;
    const LineMap lines(text);
    const std::size_t begin = lines.offset(range->start), end = lines.offset(range->end);
    if (begin > end) return false;
    text.replace(begin, end - begin, replacement);
  }
  return text.size() <= kMaxDocumentBytes;
}

}  // namespace

std::optional<TextPosition> read_position(const json& object) {
  if (!object.is_object()) return std::nullopt;
  const auto line = read_count(object, "line"), character = read_count(object, "character");
  if (!line || !character) return std::nullopt;
  return TextPosition{*line, *character};
}

std::optional<TextRange> read_range(const json& object) {
  if (!object.is_object() || !object.contains("start") || !object.contains("end")) return std::nullopt;
  const auto start = read_position(object["start"]), end = read_position(object["end"]);
  if (!start || !end) return std::nullopt;
  return TextRange{*start, *end};
}

bool Documents::open(const std::filesystem::path& path, OpenDocument document) {
  if (document.text.size() > kMaxDocumentBytes || (open_.size() >= kMaxDocuments && !open_.contains(path))) return false;
  open_[path] = std::move(document);
  return true;
}

bool Documents::change(const std::filesystem::path& path, std::int64_t version, const json& changes) {
  const auto found = open_.find(path);
  if (found == open_.end() || !changes.is_array()) return false;
  std::string text = found->second.text;
  for (const json& change : changes) {
    if (!apply(change, text)) return false;
  }
  found->second.text = std::move(text);
  found->second.version = version;
  return true;
}

const OpenDocument* Documents::find(const std::filesystem::path& path) const {
  const auto found = open_.find(path);
  return found == open_.end() ? nullptr : &found->second;
}

}  // namespace maquette::lsp
