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

/// Makes a forbidden box larger, as long as no row of the table gets inside. Of each row is known how many columns keep it
/// out, and which, when it is one alone: those rows limit that column.
class Widening {
 public:
  Widening(const SetTable& table, Box box) : table_(table), box_(std::move(box)), kept_out_(table.rows.size()) {
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      for (std::uint32_t column = 0; column < box_.size(); ++column) {
        if (!table_.rows[row][column].meets(box_[column])) kept_out_[row].toggle(column, 1);
      }
    }
  }

  /// Whole columns first, so that the clause speaks of few variables; then as many values as there are.
  Box run() && {
    for (std::uint32_t column = 0; column < box_.size(); ++column) {
      const ValueSet all(table_.sizes[column], true);
      if (limit(column).empty()) replace(column, all);
    }
    for (std::uint32_t column = 0; column < box_.size(); ++column) {
      if (!box_[column].full()) replace(column, limit(column).complement());
    }
    return std::move(box_);
  }

 private:
  struct KeptOut {
    std::uint32_t columns = 0;  ///< how many
    std::uint32_t which = 0;    ///< exclusive or of them

    void toggle(std::uint32_t column, std::int32_t by) {
      columns += static_cast<std::uint32_t>(by);
      which ^= column;
    }
    bool by_none_but(std::uint32_t column) const { return columns == 0 || (columns == 1 && which == column); }
  };

  /// Values of a column that rows allow beside the rest of the box.
  ValueSet limit(std::uint32_t column) const {
    ValueSet taken(table_.sizes[column]);
    for (std::size_t row = 0; row < kept_out_.size(); ++row) {
      if (kept_out_[row].by_none_but(column)) taken.unite(table_.rows[row][column]);
    }
    return taken;
  }

  /// `values` include those of the box.
  void replace(std::uint32_t column, ValueSet values) {
    for (std::size_t row = 0; row < kept_out_.size(); ++row) {
      const ValueSet& cell = table_.rows[row][column];
      if (!cell.meets(box_[column]) && cell.meets(values)) kept_out_[row].toggle(column, -1);
    }
    box_[column] = std::move(values);
  }

  const SetTable& table_;
  Box box_;
  std::vector<KeptOut> kept_out_;  ///< by row
};

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
      if (!is_covered(box)) boxes_.insert(Widening(table_, box).run());
      return boxes_.size() <= most_;
    }
    if (column == table_.sizes.size() || one_covers_the_rest(column, rows)) return true;
    std::vector<Rows> matching(table_.sizes[column]);
    for (const std::uint32_t row : rows) {
      table_.rows[row][column].each([&](std::uint32_t value) { matching[value].push_back(row); });
    }
    std::map<Rows, ValueSet> by_rows;
    for (std::uint32_t value = 0; value < table_.sizes[column]; ++value) {
      by_rows.try_emplace(std::move(matching[value]), ValueSet(table_.sizes[column])).first->second.insert(value);
    }
    bool few = true;
    for (const auto& [same_rows, values] : by_rows) {
      box[column] = values;
      few = few && split(column + 1, same_rows, box);
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

  /// A box made larger before often takes in its neighbours.
  bool is_covered(const Box& box) const {
    return std::any_of(boxes_.begin(), boxes_.end(), [&](const Box& known) {
      return std::equal(box.begin(), box.end(), known.begin(), [](const auto& a, const auto& b) { return a.within(b); });
    });
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
