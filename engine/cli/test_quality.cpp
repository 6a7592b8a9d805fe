// What the cases miss: rules and options first, then the mistakes they would not notice, each with the case to add.
#include "cli/test_quality.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <map>

#include "support/one_line.h"

namespace maquette::cli {
namespace {

using Fate = Mutant::Fate;

bool is_french(const TestReport& report) { return report.language.starts_with("fr"); }

bool is_undecided(const Coverage& coverage, RuleIndex rule) {
  return std::binary_search(coverage.undecided.begin(), coverage.undecided.end(), rule);
}

std::size_t count_of(const std::vector<Mutant>& mutants, Fate fate) {
  return static_cast<std::size_t>(
      std::count_if(mutants.begin(), mutants.end(), [fate](const Mutant& mutant) { return mutant.fate == fate; }));
}

/// "vamp.material: knit, mesh", a line for each part.
void print_unused(const Model& model, const Coverage& coverage) {
  std::map<PartIndex, std::string> lines;
  for (const Choice& choice : coverage.unused) {
    std::string& line = lines[choice.part];
    line += (line.empty() ? "" : ", ") + model.parts[choice.part].options[choice.option].id;
  }
  for (const PartIndex part : coverage.unset) lines[part] = "*";
  for (const auto& [part, options] : lines) std::cout << "    " << model.parts[part].id << ": " << options << '\n';
}

const char* word_of(Fate fate) {
  switch (fate) {
    case Fate::not_tried:
      return "not_tried";
    case Fate::killed:
      return "killed";
    case Fate::survived:
      return "survived";
    case Fate::equivalent:
      return "equivalent";
    case Fate::undecided:
      break;
  }
  return "undecided";
}

std::string indented(std::string_view text) {
  std::string lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines += "      " + std::string(text.substr(at, end - at)) + '\n';
    at = end + 1;
  }
  return lines;
}

void print_survivor(const TestReport& report, const std::vector<Mutant>& mutants, std::size_t index, const NameFile& name) {
  const Mutant& mutant = mutants[index];
  const Rule& rule = report.model->rules[mutant.rule];
  const bool french = is_french(report);
  std::cout << "  " << rule.id << ": " << mutant.what << "   " << name(rule.where) << '\n';
  if (!rule.source.empty()) std::cout << "    " << one_line(rule.source, 300) << '\n';
  if (mutant.killed_too) {
    const std::string& test = mutants[*mutant.killed_too].test;
    const std::size_t begin = test.find("name = ") + 7;
    std::cout << (french ? "    un cas ci-dessus le trouve aussi : " : "    a case above finds it too: ")
              << test.substr(begin, test.find('\n', begin) - begin) << '\n';
  } else {
    std::cout << (french ? "    ajoutez :\n" : "    add:\n") << indented(mutant.test);
  }
}

}  // namespace

bool all_exercised(const Coverage& coverage) {
  return std::all_of(coverage.exercised_by.begin(), coverage.exercised_by.end(),
                     [](const auto& by) { return by.has_value(); });
}

bool any_of_fate(const std::vector<Mutant>& mutants, Fate fate) { return count_of(mutants, fate) > 0; }

void print_coverage(const TestReport& report, const Coverage& coverage, const NameFile& name) {
  const Model& model = *report.model;
  const bool french = is_french(report);
  const auto exercised = static_cast<std::size_t>(std::count_if(coverage.exercised_by.begin(), coverage.exercised_by.end(),
                                                                [](const auto& by) { return by.has_value(); }));
  std::size_t options = 0;
  for (const Part& part : model.parts) options += part.kind == PartKind::choice ? part.options.size() : 1;
  const std::size_t named = options - coverage.unused.size() - coverage.unset.size();
  std::cout << '\n'
            << exercised << '/' << model.rules.size() << (french ? " règles éprouvées, " : " rules exercised, ") << named
            << '/' << options << (french ? " options nommées.\n" : " options named.\n");
  if (exercised < model.rules.size()) std::cout << (french ? "  jamais éprouvées :\n" : "  never exercised:\n");
  for (RuleIndex rule = 0; rule < model.rules.size(); ++rule) {
    if (coverage.exercised_by[rule]) continue;
    std::cout << "    " << model.rules[rule].id << "   " << name(model.rules[rule].where)
              << (is_undecided(coverage, rule) ? (french ? "   indécis" : "   undecided") : "") << '\n';
  }
  if (named < options) std::cout << (french ? "  jamais nommées :\n" : "  never named:\n");
  print_unused(model, coverage);
}

Json to_json(const TestReport& report, const Coverage& coverage) {
  const Model& model = *report.model;
  Json rules = Json::array(), unused = Json::array(), unset = Json::array();
  for (RuleIndex rule = 0; rule < model.rules.size(); ++rule) {
    const auto& by = coverage.exercised_by[rule];
    Json json{{"id", model.rules[rule].id},
              {"exercised", by || !is_undecided(coverage, rule) ? Json(by.has_value()) : Json()}};
    json["by"] = by ? Json(report.cases[*by].name) : Json();
    rules.push_back(std::move(json));
  }
  for (const Choice& choice : coverage.unused) unused.push_back(to_json(model, choice));
  for (const PartIndex part : coverage.unset) unset.push_back(model.parts[part].id);
  return {{"rules", std::move(rules)}, {"unused", std::move(unused)}, {"unset", std::move(unset)}};
}

void print_mutants(const TestReport& report, const std::vector<Mutant>& mutants, const NameFile& name) {
  const bool french = is_french(report);
  const std::size_t survived = count_of(mutants, Fate::survived);
  std::cout << '\n'
            << mutants.size() << (french ? " mutants : " : " mutants: ") << count_of(mutants, Fate::killed)
            << (french ? " trouvés, " : " killed, ") << count_of(mutants, Fate::equivalent)
            << (french ? " équivalents (les mêmes modèles), " : " equivalent (the same designs), ") << survived
            << (french          ? " survivants"
                : survived == 1 ? " survives"
                                : " survive");
  if (const std::size_t open = count_of(mutants, Fate::undecided)) {
    std::cout << ", " << open << (french ? " indécis" : " undecided");
  }
  if (const std::size_t left = count_of(mutants, Fate::not_tried)) {
    std::cout << ", " << left << (french ? " pas essayés" : " not tried");
  }
  std::cout << ".\n";
  for (std::size_t i = 0; i < mutants.size(); ++i) {
    if (mutants[i].fate == Fate::survived) print_survivor(report, mutants, i, name);
  }
}

Json to_json(const TestReport& report, const std::vector<Mutant>& mutants) {
  Json list = Json::array();
  for (const Mutant& mutant : mutants) {
    const Rule& rule = report.model->rules[mutant.rule];
    Json json{{"rule", rule.id},
              {"file", rule.where.file},
              {"line", rule.where.line},
              {"what", mutant.what},
              {"fate", word_of(mutant.fate)}};
    if (mutant.killed_by) json["killed_by"] = report.cases[*mutant.killed_by].name;
    if (mutant.witness) json["witness"] = to_json(*report.model, to_selections(*mutant.witness));
    if (!mutant.test.empty()) json["test"] = mutant.test;
    if (mutant.killed_too) json["test_of"] = *mutant.killed_too;
    list.push_back(std::move(json));
  }
  return list;
}

WorkProgress progress_of(std::string what, double seconds) {
  using Clock = std::chrono::steady_clock;
  const bool shown = ::isatty(STDERR_FILENO) == 1;
  const auto start = Clock::now();
  return [what = std::move(what), seconds, shown, start](std::size_t done, std::size_t all) {
    if (shown) std::cerr << '\r' << what << ' ' << done + 1 << '/' << all << (done + 1 == all ? "\n" : "") << std::flush;
    return seconds <= 0 || std::chrono::duration<double>(Clock::now() - start).count() < seconds;
  };
}

}  // namespace maquette::cli
