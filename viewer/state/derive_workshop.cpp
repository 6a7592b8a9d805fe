#include "state/derive_workshop.h"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "catalog/identifiers.h"
#include "maquette/cases.h"
#include "maquette/catalog.h"
#include "maquette/localized.h"
#include "state/large_numbers.h"

namespace maquette::viewer {

namespace {

/// One finding for each line "shaders/product.frag:12: message"; other lines continue the one before.
std::vector<Finding> shader_findings(const std::string& problem) {
  std::vector<Finding> findings;
  for (std::size_t at = 0; at < problem.size();) {
    const std::size_t end = std::min(problem.find('\n', at), problem.size());
    const std::string line = problem.substr(at, end - at);
    at = end + 1;
    const std::size_t file = line.find(':');
    Finding finding{Severity::error, {}, "shader", line};
    if (line.starts_with("shaders/") && file != std::string::npos) {
      finding.where.file = line.substr(0, file);
      const char* last = line.data() + line.size();
      const auto [rest, error] = std::from_chars(line.data() + file + 1, last, finding.where.line);
      const bool numbered = error == std::errc{} && rest != last && *rest == ':';
      finding.message = line.substr(numbered ? static_cast<std::size_t>(rest - line.data()) + 1 : file + 1);
      finding.message.erase(0, finding.message.find_first_not_of(' '));
      findings.push_back(std::move(finding));
    } else if (!findings.empty()) {
      findings.back().message += ' ' + line;
    } else if (!line.empty()) {
      findings.push_back(std::move(finding));
    }
  }
  return findings;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

/// Tabs and whatever a terminal would act on made harmless.
std::string printable(std::string_view line) {
  std::string result;
  for (const char c : line) {
    if (c == '\t') {
      result += "  ";
    } else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) {
      result += c;
    }
  }
  return result;
}

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.' || c == '/' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// The file as saved: the catalog's or the tests'.
const std::string* text_of(const Workshop& workshop, const std::string& name) {
  const auto find = [&name](const auto& files) -> const std::string* {
    if (!files) return nullptr;
    const auto found = files->files.find(name);
    return found == files->files.end() ? nullptr : &found->second;
  };
  const std::string* const of_catalog = find(workshop.files);
  return of_catalog != nullptr ? of_catalog : find(workshop.cases);
}

}  // namespace

bool save_is_broken(const Workshop& workshop) { return workshop.running != workshop.save; }

std::vector<Finding> listed_findings(const Workshop& workshop) {
  std::vector<Finding> all = workshop.reading;
  const auto shaders = shader_findings(workshop.shader_problem);
  all.insert(all.end(), shaders.begin(), shaders.end());
  if (!save_is_broken(workshop)) {
    all.insert(all.end(), workshop.lint.begin(), workshop.lint.end());
    all.insert(all.end(), workshop.case_findings.begin(), workshop.case_findings.end());
  }
  std::stable_sort(all.begin(), all.end(), [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
  return all;
}

std::array<std::size_t, 3> count_by_severity(const std::vector<Finding>& findings) {
  std::array<std::size_t, 3> counts{};
  for (const Finding& finding : findings) ++counts[static_cast<std::size_t>(finding.severity)];
  return counts;
}

std::vector<SourceLine> source_around(const Workshop& workshop, const Position& where, std::size_t most) {
  std::vector<SourceLine> lines;
  const std::string* const file = text_of(workshop, where.file);
  if (file == nullptr || most == 0) return lines;
  const std::uint32_t wanted = std::max<std::uint32_t>(where.line, 1);
  const auto before = static_cast<std::uint32_t>(most / 3);
  const std::uint32_t first = wanted > before ? wanted - before : 1;
  std::uint32_t number = 1;
  const std::string_view text = *file;
  for (std::size_t at = 0; at < text.size() && lines.size() < most; ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (number >= first) lines.push_back({number, printable(text.substr(at, end - at)), number == where.line});
    at = end + 1;
  }
  return lines;
}

std::vector<RuleWord> rule_words(std::string_view source) {
  std::vector<RuleWord> words;
  for (std::size_t at = 0; at < source.size();) {
    std::size_t end = at;
    while (end < source.size() && is_word(source[end])) ++end;
    const std::string word = lower(source.substr(at, end - at));
    while (end < source.size() && !is_word(source[end])) ++end;
    RuleWord::Kind kind = RuleWord::Kind::word;
    if (catalog::is_reserved_word(word) || word == "allow" || word == "deny") kind = RuleWord::Kind::keyword;
    if (!word.empty() && std::isdigit(static_cast<unsigned char>(word[0])) != 0) kind = RuleWord::Kind::number;
    words.push_back({kind, printable(source.substr(at, end - at))});
    at = end;
  }
  return words;
}

std::vector<RuleIndex> listed_rules(const ViewerState& state, const std::vector<RuleState>& states, const Words& words) {
  const std::string filter = lower(state.workshop->filter);
  std::vector<RuleIndex> listed;
  for (RuleIndex index = 0; index < state.model->rules.size(); ++index) {
    const Rule& rule = state.model->rules[index];
    const auto has = [&filter](std::string_view text) { return lower(text).find(filter) != std::string::npos; };
    if (has(rule.id) || has(rule.source) || has(in_language(rule.because, state.language)) ||
        has(words[word_of(states[index])])) {
      listed.push_back(index);
    }
  }
  return listed;
}

std::vector<PartIndex> listed_parts(const ViewerState& state) {
  const std::string filter = lower(state.workshop->filter);
  std::vector<PartIndex> listed;
  for (PartIndex index = 0; index < state.model->parts.size(); ++index) {
    const Part& part = state.model->parts[index];
    const Group& group = state.model->groups[part.group];
    const auto has = [&filter](std::string_view text) { return lower(text).find(filter) != std::string::npos; };
    if (has(part.id) || has(in_language(part.label, state.language)) || has(in_language(group.label, state.language))) {
      listed.push_back(index);
    }
  }
  return listed;
}

std::vector<std::size_t> tests_in_order(const Workshop& workshop) {
  const auto rank = [&workshop](std::size_t index) {
    const TestLine& test = workshop.tests[index];
    return !test.run || test.passed == Verdict::yes ? 2 : test.passed == Verdict::unknown ? 1 : 0;
  };
  std::vector<std::size_t> order(workshop.tests.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&rank](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  return order;
}

Word word_of(RuleState state) {
  switch (state) {
    case RuleState::violated:
      return Word::violated;
    case RuleState::binding:
      return Word::binding;
    case RuleState::idle:
      return Word::idle;
    case RuleState::satisfied:
      return Word::satisfied;
    case RuleState::unknown:
      break;
  }
  return Word::unknown;
}

std::string_view name_of(RuleState state) {
  switch (state) {
    case RuleState::violated:
      return "Violated";
    case RuleState::binding:
      return "Binding";
    case RuleState::idle:
      return "Idle";
    case RuleState::satisfied:
      return "Satisfied";
    case RuleState::unknown:
      break;
  }
  return "Unknown";
}

std::optional<PartFigure> part_figure(const ViewerState& state, PartIndex part) {
  if (!state.workshop || !state.workshop->figures || part >= state.workshop->figures->possible.size()) return std::nullopt;
  const std::vector<bool>& possible = state.workshop->figures->possible[part];
  return PartFigure{static_cast<std::size_t>(std::count(possible.begin(), possible.end(), true)), possible.size()};
}

std::string option_count(const ViewerState& state, Choice choice) {
  if (!state.workshop || state.workshop->option_counts.revision != state.revision) return {};
  const auto& known = state.workshop->option_counts.designs;
  const auto part = known.find(choice.part);
  if (part == known.end() || choice.option >= part->second.size()) return {};
  return readable_count(part->second[choice.option]);
}

std::vector<PartIndex> counted_parts(const ViewerState& state) {
  if (!state.workshop) return {};
  if (state.screen == Screen::workshop) {
    return state.workshop->part ? std::vector{*state.workshop->part} : std::vector<PartIndex>{};
  }
  return state.screen == Screen::studio ? state.model->groups[state.group].parts : std::vector<PartIndex>{};
}

std::vector<PartIndex> pointed_parts(const ViewerState& state) {
  if (!state.workshop || state.screen != Screen::workshop) return {};
  std::vector<PartIndex> parts;
  for (const RuleIndex rule : state.workshop->clash) {
    const auto& of_rule = state.model->rules[rule].parts;
    parts.insert(parts.end(), of_rule.begin(), of_rule.end());
  }
  if (!parts.empty() || !state.workshop->rule) return parts;
  return state.model->rules[*state.workshop->rule].parts;
}

}  // namespace maquette::viewer
