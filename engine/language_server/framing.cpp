#include "language_server/framing.h"

#include <algorithm>
#include <charconv>

namespace maquette::lsp {
namespace {

constexpr std::string_view kLineEnd = "\r\n";

/// Field names are compared as HTTP compares them: without case.
bool is_named(std::string_view name, std::string_view lower) {
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; };
  return std::equal(name.begin(), name.end(), lower.begin(), lower.end(), same);
}

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

std::optional<std::size_t> parse_length(std::string_view digits) {
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  return whole && length <= kMaxContentBytes ? std::optional(length) : std::nullopt;
}

}  // namespace

void FrameReader::feed(std::string_view bytes) {
  if (!fault_) waiting_ += bytes;
}

std::optional<std::string> FrameReader::next() {
  if (fault_ || (!length_ && !read_header())) return std::nullopt;
  if (waiting_.size() < *length_) return std::nullopt;
  std::string content = waiting_.substr(0, *length_);
  waiting_.erase(0, *length_);
  length_.reset();
  return content;
}

bool FrameReader::read_header() {
  const std::size_t end = waiting_.find("\r\n\r\n");
  if (end == std::string::npos || end > kMaxHeaderBytes) {
    if (waiting_.size() > kMaxHeaderBytes) fault_ = "a header has more than 4096 bytes";
    return false;
  }
  std::string_view header = std::string_view(waiting_).substr(0, end);
  while (!header.empty()) {
    const std::size_t line_end = std::min(header.find(kLineEnd), header.size());
    if (!read_field(header.substr(0, line_end))) return false;
    header.remove_prefix(std::min(line_end + kLineEnd.size(), header.size()));
  }
  if (!length_) fault_ = "a header lacks Content-Length";
  waiting_.erase(0, end + 2 * kLineEnd.size());
  return length_.has_value();
}

bool FrameReader::read_field(std::string_view line) {
  const std::size_t colon = line.find(':');
  const std::string_view name = line.substr(0, std::min(colon, line.size()));
  const std::string_view value = colon == std::string_view::npos ? std::string_view{} : trimmed(line.substr(colon + 1));
  if (is_named(name, "content-length")) {
    if (length_) fault_ = "a header has two lengths";
    length_ = parse_length(value);
    if (!length_) fault_ = "a Content-Length is not a number up to 33554432";
  } else if (!is_named(name, "content-type")) {
    fault_ = "a header field is neither Content-Length nor Content-Type";
  }
  return !fault_;
}

std::string framed(std::string_view content) {
  return "Content-Length: " + std::to_string(content.size()) + "\r\n\r\n" + std::string(content);
}

}  // namespace maquette::lsp
