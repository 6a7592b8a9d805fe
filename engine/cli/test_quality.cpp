// What the cases miss: rules and options first, then the mistakes they would not notice, each with the case to add.
#include "cli/test_quality.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <map>

#include "cli/phrases.h"
#include "support/one_line.h"

namespace maquette::cli {
namespace {

using Fate = Mutant::Fate;

constexpr Phrase kFoundToo{"a case above finds it too: %1", "un cas ci-dessus le trouve aussi : %1",
                           "ein Fall weiter oben findet es auch: %1", "上の場合でも見つかります：%1"};
constexpr Phrase kAdd{"add:", "ajoutez :", "hinzufügen:", "追加："};
constexpr Phrase kExercised{"%1 rules exercised, %2 options named.", "%1 règles éprouvées, %2 options nommées.",
                            "%1 Regeln erprobt, %2 Optionen genannt.", "試された規則 %1、挙げられた選択肢 %2。"};
constexpr Phrase kNeverExercised{"never exercised:", "jamais éprouvées :", "nie erprobt:", "試されていない規則："};
constexpr Phrase kNeverNamed{"never named:", "jamais nommées :", "nie genannt:", "挙げられていない選択肢："};
constexpr Phrase kUndecided{"undecided", "indécis", "unentschieden", "未定"};
constexpr Phrase kMutants{"%1 mutants: %2 killed, %3 equivalent (the same designs), %4 survive",
                          "%1 mutants : %2 trouvés, %3 équivalents (les mêmes modèles), %4 survivants",
                          "%1 Mutanten: %2 gefunden, %3 gleichwertig (dieselben Entwürfe), %4 überleben",
                          "ミュータント %1：検出 %2、等価（同じデザイン） %3、生存 %4"};
constexpr Phrase kSurvives{"%1 mutants: %2 killed, %3 equivalent (the same designs), %4 survives",
                           "%1 mutants : %2 trouvés, %3 équivalents (les mêmes modèles), %4 survivant",
                           "%1 Mutanten: %2 gefunden, %3 gleichwertig (dieselben Entwürfe), %4 überlebt",
                           "ミュータント %1：検出 %2、等価（同じデザイン） %3、生存 %4"};
constexpr Phrase kOpen{", %1 undecided", ", %1 indécis", ", %1 unentschieden", "、未定 %1"};
constexpr Phrase kNotTried{", %1 not tried", ", %1 pas essayés", ", %1 nicht versucht", "、未実行 %1"};

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
  std::cout << "  " << rule.id << ": " << mutant.what << "   " << name(rule.where) << '\n';
  if (!rule.source.empty()) std::cout << "    " << one_line(rule.source, 300) << '\n';
  if (mutant.killed_too) {
    const std::string& test = mutants[*mutant.killed_too].test;
    const std::size_t begin = test.find("name = ") + 7;
    const std::string other = test.substr(begin, test.find('\n', begin) - begin);
    std::cout << "    " << say(kFoundToo, report.language, {other}) << '\n';
  } else {
    std::cout << "    " << say(kAdd, report.language) << '\n' << indented(mutant.test);
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
  const std::string& language = report.language;
  const auto exercised = static_cast<std::size_t>(std::count_if(coverage.exercised_by.begin(), coverage.exercised_by.end(),
                                                                [](const auto& by) { return by.has_value(); }));
  std::size_t options = 0;
  for (const Part& part : model.parts) options += part.kind == PartKind::choice ? part.options.size() : 1;
  const std::size_t named = options - coverage.unused.size() - coverage.unset.size();
  const auto of = [](std::size_t some, std::size_t all) { return std::to_string(some) + '/' + std::to_string(all); };
  std::cout << '\n' << say(kExercised, language, {of(exercised, model.rules.size()), of(named, options)}) << '\n';
  if (exercised < model.rules.size()) std::cout << "  " << say(kNeverExercised, language) << '\n';
  for (RuleIndex rule = 0; rule < model.rules.size(); ++rule) {
    if (coverage.exercised_by[rule]) continue;
    std::cout << "    " << model.rules[rule].id << "   " << name(model.rules[rule].where)
              << (is_undecided(coverage, rule) ? "   " + say(kUndecided, language) : "") << '\n';
  }
  if (named < options) std::cout << "  " << say(kNeverNamed, language) << '\n';
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
  const auto counted = [&](Fate fate) { return std::to_string(count_of(mutants, fate)); };
  const bool one = count_of(mutants, Fate::survived) == 1;
  std::cout << '\n'
            << say(one ? kSurvives : kMutants, report.language,
                   {std::to_string(mutants.size()), counted(Fate::killed), counted(Fate::equivalent),
                    counted(Fate::survived)});
  if (any_of_fate(mutants, Fate::undecided)) std::cout << say(kOpen, report.language, {counted(Fate::undecided)});
  if (any_of_fate(mutants, Fate::not_tried)) std::cout << say(kNotTried, report.language, {counted(Fate::not_tried)});
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
