// A model as UVL: features in the tree their rules describe (feature_tree.h), every other part a mandatory feature with its
// options as an alternative below it, and each rule that the tree does not say a constraint.
//
// Sums become attributes of their own (uvl_sums.h); what is counted but is no single option gets an auxiliary feature that
// is equivalent to it, and so multiplies no designs.
#include <algorithm>
#include <map>

#include "formats/feature_tree.h"
#include "formats/rational.h"
#include "formats/uvl_sums.h"
#include "formats/write_names.h"
#include "formats/writers.h"

namespace maquette::formats {
namespace {

constexpr int kDeepest = 24;            ///< nesting a reader is expected to take
constexpr std::size_t kMostPairs = 10;  ///< operands of an "at most one" that are written as pairs

class Writer {
 public:
  explicit Writer(const Model& model)
      : model_(model),
        tree_(find_feature_tree(model)),
        names_([](char c) { return static_cast<unsigned char>(c) >= ' ' && c != '"'; }),
        sums_(model) {}

  WrittenModel run() {
    if (!tree_.root) root_ = names_.add(std::string_view(model_.id).substr(model_.id.find_last_of('/') + 1));
    for (const Part& part : model_.parts) {
      parts_.push_back(names_.add(part.id));
      auto& options = options_.emplace_back();
      for (OptionIndex option = 0; option < part.options.size(); ++option) {
        options.push_back(is_feature(part) ? parts_.back() : names_.add(option_name(part, option)));
      }
    }
    std::string constraints;
    for (RuleIndex rule = 0; rule < model_.rules.size(); ++rule) {
      if (!tree_.said[rule]) constraints += top_level(model_.rules[rule].formula);
    }
    for (const std::string& definition : definitions_) constraints += definition;
    WrittenModel written{tree(), common_losses(model_, true), true};
    if (!constraints.empty()) written.text += "constraints\n" + constraints;
    report_totals(written.lost);
    return written;
  }

 private:
  static std::string quoted(const std::string& name) { return "\"" + name + "\""; }

  // The tree.

  std::string tree() const {
    std::string root =
        tree_.root ? attributes(*tree_.root, kFeatureSelected) : std::string(sums_.zeros().empty() ? "" : " {abstract}");
    if (!sums_.zeros().empty())
      root = root.empty() ? " {" + sums_.zeros().substr(2) + "}" : root.substr(0, root.size() - 1) + sums_.zeros() + "}";
    std::string text = "include\n\tBoolean.*\n\tArithmetic.*\nfeatures\n\t" +
                       quoted(tree_.root ? parts_[*tree_.root] : root_) + root + "\n";
    std::string optional, mandatory;
    for (PartIndex part = 0; part < model_.parts.size(); ++part) {
      if (!is_feature(model_.parts[part])) mandatory += alternative(part);
    }
    if (tree_.root) {
      for (const PartIndex child : tree_.mandatory[*tree_.root]) mandatory += branch(child, 3);
      for (const PartIndex child : tree_.optional[*tree_.root]) optional += branch(child, 3);
    }
    for (const PartIndex top : tree_.tops) optional += branch(top, 3);
    for (const auto& [name, attributes] : auxiliaries_) {
      optional += "\t\t\t" + quoted(name) + " {abstract" + attributes + "}\n";
    }
    if (!mandatory.empty()) text += "\t\tmandatory\n" + mandatory;
    if (!optional.empty()) text += "\t\toptional\n" + optional;
    return text;
  }

  std::string alternative(PartIndex part) const {
    std::string text = "\t\t\t" + quoted(parts_[part]) + " {abstract}\n\t\t\t\talternative\n";
    for (OptionIndex option = 0; option < model_.parts[part].options.size(); ++option) {
      text += "\t\t\t\t\t" + quoted(options_[part][option]) + attributes(part, option) + "\n";
    }
    return text;
  }

  /// A feature and all below it.
  std::string branch(PartIndex part, std::size_t depth) const {
    const std::string indent(depth, '\t');
    std::string text = indent + quoted(parts_[part]) + attributes(part, kFeatureSelected) + "\n";
    for (const auto& [word, children] :
         {std::pair{"mandatory", &tree_.mandatory[part]}, std::pair{"optional", &tree_.optional[part]}}) {
      if (children->empty()) continue;
      text += indent + "\t" + word + "\n";
      for (const PartIndex child : *children) text += branch(child, depth + 2);
    }
    return text;
  }

  /// What the option costs and weighs, and what sums count it for.
  std::string attributes(PartIndex part, OptionIndex option) const {
    std::string list;
    const Option& value = model_.parts[part].options[option];
    for (AttributeIndex index = 0; index < model_.attributes.size(); ++index) {
      if (!written(index) || value.attributes[index] == 0) continue;
      std::int64_t power = 1;
      for (int i = 0; i < model_.attributes[index].decimals; ++i) power *= 10;
      const auto amount = divide({value.attributes[index], 1}, {power, 1});
      if (amount) list += (list.empty() ? "" : ", ") + quoted(model_.attributes[index].id) + " " + to_string(*amount);
    }
    for (const std::string& count : sums_.attributes(part, option)) list += (list.empty() ? "" : ", ") + count;
    return list.empty() ? "" : " {" + list + "}";
  }

  bool written(AttributeIndex index) const {
    const Attribute& attribute = model_.attributes[index];
    return attribute.aggregate == Aggregate::sum && !is_feature_value_only(index);
  }

  /// Whether "not selected" has a value of its own, which a feature cannot say.
  bool is_feature_value_only(AttributeIndex index) const {
    return std::any_of(model_.parts.begin(), model_.parts.end(),
                       [&](const Part& part) { return is_feature(part) && part.options[0].attributes[index] != 0; });
  }

  void report_totals(std::vector<Loss>& lost) const {
    for (AttributeIndex index = 0; index < model_.attributes.size(); ++index) {
      const Attribute& attribute = model_.attributes[index];
      const bool used = attribute.base != 0 || std::any_of(model_.parts.begin(), model_.parts.end(), [&](const Part& part) {
                          return std::any_of(part.options.begin(), part.options.end(),
                                             [&](const Option& o) { return o.attributes[index] != 0; });
                        });
      if (!used) continue;
      if (!written(index)) {
        lost.push_back({"totals", "\"" + attribute.id + "\" is not written: it is no sum over features."});
      } else if (attribute.base != 0) {
        lost.push_back({"totals", "What the product itself adds to \"" + attribute.id + "\" is not written."});
      }
    }
  }

  // Constraints.

  std::string top_level(const Formula& formula) {
    if (const auto* all = std::get_if<And>(&formula.node)) {
      std::string lines;
      for (const Formula& operand : all->operands) lines += top_level(operand);
      return lines;
    }
    return "\t" + write(formula, 0) + "\n";
  }

  std::string write(const Formula& formula, int depth) {
    if (depth > kDeepest) return auxiliary(formula);
    return std::visit([&](const auto& node) { return write(node, depth + 1); }, formula.node);
  }

  static std::string write(const Constant& node, int) { return node.value ? "true" : "false"; }
  std::string write(const Not& node, int depth) { return "!(" + write(node.operand[0], depth) + ")"; }
  std::string write(const And& node, int depth) { return joined(node.operands, " & ", "true", depth); }
  std::string write(const Or& node, int depth) { return joined(node.operands, " | ", "false", depth); }
  std::string write(const Implies& node, int depth) { return joined(node.operands, " => ", "", depth); }
  std::string write(const Iff& node, int depth) { return joined(node.operands, " <=> ", "", depth); }

  std::string joined(const std::vector<Formula>& operands, const char* sign, const char* none, int depth) {
    if (operands.empty()) return none;
    std::string text;
    for (const Formula& operand : operands) text += (text.empty() ? "(" : sign) + write(operand, depth);
    return text + ")";
  }

  std::string write(const Among& node, int) const {
    const std::size_t size = model_.parts[node.part].options.size();
    if (node.options.empty() || node.options.size() == size) return node.options.empty() ? "false" : "true";
    if (is_feature(model_.parts[node.part])) return (node.options[0] == 0 ? "!" : "") + quoted(parts_[node.part]);
    std::string text;
    for (const OptionIndex option : node.options)
      text += (text.empty() ? "(" : " | ") + quoted(options_[node.part][option]);
    return text + ")";
  }

  std::string write(const Table& node, int) const {
    std::string rows;
    for (const auto& row : node.rows) {
      std::string cells;
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (!row[i].empty()) cells += (cells.empty() ? "" : " & ") + write(Among{node.parts[i], row[i]}, 0);
      }
      rows += (rows.empty() ? "(" : " | ") + (cells.empty() ? std::string("true") : "(" + cells + ")");
    }
    if (rows.empty()) return node.allowed ? "false" : "true";
    return (node.allowed ? rows : "!" + rows) + ")";
  }

  std::string write(const Cardinality& node, int depth) {
    const auto size = static_cast<std::int64_t>(node.operands.size());
    if (node.lower == 1 && node.upper >= size) return write(Or{node.operands}, depth);
    if (node.lower <= 0 && node.upper == 1 && node.operands.size() <= kMostPairs) return pairs(node, depth);
    const std::string sum = sums_.begin();
    std::int64_t always = 0;
    for (const Formula& operand : node.operands) count(operand, sum, always);
    return sums_.bounded(sum, node.lower <= 0 ? UvlSums::kNoLower : node.lower - always,
                         node.upper >= size ? UvlSums::kNoUpper : node.upper - always);
  }

  std::string pairs(const Cardinality& node, int depth) {
    std::string text;
    for (std::size_t i = 0; i < node.operands.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        text += (text.empty() ? "" : " & ") + ("!(" + write(node.operands[j], depth + 1)) + " & " +
                write(node.operands[i], depth + 1) + ")";
      }
    }
    return text.empty() ? "true" : "(" + text + ")";
  }

  /// Counts the operand: at the option itself where it is one.
  void count(const Formula& operand, const std::string& sum, std::int64_t& always) {
    const auto* among = std::get_if<Among>(&operand.node);
    if (among != nullptr && is_feature(model_.parts[among->part]) && among->options.size() == 1) {
      const bool selected = among->options[0] == kFeatureSelected;
      sums_.add(among->part, kFeatureSelected, sum, selected ? 1 : -1);
      always += selected ? 0 : 1;
    } else if (among != nullptr && !is_feature(model_.parts[among->part])) {
      for (const OptionIndex option : among->options) sums_.add(among->part, option, sum, 1);
    } else {
      auxiliaries_[auxiliary_name(operand)] += ", " + sum + " 1";
    }
  }

  std::string write(const Linear& node, int) {
    const std::string sum = sums_.begin();
    std::int64_t always = 0;
    for (const Linear::Term& term : node.terms) {
      if (is_feature(model_.parts[term.part])) {
        always += term.values[0];
        sums_.add(term.part, kFeatureSelected, sum, term.values[1] - term.values[0]);
        continue;
      }
      for (OptionIndex option = 0; option < term.values.size(); ++option)
        sums_.add(term.part, option, sum, term.values[option]);
    }
    return sums_.bounded(sum, node.lower == UvlSums::kNoLower ? UvlSums::kNoLower : node.lower - always,
                         node.upper == UvlSums::kNoUpper ? UvlSums::kNoUpper : node.upper - always);
  }

  std::string auxiliary(const Formula& formula) { return quoted(auxiliary_name(formula)); }

  /// A feature that is selected exactly when the formula holds.
  std::string auxiliary_name(const Formula& formula) {
    const std::string name = names_.add("auxiliary-" + std::to_string(auxiliaries_.size() + 1));
    auxiliaries_[name];
    definitions_.push_back("\t" + quoted(name) + " <=> " + write(formula, 1) + "\n");
    return name;
  }

  const Model& model_;
  FeatureTree tree_;
  NameTable names_;
  UvlSums sums_;
  std::string root_;
  std::vector<std::string> parts_;
  std::vector<std::vector<std::string>> options_;   ///< [part][option]: names of features
  std::map<std::string, std::string> auxiliaries_;  ///< with their attributes
  std::vector<std::string> definitions_;
};

}  // namespace

WrittenModel write_uvl(const Model& model) { return Writer(model).run(); }

}  // namespace maquette::formats
