// A model as SMT-LIB 2.6: every part a constant, every rule a named assertion, every total a defined integer.
//
// A feature is a Bool; any other part a datatype of its options, so that "exactly one" needs no axiom. Sums are sums of
// if-then-else over integers. Names of assertions are the rules' ids, so that a solver's unsatisfiable core reads as an
// explanation (put (set-option :produce-unsat-cores true) first); what a rule is for stands above it as a comment.
#include <algorithm>
#include <limits>

#include "formats/write_names.h"
#include "formats/writers.h"
#include "maquette/localized.h"
#include "support/one_line.h"

namespace maquette::formats {
namespace {

constexpr std::size_t kLongestComment = 300;

std::string number(std::int64_t value) {
  if (value >= 0) return std::to_string(value);
  return "(- " + std::to_string(0 - static_cast<std::uint64_t>(value)) + ")";
}

class Writer {
 public:
  explicit Writer(const Model& model)
      : model_(model),
        names_([](char c) { return static_cast<unsigned char>(c) >= ' ' && c != '|' && c != '\\' && c != '~'; }) {}

  WrittenModel run() {
    text_ = "; " + one_line(model_.id + " " + model_.version, kLongestComment) + "\n(set-logic ALL)\n";
    for (const Part& part : model_.parts) declare(part);
    for (const Rule& rule : model_.rules) {
      const std::string& because = in_language(rule.because, "en");
      if (!because.empty()) text_ += "; " + one_line(because, kLongestComment) + "\n";
      text_ += "(assert (! ";
      write(rule.formula);
      text_ += " :named " + quoted(names_.add("rule " + rule.id)) + "))\n";
    }
    for (AttributeIndex index = 0; index < model_.attributes.size(); ++index) define_total(index);
    text_ += "(check-sat)\n";
    return {std::move(text_), common_losses(model_, true), true};
  }

 private:
  static std::string quoted(const std::string& name) { return "|" + name + "|"; }

  void declare(const Part& part) {
    parts_.push_back(quoted(names_.add(part.id)));
    std::vector<std::string>& options = options_.emplace_back();
    if (is_feature(part)) {
      text_ += "(declare-const " + parts_.back() + " Bool)\n";
      return;
    }
    const std::string sort = quoted(names_.add("options of " + part.id));
    text_ += "(declare-datatype " + sort + " (";
    for (OptionIndex option = 0; option < part.options.size(); ++option) {
      options.push_back(quoted(names_.add(option_name(part, option))));
      text_ += "(" + options.back() + ")";
    }
    text_ += "))\n(declare-const " + parts_.back() + " " + sort + ")\n";
  }

  /// "The part has this option."
  std::string is(PartIndex part, OptionIndex option) const {
    if (!options_[part].empty()) return "(= " + parts_[part] + " " + options_[part][option] + ")";
    return option == kFeatureSelected ? parts_[part] : "(not " + parts_[part] + ")";
  }

  void write(const Formula& formula) {
    std::visit([this](const auto& node) { write(node); }, formula.node);
  }

  void write(const Constant& node) { text_ += node.value ? "true" : "false"; }
  void write(const Not& node) { operation("not", node.operand); }
  void write(const And& node) { node.operands.empty() ? write(Constant{true}) : operation("and", node.operands); }
  void write(const Or& node) { node.operands.empty() ? write(Constant{false}) : operation("or", node.operands); }
  void write(const Implies& node) { operation("=>", node.operands); }
  void write(const Iff& node) { operation("=", node.operands); }

  void operation(const char* name, const std::vector<Formula>& operands) {
    text_ += "(" + std::string(name);
    for (const Formula& operand : operands) {
      text_ += " ";
      write(operand);
    }
    text_ += ")";
  }

  void write(const Among& node) {
    if (node.options.empty()) return write(Constant{false});
    if (node.options.size() == model_.parts[node.part].options.size()) return write(Constant{true});
    if (node.options.size() > 1) text_ += "(or ";
    for (const OptionIndex option : node.options)
      text_ += (option == node.options.front() ? "" : " ") + is(node.part, option);
    if (node.options.size() > 1) text_ += ")";
  }

  void write(const Cardinality& node) {
    bounded(node.lower, node.upper, [&] {
      text_ += "(+ 0";
      for (const Formula& operand : node.operands) {
        text_ += " (ite ";
        write(operand);
        text_ += " 1 0)";
      }
      text_ += ")";
    });
  }

  void write(const Linear& node) {
    bounded(node.lower, node.upper, [&] {
      text_ += "(+ 0";
      for (const Linear::Term& term : node.terms) text_ += " " + value_of(term.part, term.values);
      text_ += ")";
    });
  }

  /// lower <= sum <= upper, where they bound anything.
  template <class Sum>
  void bounded(std::int64_t lower, std::int64_t upper, const Sum& sum) {
    const bool below = lower != std::numeric_limits<std::int64_t>::min();
    const bool above = upper != std::numeric_limits<std::int64_t>::max();
    if (!below && !above) return write(Constant{true});
    text_ += "(<=" + (below ? " " + number(lower) + " " : " ");
    sum();
    text_ += above ? " " + number(upper) + ")" : ")";
  }

  /// A chain of if-then-else; the last value needs no question.
  std::string value_of(PartIndex part, const std::vector<std::int64_t>& values) const {
    std::string text = number(values.back());
    for (std::size_t option = values.size() - 1; option > 0; --option) {
      if (values[option - 1] == values.back()) continue;
      text = "(ite " + is(part, static_cast<OptionIndex>(option - 1)) + " " + number(values[option - 1]) + " " + text + ")";
    }
    return text;
  }

  void write(const Table& node) {
    text_ += node.allowed ? "(or false" : "(not (or false";
    for (const auto& row : node.rows) {
      text_ += " (and true";
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i].empty()) continue;
        text_ += " ";
        write(Among{node.parts[i], row[i]});
      }
      text_ += ")";
    }
    text_ += node.allowed ? ")" : "))";
  }

  std::vector<std::int64_t> values(PartIndex part, AttributeIndex index) const {
    std::vector<std::int64_t> row;
    for (const Option& option : model_.parts[part].options) row.push_back(option.attributes[index]);
    return row;
  }

  /// In the attribute's smallest unit, its base included.
  void define_total(AttributeIndex index) {
    const Attribute& attribute = model_.attributes[index];
    const std::string name = quoted(names_.add("total " + attribute.id));
    text_ += "; in " + one_line(attribute.unit, 40) + " / 10^" + std::to_string(attribute.decimals) + "\n";
    if (attribute.aggregate == Aggregate::sum) {
      text_ += "(define-fun " + name + " () Int (+ " + number(attribute.base);
      for (PartIndex part = 0; part < model_.parts.size(); ++part) {
        const auto row = values(part, index);
        if (std::any_of(row.begin(), row.end(), [](std::int64_t value) { return value != 0; }))
          text_ += " " + value_of(part, row);
      }
      text_ += "))\n";
      return;
    }
    // The greatest: at least every part's value, and one of them.
    text_ += "(declare-const " + name + " Int)\n";
    std::string any = "(or false";
    for (PartIndex part = 0; part < model_.parts.size(); ++part) {
      const std::string value = "(+ " + number(attribute.base) + " " + value_of(part, values(part, index)) + ")";
      text_ += "(assert (>= " + name + " " + value + "))\n";
      any += " (= " + name + " " + value + ")";
    }
    if (!model_.parts.empty()) text_ += "(assert " + any + "))\n";
  }

  const Model& model_;
  NameTable names_;
  std::string text_;
  std::vector<std::string> parts_;                 ///< quoted
  std::vector<std::vector<std::string>> options_;  ///< quoted; empty for a feature
};

}  // namespace

WrittenModel write_smtlib(const Model& model) { return Writer(model).run(); }

}  // namespace maquette::formats
