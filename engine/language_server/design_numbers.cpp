#include "language_server/design_numbers.h"

#include <algorithm>

#include "maquette/evaluate.h"

namespace maquette::lsp {
namespace {

/// Somebody waits with the pointer on a word.
constexpr Limits kPatience{.wall = std::chrono::milliseconds(1'000)};

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

DesignNumbers::DesignNumbers(std::shared_ptr<const Model> model) : model_(std::move(model)) {}

std::optional<std::string> DesignNumbers::designs() {
  if (!session_) {
    mirrored_ = mirrored(*model_);
    session_.emplace(mirrored_, kPatience, CompiledCache::off);
  }
  const auto count = session_->count({});
  return count ? std::optional(count->designs) : std::nullopt;
}

std::optional<std::string> DesignNumbers::designs_with(Choice choice) {
  if (!designs()) return std::nullopt;
  Selections selections;
  selections.chosen[choice.part] = choice.option;
  const auto count = session_->count(selections);
  return count ? std::optional(count->designs) : std::nullopt;
}

std::optional<std::string> DesignNumbers::removed_by(RuleIndex rule) {
  const auto kept = designs();
  if (!kept) return std::nullopt;
  auto others = std::make_shared<Model>(*model_);
  others->rules.erase(others->rules.begin() + rule);
  const auto all = Session(others, kPatience, CompiledCache::off).count({});
  return all ? std::optional(difference(all->designs, *kept)) : std::nullopt;
}

std::optional<std::int64_t> DesignNumbers::least(const Selections& selections, AttributeIndex attribute) {
  const Completion found = session_->minimize(selections, attribute);
  if (found.found != Verdict::yes || !found.optimal) return std::nullopt;
  return quote(*mirrored_, found.variant).totals[attribute];
}

PriceRange DesignNumbers::prices_with(Choice choice) {
  if (!designs()) return {};
  Selections selections;
  selections.chosen[choice.part] = choice.option;
  const auto negated = least(selections, static_cast<AttributeIndex>(model_->attributes.size()));
  return {least(selections, kPrice), negated ? std::optional(-*negated) : std::nullopt};
}

PriceRange DesignNumbers::prices() {
  if (whole_) return *whole_;
  if (!designs()) return {};
  const auto negated = least({}, static_cast<AttributeIndex>(model_->attributes.size()));
  whole_ = PriceRange{least({}, kPrice), negated ? std::optional(-*negated) : std::nullopt};
  return *whole_;
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
