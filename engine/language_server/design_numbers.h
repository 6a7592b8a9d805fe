// What a catalog's designs come to, for whoever looks at one of its names: how many have an option, what they cost, how
// many a rule removes.
//
//   editor --question--> DesignNumbers --known? the answer : noted--> the next job --NumberCruncher--> learn
//
// Nobody waits: compiling a catalog takes a second, counting without a rule compiles another. So a question that has not
// been asked yet is answered with nothing and worked out aside, and the next look at the same name has its numbers. The
// dearest design is the cheapest under an attribute of opposite sign, so one compiled catalog answers both ends of a price
// range.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "maquette/session.h"

namespace maquette::lsp {

/// Minor units, base included; nothing where it is not known, or there are no such designs.
struct PriceRange {
  std::optional<std::int64_t> least, most;
};

/// All designs, those with an option, or those that all other rules allow and this one does not.
struct NumberQuestion {
  std::optional<Choice> choice{};
  std::optional<RuleIndex> rule{};
  auto operator<=>(const NumberQuestion&) const = default;
};

struct NumberAnswer {
  std::optional<std::string> designs;  ///< in decimal digits; nothing where the catalog is too intricate to count
  PriceRange prices;                   ///< not of a rule
};

/// Works answers out, one at a time, on whatever thread has the time. Keeps the compiled catalog between them.
class NumberCruncher {
 public:
  explicit NumberCruncher(std::shared_ptr<const Model> model) : model_(std::move(model)) {}

  NumberAnswer answer(const NumberQuestion& question);

 private:
  void compile();
  NumberAnswer with(const Selections& selections);
  std::optional<std::string> removed_by(RuleIndex rule);
  std::optional<std::int64_t> least(const Selections& selections, AttributeIndex attribute);

  std::shared_ptr<const Model> model_;     ///< as the catalog has it
  std::shared_ptr<const Model> mirrored_;  ///< the same with one more attribute: the price, negated
  std::optional<Session> session_;
};

/// What is known so far, and what is wanted.
class DesignNumbers {
 public:
  explicit DesignNumbers(std::shared_ptr<const Model> model)
      : model_(std::move(model)), cruncher_(std::make_shared<NumberCruncher>(model_)), wanted_{NumberQuestion{}} {}

  const Model& model() const { return *model_; }

  /// Null: it is not known yet, and wanted from now on.
  const NumberAnswer* ask(const NumberQuestion& question);

  /// The question to work out next, the newest first; nothing when all is known.
  std::optional<NumberQuestion> take_wanted();
  void learn(const NumberQuestion& question, NumberAnswer answer) { known_[question] = std::move(answer); }

  const std::shared_ptr<NumberCruncher>& cruncher() const { return cruncher_; }

 private:
  std::shared_ptr<const Model> model_;
  std::shared_ptr<NumberCruncher> cruncher_;
  std::map<NumberQuestion, NumberAnswer> known_;
  std::vector<NumberQuestion> wanted_;  ///< all designs from the start: every other number is told beside theirs
};

/// "1,234,567"
std::string grouped(const std::string& digits);

/// a - b of non-negative decimal integers, a not less than b.
std::string difference(std::string a, const std::string& b);

}  // namespace maquette::lsp
