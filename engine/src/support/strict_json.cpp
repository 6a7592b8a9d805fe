// A SAX handler that builds nlohmann's document itself.
//
// The parser calls the handler right after it consumed a token, and reads its input through an iterator that counts. From
// the count and the text the handler finds where the token began: the opening quote of a string, the first digit of a
// number. That gives a line and column for every value and for every complaint, which nlohmann keeps for syntax errors
// only.
#include "support/strict_json.h"

#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

namespace maquette {
namespace {

using nlohmann::json;

/// Reads the text and counts what was read, in a counter shared by all copies.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* count) : at_(at), count_(count) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    ++*count_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  std::size_t* count_;
};

/// Turns offsets, asked for in rising order, into lines and columns in one walk over the text.
class Ruler {
 public:
  explicit Ruler(std::string_view text) : text_(text) {}

  Position at(std::size_t offset, const std::string& file) {
    if (offset < offset_) *this = Ruler(text_);
    for (; offset_ < offset && offset_ < text_.size(); ++offset_) {
      const auto byte = static_cast<unsigned char>(text_[offset_]);
      if (byte == '\n') {
        ++line_;
        column_ = 1;
      } else if ((byte & 0xC0U) != 0x80U) {
        ++column_;
      }
    }
    return {file, line_, column_};
  }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

bool is_number_character(char c) {
  return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/// The first byte of the string whose closing quote is at `closing`.
std::size_t opening_quote(std::string_view text, std::size_t closing) {
  for (std::size_t at = closing; at-- > 0;) {
    if (text[at] != '"') continue;
    std::size_t backslashes = 0;
    while (backslashes < at && text[at - backslashes - 1] == '\\') ++backslashes;
    if (backslashes % 2 == 0) return at;
  }
  return 0;
}

/// The message of a nlohmann parse error without its "[json.exception...] parse error at line 1, column 2: ".
std::string plain_message(std::string_view what) {
  if (const auto tag = what.find("] "); tag != std::string_view::npos) what.remove_prefix(tag + 2);
  if (what.starts_with("parse error")) {
    if (const auto colon = what.find(": "); colon != std::string_view::npos) what.remove_prefix(colon + 2);
  }
  return std::string(what);
}

class Builder : public nlohmann::json_sax<json> {
 public:
  Builder(std::string_view text, const std::size_t& consumed, const JsonLimits& limits, JsonDocument& document)
      : text_(text), consumed_(consumed), limits_(limits), document_(document), ruler_(text) {}

  bool null() override { return add(json(), word_start()); }
  bool boolean(bool value) override { return add(json(value), word_start()); }
  bool number_integer(number_integer_t value) override { return add(json(value), number_start()); }
  bool number_unsigned(number_unsigned_t value) override { return add(json(value), number_start()); }
  bool number_float(number_float_t value, const string_t& /*written*/) override { return add(json(value), number_start()); }
  bool binary(binary_t& /*value*/) override { return false; }  // JSON text has none
  bool string(string_t& value) override {
    const std::size_t start = opening_quote(text_, consumed_ - 1);
    return without_nul(value, start) && add(json(std::move(value)), start);
  }
  bool start_object(std::size_t /*count*/) override { return open(json::object()); }
  bool start_array(std::size_t /*count*/) override { return open(json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    const std::size_t start = opening_quote(text_, consumed_ - 1);
    if (!without_nul(name, start)) return false;
    if (open_.back()->contains(name)) return refuse(start, "json-duplicate", "the key \"" + name + "\" is written twice");
    key_ = name;
    key_start_ = start;
    return true;
  }
  bool parse_error(std::size_t position, const std::string& /*token*/, const nlohmann::detail::exception& error) override {
    return refuse(position == 0 ? 0 : position - 1, "json-syntax", plain_message(error.what()));
  }

 private:
  bool refuse(std::size_t offset, const char* code, std::string message) {
    document_.problem = Finding{Severity::error, ruler_.at(offset, document_.file), code, std::move(message)};
    return false;
  }

  bool without_nul(const std::string& value, std::size_t start) {
    return value.find('\0') == std::string::npos || refuse(start, "json-nul", "a string holds the character U+0000");
  }

  std::size_t word_start() const {
    std::size_t start = consumed_;
    while (start > 0 && text_[start - 1] >= 'a' && text_[start - 1] <= 'z') --start;
    return start;
  }

  std::size_t number_start() const {
    std::size_t start = consumed_;
    if (start > 0 && !is_number_character(text_[start - 1])) --start;  // the parser looked one character ahead
    while (start > 0 && is_number_character(text_[start - 1])) --start;
    return start;
  }

  /// Puts a value where it belongs: the document itself, a member of the open object, an element of the open array.
  json* place(json value, std::size_t start) {
    if (++values_ > limits_.values) {
      refuse(start, "json-values", "more than " + std::to_string(limits_.values) + " values");
      return nullptr;
    }
    if (open_.empty()) {
      document_.written[""] = ruler_.at(start, document_.file);
      return &document_.value.emplace(std::move(value));
    }
    json& parent = *open_.back();
    if (parent.is_array()) {
      path_ += '/' + std::to_string(parent.size());
      document_.written[path_] = ruler_.at(start, document_.file);
      parent.push_back(std::move(value));
      return &parent.back();
    }
    path_ += '/' + json_pointer_token(key_);
    document_.written[path_] = ruler_.at(key_start_, document_.file);
    return &(parent[key_] = std::move(value));
  }

  bool add(json value, std::size_t start) {
    const std::size_t path_size = path_.size();
    const bool placed = place(std::move(value), start) != nullptr;
    path_.resize(path_size);
    return placed;
  }

  bool open(json container) {
    const std::size_t start = consumed_ - 1;
    if (open_.size() >= limits_.depth) {
      return refuse(start, "json-depth", "nested deeper than " + std::to_string(limits_.depth) + " levels");
    }
    path_sizes_.push_back(path_.size());
    json* const placed = place(std::move(container), start);
    if (placed == nullptr) return false;
    open_.push_back(placed);  // stays where it is: its parent does not grow while it is open
    return true;
  }

  bool close() {
    open_.pop_back();
    path_.resize(path_sizes_.back());
    path_sizes_.pop_back();
    return true;
  }

  std::string_view text_;
  const std::size_t& consumed_;
  const JsonLimits& limits_;
  JsonDocument& document_;
  Ruler ruler_;
  std::vector<json*> open_;
  std::vector<std::size_t> path_sizes_;
  std::string path_;
  std::string key_;
  std::size_t key_start_ = 0;
  std::size_t values_ = 0;
};

}  // namespace

Position JsonDocument::where(const std::string& pointer) const {
  const auto found = written.find(pointer);
  return found == written.end() ? Position{file, 0, 0} : found->second;
}

std::string json_pointer_token(std::string_view key) {
  std::string token;
  for (const char c : key) {
    if (c == '~') {
      token += "~0";
    } else if (c == '/') {
      token += "~1";
    } else {
      token += c;
    }
  }
  return token;
}

JsonDocument parse_json(std::string_view text, std::string_view file, const JsonLimits& limits) {
  JsonDocument document;
  document.file = file;
  const auto refuse = [&](Position where, const char* code, std::string message) {
    document.problem = Finding{Severity::error, std::move(where), code, std::move(message)};
  };
  if (text.size() > limits.bytes) {
    refuse({document.file, 0, 0}, "json-size",
           std::to_string(text.size()) + " bytes, more than the " + std::to_string(limits.bytes) + " allowed");
    return document;
  }
  if (text.starts_with("\xEF\xBB\xBF")) {
    refuse({document.file, 1, 1}, "json-syntax", "starts with a byte order mark; save it as plain UTF-8");
    return document;
  }
  std::size_t consumed = 0;
  Builder builder(text, consumed, limits, document);
  // The parser never leaves [text.data(), text.data() + size); its iterators compare by address.
  const bool parsed = json::sax_parse(CountingIterator(text.data(), &consumed),
                                      CountingIterator(text.data() + text.size(), &consumed), &builder);
  if (!parsed) {
    document.value.reset();
    document.written.clear();
    if (!document.problem) refuse({document.file, 0, 0}, "json-syntax", "not a JSON text");
  }
  return document;
}

}  // namespace maquette
