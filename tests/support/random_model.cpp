#include "support/random_model.h"

#include <algorithm>
#include <limits>
#include <string>

#include "maquette/evaluate.h"
#include "support/model_builder.h"

namespace maquette::testing {
namespace {

class FormulaMaker {
 public:
  FormulaMaker(const Model& model, Random& random) : model_(model), random_(random) {}

  Formula make(int depth) {
    if (depth == 0 || random_.chance(25)) return leaf();
    switch (random_.below(6)) {
      case 0:
        return {Not{operands(1, depth)}};
      case 1:
        return {And{operands(2 + random_.below(2), depth)}};
      case 2:
        return {Or{operands(2 + random_.below(2), depth)}};
      case 3:
        return {Implies{operands(2, depth)}};
      case 4:
        return {Iff{operands(2, depth)}};
      default:
        return cardinality(depth);
    }
  }

 private:
  PartIndex any_part() { return random_.below(static_cast<std::uint32_t>(model_.parts.size())); }

  std::vector<OptionIndex> some_options(PartIndex part, std::uint32_t percent) {
    std::vector<OptionIndex> some;
    for (OptionIndex option = 0; option < model_.parts[part].options.size(); ++option) {
      if (random_.chance(percent)) some.push_back(option);
    }
    return some;
  }

  std::vector<PartIndex> some_parts(std::uint32_t percent) {
    std::vector<PartIndex> some;
    for (PartIndex part = 0; part < model_.parts.size(); ++part) {
      if (random_.chance(percent)) some.push_back(part);
    }
    return some;
  }

  std::vector<Formula> operands(std::uint32_t count, int depth) {
    std::vector<Formula> made;
    for (std::uint32_t i = 0; i < count; ++i) made.push_back(make(depth - 1));
    return made;
  }

  Formula leaf() {
    if (random_.chance(3)) return {Constant{random_.chance(50)}};
    if (random_.chance(15)) return linear();
    if (random_.chance(15)) return table();
    const PartIndex part = any_part();
    return {Among{part, some_options(part, 50)}};
  }

  Formula cardinality(int depth) {
    std::vector<Formula> counted = operands(2 + random_.below(4), depth);
    const auto count = static_cast<std::int64_t>(counted.size());
    const std::int64_t lower = random_.between(0, count);
    return {
        Cardinality{random_.chance(50) ? 0 : lower, random_.chance(30) ? count : random_.between(lower, count), counted}};
  }

  Formula linear() {
    Linear linear;
    std::int64_t least = 0;
    std::int64_t most = 0;
    const std::int64_t scale = random_.chance(10) ? 3'000'000'000 : random_.chance(30) ? 5 : 1;
    for (const PartIndex part : some_parts(70)) {
      Linear::Term term{part, {}};
      for (std::size_t i = 0; i < model_.parts[part].options.size(); ++i)
        term.values.push_back(scale * random_.between(-4, 9));
      least += *std::min_element(term.values.begin(), term.values.end());
      most += *std::max_element(term.values.begin(), term.values.end());
      linear.terms.push_back(std::move(term));
    }
    const bool floor = random_.chance(40);
    if (floor) linear.lower = random_.between(least - 2, most + 1);
    if (!floor || random_.chance(30))
      linear.upper = random_.between(std::max(least, floor ? linear.lower : least) - 1, most + 2);
    return {std::move(linear)};
  }

  Formula table() {
    Table table;
    table.parts = some_parts(50);
    table.allowed = random_.chance(60);
    const std::uint32_t rows = table.allowed ? 2 + random_.below(6) : 1 + random_.below(3);
    for (std::uint32_t row = 0; row < rows; ++row) {
      auto& cells = table.rows.emplace_back();
      for (const PartIndex part : table.parts)
        cells.push_back(random_.chance(25) ? std::vector<OptionIndex>{} : some_options(part, 45));
    }
    return {std::move(table)};
  }

  const Model& model_;
  Random& random_;
};

void become_number(Part& part) {
  part.kind = PartKind::number;
  for (OptionIndex option = 0; option < part.options.size(); ++option) {
    part.options[option].number = 20 + 5 * static_cast<std::int64_t>(option);
    part.options[option].id = std::to_string(part.options[option].number);
  }
}

void add_parts(ModelBuilder& builder, Random& random, const RandomModelOptions& options) {
  const auto parts = static_cast<std::uint32_t>(random.between(options.fewest_parts, options.most_parts));
  for (std::uint32_t part = 0; part < parts; ++part) {
    const std::string id = "part" + std::to_string(part);
    if (options.text_parts && random.chance(10)) {
      builder.text(id, 1 + random.below(options.most_options - 1));
    } else {
      std::vector<OptionSpec> specs;
      const std::uint32_t count = 1 + random.below(options.most_options);
      for (std::uint32_t option = 0; option < count; ++option) {
        specs.emplace_back(("o" + std::to_string(option)).c_str(), random.between(-5, 20) * 100, random.between(0, 50),
                           random.between(0, 9));
      }
      builder.part(id, specs);
      if (options.text_parts && random.chance(15)) become_number(builder.part_of(id));
      builder.part_of(id).default_option = random.below(count);
      builder.part_of(id).importance = 1 + builder.part_of(id).default_option % 3;
    }
  }
}

}  // namespace

std::vector<OptionIndex> random_options(const Model& model, Random& random) {
  std::vector<OptionIndex> options;
  for (const Part& part : model.parts) options.push_back(random.below(static_cast<std::uint32_t>(part.options.size())));
  return options;
}

Formula random_formula(const Model& model, Random& random, int depth) { return FormulaMaker(model, random).make(depth); }

std::shared_ptr<const Model> random_model(std::uint64_t seed, const RandomModelOptions& options) {
  Random random(seed);
  ModelBuilder builder("random-" + std::to_string(seed));
  for (const AttributeIndex attribute : {kPrice, kWeight, kLeadTime}) builder.base(attribute, random.between(0, 100));
  add_parts(builder, random, options);
  const std::vector<OptionIndex> planted = random_options(builder.model(), random);
  const bool satisfiable = random.chance(options.satisfiable_percent);
  const auto rules = random.between(options.fewest_rules, options.most_rules);
  while (static_cast<std::int64_t>(builder.model().rules.size()) < rules) {
    Formula formula = random_formula(builder.model(), random, 1 + static_cast<int>(random.below(2)));
    if (satisfiable && !holds(formula, planted)) continue;
    builder.rule("rule" + std::to_string(builder.model().rules.size()), std::move(formula));
  }
  builder.model().digest.clear();  // made up: nothing of it is to be kept on disk
  return builder.build();
}

Selections random_selections(const Model& model, Random& random, std::uint32_t percent) {
  Selections selections;
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    if (random.chance(percent))
      selections.chosen[part] = random.below(static_cast<std::uint32_t>(model.parts[part].options.size()));
  }
  return selections;
}

}  // namespace maquette::testing
