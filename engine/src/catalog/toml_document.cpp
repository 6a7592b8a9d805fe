// The one file that includes toml++.
//
// Fuzzing finds inputs on which toml++ 3.3 trips over its own assertions and over tables of Unicode white space it believes
// complete. So it is compiled from its headers with assertions that throw, and it is shown no letter beyond ASCII: those
// can only stand in texts and comments (check_toml_shape), where each is replaced by one placeholder, which keeps every
// line and column; texts are then decoded from the file itself (toml_string.cpp).
#include "catalog/toml_document.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace {
struct TomlAssertion : std::logic_error {
  using std::logic_error::logic_error;
};
[[noreturn]] void toml_assertion_failed(const char* condition) { throw TomlAssertion(condition); }
}  // namespace

#undef NDEBUG  // toml++ drops TOML_ASSERT, and assumes its conditions, where this is defined
#undef TOML_SHARED_LIB
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ASSERT(condition) ((condition) ? void(0) : toml_assertion_failed(#condition))
#include <toml++/toml.h>

#include "catalog/limits.h"
#include "catalog/text_guard.h"
#include "support/utf8.h"

namespace maquette::catalog {
namespace {

class Converter {
 public:
  explicit Converter(const Source& source) : source_(source) {}

  Node convert(const toml::node& from) const {
    Node node;
    node.where = place(from.source().begin);
    if (const auto* table = from.as_table()) {
      node.kind = Node::Kind::table;
      fill(node, *table);
    } else if (const auto* array = from.as_array()) {
      node.kind = Node::Kind::array;
      for (const toml::node& item : *array) node.items.push_back(convert(item));
    } else {
      fill(node, from);
    }
    return node;
  }

 private:
  Place place(toml::source_position at) const { return {&source_, source_.offset(at.line, at.column)}; }

  /// toml++ keeps members by name; the author's order is that of their places.
  void fill(Node& node, const toml::table& table) const {
    for (const auto& [key, value] : table) {
      const Place where = place(key.source().begin);
      auto in_quotes = decode_string(where);
      node.members.push_back({in_quotes ? std::move(in_quotes->text) : std::string(key.str()), where, convert(value)});
    }
    std::stable_sort(node.members.begin(), node.members.end(),
                     [](const Member& a, const Member& b) { return a.where.offset < b.where.offset; });
  }

  static void fill(Node& node, const toml::node& scalar) {
    if (scalar.is_string()) {
      node.kind = Node::Kind::text;
      node.text = decode(node.where);
    } else if (const auto* integer = scalar.as_integer()) {
      node.kind = Node::Kind::integer;
      node.integer = integer->get();
    } else if (const auto* real = scalar.as_floating_point()) {
      node.kind = Node::Kind::real;
      node.real = real->get();
    } else {
      node.kind = scalar.is_boolean() ? Node::Kind::boolean : Node::Kind::date;
      node.integer = scalar.is_boolean() && scalar.as_boolean()->get() ? 1 : 0;
    }
  }

  static std::string decode(const Place& open_quote) {
    auto decoded = decode_string(open_quote);
    if (!decoded) throw TomlAssertion("a string toml++ accepts has a decoding");
    return std::move(decoded->text);
  }

  const Source& source_;
};

/// One placeholder for every code point beyond ASCII.
std::string in_ascii(std::string_view text) {
  std::string ascii;
  ascii.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    ascii += point.value < 0x80 ? text[at] : '?';
    at += point.length;
  }
  return ascii;
}

/// toml++ says "Error while parsing string: unknown escape sequence"; the part after the colon says it all.
std::string reason(std::string_view description) {
  constexpr std::string_view preamble = "Error while parsing ";
  if (description.starts_with(preamble)) description.remove_prefix(preamble.size());
  return std::string(description);
}

}  // namespace

std::string_view kind_name(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::text:
      return "a text";
    case Node::Kind::integer:
      return "a whole number";
    case Node::Kind::real:
      return "a number with a point";
    case Node::Kind::boolean:
      return "true or false";
    case Node::Kind::date:
      return "a date";
    case Node::Kind::array:
      return "a list";
    case Node::Kind::table:
      return "a table";
  }
  return {};
}

std::optional<Node> parse_toml(const Source& source, Report& report) {
  if (!check_characters(source, report) || !check_toml_shape(source, report)) return std::nullopt;
  try {
    const toml::table document = toml::parse(in_ascii(source.text()));
    return Converter(source).convert(document);
  } catch (const toml::parse_error& error) {
    const toml::source_position at = error.source().begin;
    const Place where{&source, source.offset(at.line, at.column)};
    report.error(where, "toml-syntax", say("this is not TOML: ", reason(error.description())));
  } catch (const TomlAssertion&) {
    report.error(Position{source.path(), 0, 0}, "toml-syntax", "this file is not TOML; look for a name without a value");
  }
  return std::nullopt;
}

}  // namespace maquette::catalog
