// Reading one TOML table key by key: wrong types, missing keys and keys nobody asked for become findings.
//
//   TableCursor part(node, "a part", report);
//   const auto id = part.need_text("id");
//   const auto help = part.text("help");
//   part.finish();   // reports every key that was not asked for
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/node.h"
#include "catalog/report.h"

namespace maquette::catalog {

class TableCursor {
 public:
  /// `what` names the table in messages: "a part".
  TableCursor(const Node& table, std::string what, Report& report)
      : table_(table), what_(std::move(what)), report_(report) {}

  const Place& where() const { return table_.where; }
  Report& report() const { return report_; }

  /// The value of `key`, or null. Asking makes the key known.
  const Node* find(std::string_view key);
  /// The same; finish() reports missing-key when there is none.
  const Node* need(std::string_view key);

  std::optional<Text> text(std::string_view key);
  std::optional<Text> need_text(std::string_view key);
  /// `for_fractions` is added to what is said of a number with a point.
  std::optional<std::int64_t> integer(std::string_view key, std::int64_t least, std::int64_t most,
                                      std::string_view for_fractions = {});
  /// Whole or with a point; finite and within [least, most].
  std::optional<double> number(std::string_view key, double least, double most);
  std::optional<std::vector<Text>> texts(std::string_view key);
  /// The items of `[[key]]`; empty when there are none.
  std::vector<const Node*> tables(std::string_view key);
  /// `key = { .. }` or `[key]`.
  const Node* table(std::string_view key);

  /// Reports unknown-key for every key that was never asked for, and missing-key for every one that was needed and is not
  /// there, unless it is there misspelled.
  void finish();

 private:
  const Node& table_;
  std::string what_;
  Report& report_;
  std::vector<std::string_view> known_;
  std::vector<std::string_view> missing_;
};

/// The text in `node`, or wrong-type. Texts are bounded, without control characters, and not blank.
std::optional<Text> read_text(const Node& node, std::string_view key, Report& report);
std::optional<double> read_number(const Node& node, std::string_view key, double least, double most, Report& report);

}  // namespace maquette::catalog
