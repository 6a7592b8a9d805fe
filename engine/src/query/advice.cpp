// Advice on a sound catalog: tables that forget an option, colours that look alike, reasons that are hard to read.
//
// These need no solver: they look at one table, one palette, one text at a time.
#include "query/advice.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <utility>

#include "query/color_difference.h"
#include "query/readability.h"

namespace maquette {
namespace {

constexpr double kLookAlike = 2.0;  ///< CIEDE2000; below, most people see one colour when the two are apart
constexpr double kGrownUp = 18.0;
constexpr double kTooOld = 13.0;  ///< whoever is twelve is not yet

std::string word_in_quotes(const std::string& name) { return '"' + name + '"'; }

/// A [[table]] of kind "allow": a sentence is lowered to a table as well, and names no file.
const Table* allow_table(const Rule& rule) {
  const auto* table = std::get_if<Table>(&rule.formula.node);
  const bool from_file = rule.source.starts_with("allow ") && rule.source.find(" is ") == std::string::npos;
  return table != nullptr && table->allowed && from_file ? table : nullptr;
}

std::vector<bool> covered(const Table& table, std::size_t column, std::size_t options) {
  std::vector<bool> found(options, false);
  for (const auto& row : table.rows) {
    if (row[column].empty()) return std::vector<bool>(options, true);
    for (const OptionIndex option : row[column]) found[option] = true;
  }
  return found;
}

/// The same look but for the colour.
bool same_surface(const Option& a, const Option& b) {
  return a.material == b.material && a.shows == b.shows && a.morphs == b.morphs && a.variant == b.variant &&
         a.technique == b.technique;
}

/// The words the catalog shows: labels of parts, options, groups and materials.
class Vocabulary {
 public:
  Vocabulary(const Model& model, const std::string& language) : language_(language) {
    for (const Group& group : model.groups) add(group.label);
    for (const Material& material : model.materials) add(material.label);
    for (const Part& part : model.parts) {
      add(part.label);
      for (const Option& option : part.options) add(option.label);
    }
  }

  bool contains(std::string_view word) const {
    if (words_.contains(word)) return true;
    return word.ends_with('s') && words_.contains(word.substr(0, word.size() - 1));
  }

 private:
  void add(const LocalizedText& label) {
    const auto text = label.find(language_);
    if (text == label.end()) return;
    std::string word;
    for (const char c : text->second + " ") {
      const bool letter = std::isalpha(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80U) != 0;
      if (letter) word += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      if (!letter && !word.empty()) words_.insert(std::exchange(word, {}));
    }
  }

  std::string language_;
  std::set<std::string, std::less<>> words_;
};

}  // namespace

Findings find_uncovered_options(const Model& model) {
  Findings findings;
  for (const Rule& rule : model.rules) {
    const Table* table = allow_table(rule);
    if (table == nullptr) continue;
    for (std::size_t column = 0; column < table->parts.size(); ++column) {
      const Part& part = model.parts[table->parts[column]];
      const std::vector<bool> found = covered(*table, column, part.options.size());
      for (OptionIndex option = 0; option < part.options.size(); ++option) {
        if (found[option]) continue;
        findings.push_back({Severity::warning, rule.where, "uncovered-option",
                            "the table " + word_in_quotes(rule.id) + " has no row for " +
                                word_in_quotes(part.options[option].id) + " of " + word_in_quotes(part.id) +
                                ", so nobody can have it; add a row, or take the option out of the part"});
      }
    }
  }
  return findings;
}

Findings find_similar_colors(const Model& model) {
  Findings findings;
  std::set<std::pair<std::pair<std::uint32_t, std::uint32_t>, std::string>> told;  // a sheet's rows serve many parts
  for (const Part& part : model.parts) {
    if (part.kind != PartKind::choice) continue;  // numbers and texts wear one colour, whatever their value
    for (OptionIndex later = 0; later < part.options.size(); ++later) {
      const Option& one = part.options[later];
      for (OptionIndex earlier = 0; earlier < later && one.color; ++earlier) {
        const Option& other = part.options[earlier];
        if (!other.color || !same_surface(one, other)) continue;
        if (color_difference(*one.color, *other.color) >= kLookAlike) continue;
        const Position& where = one.where.file.empty() ? part.where : one.where;
        if (!told.insert({{where.line, where.column}, where.file + '\n' + one.id + '\n' + other.id}).second) continue;
        findings.push_back({Severity::warning, where, "similar-colors",
                            word_in_quotes(one.id) + " looks like " + word_in_quotes(other.id) + " of " +
                                word_in_quotes(part.id) + " to a customer; move one of the two colours, or drop it"});
      }
    }
  }
  return findings;
}

/// The reasons of a feature model's rules come from its reader.
bool is_written_by_author(const Rule& rule) { return rule.where.file.ends_with(".toml"); }

Findings find_hard_reasons(const Model& model) {
  Findings findings;
  for (const std::string& language : model.languages) {
    const Vocabulary vocabulary(model, language);
    for (const Rule& rule : model.rules) {
      const auto text = rule.because.find(language);
      if (text == rule.because.end() || !is_written_by_author(rule)) continue;
      const auto age =
          reading_age(text->second, language, [&](std::string_view word) { return vocabulary.contains(word); });
      if (!age || *age < kTooOld) continue;
      findings.push_back({Severity::warning, rule.where, "hard-because",
                          "the reason of " + word_in_quotes(rule.id) + " in " + word_in_quotes(language) +
                              " reads as for " +
                              (*age < kGrownUp ? "age " + std::to_string(static_cast<int>(*age)) : "grown-ups") +
                              "; write shorter sentences and shorter words, for age 12"});
    }
  }
  return findings;
}

void advise(const std::shared_ptr<const Model>& model, Limits limits, Findings& findings, const AskDomains& ask) {
  const auto add = [&](const Findings& more) { findings.insert(findings.end(), more.begin(), more.end()); };
  const Findings uncovered = find_uncovered_options(*model);
  // An option no table row names is dead, and the table is where to mend it.
  std::erase_if(findings, [&](const Finding& finding) {
    return finding.code == "dead-option" && std::any_of(uncovered.begin(), uncovered.end(), [&](const Finding& other) {
             const std::size_t name = other.message.find(" has no row for ") + 16;
             return finding.message.starts_with(other.message.substr(name, other.message.find(", so nobody") - name));
           });
  });
  add(uncovered);
  add(find_similar_colors(*model));
  add(find_hard_reasons(*model));
  if (has_errors(findings)) return;  // no design: nothing can be said of them
  add(find_losses(*model, limits));
  const Findings prices = find_unreachable_prices(model, limits);
  // Such a rule is often idle or redundant as well, and the amount is what to mend.
  std::erase_if(findings, [&](const Finding& finding) {
    return (finding.code == "idle-rule" || finding.code == "redundant-rule") &&
           std::any_of(prices.begin(), prices.end(), [&](const Finding& price) {
             return price.code == "unreachable-price" && price.where == finding.where;
           });
  });
  add(prices);
  add(find_better_order(*model, ask));
}

}  // namespace maquette
