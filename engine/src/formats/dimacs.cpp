// DIMACS CNF, as feature-model tools write it: one variable for each feature, its name in a comment.
//
//   c 1 Engine
//   p cnf 2 1
//   -1 2 0
//
// A variable without a name is called by its number. Clauses may run over several lines.
#include <charconv>
#include <string>
#include <vector>

#include "formats/feature_model.h"
#include "maquette/formats.h"
#include "support/utf8.h"

namespace maquette {
namespace {

using formats::FeatureModelBuilder;

class DimacsReader {
 public:
  DimacsReader(std::string_view text, std::string_view name) : text_(text), name_(name), builder_(name, text) {}

  CatalogResult run() {
    if (const std::size_t bad = find_malformed_utf8(text_); bad != std::string_view::npos) {
      fail("not-utf-8", "The file is not UTF-8 at byte " + std::to_string(bad) + ".");
      return {nullptr, std::move(findings_)};
    }
    for (std::size_t begin = 0; begin < text_.size() && findings_.empty();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      ++line_;
      read_line(text_.substr(begin, end - begin));
      begin = end + 1;
    }
    if (findings_.empty() && !declared_) fail("no-header", "There is no \"p cnf VARIABLES CLAUSES\" line.");
    if (findings_.empty() && !clause_.empty()) fail("open-clause", "The last clause has no closing 0.");
    if (findings_.empty() && clauses_ != expected_clauses_) {
      fail("clause-count", "The header promises " + std::to_string(expected_clauses_) + " clauses, but there are " +
                               std::to_string(clauses_) + ".");
    }
    if (!findings_.empty()) return {nullptr, std::move(findings_)};
    return {builder_.build(), {}};
  }

 private:
  static std::string_view take_word(std::string_view& line) {
    constexpr std::string_view kSpace = " \t\r";
    line.remove_prefix(std::min(line.find_first_not_of(kSpace), line.size()));
    const std::string_view word = line.substr(0, line.find_first_of(kSpace));
    line.remove_prefix(word.size());
    return word;
  }

  static std::string_view trim(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r";
    text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
    return text.substr(0, text.find_last_not_of(kSpace) + 1);
  }

  template <class Number>
  static bool read_number(std::string_view word, Number& number) {
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    return error == std::errc() && end == word.data() + word.size() && !word.empty();
  }

  void read_line(std::string_view line) {
    const std::string_view whole = line;
    std::string_view rest = line;
    const std::string_view first = take_word(rest);
    if (first == "c") {
      read_comment(rest);
    } else if (first == "p") {
      read_header(rest);
    } else {
      read_literals(whole);
    }
  }

  void read_comment(std::string_view rest) {
    std::size_t number = 0;
    std::string_view word = take_word(rest);
    if (word.ends_with('$')) word.remove_suffix(1);  // FeatureIDE marks generated names so
    if (!read_number(word, number) || number == 0 || number > formats::kMaxFeatures) return;
    const std::string_view name = trim(rest);
    if (name.empty() || declared_) return;
    if (names_.size() < number) names_.resize(number);
    names_[number - 1] = name;
  }

  void read_header(std::string_view rest) {
    std::size_t variables = 0;
    const bool is_cnf = take_word(rest) == "cnf";
    const bool good = is_cnf && read_number(take_word(rest), variables) && read_number(take_word(rest), expected_clauses_);
    if (!good || declared_) return fail("bad-header", "Expected one line \"p cnf VARIABLES CLAUSES\".");
    if (variables > formats::kMaxFeatures || expected_clauses_ > formats::kMaxRules) {
      return fail("too-big", "At most " + std::to_string(formats::kMaxFeatures) + " variables and " +
                                 std::to_string(formats::kMaxRules) + " clauses are read.");
    }
    declared_ = true;
    names_.resize(variables);
    for (std::size_t i = 0; i < variables; ++i) {
      const std::string number = std::to_string(i + 1);
      if (!names_[i].empty() && builder_.add_feature(names_[i], here())) continue;
      if (!builder_.add_feature(number, here())) fail("duplicate-name", "Two variables are called " + number + ".");
    }
  }

  void read_literals(std::string_view line) {
    for (std::string_view word = take_word(line); !word.empty() && findings_.empty(); word = take_word(line)) {
      if (!declared_) return fail("no-header", "A clause comes before the \"p cnf VARIABLES CLAUSES\" line.");
      std::int64_t literal = 0;
      const auto variables = static_cast<std::int64_t>(builder_.feature_count());
      if (!read_number(word, literal) || literal > variables || literal < -variables) {
        return fail("bad-literal", "\"" + std::string(word) + "\" is not a literal of variables 1 to " +
                                       std::to_string(variables) + ", nor the 0 that closes a clause.");
      }
      if (literal == 0) {
        finish_clause();
      } else {
        clause_.push_back(literal);
      }
    }
  }

  void finish_clause() {
    if (++clauses_ > formats::kMaxRules) return fail("too-big", "There are too many clauses.");
    Or any;
    std::string source;
    for (const std::int64_t literal : clause_) {
      const auto feature = static_cast<PartIndex>(std::abs(literal) - 1);
      any.operands.push_back(literal > 0 ? builder_.selected(feature) : FeatureModelBuilder::deselected(feature));
      source += (source.empty() ? "" : " | ") + std::string(literal > 0 ? "" : "!") + builder_.name(feature);
    }
    builder_.add_rule("clause-" + std::to_string(clauses_), source, {std::move(any)}, source, here());
    clause_.clear();
  }

  Position here() const { return {std::string(name_), line_, 1}; }
  void fail(std::string code, std::string message) {
    findings_.push_back({Severity::error, here(), std::move(code), std::move(message)});
  }

  std::string_view text_, name_;
  FeatureModelBuilder builder_;
  std::vector<std::string> names_;
  std::vector<std::int64_t> clause_;
  std::size_t clauses_ = 0, expected_clauses_ = 0;
  std::uint32_t line_ = 0;
  bool declared_ = false;
  Findings findings_;
};

}  // namespace

CatalogResult parse_dimacs(std::string_view text, std::string_view name) { return DimacsReader(text, name).run(); }

}  // namespace maquette
