#include "catalog/table_cursor.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "catalog/habits.h"
#include "catalog/limits.h"
#include "support/suggestion.h"
#include "support/utf8.h"

namespace maquette::catalog {
namespace {

void wrong_type(const Node& node, std::string_view key, std::string_view wanted, Report& report) {
  report.error(node.where, "wrong-type", say(in_quotes(key), " is ", kind_name(node.kind), " here and must be ", wanted));
}

std::string shown(double value) {
  std::ostringstream text;
  text << value;
  return text.str();
}

/// Escapes can spell what the file itself may not hold.
std::optional<char32_t> find_unwelcome(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (point.length == 0 || point.value == 0 || is_unwelcome(point.value)) return point.value;
    at += point.length;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Text> read_text(const Node& node, std::string_view key, Report& report) {
  if (node.kind != Node::Kind::text) {
    const bool number = node.kind == Node::Kind::integer || node.kind == Node::Kind::real;
    wrong_type(node, key, number ? "a text; put it in quotes" : "a text", report);
    return std::nullopt;
  }
  if (node.text.size() > kMaxTextBytes) {
    report.error(node.where, "too-long",
                 say(in_quotes(key), " is longer than ", std::to_string(kMaxTextBytes), " bytes; shorten it"));
    return std::nullopt;
  }
  if (const auto bad = find_unwelcome(node.text)) {
    report.error(node.where, "control-character",
                 say(in_quotes(key), " holds the invisible character ", code_point_name(*bad), "; delete it"));
    return std::nullopt;
  }
  if (node.text.find_first_not_of(" \t\r\n") == std::string::npos) {
    report.error(node.where, "empty-text", say(in_quotes(key), " is empty; write something or leave the key out"));
    return std::nullopt;
  }
  return Text{node.text, node.where};
}

std::optional<double> read_number(const Node& node, std::string_view key, double least, double most, Report& report) {
  if (node.kind != Node::Kind::integer && node.kind != Node::Kind::real) {
    wrong_type(node, key, "a number", report);
    return std::nullopt;
  }
  const double value = node.kind == Node::Kind::integer ? static_cast<double>(node.integer) : node.real;
  if (!std::isfinite(value) || value < least || value > most) {
    report.error(node.where, "out-of-range", say(in_quotes(key), " must be between ", shown(least), " and ", shown(most)));
    return std::nullopt;
  }
  return value;
}

const Node* TableCursor::find(std::string_view key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.push_back(key);
  const Member* member = find_member(table_, key);
  return member == nullptr ? nullptr : &member->value;
}

const Node* TableCursor::need(std::string_view key) {
  const Node* node = find(key);
  if (node == nullptr) missing_.push_back(key);
  return node;
}

std::optional<Text> TableCursor::text(std::string_view key) {
  const Node* node = find(key);
  if (node == nullptr) return std::nullopt;
  return read_text(*node, key, report_);
}

std::optional<Text> TableCursor::need_text(std::string_view key) {
  const Node* node = need(key);
  if (node == nullptr) return std::nullopt;
  return read_text(*node, key, report_);
}

std::optional<std::int64_t> TableCursor::integer(std::string_view key, std::int64_t least, std::int64_t most,
                                                 std::string_view for_fractions) {
  const Node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (node->kind != Node::Kind::integer) {
    wrong_type(*node, key, say("a whole number", node->kind == Node::Kind::real ? for_fractions : ""), report_);
    return std::nullopt;
  }
  if (node->integer < least || node->integer > most) {
    report_.error(node->where, "out-of-range",
                  say(in_quotes(key), " must be between ", std::to_string(least), " and ", std::to_string(most)));
    return std::nullopt;
  }
  return node->integer;
}

std::optional<double> TableCursor::number(std::string_view key, double least, double most) {
  const Node* node = find(key);
  if (node == nullptr) return std::nullopt;
  return read_number(*node, key, least, most, report_);
}

std::optional<std::vector<Text>> TableCursor::texts(std::string_view key) {
  const Node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (node->kind != Node::Kind::array) {
    wrong_type(*node, key, say("a list of texts: ", key, " = [\"..\"]"), report_);
    return std::nullopt;
  }
  std::vector<Text> texts;
  for (const Node& item : node->items) {
    if (auto text = read_text(item, key, report_)) texts.push_back(std::move(*text));
  }
  return texts;
}

std::vector<const Node*> TableCursor::tables(std::string_view key) {
  std::vector<const Node*> tables;
  const Node* node = find(key);
  if (node == nullptr) return tables;
  if (node->kind != Node::Kind::array) {
    wrong_type(*node, key, say("a list of tables; write [[", key, "]]"), report_);
    return tables;
  }
  for (const Node& item : node->items) {
    if (item.kind == Node::Kind::table)
      tables.push_back(&item);
    else
      wrong_type(item, key, say("a table; write [[", key, "]]"), report_);
  }
  return tables;
}

const Node* TableCursor::table(std::string_view key) {
  const Node* node = find(key);
  if (node == nullptr || node->kind == Node::Kind::table) return node;
  wrong_type(*node, key, "a table", report_);
  return nullptr;
}

void TableCursor::finish() {
  for (const Member& member : table_.members) {
    if (std::find(known_.begin(), known_.end(), member.key) != known_.end()) continue;
    std::string hint = advice_for_key(member.key, known_);
    if (hint.empty()) hint = did_you_mean(member.key, known_);
    std::erase_if(missing_, [&](std::string_view key) { return hint.find(in_quotes(key)) != std::string::npos; });
    report_.error(member.where, "unknown-key",
                  say(what_, " has no key ", in_quotes(member.key), hint.empty() ? "; delete it" : hint));
  }
  for (const std::string_view key : missing_) {
    report_.error(table_.where, "missing-key", say(what_, " needs ", in_quotes(key), "; add it"));
  }
}

}  // namespace maquette::catalog
