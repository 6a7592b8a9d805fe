#include "language_server/design_numbers.h"

#include <algorithm>

#include "maquette/evaluate.h"

namespace maquette::lsp {
namespace {

/// Somebody may still have the pointer on the word.
constexpr Limits kPatience{.wall = std::chrono::milliseconds(1'000)};
constexpr std::size_t kMostWanted = 64;

std::shared_ptr<const Model> mirrored(const Model& model) {
  auto copy = std::make_shared<Model>(model);
  Attribute negated = model.attributes[kPrice];
  negated.id = "price, negated";
  negated.base = -negated.base;
  copy->attributes.push_back(std::move(negated));
  for (Part& part : copy->parts) {
    for (Option& option : part.options) option.attributes.push_back(-option.attributes[kPrice]);
  }
  return copy;
}

}  // namespace

NumberAnswer NumberCruncher::answer(const NumberQuestion& question) {
  compile();
  if (question.rule) return {removed_by(*question.rule), {}};
  Selections selections;
  if (question.choice) selections.chosen[question.choice->part] = question.choice->option;
  return with(selections);
}

void NumberCruncher::compile() {
  if (session_) return;
  mirrored_ = mirrored(*model_);
  session_.emplace(mirrored_, kPatience, CompiledCache::off);
}

NumberAnswer NumberCruncher::with(const Selections& selections) {
  NumberAnswer answer;
  const auto count = session_->count(selections);
  if (!count) return answer;
  answer.designs = count->designs;
  const auto negated = least(selections, static_cast<AttributeIndex>(model_->attributes.size()));
  answer.prices = {least(selections, kPrice), negated ? std::optional(-*negated) : std::nullopt};
  return answer;
}

std::optional<std::string> NumberCruncher::removed_by(RuleIndex rule) {
  const auto kept = session_->count({});
  if (!kept) return std::nullopt;
  auto others = std::make_shared<Model>(*model_);
  others->rules.erase(others->rules.begin() + rule);
  const auto all = Session(others, kPatience, CompiledCache::off).count({});
  return all ? std::optional(difference(all->designs, kept->designs)) : std::nullopt;
}

std::optional<std::int64_t> NumberCruncher::least(const Selections& selections, AttributeIndex attribute) {
  const Completion found = session_->minimize(selections, attribute);
  if (found.found != Verdict::yes || !found.optimal) return std::nullopt;
  return quote(*mirrored_, found.variant).totals[attribute];
}

const NumberAnswer* DesignNumbers::ask(const NumberQuestion& question) {
  const auto known = known_.find(question);
  if (known != known_.end()) return &known->second;
  std::erase(wanted_, question);
  wanted_.push_back(question);
  if (wanted_.size() > kMostWanted) wanted_.erase(wanted_.begin());
  return nullptr;
}

std::optional<NumberQuestion> DesignNumbers::take_wanted() {
  if (wanted_.empty()) return std::nullopt;
  const NumberQuestion question = wanted_.back();
  wanted_.pop_back();
  return question;
}

std::string grouped(const std::string& digits) {
  std::string text = digits;
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, 1, ',');
  return text;
}

std::string difference(std::string a, const std::string& b) {
  int borrow = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const int below = i < b.size() ? b[b.size() - 1 - i] - '0' : 0;
    char& digit = a[a.size() - 1 - i];
    const int left = digit - '0' - below - borrow;
    borrow = left < 0 ? 1 : 0;
    digit = static_cast<char>('0' + left + (left < 0 ? 10 : 0));
  }
  const std::size_t first = a.find_first_not_of('0');
  return first == std::string::npos ? "0" : a.substr(first);
}

}  // namespace maquette::lsp
