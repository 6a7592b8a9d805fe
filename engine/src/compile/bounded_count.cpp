#include "compile/bounded_count.h"

#include <algorithm>
#include <limits>

namespace maquette::compile {
namespace {

/// Enough for every product line we know; larger numbers are computed with big integers.
__extension__ using Wide = unsigned __int128;
constexpr int kWideBits = 126;

constexpr std::uint64_t kMostCells = 10'000'000;
constexpr std::uint64_t kMostMultiplications = 200'000'000'000;  ///< if no cell were empty; nearly all are

Natural to_natural(Wide number) {
  Natural result = static_cast<unsigned long>(number >> 64U);
  result <<= 64U;
  result += static_cast<unsigned long>(number);
  return result;
}
Natural to_natural(const Natural& number) { return number; }

template <class Number>
Natural sum_of(const Grid<Number>& grid) {
  Number sum = 0;
  for (const Number& cell : grid.cells) sum += cell;
  return to_natural(sum);
}

Extent difference(const BoundedCounter::Sums& a, const BoundedCounter::Sums& b) {
  return {static_cast<std::uint32_t>(a[0] - b[0]), static_cast<std::uint32_t>(a[1] - b[1])};
}

std::uint32_t to_size(std::int64_t largest) {
  return static_cast<std::uint32_t>(std::min<std::int64_t>(largest, std::numeric_limits<std::int32_t>::max())) + 1;
}

}  // namespace

BoundedCounter::BoundedCounter(const Circuit& circuit, const OptionLayer& layer, std::span<const Budget> budgets,
                               const Selections& selections)
    : circuit_(circuit),
      layer_(layer),
      terms_(layer.leaf_count),
      leaves_(layer.leaf_count),
      branches_(circuit.branch_count()),
      nodes_(circuit.node_count()),
      sizes_(circuit.node_count(), Extent{0, 0}) {
  collect_terms(budgets, selections);
  measure(budgets);
}

void BoundedCounter::collect_terms(std::span<const Budget> budgets, const Selections& selections) {
  const auto each = [&](auto&& use) {
    for (PartIndex part = 0; part < layer_.leaf.size(); ++part) {
      const auto selected = selections.chosen.find(part);
      for (OptionIndex option = 0; option < layer_.leaf[part].size(); ++option) {
        if (selected != selections.chosen.end() && selected->second != option) continue;
        Sums cost{};
        for (std::size_t axis = 0; axis < budgets.size(); ++axis) cost[axis] = budgets[axis].costs[part][option];
        use(layer_.leaf[part][option], Choice{part, option}, cost);
      }
    }
  };
  each([&](LeafIndex leaf, Choice, const Sums& cost) {
    Range& range = leaves_[leaf];
    for (std::size_t axis = 0; axis < 2; ++axis) {
      range.least[axis] = range.possible ? std::min(range.least[axis], cost[axis]) : cost[axis];
      range.most[axis] = range.possible ? std::max(range.most[axis], cost[axis]) : cost[axis];
    }
    range.possible = true;
  });
  each([&](LeafIndex leaf, Choice choice, const Sums& cost) {
    terms_[leaf].push_back({choice, difference(cost, leaves_[leaf].least)});
  });
}

BoundedCounter::Range BoundedCounter::measure_branch(BranchIndex branch) const {
  Range range{true, {}, {}};
  const auto include = [&](const Range& factor) {
    range.possible = range.possible && factor.possible;
    for (std::size_t axis = 0; axis < 2; ++axis) {
      range.least[axis] += factor.least[axis];
      range.most[axis] += factor.most[axis];
    }
  };
  for (const LeafIndex leaf : circuit_.leaves_of(branch)) include(leaves_[leaf]);
  for (const NodeIndex child : circuit_.children_of(branch)) include(nodes_[child]);
  return range;
}

/// Least and greatest sums upward, then the budgets from the root downward.
void BoundedCounter::measure(std::span<const Budget> budgets) {
  for (NodeIndex node = 0; node < circuit_.node_count(); ++node) {
    Range& range = nodes_[node];
    for (BranchIndex branch = circuit_.node_branches[node]; branch < circuit_.node_branches[node + 1]; ++branch) {
      const Range& way = branches_[branch] = measure_branch(branch);
      if (!way.possible) continue;
      for (std::size_t axis = 0; axis < 2; ++axis) {
        range.least[axis] = range.possible ? std::min(range.least[axis], way.least[axis]) : way.least[axis];
        range.most[axis] = range.possible ? std::max(range.most[axis], way.most[axis]) : way.most[axis];
      }
      range.possible = true;
    }
  }
  if (!circuit_.satisfiable() || !nodes_.back().possible) return;
  Extent root{1, 1};
  for (std::size_t axis = 0; axis < budgets.size(); ++axis) {
    const std::int64_t left = budgets[axis].budget - nodes_.back().least[axis];
    if (left < 0) return;
    root[axis] = to_size(std::min(left, nodes_.back().most[axis] - nodes_.back().least[axis]));
  }
  sizes_.back() = root;
  for (NodeIndex node = circuit_.node_count(); node-- > 0;) {
    if (sizes_[node][0] > 0) allot(node);
  }
}

/// The size a branch of `node` is cut off at; nothing when all of it lies beyond the budgets.
std::optional<Extent> BoundedCounter::room(NodeIndex node, BranchIndex branch) const {
  if (!branches_[branch].possible) return std::nullopt;
  const Extent shift = difference(branches_[branch].least, nodes_[node].least);
  if (shift[0] >= sizes_[node][0] || shift[1] >= sizes_[node][1]) return std::nullopt;
  return Extent{sizes_[node][0] - shift[0], sizes_[node][1] - shift[1]};
}

void BoundedCounter::allot(NodeIndex node) {
  for (BranchIndex branch = circuit_.node_branches[node]; branch < circuit_.node_branches[node + 1]; ++branch) {
    const auto limit = room(node, branch);
    if (!limit) continue;
    for (const NodeIndex child : circuit_.children_of(branch)) {
      const Range& range = nodes_[child];
      for (std::size_t axis = 0; axis < 2; ++axis) {
        const std::uint32_t most = to_size(range.most[axis] - range.least[axis]);
        sizes_[child][axis] = std::max(sizes_[child][axis], std::min((*limit)[axis], most));
      }
    }
  }
}

template <class Number>
Grid<Number> BoundedCounter::leaf_grid(LeafIndex leaf) const {
  const Extent most = difference(leaves_[leaf].most, leaves_[leaf].least);
  Grid<Number> grid({most[0] + 1, most[1] + 1});
  for (const Term& term : terms_[leaf]) grid.row(term.cost[0])[term.cost[1]] += 1;
  return grid;
}

/// Factors of a single sum only scale; what is left of them is a short list.
template <class Number>
Grid<Number> BoundedCounter::branch_grid(BranchIndex branch, Extent limit, const std::vector<Grid<Number>>& nodes) const {
  Grid<Number> grid = Grid<Number>::one();
  Number scale = 1;
  bool is_one = true;
  const auto include = [&](const Grid<Number>& factor) {
    if (factor.cells.size() == 1) {
      scale *= factor.cells[0];
    } else {
      grid = is_one ? clipped(factor, limit) : product(grid, factor, limit);
      is_one = false;
    }
  };
  for (const LeafIndex leaf : circuit_.leaves_of(branch)) {
    if (terms_[leaf].size() > 1) include(leaf_grid<Number>(leaf));
  }
  for (const NodeIndex child : circuit_.children_of(branch)) include(nodes[child]);
  if (scale != 1) {
    for (Number& cell : grid.cells) cell *= scale;
  }
  return grid;
}

template <class Number>
std::vector<Grid<Number>> BoundedCounter::upward() const {
  std::vector<Grid<Number>> grids(circuit_.node_count());
  for (NodeIndex node = 0; node < circuit_.node_count(); ++node) {
    if (sizes_[node][0] == 0) continue;
    grids[node] = Grid<Number>(sizes_[node]);
    for (BranchIndex branch = circuit_.node_branches[node]; branch < circuit_.node_branches[node + 1]; ++branch) {
      const auto limit = room(node, branch);
      if (!limit) continue;
      const Extent shift = difference(branches_[branch].least, nodes_[node].least);
      add_scaled(grids[node], shift, branch_grid(branch, *limit, grids), {0, 0}, Number(1));
    }
  }
  return grids;
}

Natural BoundedCounter::count() const {
  if (sizes_.empty() || sizes_.back()[0] == 0) return 0;
  std::vector<ScaledNumber> weights(layer_.leaf_count);
  for (LeafIndex leaf = 0; leaf < layer_.leaf_count; ++leaf) {
    weights[leaf] = ScaledNumber::of(static_cast<double>(terms_[leaf].size()));
  }
  const bool fits = maquette::compile::upward<Scaled>(circuit_, weights).back().exponent < kWideBits;
  return fits ? sum_of(upward<Wide>().back()) : sum_of(upward<Natural>().back());
}

PerOption<double> BoundedCounter::count_options() const {
  PerOption<double> result = layer_.filled(0.0);
  if (sizes_.empty() || sizes_.back()[0] == 0) return result;
  const auto nodes = upward<double>();
  std::vector<Grid<double>> outer(nodes.size());
  for (NodeIndex node = 0; node < nodes.size(); ++node) outer[node] = Grid<double>(sizes_[node]);
  std::fill(outer.back().cells.begin(), outer.back().cells.end(), 1.0);
  for (NodeIndex node = circuit_.node_count(); node-- > 0;) {
    if (sizes_[node][0] == 0) continue;
    for (BranchIndex branch = circuit_.node_branches[node]; branch < circuit_.node_branches[node + 1]; ++branch) {
      share_out(node, branch, nodes, outer, result);
    }
  }
  return result;
}

/// The downward step: what every factor of the branch is multiplied with, by how much of the budgets it takes. Factors of a
/// single sum all see the same: the designs of the whole branch, divided by their own.
void BoundedCounter::share_out(NodeIndex node, BranchIndex branch, const std::vector<Grid<double>>& nodes,
                               std::vector<Grid<double>>& outer, PerOption<double>& result) const {
  const auto limit = room(node, branch);
  if (!limit) return;
  std::vector<Factor> factors, scalars;
  for (const LeafIndex leaf : circuit_.leaves_of(branch)) {
    Factor factor{leaf_grid<double>(leaf), leaf, true};
    (factor.grid.cells.size() > 1 ? factors : scalars).push_back(std::move(factor));
  }
  for (const NodeIndex child : circuit_.children_of(branch)) {
    (nodes[child].cells.size() > 1 ? factors : scalars).push_back({nodes[child], child, false});
  }
  double scale = 1.0;
  for (const Factor& factor : scalars) scale *= factor.grid.cells[0];
  // Least on either axis need not be least on both: a single cell can be empty, and with it the branch.
  if (scale == 0.0) return;
  // `suffix[i]`: the product of the factors from the i-th on, and how far it can reach.
  std::vector<Grid<double>> suffix(factors.size() + 1, Grid<double>::one());
  for (std::size_t i = factors.size(); i-- > 0;) suffix[i] = product(suffix[i + 1], factors[i].grid, *limit);
  // `left[s]`: the ways outside the branch and through the factors so far, when the rest takes s.
  const Extent shift = difference(branches_[branch].least, nodes_[node].least);
  Grid<double> left(suffix.front().size);
  add_scaled(left, {0, 0}, outer[node], shift, scale);
  const double whole = correlation(left, suffix.front(), {1, 1}).cells[0];
  for (const Factor& factor : scalars) {
    Grid<double> cofactor = Grid<double>::one();
    cofactor.cells[0] = whole / factor.grid.cells[0];
    give(factor, cofactor, outer, result);
  }
  for (std::size_t i = 0; i < factors.size(); ++i) {
    give(factors[i], correlation(left, suffix[i + 1], factors[i].grid.size), outer, result);
    if (i + 1 < factors.size()) left = correlation(left, factors[i].grid, suffix[i + 1].size);
  }
}

void BoundedCounter::give(const Factor& factor, const Grid<double>& cofactor, std::vector<Grid<double>>& outer,
                          PerOption<double>& result) const {
  if (!factor.is_leaf) {
    add_scaled(outer[factor.index], {0, 0}, cofactor, {0, 0}, 1.0);
    return;
  }
  for (const Term& term : terms_[factor.index]) {
    if (term.cost[0] >= cofactor.size[0] || term.cost[1] >= cofactor.size[1]) continue;
    result[term.choice.part][term.choice.option] += cofactor.row(term.cost[0])[term.cost[1]];
  }
}

bool BoundedCounter::is_affordable() const {
  const auto cells = [](Extent size) { return std::uint64_t{size[0]} * size[1]; };
  std::uint64_t kept = 0, multiplied = 0;
  for (NodeIndex node = 0; node < sizes_.size(); ++node) {
    if (sizes_[node][0] == 0) continue;
    kept += cells(sizes_[node]);
    for (BranchIndex branch = circuit_.node_branches[node]; branch < circuit_.node_branches[node + 1]; ++branch) {
      const auto limit = room(node, branch);
      if (!limit) continue;
      for (const NodeIndex child : circuit_.children_of(branch)) {
        if (cells(sizes_[child]) > 1) multiplied += cells(*limit) * std::min(cells(sizes_[child]), cells(*limit));
      }
    }
    if (kept > kMostCells || multiplied > kMostMultiplications) return false;
  }
  return true;
}

}  // namespace maquette::compile
