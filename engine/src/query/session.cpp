// One door, one turn of the oracle for each question; the questions themselves are in the files beside this one.
#include "maquette/session.h"

#include <stdexcept>
#include <utility>

#include "query/cheapest.h"
#include "query/compiled_form.h"
#include "query/complete.h"
#include "query/count.h"
#include "query/domains.h"
#include "query/explain.h"
#include "query/explain_all.h"
#include "query/minimize.h"
#include "query/offers.h"
#include "query/reasoner.h"
#include "query/repair.h"
#include "query/sample.h"
#include "query/surprise.h"
#include "query/swap.h"
#include "z3/oracle.h"

namespace maquette {

class Session::Impl {
 public:
  Impl(std::shared_ptr<const Model> model_, Limits limits_, CompiledCache cache)
      : model(std::move(model_)),
        limits(limits_),
        oracle(model),
        swap(*model),
        domain_finder(model, swap),
        compiled(model, limits, cache) {}

  void require(Choice choice) const {
    const bool known = choice.part < model->parts.size() && choice.option < model->parts[choice.part].options.size();
    if (!known) throw std::out_of_range("Session: a part or option the model does not have");
  }

  void require(const Selections& selections) const {
    for (const auto& [part, option] : selections.chosen) require(Choice{part, option});
  }

  void require(const Variant& variant) const {
    if (variant.options.size() != model->parts.size())
      throw std::out_of_range("Session: a variant has one option for each part");
    for (PartIndex part = 0; part < model->parts.size(); ++part) require(Choice{part, variant.options[part]});
  }

  void require_attribute(AttributeIndex attribute) const {
    if (attribute >= model->attributes.size()) throw std::out_of_range("Session: an attribute the model does not have");
  }

  Completion with_texts(Completion completion, const Selections& selections, const Variant* prefer) const {
    if (completion.found == Verdict::yes) fill_texts(*model, selections, prefer, completion.variant);
    return completion;
  }

  /// Runs `question(reasoner)` within a turn; the catalog is compiled before the turn begins.
  template <class Question>
  auto answer(const Question& question) {
    auto* live = compiled.live();
    const Oracle::Turn turn = oracle.begin(limits);
    Reasoner reasoner(oracle, swap, live);
    return question(reasoner);
  }

  Completion completed(const Selections& selections, const Preferences& preferences, const Variant* prefer) {
    Completion completion = answer([&](Reasoner& reasoner) { return reasoner.complete(selections, preferences); });
    return with_texts(std::move(completion), selections, prefer);
  }

  /// From the compiled form when it settles every option, else from Z3; the answers are the same.
  Domains domains(const Selections& selections) {
    auto* live = compiled.live();
    if (live != nullptr) {
      Domains known = live->domains(selections);
      if (!is_open(known)) return known;
    }
    const Oracle::Turn turn = oracle.begin(limits);
    Reasoner reasoner(oracle, swap, live);
    if (live == nullptr) return domain_finder.find(reasoner, selections);
    return domain_finder.find(reasoner, selections, [live](const Selections& asked) { return live->domains(asked); });
  }

  std::shared_ptr<const Model> model;
  Limits limits;
  Oracle oracle;
  Swap swap;
  DomainFinder domain_finder;
  CompiledForm compiled;
};

Session::Session(std::shared_ptr<const Model> model, Limits limits, CompiledCache cache)
    : impl_(std::make_unique<Impl>(std::move(model), limits, cache)) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

const Model& Session::model() const { return *impl_->model; }

Domains Session::domains(const Selections& selections) {
  impl_->require(selections);
  return impl_->domains(selections);
}

Compiled Session::compile(const CompileBudget& budget, const std::function<void(double)>& progress) {
  return impl_->compiled.compile(budget, progress);
}

Compiled Session::compiled() const { return impl_->compiled.status(); }

Domains Session::domains(const Selections& selections, TotalLimit limit) {
  const auto least = cheapest(selections, limit.attribute);
  return within(impl_->domains(selections), least, selections, limit.at_most);
}

std::vector<std::vector<LeastTotal>> Session::cheapest(const Selections& selections, AttributeIndex attribute) {
  impl_->require(selections);
  impl_->require_attribute(attribute);
  const Domains domains = impl_->domains(selections);
  return impl_->answer(
      [&](Reasoner& reasoner) { return maquette::cheapest(impl_->compiled, reasoner, domains, selections, attribute); });
}

Explanation Session::explain(const Selections& selections, Choice wish) {
  impl_->require(selections);
  impl_->require(wish);
  return impl_->answer([&](Reasoner& reasoner) { return maquette::explain(reasoner, selections, wish); });
}

Explanation Session::explain(const Selections& selections) {
  impl_->require(selections);
  return impl_->answer([&](Reasoner& reasoner) { return maquette::explain(reasoner, selections, std::nullopt); });
}

Explanations Session::explain_all(const Selections& selections, std::optional<Choice> wish, std::size_t most) {
  impl_->require(selections);
  if (wish) impl_->require(*wish);
  const Oracle::Turn turn = impl_->oracle.begin(impl_->limits);
  return maquette::explain_all(impl_->oracle, selections, wish, most);
}

Repairs Session::repair(const Selections& selections, Choice wish, std::size_t most, const Variant* current) {
  impl_->require(selections);
  impl_->require(wish);
  if (current) impl_->require(*current);
  return impl_->answer([&](Reasoner& reasoner) { return maquette::repair(reasoner, selections, wish, most, current); });
}

Repairs Session::repair(const Selections& selections, std::size_t most) {
  impl_->require(selections);
  return impl_->answer(
      [&](Reasoner& reasoner) { return maquette::repair(reasoner, selections, std::nullopt, most, nullptr); });
}

Completion Session::complete(const Selections& selections, const Variant* prefer) {
  impl_->require(selections);
  if (prefer) impl_->require(*prefer);
  return impl_->completed(selections, default_preferences(*impl_->model, prefer), prefer);
}

std::vector<Offer> Session::offers(const Selections& selections, PartIndex part, const Variant& current) {
  impl_->require(selections);
  impl_->require(current);
  impl_->require(Choice{part, 0});
  const Domains domains = impl_->domains(selections);
  return impl_->answer(
      [&](Reasoner& reasoner) { return maquette::offers(reasoner, selections, part, current, domains.states[part]); });
}

Completion Session::minimize(const Selections& selections, AttributeIndex attribute) {
  impl_->require(selections);
  impl_->require_attribute(attribute);
  Completion completion =
      impl_->answer([&](Reasoner& reasoner) { return maquette::minimize(reasoner, selections, attribute); });
  return impl_->with_texts(std::move(completion), selections, nullptr);
}

Completion Session::surprise(const Selections& selections, std::uint64_t seed) {
  impl_->require(selections);
  return impl_->completed(selections, surprising_preferences(*impl_->model, seed), nullptr);
}

std::optional<DesignCount> Session::count(const Selections& selections, bool with_shares) {
  impl_->require(selections);
  return maquette::count(impl_->compiled, selections, with_shares);
}

std::optional<std::vector<Variant>> Session::sample(const Selections& selections, std::uint64_t seed, std::size_t count) {
  impl_->require(selections);
  return maquette::sample(impl_->compiled, selections, seed, count);
}

void Session::interrupt() {
  impl_->compiled.interrupt();
  impl_->oracle.interrupt();
}

}  // namespace maquette
