#include "compile/table.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

namespace maquette::compile {
namespace {

using Box = std::vector<ValueSet>;
using Rows = std::vector<std::uint32_t>;

class Complement {
 public:
  Complement(const SetTable& table, std::size_t most) : table_(table), most_(most) {}

  /// Forbidden boxes that together are everything outside the table.
  std::optional<std::set<Box>> run() {
    Rows all(table_.rows.size());
    std::iota(all.begin(), all.end(), 0U);
    Box box;
    for (const std::uint32_t size : table_.sizes) box.emplace_back(size, true);
    if (!split(0, all, box)) return std::nullopt;
    return std::move(boxes_);
  }

 private:
  /// `rows` match the first `column` columns of `box`; false when there are too many boxes.
  bool split(std::size_t column, const Rows& rows, Box& box) {
    if (rows.empty()) {
      boxes_.insert(widen(box));
      return boxes_.size() <= most_;
    }
    if (column == table_.sizes.size() || one_covers_the_rest(column, rows)) return true;
    std::map<Rows, ValueSet> by_rows;
    for (std::uint32_t value = 0; value < table_.sizes[column]; ++value) {
      Rows matching;
      for (const std::uint32_t row : rows) {
        if (table_.rows[row][column].has(value)) matching.push_back(row);
      }
      by_rows.try_emplace(matching, ValueSet(table_.sizes[column])).first->second.insert(value);
    }
    bool few = true;
    for (const auto& [matching, values] : by_rows) {
      box[column] = values;
      few = few && split(column + 1, matching, box);
    }
    box[column] = ValueSet(table_.sizes[column], true);
    return few;
  }

  bool one_covers_the_rest(std::size_t column, const Rows& rows) const {
    return std::any_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
      return std::all_of(table_.rows[row].begin() + static_cast<std::ptrdiff_t>(column), table_.rows[row].end(),
                         [](const ValueSet& cell) { return cell.full(); });
    });
  }

  /// Values of a column that no row allows beside the rest of the box. Of a forbidden box, its own are among them.
  ValueSet free_values(const Box& box, std::size_t column) const {
    ValueSet taken(table_.sizes[column]);
    for (const std::vector<ValueSet>& row : table_.rows) {
      if (meets_beside(row, box, column)) taken.unite(row[column]);
    }
    return taken.complement();
  }

  static bool meets_beside(const std::vector<ValueSet>& row, const Box& box, std::size_t column) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i != column && !row[i].meets(box[i])) return false;
    }
    return true;
  }

  /// Whole columns first, so that the clause speaks of few variables; then as many values as there are.
  Box widen(Box box) const {
    for (std::size_t i = 0; i < box.size(); ++i) {
      const bool matters = std::any_of(table_.rows.begin(), table_.rows.end(), [&](const std::vector<ValueSet>& row) {
        return meets_beside(row, box, i) && !row[i].empty();
      });
      if (!matters) box[i] = ValueSet(table_.sizes[i], true);
    }
    for (std::size_t i = 0; i < box.size(); ++i) {
      if (!box[i].full()) box[i] = free_values(box, i);
    }
    return box;
  }

  const SetTable& table_;
  std::size_t most_;
  std::set<Box> boxes_;
};

}  // namespace

std::optional<std::vector<SetClause>> clauses_of(const SetTable& table, std::size_t most) {
  const auto boxes = Complement(table, most).run();
  if (!boxes) return std::nullopt;
  std::vector<SetClause> clauses;
  for (const Box& box : *boxes) {
    SetClause clause;
    for (std::size_t i = 0; i < box.size(); ++i) clause.push_back({table.variables[i], box[i].complement()});
    clauses.push_back(std::move(clause));
  }
  return clauses;
}

}  // namespace maquette::compile
