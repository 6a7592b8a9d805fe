#include "formats/uvl_parser.h"

#include <algorithm>
#include <array>
#include <utility>

namespace maquette::formats {
namespace {

constexpr std::array<std::string_view, 4> kMajorLevels = {"Boolean", "Arithmetic", "Type", "String"};
constexpr std::array<std::string_view, 7> kMinorLevels = {"group-cardinality",  "feature-cardinality", "aggregate-function",
                                                          "string-constraints", "numeric-constraints", "type-constraints",
                                                          "attribute"};

bool is_level(std::string_view name) {
  const std::size_t dot = name.find('.');
  const std::string_view major = name.substr(0, dot);
  if (std::find(kMajorLevels.begin(), kMajorLevels.end(), major) == kMajorLevels.end()) return false;
  if (dot == std::string_view::npos) return true;
  const std::string_view minor = name.substr(dot + 1);
  return minor == "*" || std::find(kMinorLevels.begin(), kMinorLevels.end(), minor) != kMinorLevels.end();
}

}  // namespace

UvlFile UvlParser::run() {
  while (!at(UvlTokenKind::end) && findings_.size() < kMaxFindings) parse_section();
  if (!failed() && !has_features_) fail(peek(), "no-features", "There is no \"features\" section.");
  return std::move(result_);
}

void UvlParser::parse_section() {
  if (take(UvlTokenKind::newline)) return;
  const UvlToken& word = peek();
  if (word.is_keyword("features")) {
    ++at_;
    parse_features();
  } else if (word.is_keyword("constraints")) {
    ++at_;
    parse_constraints();
  } else if (word.is_keyword("namespace")) {
    skip_line();
  } else if (word.is_keyword("include")) {
    ++at_;
    parse_includes();
  } else if (word.is_keyword("imports")) {
    ++at_;
    parse_imports();
  } else {
    fail(word, "unknown-section",
         "Expected namespace, include, imports, features or constraints, not \"" + word.text + "\".");
    skip_line();
  }
}

/// The levels a file declares are checked for their names only: what it uses is checked where it is used.
void UvlParser::parse_includes() {
  expect_newline();
  if (!take(UvlTokenKind::indent)) return;
  while (block_goes_on()) {
    const UvlToken& first = peek();
    std::string name;
    for (; !at(UvlTokenKind::newline) && block_goes_on(); ++at_) name += peek().text;
    take(UvlTokenKind::newline);
    if (!is_level(name)) {
      fail(first, "unknown-level",
           "There is no language level \"" + name + "\"; there are Boolean, Arithmetic and Type, and their parts.");
    }
  }
  take(UvlTokenKind::dedent);
}

void UvlParser::parse_imports() {
  expect_newline();
  if (!take(UvlTokenKind::indent)) return;
  while (block_goes_on()) parse_import();
  take(UvlTokenKind::dedent);
}

/// "folder.model as m"; without an alias the model's own name is used.
void UvlParser::parse_import() {
  UvlImport import;
  import.where = place(peek());
  import.path = take_path();
  if (import.path.empty()) {
    fail(peek(), "bad-import", "Expected the name of a model, as in \"folder.model as m\".");
    return skip_line();
  }
  import.alias = import.path.back();
  if (peek().is_keyword("as")) {
    ++at_;
    import.alias = peek().text;
    if (!take(UvlTokenKind::name)) fail(peek(), "bad-import", "Expected a name after \"as\".");
  }
  expect_newline();
  result_.imports.push_back(std::move(import));
}

void UvlParser::parse_constraints() {
  expect_newline();
  if (!take(UvlTokenKind::indent)) return;
  while (block_goes_on()) {
    if (parse_constraint()) {
      expect_newline();
    } else {
      skip_line();
    }
  }
  skip_block();
}

bool UvlParser::at_any(std::span<const std::string_view> symbols) const {
  return std::any_of(symbols.begin(), symbols.end(), [this](std::string_view symbol) { return peek().is(symbol); });
}

bool UvlParser::take(UvlTokenKind kind) {
  if (!at(kind) || kind == UvlTokenKind::end) return false;
  ++at_;
  return true;
}

bool UvlParser::take(std::string_view symbol) {
  if (!peek().is(symbol)) return false;
  ++at_;
  return true;
}

/// "a.b.c"; empty where no name stands.
std::vector<std::string> UvlParser::take_path() {
  std::vector<std::string> path;
  if (!at(UvlTokenKind::name)) return path;
  path.push_back(peek().text);
  ++at_;
  while (peek().is(".") && peek(1).kind == UvlTokenKind::name) {
    path.push_back(peek(1).text);
    at_ += 2;
  }
  return path;
}

void UvlParser::expect_newline() {
  if (take(UvlTokenKind::newline) || at(UvlTokenKind::end)) return;
  fail(peek(), "unexpected", "\"" + peek().text + "\" is not expected here.");
  skip_line();
}

void UvlParser::skip_line() {
  while (!at(UvlTokenKind::newline) && !at(UvlTokenKind::end)) ++at_;
  take(UvlTokenKind::newline);
}

/// To the end of a block, over blocks inside it.
void UvlParser::skip_block() {
  int inside = 0;
  for (; !at(UvlTokenKind::end) && (inside > 0 || !at(UvlTokenKind::dedent)); ++at_) {
    inside += at(UvlTokenKind::indent) ? 1 : at(UvlTokenKind::dedent) ? -1 : 0;
  }
  take(UvlTokenKind::dedent);
}

bool UvlParser::block_goes_on() const {
  return !at(UvlTokenKind::dedent) && !at(UvlTokenKind::end) && findings_.size() < kMaxFindings;
}

void UvlParser::fail(const UvlToken& where, std::string code, std::string message) {
  findings_.push_back(
      {Severity::error, {std::string(file_), where.line, where.column}, std::move(code), std::move(message)});
}

}  // namespace maquette::formats
