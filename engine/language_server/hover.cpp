// What stands behind a name, in a few lines of Markdown: what it is called, how many designs have it, what they cost.
//
// The price of an option alone says little, since rules may force others along with it; so beside it stands the range of
// whole designs with the option, and the least it adds to the cheapest design there is.
#include <algorithm>

#include "language_server/features.h"
#include "maquette/localized.h"

namespace maquette::lsp {
namespace {

using Kind = Symbol::Kind;

constexpr std::size_t kMostParts = 6;

std::string decimal(std::int64_t value, int decimals) {
  const std::uint64_t size = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  std::string digits = std::to_string(size);
  const auto places = static_cast<std::size_t>(decimals);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, 1, '.');
  return (value < 0 ? "-" : "") + digits;
}

class Describer {
 public:
  Describer(const Spot& spot, const Symbol& symbol) : catalog_(spot.catalog), symbol_(symbol) {}

  std::string run() {
    title();
    if (catalog_.numbers) about_model();
    if (waiting_) line("_Numbers are being worked out: look again in a moment._");
    if (!catalog_.model && catalog_.numbers) line("_Numbers are of the catalog before its present mistakes._");
    return std::move(text_);
  }

 private:
  /// Nothing is known yet: then it is wanted, and nobody waits.
  NumberAnswer ask(const NumberQuestion& question) {
    const NumberAnswer* known = catalog_.numbers->ask(question);
    waiting_ = waiting_ || known == nullptr;
    return known == nullptr ? NumberAnswer{} : *known;
  }

  void line(const std::string& sentence) { text_ += (text_.empty() ? "" : "\n\n") + sentence; }

  const Model& model() const { return catalog_.numbers->model(); }

  std::string label(const LocalizedText& text) const { return in_language(text, "en"); }

  std::string money(std::int64_t value) const {
    return decimal(value, model().attributes[kPrice].decimals) + ' ' + model().currency;
  }

  std::string change(std::int64_t value) const { return (value < 0 ? "" : "+") + money(value); }

  void title() {
    static constexpr const char* words[] = {"group",    "part", "option", "tag",      "attribute",
                                            "material", "rule", "file",   "instance", "place"};
    line("**" + symbol_.name + "** · " + words[static_cast<std::size_t>(symbol_.kind)]);
  }

  void about_model() {
    switch (symbol_.kind) {
      case Kind::group:
        return about_group();
      case Kind::part:
        return about_part();
      case Kind::option:
        return about_option();
      case Kind::rule:
        return about_rule();
      case Kind::tag:
        return about_tag();
      case Kind::attribute:
        return about_attribute();
      case Kind::material:
        if (const Material* material = find_material(model(), symbol_.name)) line(label(material->label));
        return;
      case Kind::file:
      case Kind::instance:
      case Kind::place:
        return;
    }
  }

  void about_group() {
    for (const Group& group : model().groups) {
      if (group.id != symbol_.name) continue;
      line(label(group.label));
      std::string parts;
      for (const PartIndex part : group.parts) parts += (parts.empty() ? "`" : ", `") + model().parts[part].id + "`";
      line("Parts: " + parts);
    }
  }

  void about_part() {
    const auto index = find_part(model(), symbol_.name);
    if (!index) return about_group();
    const Part& part = model().parts[*index];
    const std::string& group = label(model().groups[part.group].label);
    line(label(part.label) == group ? group : group + ", " + label(part.label));
    if (part.kind == PartKind::text) {
      line("A text of up to " + std::to_string(part.text.max_length) + " letters.");
    } else {
      line(std::to_string(part.options.size()) + " options, at first `" + part.options[part.default_option].id + "`.");
    }
    const NumberAnswer all = ask({});
    if (all.designs) line(grouped(*all.designs) + " designs in all.");
    const std::string costs = range(all.prices);
    if (!costs.empty()) line("A design costs " + costs + ".");
  }

  std::string range(const PriceRange& prices) const {
    if (prices.least && prices.most) return money(*prices.least) + " to " + money(*prices.most);
    if (prices.least) return money(*prices.least) + " or more";
    return prices.most ? money(*prices.most) + " or less" : std::string{};
  }

  void about_option() {
    std::size_t told = 0;
    for (PartIndex index = 0; index < model().parts.size(); ++index) {
      const Part& part = model().parts[index];
      const auto names = catalog_.symbols.parts.find(part.id);
      if (names == catalog_.symbols.parts.end()) continue;
      const auto own = names->second.options.find(symbol_.name);
      const auto option = find_option(part, symbol_.name);
      if (own == names->second.options.end() || own->second != symbol_ || !option) continue;
      if (told == 0) line(label(part.options[*option].label));
      if (++told <= kMostParts) about_choice({index, *option});
    }
    if (told > kMostParts) line("… and " + std::to_string(told - kMostParts) + " parts more.");
  }

  void about_choice(Choice choice) {
    const Part& part = model().parts[choice.part];
    const Option& option = part.options[choice.option];
    std::string text = "`" + part.id + "`: " + change(option.attributes[kPrice]) + " by itself.";
    const NumberAnswer all = ask({}), with = ask({.choice = choice});
    if (all.designs && with.designs) text += " In " + grouped(*with.designs) + " of " + grouped(*all.designs) + " designs.";
    const std::string costs = range(with.prices);
    if (!costs.empty()) text += " With it a design costs " + costs;
    if (with.prices.least && all.prices.least)
      text += ", at least " + change(*with.prices.least - *all.prices.least) + " with all it drags along";
    if (!costs.empty()) text += ".";
    line(text);
  }

  void about_rule() {
    const auto index = find_rule(model(), symbol_.name);
    if (!index) return;
    const Rule& rule = model().rules[*index];
    line(label(rule.because));
    if (const auto removed = ask({.rule = *index}).designs)
      line("Removes " + grouped(*removed) + " designs that all other rules allow.");
  }

  void about_tag() {
    std::size_t options = 0, parts = 0;
    for (const Part& part : model().parts) {
      const auto has = [&](const Option& option) {
        return std::binary_search(option.tags.begin(), option.tags.end(), symbol_.name);
      };
      const auto count = static_cast<std::size_t>(std::count_if(part.options.begin(), part.options.end(), has));
      options += count;
      parts += count > 0 ? 1 : 0;
    }
    line("On " + std::to_string(options) + " options of " + std::to_string(parts) + " parts.");
  }

  void about_attribute() {
    for (const Attribute& attribute : model().attributes) {
      if (attribute.id != symbol_.name) continue;
      line(label(attribute.label) + ", in " + attribute.unit + ": " +
           (attribute.aggregate == Aggregate::sum ? "summed over the chosen options."
                                                  : "the greatest of the chosen options."));
      line("The product itself: " + decimal(attribute.base, attribute.decimals) + ' ' + attribute.unit + ".");
    }
  }

  const LiveCatalog& catalog_;
  const Symbol& symbol_;
  std::string text_;
  bool waiting_ = false;
};

/// The rule whose table the cursor is in, wherever in it.
const OutlineItem* rule_around(const Spot& spot) {
  const auto items = spot.catalog.symbols.outlines.find(spot.file);
  if (items == spot.catalog.symbols.outlines.end()) return nullptr;
  const auto around = std::find_if(items->second.begin(), items->second.end(), [&](const OutlineItem& item) {
    return item.symbol.kind == Kind::rule && item.begin <= spot.offset && spot.offset <= item.end;
  });
  return around == items->second.end() ? nullptr : &*around;
}

}  // namespace

Json hover(const Spot& spot) {
  const Occurrence* here = occurrence_at(spot);
  if (here == nullptr) {
    const OutlineItem* rule = rule_around(spot);
    if (rule == nullptr) return nullptr;
    return {{"contents", {{"kind", "markdown"}, {"value", Describer(spot, rule->symbol).run()}}}};
  }
  Json answer{{"contents", {{"kind", "markdown"}, {"value", Describer(spot, here->symbol).run()}}}};
  if (spot.catalog.symbols.unreadable.contains(spot.file)) return answer;
  answer["range"] = to_json(LineMap(spot.text()).range(here->begin, here->end));
  return answer;
}

}  // namespace maquette::lsp
