// The contest a product's designs may enter.
//
// It stands in the catalog because whoever judges an entry has the catalog anyway: the entry carries it, sealed, and the
// organiser pins its digest. So kiosk and organiser read the same conditions from the same bytes, and neither has to be
// told them. Rules of entries are written as rules of designs are, and judged by the same evaluator.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "catalog/contest.h"
#include "catalog/day.h"
#include "catalog/limits.h"
#include "catalog/lowering.h"
#include "catalog/rules.h"
#include "support/suggestion.h"

namespace maquette::catalog {
namespace {

constexpr std::size_t kMaxEntryRules = 64;
constexpr std::size_t kMaxPictures = 16;  ///< as many as an entry holds
constexpr std::size_t kMaxDenied = 4096;

template <class Value, std::size_t kCount>
using Vocabulary = std::array<std::pair<std::string_view, Value>, kCount>;

constexpr Vocabulary<EntryText, 2> kEntryTexts{{{"email", EntryText::email}, {"story", EntryText::story}}};
constexpr Vocabulary<Consent, 2> kConsents{
    {{"show_publicly", Consent::show_publicly}, {"age_or_guardian", Consent::age_or_guardian}}};
constexpr Vocabulary<Review, 3> kReviews{
    {{"none", Review::none}, {"designs", Review::designs}, {"everything", Review::everything}}};

template <class Value, std::size_t kCount>
std::optional<Value> read_word(const Text& text, std::string_view key, const Vocabulary<Value, kCount>& known,
                               Report& report) {
  std::vector<std::string_view> words;
  for (const auto& [word, value] : known) {
    if (word == text.value) return value;
    words.push_back(word);
  }
  std::string all;
  for (const std::string_view word : words) all += say(all.empty() ? "" : ", ", in_quotes(word));
  report.error(text.where, "unknown-word",
               say(in_quotes(key), " knows ", all, "; ", in_quotes(text.value), " is none of them",
                   did_you_mean(text.value, words)));
  return std::nullopt;
}

/// The values of a list of words, each once; nothing when the key is not there.
template <class Value, std::size_t kCount>
std::optional<std::vector<Value>> read_words(TableCursor& cursor, std::string_view key,
                                             const Vocabulary<Value, kCount>& known) {
  const auto texts = cursor.texts(key);
  if (!texts) return std::nullopt;
  std::vector<Value> values;
  for (const Text& text : *texts) {
    const auto value = read_word(text, key, known, cursor.report());
    if (value && std::find(values.begin(), values.end(), *value) == values.end()) values.push_back(*value);
  }
  return values;
}

std::string a_week_after(const std::string& day) {
  const auto number = [&](std::size_t from, std::size_t count) { return std::stoi(day.substr(from, count)); };
  const std::chrono::year_month_day closes(std::chrono::year(number(0, 4)),
                                           std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                           std::chrono::day(static_cast<unsigned>(number(8, 2))));
  const std::chrono::year_month_day named(std::chrono::sys_days(closes) + std::chrono::weeks(1));
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(named.year()),
                static_cast<unsigned>(named.month()), static_cast<unsigned>(named.day()));
  return text.data();
}

void read_days(TableCursor& cursor, ContestProfile& contest) {
  Report& report = cursor.report();
  if (const auto opens = cursor.text("opens")) contest.opens = read_day(*opens, "opens", report);
  const auto closes = cursor.need_text("closes");
  if (closes) contest.closes = read_day(*closes, "closes", report);
  if (!contest.closes.empty()) contest.winner_named = a_week_after(contest.closes);
  const auto named = cursor.text("winner_named");
  if (named) contest.winner_named = read_day(*named, "winner_named", report);
  const bool reversed = !contest.opens.empty() && !contest.closes.empty() && contest.closes < contest.opens;
  if (reversed) report.error(closes->where, "bad-range", "\"closes\" lies before \"opens\"; exchange them");
  if (named && !contest.winner_named.empty() && contest.winner_named < contest.closes)
    report.error(named->where, "bad-range", "the winner is named before the contest closes; choose a later day");
}

void read_languages(TableCursor& cursor, ContestProfile& contest, const Assembly& assembly) {
  const auto texts = cursor.texts("languages");
  if (!texts) return;
  const auto& known = assembly.model.languages;
  for (const Text& text : *texts) {
    if (std::find(known.begin(), known.end(), text.value) != known.end()) {
      contest.languages.push_back(text.value);
    } else {
      cursor.report().error(text.where, "undeclared-language",
                            say("the catalog does not list the language ", in_quotes(text.value),
                                did_you_mean(text.value, {known.begin(), known.end()})));
    }
  }
}

void read_pictures(TableCursor& cursor, ContestProfile& contest) {
  const auto texts = cursor.texts("pictures");
  if (!texts) return;
  for (const Text& text : *texts) {
    if (check_id(text, "a picture's name", cursor.report())) contest.pictures.push_back(text.value);
  }
  if (contest.pictures.size() > kMaxPictures)
    cursor.report().error(cursor.find("pictures")->where, "too-many",
                          say("an entry holds at most ", std::to_string(kMaxPictures), " pictures"));
}

void read_form(TableCursor& cursor, ContestProfile& contest) {
  if (auto asks = read_words(cursor, "asks", kEntryTexts)) contest.asks = std::move(*asks);
  if (auto offers = read_words(cursor, "offers", kEntryTexts)) contest.offers = std::move(*offers);
  if (auto consents = read_words(cursor, "consents", kConsents)) contest.consents = std::move(*consents);
  std::erase_if(contest.offers, [&](EntryText text) {
    return std::find(contest.asks.begin(), contest.asks.end(), text) != contest.asks.end();
  });
}

void read_entry_rule(const Node& node, ContestProfile& contest, Assembly& assembly) {
  EntryRule rule;
  rule.where = node.where.position();
  TableCursor cursor(node, "a rule of entries", assembly.report);
  const auto id = cursor.need_text("id");
  const auto text = cursor.need_text("rule");
  rule.because = read_localized(cursor, "because", true, assembly);
  cursor.finish();
  auto formula = text ? read_expression(*text, assembly) : std::nullopt;
  if (!id || !check_id(*id, "a rule's id", assembly.report) || !formula) return;
  const FormulaShape shape = shape_of(*formula);
  assembly.formula_cells += shape.cells;
  if (shape.depth > kMaxFormulaDepth || assembly.formula_cells > kMaxFormulaCells)
    return assembly.report.error(id->where, "rules-too-big", "this rule is too large; divide it into several");
  rule.id = id->value;
  rule.source = text->value;
  rule.formula = std::move(*formula);
  const auto index = static_cast<std::uint32_t>(assembly.model.rules.size() + contest.rules.size());
  if (assembly.rules.add(*id, index, "rule", assembly.report)) contest.rules.push_back(std::move(rule));
}

void read_entry_rules(TableCursor& cursor, ContestProfile& contest, Assembly& assembly) {
  const auto nodes = cursor.tables("rule");
  if (nodes.size() > kMaxEntryRules)
    return assembly.report.error(nodes[kMaxEntryRules]->where, "too-many",
                                 say("a contest has at most ", std::to_string(kMaxEntryRules), " rules of its own"));
  for (const Node* node : nodes) {
    if (!assembly.report.is_full()) read_entry_rule(*node, contest, assembly);
  }
}

/// The table of that name in the catalog's catalog.toml, or null.
const Node* find_table(const Assembly& assembly, std::string_view name) {
  if (assembly.documents.empty()) return nullptr;
  const Member* member = find_member(assembly.documents.front().root, name);
  return member == nullptr || member->value.kind != Node::Kind::table ? nullptr : &member->value;
}

}  // namespace

std::vector<std::string> denied_words(const Assembly& assembly) {
  std::vector<std::string> words;
  const Node* moderation = find_table(assembly, "moderation");
  const Member* deny = moderation == nullptr ? nullptr : find_member(*moderation, "deny");
  if (deny == nullptr) return words;
  for (const Node& item : deny->value.items) {
    if (item.kind == Node::Kind::text && !item.text.empty()) words.push_back(item.text);
  }
  return words;
}

Moderation read_moderation(Assembly& assembly) {
  Moderation moderation;
  if (assembly.documents.empty()) return moderation;
  TableCursor top(assembly.documents.front().root, "catalog.toml", assembly.report);
  const Node* node = top.table("moderation");
  if (node == nullptr) return moderation;
  TableCursor cursor(*node, "[moderation]", assembly.report);
  if (const auto deny = cursor.texts("deny")) {
    for (const Text& word : *deny) moderation.deny.push_back(word.value);
    if (deny->size() > kMaxDenied)
      assembly.report.error(cursor.find("deny")->where, "too-many",
                            say("at most ", std::to_string(kMaxDenied), " words are denied"));
  }
  if (const auto review = cursor.text("review"))
    moderation.review = read_word(*review, "review", kReviews, assembly.report).value_or(Review::none);
  cursor.finish();
  return moderation;
}

std::optional<ContestProfile> read_contest(Assembly& assembly) {
  if (assembly.documents.empty()) return std::nullopt;
  TableCursor top(assembly.documents.front().root, "catalog.toml", assembly.report);
  const Node* node = top.table("contest");
  if (node == nullptr) return std::nullopt;
  ContestProfile contest;
  contest.where = node->where.position();
  TableCursor cursor(*node, "[contest]", assembly.report);
  if (const auto id = cursor.need_text("id"); id && check_id(*id, "a contest's id", assembly.report))
    contest.id = id->value;
  if (const auto version = cursor.text("rules_version"); version && check_id(*version, "a rules' version", assembly.report))
    contest.rules_version = version->value;
  contest.title = read_localized(cursor, "title", true, assembly);
  read_days(cursor, contest);
  read_form(cursor, contest);
  read_languages(cursor, contest, assembly);
  read_pictures(cursor, contest);
  read_entry_rules(cursor, contest, assembly);
  cursor.finish();
  return contest;
}

}  // namespace maquette::catalog
