#include "z3/oracle.h"

#include <algorithm>
#include <utility>

#include "maquette/evaluate.h"
#include "z3/engine.h"
#include "z3/watchdog.h"

namespace maquette {
namespace {

// A check costs about 10 kB that Z3 does not give back, and later checks slow down with it.
constexpr std::uint64_t kChecksBeforeRenewal = 4'000;

}  // namespace

class Oracle::Impl {
 public:
  explicit Impl(std::shared_ptr<const Model> model) : model_(std::move(model)) {}

  const Model& model() const { return *model_; }
  std::uint64_t checks() const { return checks_; }
  void interrupt() { watchdog_.stop(); }

  void begin(const Limits& limits) {
    left_ = limits.resource;
    watchdog_.arm(Watchdog::Clock::now() + limits.wall);
  }

  void end() {
    left_ = 0;
    watchdog_.disarm();
    drop_worn(asserted_);
    drop_worn(switched_);
  }

  Answer check(const Question& question) {
    Answer answer = renewing_check(question);
    if (answer.verdict == Verdict::yes && !agrees(question, answer.witness)) return {};
    if (answer.verdict == Verdict::no) verify_core(question, answer);
    return answer;
  }

 private:
  Answer renewing_check(const Question& question) {
    if (left_ == 0 || watchdog_.over()) return {};
    ++checks_;
    std::unique_ptr<Engine>& engine = question.rules ? switched_ : asserted_;
    Answer answer = guarded_check(engine, question);
    if (answer.verdict == Verdict::unknown) engine.reset();
    return answer;
  }

  // Z3 4.8.12's cores are wrong about once in 20,000 conflicts when pseudo-Booleans are involved (its verdicts were not, in
  // 300,000 checks against brute force), so a core is believed only when it conflicts by itself. Else all that was asked is
  // the core.
  void verify_core(const Question& question, Answer& answer) {
    Question core = question;
    core.choices = answer.choices;
    if (question.rules) core.rules = answer.rules;
    const bool smaller = core.choices.size() < question.choices.size() || core.rules != question.rules;
    if (!smaller || renewing_check(core).verdict == Verdict::no) return;
    answer.choices = question.choices;
    if (question.rules) answer.rules = *question.rules;
    std::sort(answer.choices.begin(), answer.choices.end());
    std::sort(answer.rules.begin(), answer.rules.end());
  }

  Answer guarded_check(std::unique_ptr<Engine>& engine, const Question& question) try {
    if (!engine)
      engine = std::make_unique<Engine>(*model_, question.rules ? Engine::Rules::switched : Engine::Rules::asserted);
    const std::uint32_t before = engine->spent();
    Answer answer = watched_check(*engine, question);
    const std::uint32_t spent = engine->spent() - before;
    left_ -= std::min<std::uint64_t>(left_, spent);
    return watchdog_.take_bitten() ? Answer{} : answer;
  } catch (const z3::exception&) {
    return {};  // an interrupt that met Z3 outside of its search
  }

  Answer watched_check(Engine& engine, const Question& question) {
    const Guard guard(watchdog_, engine);
    return engine.check(question, left_);
  }

  // Lets the watchdog reach an engine exactly while it works.
  class Guard {
   public:
    Guard(Watchdog& watchdog, Engine& engine) : watchdog_(watchdog) {
      watchdog.take_bitten();
      watchdog.guard([&engine] { engine.interrupt(); });
    }
    ~Guard() { watchdog_.guard({}); }
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;

   private:
    Watchdog& watchdog_;
  };

  // A witness that the evaluator does not accept is a defect of ours or of Z3's, and no answer.
  bool agrees(const Question& question, const std::vector<OptionIndex>& witness) const {
    const auto has = [&](const Choice& choice) { return witness[choice.part] == choice.option; };
    const auto obeys = [&](RuleIndex rule) { return holds(model_->rules[rule].formula, witness); };
    const bool obedient = question.rules ? std::all_of(question.rules->begin(), question.rules->end(), obeys)
                                         : broken_rules(*model_, {witness, {}}).empty();
    return obedient && std::all_of(question.choices.begin(), question.choices.end(), has) &&
           (question.one_of.empty() || std::any_of(question.one_of.begin(), question.one_of.end(), has));
  }

  static void drop_worn(std::unique_ptr<Engine>& engine) {
    if (engine && engine->checks() > kChecksBeforeRenewal) engine.reset();
  }

  std::shared_ptr<const Model> model_;
  std::unique_ptr<Engine> asserted_;
  std::unique_ptr<Engine> switched_;
  std::uint64_t left_ = 0;
  std::uint64_t checks_ = 0;
  Watchdog watchdog_;
};

Oracle::Turn::~Turn() { oracle_.end(); }

Oracle::Oracle(std::shared_ptr<const Model> model) : impl_(std::make_unique<Impl>(std::move(model))) {}
Oracle::~Oracle() = default;
Oracle::Oracle(Oracle&&) noexcept = default;
Oracle& Oracle::operator=(Oracle&&) noexcept = default;

const Model& Oracle::model() const { return impl_->model(); }

Oracle::Turn Oracle::begin(const Limits& limits) {
  impl_->begin(limits);
  return Turn(*impl_);
}

Oracle::Answer Oracle::check(const Question& question) { return impl_->check(question); }

void Oracle::interrupt() { impl_->interrupt(); }

std::uint64_t Oracle::checks() const { return impl_->checks(); }

}  // namespace maquette
