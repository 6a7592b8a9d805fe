#include "bench/peers/product_line.h"

#include <string>
#include <vector>

#include "support/model_builder.h"
#include "support/random.h"

namespace maquette::bench {
namespace {

constexpr std::uint32_t kPartsOfAGroup = 10;
constexpr std::uint32_t kTablesOfAGroup = 8;
constexpr std::uint32_t kAllowedPercent = 55;
constexpr std::uint32_t kGroupsPerFarTie = 8;

class ProductLine {
 public:
  ProductLine(std::uint32_t groups, std::uint64_t seed)
      : groups_(groups), random_(seed), builder_("line-" + std::to_string(groups)) {}

  std::shared_ptr<const Model> make() {
    for (std::uint32_t group = 0; group < groups_; ++group) add_parts(group);
    for (std::uint32_t group = 0; group < groups_; ++group) {
      for (std::uint32_t i = 0; i < kTablesOfAGroup; ++i) add_table(neighbours(group));
      if (group > 0) add_table({first(group), first(random_.below(group))});
    }
    for (std::uint32_t i = 0; i < groups_ / kGroupsPerFarTie; ++i) add_far_tie();
    return builder_.build();
  }

 private:
  static PartIndex first(std::uint32_t group) { return group * kPartsOfAGroup; }

  void add_parts(std::uint32_t group) {
    for (std::uint32_t i = 0; i < kPartsOfAGroup; ++i) {
      std::vector<testing::OptionSpec> options;
      const std::uint32_t count = 2 + random_.below(3) * random_.below(4);
      for (std::uint32_t option = 0; option < count; ++option) {
        options.emplace_back(("o" + std::to_string(option)).c_str(), 100 * random_.between(0, 50));
      }
      builder_.part("group" + std::to_string(group) + ".part" + std::to_string(i), options);
      kept_.push_back(random_.below(count));
    }
  }

  /// Two or three parts of a group, near one another.
  std::vector<PartIndex> neighbours(std::uint32_t group) {
    const std::uint32_t arity = 2 + random_.below(2);
    const PartIndex begin = first(group) + random_.below(kPartsOfAGroup - 2 * arity + 1);
    std::vector<PartIndex> parts;
    for (std::uint32_t i = 0; i < arity; ++i) parts.push_back(begin + 2 * i);
    return parts;
  }

  void add_table(std::vector<PartIndex> parts) {
    Table table{std::move(parts), {}, true};
    std::vector<OptionIndex> row(table.parts.size(), 0);
    bool more = true;
    while (more) {
      if (is_kept(table.parts, row) || random_.chance(kAllowedPercent)) {
        auto& cells = table.rows.emplace_back();
        for (const OptionIndex option : row) cells.push_back({option});
      }
      more = advance(table.parts, row);
    }
    builder_.rule("rule" + std::to_string(rules_++), {std::move(table)});
  }

  /// "this option of a part needs that one of another", anywhere.
  void add_far_tie() {
    const PartIndex a = random_.below(groups_ * kPartsOfAGroup);
    const PartIndex b = random_.below(groups_ * kPartsOfAGroup);
    if (a == b) return;
    const auto option = random_.below(static_cast<std::uint32_t>(builder_.model().parts[a].options.size()));
    const Formula needs = testing::ModelBuilder::implies({Among{a, {option}}}, {Among{b, {kept_[b]}}});
    builder_.rule("rule" + std::to_string(rules_++), needs);
  }

  bool is_kept(const std::vector<PartIndex>& parts, const std::vector<OptionIndex>& row) const {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (row[i] != kept_[parts[i]]) return false;
    }
    return true;
  }

  bool advance(const std::vector<PartIndex>& parts, std::vector<OptionIndex>& row) {
    for (std::size_t i = row.size(); i-- > 0;) {
      if (++row[i] < builder_.model().parts[parts[i]].options.size()) return true;
      row[i] = 0;
    }
    return false;
  }

  std::uint32_t groups_;
  testing::Random random_;
  testing::ModelBuilder builder_;
  std::vector<OptionIndex> kept_;  ///< the design that every rule keeps
  std::size_t rules_ = 0;
};

}  // namespace

std::shared_ptr<const Model> make_product_line(std::uint32_t groups, std::uint64_t seed) {
  return ProductLine(groups, seed).make();
}

}  // namespace maquette::bench
