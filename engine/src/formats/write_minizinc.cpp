// A model as MiniZinc: every part a variable, every rule an annotated constraint, every total a defined integer.
//
// A feature is a bool; any other part a variable of an enumeration of its options, so that "exactly one" needs no
// constraint. Sums look values up in an array of one value for each option. Names keep the catalog's ids, which MiniZinc
// allows in quotes; constraints carry the rules' ids, which its tools for minimal unsatisfiable subsets show (findMUS).
// The model satisfies; `solve minimize 'total price';` in place of the last line makes it optimise.
#include <algorithm>
#include <limits>

#include "formats/write_names.h"
#include "formats/writers.h"
#include "maquette/localized.h"
#include "support/one_line.h"

namespace maquette::formats {
namespace {

constexpr std::size_t kLongestComment = 300;

/// A text literal; what would end it or start an interpolation is replaced.
std::string text_literal(std::string_view text) {
  std::string safe = one_line(text, kLongestComment);
  std::replace_if(
      safe.begin(), safe.end(), [](char c) { return c == '"' || c == '\\'; }, '\'');
  return "\"" + safe + "\"";
}

class Writer {
 public:
  explicit Writer(const Model& model)
      : model_(model), names_([](char c) { return static_cast<unsigned char>(c) >= ' ' && c != '\'' && c != '~'; }) {}

  WrittenModel run() {
    text_ = "% " + one_line(model_.id + " " + model_.version, kLongestComment) + "\n";
    for (const Part& part : model_.parts) declare(part);
    for (const Rule& rule : model_.rules) {
      const std::string& because = in_language(rule.because, "en");
      if (!because.empty()) text_ += "% " + one_line(because, kLongestComment) + "\n";
      text_ += "constraint :: " + text_literal(rule.id) + " ";
      write(rule.formula);
      text_ += ";\n";
    }
    for (AttributeIndex index = 0; index < model_.attributes.size(); ++index) define_total(index);
    text_ += "solve satisfy;\n";
    return {std::move(text_), common_losses(model_, true), true};
  }

 private:
  static std::string quoted(const std::string& name) { return "'" + name + "'"; }

  void declare(const Part& part) {
    parts_.push_back(quoted(names_.add(part.id)));
    std::vector<std::string>& options = options_.emplace_back();
    if (is_feature(part)) {
      text_ += "var bool: " + parts_.back() + ";\n";
      return;
    }
    const std::string type = quoted(names_.add("options of " + part.id));
    text_ += "enum " + type + " = {";
    for (OptionIndex option = 0; option < part.options.size(); ++option) {
      options.push_back(quoted(names_.add(option_name(part, option))));
      text_ += (option == 0 ? "" : ", ") + options.back();
    }
    text_ += "};\nvar " + type + ": " + parts_.back() + ";\n";
  }

  void write(const Formula& formula) {
    std::visit([this](const auto& node) { write(node); }, formula.node);
  }

  void write(const Constant& node) { text_ += node.value ? "true" : "false"; }
  void write(const And& node) { joined(node.operands, " /\\ ", "true"); }
  void write(const Or& node) { joined(node.operands, " \\/ ", "false"); }
  void write(const Implies& node) { joined(node.operands, " -> ", "true"); }
  void write(const Iff& node) { joined(node.operands, " <-> ", "true"); }

  void write(const Not& node) {
    text_ += "not (";
    write(node.operand[0]);
    text_ += ")";
  }

  void joined(const std::vector<Formula>& operands, const char* between, const char* none) {
    if (operands.empty()) {
      text_ += none;
      return;
    }
    text_ += "(";
    for (std::size_t i = 0; i < operands.size(); ++i) {
      if (i > 0) text_ += between;
      write(operands[i]);
    }
    text_ += ")";
  }

  void write(const Among& node) {
    const std::string& part = parts_[node.part];
    if (node.options.empty()) return write(Constant{false});
    if (node.options.size() == model_.parts[node.part].options.size()) return write(Constant{true});
    if (options_[node.part].empty()) {
      text_ += node.options.front() == kFeatureSelected ? part : "not " + part;
      return;
    }
    if (node.options.size() == 1) {
      text_ += "(" + part + " = " + options_[node.part][node.options.front()] + ")";
      return;
    }
    text_ += "(" + part + " in {";
    for (std::size_t i = 0; i < node.options.size(); ++i)
      text_ += (i == 0 ? "" : ", ") + options_[node.part][node.options[i]];
    text_ += "})";
  }

  void write(const Cardinality& node) {
    bounded(node.lower, node.upper, [&] {
      text_ += "sum([";
      for (std::size_t i = 0; i < node.operands.size(); ++i) {
        text_ += i == 0 ? "bool2int(" : ", bool2int(";
        write(node.operands[i]);
        text_ += ")";
      }
      text_ += "])";
    });
  }

  void write(const Linear& node) {
    bounded(node.lower, node.upper, [&] {
      text_ += "sum([";
      for (std::size_t i = 0; i < node.terms.size(); ++i)
        text_ += (i == 0 ? "" : ", ") + value_of(node.terms[i].part, node.terms[i].values);
      text_ += "])";
    });
  }

  /// lower <= sum <= upper, where they bound anything.
  template <class Sum>
  void bounded(std::int64_t lower, std::int64_t upper, const Sum& sum) {
    const bool below = lower != std::numeric_limits<std::int64_t>::min();
    const bool above = upper != std::numeric_limits<std::int64_t>::max();
    if (!below && !above) return write(Constant{true});
    text_ += "(";
    if (below) {
      sum();
      text_ += " >= " + std::to_string(lower);
    }
    if (below && above) text_ += " /\\ ";
    if (above) {
      sum();
      text_ += " <= " + std::to_string(upper);
    }
    text_ += ")";
  }

  std::string value_of(PartIndex part, const std::vector<std::int64_t>& values) const {
    const bool feature = options_[part].empty();
    std::string text = "[";
    for (std::size_t i = 0; i < values.size(); ++i) text += (i == 0 ? "" : ", ") + std::to_string(values[i]);
    return text + (feature ? "][1 + bool2int(" + parts_[part] + ")]" : "][" + parts_[part] + "]");
  }

  void write(const Table& node) {
    text_ += node.allowed ? "(false" : "not (false";
    for (const auto& row : node.rows) {
      text_ += " \\/ (true";
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i].empty()) continue;
        text_ += " /\\ ";
        write(Among{node.parts[i], row[i]});
      }
      text_ += ")";
    }
    text_ += ")";
  }

  /// In the attribute's smallest unit, its base included. Parts without a value count as 0.
  void define_total(AttributeIndex index) {
    const Attribute& attribute = model_.attributes[index];
    const bool sum = attribute.aggregate == Aggregate::sum;
    text_ += "% in " + one_line(attribute.unit, 40) + " / 10^" + std::to_string(attribute.decimals) +
             "\nvar int: " + quoted(names_.add("total " + attribute.id)) + " = " + std::to_string(attribute.base) +
             (sum ? " + sum([" : " + max([");
    std::string terms;
    bool all_count = true;
    for (PartIndex part = 0; part < model_.parts.size(); ++part) {
      std::vector<std::int64_t> row;
      for (const Option& option : model_.parts[part].options) row.push_back(option.attributes[index]);
      const bool counts = std::any_of(row.begin(), row.end(), [](std::int64_t value) { return value != 0; });
      if (counts) terms += (terms.empty() ? "" : ", ") + value_of(part, row);
      all_count = all_count && counts;
    }
    if (!sum && (!all_count || terms.empty())) terms += terms.empty() ? "0" : ", 0";
    text_ += terms + "]);\n";
  }

  const Model& model_;
  NameTable names_;
  std::string text_;
  std::vector<std::string> parts_;                 ///< quoted
  std::vector<std::vector<std::string>> options_;  ///< quoted; empty for a feature
};

}  // namespace

WrittenModel write_minizinc(const Model& model) { return Writer(model).run(); }

}  // namespace maquette::formats
