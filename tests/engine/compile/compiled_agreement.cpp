#include <algorithm>
#include <cmath>
#include <limits>

#include "compile/live_catalog.h"
#include "compile/live_options.h"
#include "engine/compile/agreement.h"
#include "maquette/evaluate.h"
#include "support/random_model.h"

namespace maquette::compile {
namespace {

using testing::Assignment;
using testing::BruteForce;
using testing::Random;

constexpr std::size_t kQuestions = 4;
constexpr std::uint64_t kAssignments = 300;

bool has(const Assignment& variant, const Selections& selections) {
  return std::all_of(selections.chosen.begin(), selections.chosen.end(),
                     [&](const auto& chosen) { return variant[chosen.first] == chosen.second; });
}

bool is_possible(OptionState state) { return state != OptionState::excluded && state != OptionState::dead; }

class CompiledCheck {
 public:
  CompiledCheck(const std::shared_ptr<const CompiledCatalog>& compiled, const BruteForce& reference)
      : compiled_(*compiled), model_(compiled->model()), reference_(reference), live_(compiled), followed_(compiled) {
    for (const Residual& rule : compiled_.residual()) {
      bounds_left_out_ += rule.sum.lower != std::numeric_limits<std::int64_t>::min() ? 1 : 0;
      bounds_left_out_ += rule.sum.upper != std::numeric_limits<std::int64_t>::max() ? 1 : 0;
    }
  }

  /// Verdicts and numbers first: whole designs are only drawn from a circuit that has proved sound.
  Complaints run(Random& random) {
    std::vector<Selections> questions{{}};
    while (questions.size() < kQuestions) {
      const auto percent = static_cast<std::uint32_t>(20 * questions.size());
      questions.push_back(testing::random_selections(model_, random, percent));
    }
    check_assignments(random);
    for (const Selections& selections : questions) {
      check_states(selections);
      check_counts(selections);
    }
    for (const Selections& selections : questions) {
      if (!complaints_.empty()) break;
      for (const AttributeIndex attribute : {kPrice, kWeight, kLeadTime}) check_minima(selections, attribute);
      check_samples(selections, random.next());
    }
    return std::move(complaints_);
  }

 private:
  void complain_unless(bool good, const std::string& what) {
    if (!good) complaints_.push_back("the compiled form's " + what);
  }

  template <class Use>
  void each_option(const Use& use) {
    for (PartIndex part = 0; part < model_.parts.size(); ++part) {
      for (OptionIndex option = 0; option < model_.parts[part].options.size(); ++option) {
        use(part, option, " of " + std::to_string(part) + "=" + std::to_string(option));
      }
    }
  }

  /// One bound left out never leaves a question open; several can.
  bool may_be_open() const { return bounds_left_out_ > 1; }

  void check_states(const Selections& selections) {
    const Domains expected = reference_.domains(selections);
    check_domains(compiled_.domains(selections), expected);
    check_domains(followed_.domains(selections), expected);
    check_live_options(selections, expected);
  }

  void check_domains(const Domains& domains, const Domains& expected) {
    const bool open = may_be_open() && domains.satisfiable == Verdict::unknown;
    complain_unless(open || domains.satisfiable == expected.satisfiable, "verdict on the selections");
    for (PartIndex part = 0; part < expected.states.size(); ++part) {
      const auto& states = domains.states[part];
      if (may_be_open() && std::count(states.begin(), states.end(), OptionState::unknown) > 0) continue;
      complain_unless(states == expected.states[part], "states of part " + std::to_string(part));
    }
  }

  void check_live_options(const Selections& selections, const Domains& expected) {
    if (!compiled_.residual().empty()) return;
    live_.move_to(selections);
    live_.settle_support();
    complain_unless(live_.satisfiable() == (expected.satisfiable == Verdict::yes), "live satisfiability");
    each_option([&](PartIndex part, OptionIndex option, const std::string& name) {
      const bool chosen = expected.states[part][option] == OptionState::selected;
      const bool possible = chosen ? expected.satisfiable == Verdict::yes : is_possible(expected.states[part][option]);
      complain_unless(live_.possible(part, option) == possible, "live state" + name);
    });
  }

  void check_counts(const Selections& selections) {
    std::vector<Assignment> variants = reference_.variants();
    std::erase_if(variants, [&](const Assignment& v) { return !has(v, selections); });
    const auto count = compiled_.count(selections);
    const auto counts = compiled_.count_options(selections);
    const auto shares = compiled_.shares(selections);
    complain_unless(bounds_left_out_ > 2 || (count && shares), "missing number of designs");
    complain_unless(counts || !compiled_.residual().empty(), "missing numbers of the options");
    complain_unless(!count || *count == std::to_string(variants.size()), "number of designs");
    each_option([&](PartIndex part, OptionIndex option, const std::string& name) {
      const auto with = std::count_if(variants.begin(), variants.end(), [&](const auto& v) { return v[part] == option; });
      const double share = variants.empty() ? 0.0 : static_cast<double>(with) / static_cast<double>(variants.size());
      complain_unless(!counts || counts->by_option[part][option] == std::to_string(with), "number" + name);
      complain_unless(!shares || std::abs((*shares)[part][option] - share) < 1e-12, "share" + name);
    });
  }

  void check_minima(const Selections& selections, AttributeIndex attribute) {
    const auto least = compiled_.cheapest(selections, attribute);
    each_option([&](PartIndex part, OptionIndex option, const std::string& name) {
      Selections swapped = selections;
      swapped.chosen[part] = option;
      const auto expected = reference_.least(swapped, attribute);
      const LeastTotal found = least[part][option];
      if (found.possible == Verdict::unknown) {
        return complain_unless(!compiled_.residual().empty(), "unknown least total" + name);
      }
      const bool same = (found.possible == Verdict::yes) == expected.has_value();
      complain_unless(same && (!expected || found.total == *expected), "least total" + name);
    });
    check_minimum(selections, attribute);
  }

  void check_minimum(const Selections& selections, AttributeIndex attribute) {
    const Completion best = compiled_.minimize(selections, attribute);
    const auto expected = reference_.least(selections, attribute);
    if (best.found == Verdict::unknown) return complain_unless(!compiled_.residual().empty(), "unknown minimum");
    complain_unless((best.found == Verdict::yes) == expected.has_value(), "verdict on a minimum");
    if (best.found != Verdict::yes || !expected) return;
    complain_unless(has(best.variant.options, selections) && broken_rules(model_, best.variant).empty(), "invalid minimum");
    complain_unless(quote(model_, best.variant).totals[attribute] == *expected, "minimum");
  }

  void check_samples(const Selections& selections, std::uint64_t seed) {
    const auto& variants = reference_.variants();
    const bool any = std::any_of(variants.begin(), variants.end(), [&](const auto& v) { return has(v, selections); });
    const auto samples = compiled_.sample(selections, seed, 5);
    const std::size_t expected = any ? 5 : 0;
    complain_unless(samples.size() == expected || !compiled_.residual().empty(), "number of samples");
    for (const Variant& variant : samples) {
      complain_unless(has(variant.options, selections) && broken_rules(model_, variant).empty(), "invalid sample");
    }
  }

  /// All of them where there are few, else some at random.
  void check_assignments(Random& random) {
    std::uint64_t all = 1;
    for (const Part& part : model_.parts) all *= part.options.size();
    testing::for_each_assignment(model_, [&](const Assignment& assignment) {
      if (all > kAssignments && random.next() % all >= kAssignments) return;
      const auto selections = to_selections({assignment, {}});
      const Verdict verdict = compiled_.domains(selections).satisfiable;
      const bool valid = std::binary_search(reference_.variants().begin(), reference_.variants().end(), assignment);
      const bool open = may_be_open() && verdict == Verdict::unknown;
      complain_unless(open || verdict == (valid ? Verdict::yes : Verdict::no), "verdict on a whole assignment");
    });
  }

  const CompiledCatalog& compiled_;
  const Model& model_;
  const BruteForce& reference_;
  LiveOptions live_;
  LiveCatalog followed_;
  std::size_t bounds_left_out_ = 0;
  Complaints complaints_;
};

}  // namespace

Complaints compiled_complaints(const std::shared_ptr<const CompiledCatalog>& compiled, const BruteForce& reference,
                               std::uint64_t seed) {
  Random random(seed);
  return CompiledCheck(compiled, reference).run(random);
}

}  // namespace maquette::compile
