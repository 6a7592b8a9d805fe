#include "compile/search.h"

#include <algorithm>
#include <utility>

namespace maquette::compile {
namespace {

constexpr LeafIndex kNoLeaf = std::numeric_limits<LeafIndex>::max();
constexpr std::uint64_t kStepsBetweenChecks = 256;

/// The leaf a true literal stands for. "Not this value" of many is none: the value taken will be a leaf.
std::vector<LeafIndex> leaves_by_literal(const Problem& problem, const LeafMap& map) {
  std::vector<LeafIndex> leaf(2 * problem.atom_count(), kNoLeaf);
  for (VariableIndex index = 0; index < problem.variables.size(); ++index) {
    const Variable& v = problem.variables[index];
    if (v.auxiliary || v.size == 1) continue;
    for (std::uint32_t value = 0; value < v.size; ++value) leaf[problem.literal(index, value)] = map.first[index] + value;
  }
  return leaf;
}

}  // namespace

LeafMap::LeafMap(const Problem& problem) {
  first.reserve(problem.variables.size() + 1);
  LeafIndex next = 0;
  for (const Variable& v : problem.variables) {
    first.push_back(next);
    if (!v.auxiliary) next += v.size;
  }
  first.push_back(next);
}

Search::Search(const Problem& problem, Propagator& propagator, ComponentStack& components, const BranchingOrder& order,
               const CompileLimits& limits, ThreadClock::time_point start)
    : problem_(problem),
      propagator_(propagator),
      components_(components),
      order_(order),
      limits_(limits),
      start_(start),
      leaf_map_(problem),
      leaf_of_(leaves_by_literal(problem, leaf_map_)) {
  circuit_.leaf_count = leaf_map_.size();
}

bool Search::advance(std::uint32_t nodes) {
  if (!std::exchange(begun_, true)) begin_root();
  while (!frames_.empty() && outcome_ == CompileOutcome::done) {
    if (circuit_.node_count() >= nodes) return false;
    step();
    if (++steps_ % kStepsBetweenChecks == 0 || frames_.empty()) check_limits();
  }
  return true;
}

/// The root is a node of one branch, with what is true from the start.
void Search::begin_root() {
  Frame root;
  root.entry = kNoEntry;
  root.in_branch = true;
  root.next_value = std::numeric_limits<std::uint32_t>::max();
  for (VariableIndex v = 0; v < problem_.variables.size(); ++v) {
    if (problem_.variables[v].size == 1 && !problem_.variables[v].auxiliary) leaves_.push_back(leaf_map_.first[v]);
  }
  for (const Literal literal : propagator_.trail()) {
    if (leaf_of_[literal] != kNoLeaf) leaves_.push_back(leaf_of_[literal]);
  }
  root.trail = propagator_.trail().size();
  components_.split_all();
  root.child_end = components_.mark().components;
  frames_.push_back(root);
}

void Search::step() {
  Frame& frame = frames_.back();
  if (!frame.in_branch) {
    next_branch(frame);
  } else if (frame.next_child < frame.child_end) {
    enter(components_[frame.next_child]);
  } else {
    finish_branch(frame);
  }
}

void Search::enter(const Component& component) {
  write_key(component);
  const auto [entry, is_new] = cache_.find_or_add(key_);
  if (!is_new) {
    ++cache_hits_;
    deliver(cache_.value(entry));
    return;
  }
  Frame frame;
  frame.component = component;
  frame.entry = entry;
  frame.variable = choose(component);
  frame.start = {leaves_.size(), children_.size()};
  frame.first_branch = branches_.size();
  frames_.push_back(frame);
  ++decisions_;
}

void Search::next_branch(Frame& frame) {
  const std::uint32_t size = problem_.variables[frame.variable].size;
  while (frame.next_value < size) {
    const Literal literal = problem_.literal(frame.variable, frame.next_value++);
    if (!propagator_.is_open(atom_of(literal))) continue;
    frame.trail = propagator_.trail().size();
    frame.stack = components_.mark();
    if (propagator_.assume(literal)) {
      split_branch(frame);
      return;
    }
    ++conflicts_;
    propagator_.undo(frame.trail);
  }
  finish_node();
}

void Search::split_branch(Frame& frame) {
  frame.in_branch = true;
  for (const Literal literal : propagator_.trail().subspan(frame.trail)) {
    if (leaf_of_[literal] != kNoLeaf) leaves_.push_back(leaf_of_[literal]);
  }
  components_.split(frame.component);
  frame.next_child = frame.stack.components;
  frame.child_end = components_.mark().components;
}

void Search::finish_branch(Frame& frame) {
  branches_.push_back({leaves_.size(), children_.size()});
  leave_branch(frame);
}

void Search::abandon_branch(Frame& frame) {
  const Ends end = last_end(frame);
  leaves_.resize(end.leaves);
  children_.resize(end.children);
  leave_branch(frame);
}

void Search::leave_branch(Frame& frame) {
  propagator_.undo(frame.trail);
  components_.restore(frame.stack);
  frame.in_branch = false;
  if (frame.entry == kNoEntry) finish_node();
}

Search::Ends Search::last_end(const Frame& frame) const {
  return branches_.size() == frame.first_branch ? frame.start : branches_.back();
}

void Search::finish_node() {
  const Frame frame = frames_.back();
  frames_.pop_back();
  const NodeIndex node = branches_.size() == frame.first_branch ? kUnsatisfiable : add_node(frame);
  leaves_.resize(frame.start.leaves);
  children_.resize(frame.start.children);
  branches_.resize(frame.first_branch);
  if (frame.entry == kNoEntry) {
    if (node == kUnsatisfiable) {
      circuit_ = {};
      circuit_.leaf_count = leaf_map_.size();
    }
    return;
  }
  cache_.set_value(frame.entry, node);
  deliver(node);
}

/// Gives the compiled component to the branch that waits for it.
void Search::deliver(NodeIndex node) {
  Frame& frame = frames_.back();
  if (node == kUnsatisfiable) {
    abandon_branch(frame);
    return;
  }
  children_.push_back(node);
  ++frame.next_child;
}

NodeIndex Search::add_node(const Frame& frame) {
  Ends begin = frame.start;
  const auto at = [](std::size_t offset) { return static_cast<std::ptrdiff_t>(offset); };
  for (std::size_t i = frame.first_branch; i < branches_.size(); ++i) {
    const Ends end = branches_[i];
    circuit_.leaves.insert(circuit_.leaves.end(), leaves_.begin() + at(begin.leaves), leaves_.begin() + at(end.leaves));
    circuit_.children.insert(circuit_.children.end(), children_.begin() + at(begin.children),
                             children_.begin() + at(end.children));
    circuit_.branch_leaves.push_back(static_cast<std::uint32_t>(circuit_.leaves.size()));
    circuit_.branch_children.push_back(static_cast<std::uint32_t>(circuit_.children.size()));
    begin = end;
  }
  circuit_.node_branches.push_back(circuit_.branch_count());
  return circuit_.root();
}

void Search::write_key(const Component& component) {
  key_.clear();
  std::uint32_t last = 0;
  for (const VariableIndex index : components_.variables(component)) {
    append_number(key_, index - last + 1);
    last = index;
    const Variable& v = problem_.variables[index];
    if (v.is_boolean()) continue;
    std::uint8_t open = 0;
    for (std::uint32_t value = 0; value < v.size; ++value) {
      if (propagator_.is_open(v.first + value)) open = static_cast<std::uint8_t>(open | (1U << (value % 8)));
      if (value % 8 == 7 || value + 1 == v.size) key_.push_back(std::exchange(open, std::uint8_t{0}));
    }
  }
  append_number(key_, 0);
  last = 0;
  for (const std::uint32_t clause : components_.clauses(component)) {
    append_number(key_, clause - last);
    last = clause;
  }
}

VariableIndex Search::choose(const Component& component) const {
  const auto variables = components_.variables(component);
  VariableIndex best = variables.front();
  std::uint32_t best_occurrences = 0;
  bool counted = false;
  for (const VariableIndex v : variables.subspan(1)) {
    if (order_.depth[v] > order_.depth[best]) continue;
    if (order_.depth[v] < order_.depth[best]) {
      best = v;
      counted = false;
      continue;
    }
    if (!counted) best_occurrences = live_occurrences(best);
    counted = true;
    const std::uint32_t occurrences = live_occurrences(v);
    if (occurrences <= best_occurrences) continue;
    best = v;
    best_occurrences = occurrences;
  }
  return best;
}

std::uint32_t Search::live_occurrences(VariableIndex index) const {
  const Variable& v = problem_.variables[index];
  std::uint32_t count = 0;
  for (Atom atom = v.first; atom < v.first + v.atom_count(); ++atom) {
    if (!propagator_.is_open(atom)) continue;
    for (const Literal literal : {positive(atom), negative(atom)}) {
      for (const Literal other : propagator_.implied(literal)) count += propagator_.is_open(atom_of(other)) ? 1 : 0;
    }
  }
  for (const std::uint32_t clause : components_.occurrences(index)) count += components_.holds(clause) ? 0 : 1;
  return count;
}

}  // namespace maquette::compile
