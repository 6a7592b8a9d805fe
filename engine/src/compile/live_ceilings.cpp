#include "compile/live_ceilings.h"

#include <algorithm>
#include <utility>

#include "compile/ceiling_frontier.h"
#include "compile/ceiling_search.h"
#include "compile/compiled.h"
#include "compile/live_totals.h"

namespace maquette::compile {
namespace {

/// Of a dive, and of gathering all designs in the gap: some milliseconds at most.
constexpr std::size_t kSteps = 300;
constexpr std::size_t kSums = 200'000;

template <std::size_t Sums>
class Mixes final : public LiveCeilings {
 public:
  Mixes(std::shared_ptr<const CompiledCatalog> catalog, std::vector<Ceiling> ceilings)
      : catalog_(std::move(catalog)), ceilings_(std::move(ceilings)) {
    for (const CeilingMix& mix : mixes_of(ceilings_)) mixes_.push_back({mix, nullptr});
  }

  void bound(const Selections& selections, CeilingAnswer& answer) override {
    for (std::size_t i = 0; i < mixes_.size() && has_open(answer); ++i) {
      judge_all(follow(i, selections), mixes_[i].mix, answer);
    }
  }

  void decide(const Selections& selections, CeilingAnswer& answer) override {
    bound(selections, answer);
    if (answer.satisfiable == Verdict::unknown) answer.satisfiable = find(selections).found;
    for (PartIndex part = 0; part < answer.possible.size(); ++part) {
      for (OptionIndex option = 0; option < answer.possible[part].size(); ++option) {
        if (answer.possible[part][option] == Verdict::unknown) search_option(selections, {part, option}, answer);
      }
    }
  }

  Verdict satisfiable(const Selections& selections) override {
    return by_mixes(selections, [](Live& live) { return live.least(); });
  }

  Verdict possible(const Selections& selections, Choice wish) override {
    return by_mixes(selections, [wish](Live& live) { return live.least_with(wish.part, wish.option); });
  }

  FoundDesign find(const Selections& selections) override {
    if (!probe_) probe_.emplace(catalog_, weights_of_probe());
    probe_->move_to(selections);
    const auto least = probe_->least();
    if (!least) return {Verdict::no, {}};
    MixCosts gap = bounds_of_probe();
    gap -= *least;
    FoundDesign design{Verdict::unknown, std::vector<OptionIndex>(catalog_->layer().leaf.size())};
    design.found = dive_for_design(*probe_, gap, kSteps, design.options);
    if (design.found == Verdict::unknown) design.found = gather_designs(*probe_, gap, kSums, design.options);
    return design;
  }

 private:
  using Live = LiveTotals<Sums>;
  using Value = typename Live::Value;
  struct Followed {
    CeilingMix mix;
    std::unique_ptr<Live> live;  ///< null: not needed yet
  };

  Live& follow(std::size_t i, const Selections& selections) {
    if (!mixes_[i].live) mixes_[i].live = std::make_unique<Live>(catalog_, weights_of(mixes_[i].mix));
    mixes_[i].live->move_to(selections);
    return *mixes_[i].live;
  }

  std::size_t probed() const { return std::min(mixes_.size(), MixCosts::kMost); }

  PerOption<MixCosts> weights_of_probe() const {
    auto costs = catalog_->layer().filled(MixCosts{});
    for (std::size_t i = 0; i < probed(); ++i) {
      const auto weights = weights_of(mixes_[i].mix);
      for (std::size_t part = 0; part < costs.size(); ++part) {
        for (std::size_t option = 0; option < costs[part].size(); ++option) {
          costs[part][option].in[i] = weights[part][option].cost;
        }
      }
    }
    return costs;
  }

  MixCosts bounds_of_probe() const {
    MixCosts bounds;
    for (std::size_t i = 0; i < probed(); ++i) bounds.in[i] = bound_of(mixes_[i].mix);
    return bounds;
  }

  std::int64_t bound_of(const CeilingMix& mix) const {
    std::int64_t bound = 0;
    for (std::size_t i = 0; i < ceilings_.size(); ++i) bound += mix[i] * ceilings_[i].bound;
    return bound;
  }

  template <class LeastOf>
  Verdict by_mixes(const Selections& selections, const LeastOf& least_of) {
    Verdict verdict = Verdict::unknown;
    for (std::size_t i = 0; i < mixes_.size() && verdict == Verdict::unknown; ++i) {
      verdict = judge(least_of(follow(i, selections)), bound_of(mixes_[i].mix));
    }
    return verdict;
  }

  /// A design that is found settles its other options too, where it has all selections but one.
  void search_option(const Selections& selections, Choice wish, CeilingAnswer& answer) {
    Selections wished = selections;
    wished.chosen[wish.part] = wish.option;
    const FoundDesign design = find(wished);
    answer.possible[wish.part][wish.option] = design.found;
    const auto own = selections.chosen.find(wish.part);
    if (design.found != Verdict::yes || (own != selections.chosen.end() && own->second != wish.option)) return;
    for (PartIndex part = 0; part < design.options.size(); ++part) {
      answer.possible[part][design.options[part]] = Verdict::yes;
    }
  }

  PerOption<Value> weights_of(const CeilingMix& mix) const {
    auto weights = catalog_->layer().filled(Value{});
    for (std::size_t i = 0; i < ceilings_.size(); ++i) {
      for (std::size_t part = 0; part < weights.size(); ++part) {
        for (std::size_t option = 0; option < weights[part].size(); ++option) {
          const std::int64_t value = ceilings_[i].values[part][option];
          weights[part][option].sums[i] = value;
          weights[part][option].cost += mix[i] * value;
        }
      }
    }
    return weights;
  }

  bool within(const Value& totals) const {
    for (std::size_t i = 0; i < ceilings_.size(); ++i) {
      if (totals.sums[i] > ceilings_[i].bound) return false;
    }
    return true;
  }

  Verdict judge(const std::optional<Value>& least, std::int64_t bound) const {
    if (!least) return Verdict::no;
    return within(*least) ? Verdict::yes : least->cost > bound ? Verdict::no : Verdict::unknown;
  }

  void judge_all(Live& live, const CeilingMix& mix, CeilingAnswer& answer) const {
    const std::int64_t bound = bound_of(mix);
    if (answer.satisfiable == Verdict::unknown) answer.satisfiable = judge(live.least(), bound);
    for (PartIndex part = 0; part < answer.possible.size(); ++part) {
      for (OptionIndex option = 0; option < answer.possible[part].size(); ++option) {
        Verdict& possible = answer.possible[part][option];
        if (possible == Verdict::unknown) possible = judge(live.least_with(part, option), bound);
      }
    }
  }

  std::shared_ptr<const CompiledCatalog> catalog_;
  std::vector<Ceiling> ceilings_;
  std::vector<Followed> mixes_;
  std::optional<LiveMixes> probe_;  ///< the first of them at other selections: trying wishes leaves `mixes_` where they are
};

}  // namespace

std::unique_ptr<LiveCeilings> follow_ceilings(std::shared_ptr<const CompiledCatalog> catalog,
                                              std::vector<Ceiling> ceilings) {
  const std::size_t count = ceilings.size();
  if (count == 0 || count > kMostCeilings) return nullptr;
  if (count == 1) return std::make_unique<Mixes<1>>(std::move(catalog), std::move(ceilings));
  if (count == 2) return std::make_unique<Mixes<2>>(std::move(catalog), std::move(ceilings));
  return std::make_unique<Mixes<kMostCeilings>>(std::move(catalog), std::move(ceilings));
}

}  // namespace maquette::compile
