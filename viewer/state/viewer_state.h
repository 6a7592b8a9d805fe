// Everything the studio knows, as plain data: what the customer chose, what the solver answered, which screen is open.
//
// Nothing here draws, and nothing here computes: panels read it, `reduce` (reduce.h) replaces it, `derive.h` asks it
// questions. Animation, scroll positions and focus are presentation and live with the panels.
//
// `revision` counts the changes of the design. A question carries the revision it was asked about, and an answer about
// another revision is dropped, so a slow answer can never overwrite a newer choice.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "maquette/contest.h"
#include "maquette/evaluate.h"
#include "maquette/session.h"
#include "state/date.h"
#include "state/history.h"
#include "state/lights.h"
#include "state/sale.h"
#include "state/workshop.h"

namespace maquette::viewer {

enum class Screen : std::uint8_t { studio, why_not, personalise, review, contest, done, workshop };

/// What undo brings back: what was chosen, and the complete product that was seen with it.
struct DesignSnapshot {
  Selections selections;
  Variant shown;
  bool operator==(const DesignSnapshot&) const = default;
};

/// The solver's answers about one revision. `offers` and `set_by` arrive a moment after the rest.
struct Answers {
  std::uint64_t revision = 0;
  Domains domains;
  Variant variant;  ///< the completion; empty options when there is none
  Quote quote;
};

/// The second, slower helping of answers about one revision: what each swatch of one group would change.
struct Details {
  std::uint64_t revision = 0;
  std::map<PartIndex, std::vector<Offer>> offers;
  std::map<PartIndex, PartIndex> set_by;  ///< an implied part, and the selected part that left it no other option
};

/// A wish that the design does not allow, and what can be done about it.
struct WhyNot {
  Choice wish;
  Screen from = Screen::studio;  ///< where to go back to
  std::uint64_t request = 0;     ///< number of the question; an answer to another is dropped
  bool explained = false;
  bool repaired = false;
  Explanation explanation;
  Repairs repairs;
};

enum class EntryStage : std::uint8_t { filling, preparing, rendering, sealing, checking, finished, failed };

enum class EntryField : std::uint8_t { name, title, email, story };

/// The contest form. Text is UTF-8 as typed; `email` never enters the public package.
struct EntryForm {
  std::string name, title, email, story;
  bool show_publicly = false;
  bool age_or_guardian = false;
  EntryField focus = EntryField::name;
};

struct EntryState {
  EntryForm form;
  EntryStage stage = EntryStage::filling;
  float progress = 0.0F;               ///< 0..1 while writing
  std::uint64_t request = 0;           ///< counts the times "Enter now" was pressed
  std::string code;                    ///< of the written and verified entry
  std::uint64_t number = 0;            ///< of this kiosk's entries in the contest, this one the last
  std::string problem;                 ///< one line, for the log and the operator, when it failed
  std::optional<std::string> refusal;  ///< one sentence for the customer: why this may not enter the contest
};

enum class ToastKind : std::uint8_t { rule_moved_part, surprise, turn_hint };

struct Toast {
  ToastKind kind = ToastKind::turn_hint;
  std::uint64_t id = 0;   ///< a new number for each toast, so that its clock starts anew
  PartIndex part = 0;     ///< rule_moved_part: what moved
  PartIndex because = 0;  ///< rule_moved_part: the choice that moved it
};

enum class KeyLayer : std::uint8_t { letters, capitals, accents, symbols, kana, katakana };

struct ViewerState {
  std::shared_ptr<const Model> model;
  EntryConditions conditions;  ///< of the catalog; without a contest it is the studio's own of each calendar month
  Sale sale;                   ///< what the model was built for
  std::string language = "en";
  Date today;

  Screen screen = Screen::studio;
  GroupIndex group = 0;  ///< the row of the part list that is open
  bool help_open = false;
  bool languages_open = false;
  KeyLayer keys = KeyLayer::letters;
  int view = 1;  ///< of kViews: the camera button that is lit; -1 after the customer turned the product
  std::vector<Light> lights = lights_from(Light::showroom);  ///< to choose from; a visit begins with the first
  Light light = Light::showroom;                             ///< that the customer looks in

  DesignSnapshot design;
  History<DesignSnapshot> history;
  std::uint64_t revision = 1;

  std::optional<Choice> last_choice;  ///< what made this revision, when it was a choice
  DesignSnapshot before_choice;       ///< the design before it, should it turn out not to fit
  std::vector<PartIndex> moved;       ///< parts the last choice moved along; outlined for a moment
  std::uint64_t moves = 0;            ///< a new number each time `moved` changes

  std::optional<Answers> answers;  ///< the newest; may be about an older revision while `working(state)`
  Details details;
  std::optional<std::string> designs_left;  ///< decimal integer, once the engine has counted

  std::optional<WhyNot> why_not;
  std::uint64_t why_not_requests = 0;
  std::optional<std::uint64_t> surprise_seed;  ///< a surprise is wanted

  std::string draft_text;                     ///< Personalise: what is being typed, perhaps not acceptable
  std::optional<std::string> text_refusal;    ///< one sentence for the customer
  std::optional<DesignSnapshot> text_before;  ///< Personalise: the design when it was opened; the visit is one undo step

  EntryState entry;
  std::optional<Toast> toast;
  std::uint64_t toasts = 0;

  std::optional<Workshop> workshop;  ///< author mode alone
};

}  // namespace maquette::viewer
