#include "compile/clauses.h"

#include <algorithm>

namespace maquette::compile {
namespace {

class Normalizer {
 public:
  Normalizer(const Problem& problem, std::span<const std::int8_t> truth) : problem_(problem), truth_(truth) {}

  Clauses run() {
    for (std::size_t i = 0; i < problem_.clause_count() && !result_.contradiction; ++i) add(problem_.clause(i));
    std::sort(result_.pairs.begin(), result_.pairs.end());
    result_.pairs.erase(std::unique(result_.pairs.begin(), result_.pairs.end()), result_.pairs.end());
    drop_duplicates();
    return std::move(result_);
  }

 private:
  void add(std::span<const Literal> clause) {
    if (!collect(clause)) return;
    if (clause_.empty()) {
      result_.contradiction = true;
    } else if (variable(clause_.front()) == variable(clause_.back())) {
      restrict_variable();
    } else if (clause_.size() == 2) {
      result_.pairs.push_back({clause_[0], clause_[1]});
    } else {
      long_.emplace_back(clause_);
    }
  }

  VariableIndex variable(Literal literal) const { return problem_.variable_of[atom_of(literal)]; }

  /// Fills `clause_` with the normal form; false when the clause always holds.
  bool collect(std::span<const Literal> clause) {
    sorted_.clear();
    for (const Literal literal : clause) {
      const int truth = truth_.empty() ? 0 : truth_[literal];
      if (truth > 0) return false;
      if (truth == 0) sorted_.push_back(literal);
    }
    std::sort(sorted_.begin(), sorted_.end());
    sorted_.erase(std::unique(sorted_.begin(), sorted_.end()), sorted_.end());
    clause_.clear();
    for (std::size_t begin = 0; begin < sorted_.size();) {
      std::size_t end = begin;
      while (end < sorted_.size() && variable(sorted_[end]) == variable(sorted_[begin])) ++end;
      if (!collect_variable(std::span(sorted_).subspan(begin, end - begin))) return false;
      begin = end;
    }
    return true;
  }

  bool collect_variable(std::span<const Literal> run) {
    const Variable& v = problem_.variables[variable(run.front())];
    const auto negatives = std::count_if(run.begin(), run.end(), is_negative);
    if (v.is_boolean()) {
      if (run.size() == 2) return false;
      clause_.push_back(run.front());
      return true;
    }
    if (negatives > 0) return negatives == 1 && collect_negated(run);
    const std::size_t open = open_atoms(v);
    if (run.size() == open) return false;
    if (run.size() + 1 == open) {
      clause_.push_back(negative(missing_atom(v, run)));
    } else {
      clause_.insert(clause_.end(), run.begin(), run.end());
    }
    return true;
  }

  bool collect_negated(std::span<const Literal> run) {
    const Literal negated = *std::find_if(run.begin(), run.end(), is_negative);
    if (std::find(run.begin(), run.end(), negation(negated)) != run.end()) return false;
    clause_.push_back(negated);
    return true;
  }

  bool is_open(Atom atom) const { return truth_.empty() || truth_[positive(atom)] == 0; }

  std::size_t open_atoms(const Variable& v) const {
    std::size_t count = 0;
    for (Atom atom = v.first; atom < v.first + v.size; ++atom) count += is_open(atom) ? 1 : 0;
    return count;
  }

  Atom missing_atom(const Variable& v, std::span<const Literal> run) const {
    Atom atom = v.first;
    while (!is_open(atom) || std::find(run.begin(), run.end(), positive(atom)) != run.end()) ++atom;
    return atom;
  }

  /// The clause speaks of one variable alone.
  void restrict_variable() {
    if (clause_.size() == 1) {
      result_.units.push_back(clause_.front());
      return;
    }
    const Variable& v = problem_.variables[variable(clause_.front())];
    for (Atom atom = v.first; atom < v.first + v.size; ++atom) {
      if (is_open(atom) && !std::binary_search(clause_.begin(), clause_.end(), positive(atom))) {
        result_.units.push_back(negative(atom));
      }
    }
  }

  void drop_duplicates() {
    std::sort(long_.begin(), long_.end());
    long_.erase(std::unique(long_.begin(), long_.end()), long_.end());
    for (const auto& clause : long_) {
      result_.literals.insert(result_.literals.end(), clause.begin(), clause.end());
      result_.starts.push_back(static_cast<std::uint32_t>(result_.literals.size()));
    }
  }

  const Problem& problem_;
  std::span<const std::int8_t> truth_;
  std::vector<Literal> sorted_;
  std::vector<Literal> clause_;
  std::vector<std::vector<Literal>> long_;
  Clauses result_;
};

}  // namespace

Clauses normalize(const Problem& problem) { return Normalizer(problem, {}).run(); }

Clauses normalize(const Problem& problem, std::span<const std::int8_t> truth) { return Normalizer(problem, truth).run(); }

}  // namespace maquette::compile
