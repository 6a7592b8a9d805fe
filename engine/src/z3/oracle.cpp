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
    if (left_ == 0 || watchdog_.over()) return {};
    ++checks_;
    std::unique_ptr<Engine>& engine = question.rules ? switched_ : asserted_;
    Answer answer = guarded_check(engine, question);
    if (answer.verdict == Verdict::unknown) engine.reset();
    if (answer.verdict == Verdict::yes && !agrees(question, answer.witness)) answer = {};
    return answer;
  }

 private:
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

  // Trust, but verify: a witness that the evaluator does not accept is a defect of ours or of Z3's, and no answer.
  bool agrees(const Question& question, const std::vector<OptionIndex>& witness) const {
    for (const Choice& choice : question.choices) {
      if (witness[choice.part] != choice.option) return false;
    }
    if (!question.rules) return broken_rules(*model_, {witness, {}}).empty();
    for (const RuleIndex rule : *question.rules) {
      if (!holds(model_->rules[rule].formula, witness)) return false;
    }
    return true;
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
