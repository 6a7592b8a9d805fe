// What the compiled catalog costs and what the peers take for the same clicks, in one run; tests/bench/run makes tables and
// a picture of it.
//
//   build/release/bin/click_bench [--peer_seconds=5] [--benchmark_filter=renault]
//
// All times are CPU time, in milliseconds. A *click* selects, swaps or retracts one option and asks which options are
// possible now; every contestant gets the same clicks (peers/visits.h). Ours are all timed. A peer is timed for
// `peer_seconds`, from the first visit on, and its answers are compared with ours option by option: a disagreement ends the
// program with status 1. So that ratios compare like with like, ours are timed again on exactly the peer's clicks.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>
#include <map>

#include "bench/heap_meter.h"
#include "bench/peers/ours.h"
#include "bench/peers/peers.h"
#include "bench/peers/subjects.h"
#include "bench/peers/visits.h"
#include "bench/samples.h"
#include "compile/live_catalog.h"
#include "maquette/session.h"

namespace maquette::bench {
namespace {

constexpr std::chrono::seconds kForever{600};
constexpr std::chrono::seconds kFirst{150};    ///< with a peer, for its first answer, which is not timed
constexpr std::chrono::seconds kPatience{60};  ///< with a peer, for one click
constexpr double kEnough = 3'000;              ///< milliseconds of one question
constexpr std::size_t kVisits = 50;
constexpr std::size_t kClicks = 40;

struct Settings {
  double peer_seconds = 5;
};

/// What the benchmarks share: each subject is read and compiled once, when it is first needed.
class Benchmarks {
 public:
  explicit Benchmarks(Settings settings) : settings_(settings) {}

  void add(const SubjectFiles& files);
  bool disagreed() const { return disagreed_; }

 private:
  enum class Visits : std::uint8_t { random, orders };
  struct Measured : Subject {
    std::vector<Visit> random, orders;  ///< `orders`: empty where there are none
  };
  using MakePeer = std::function<std::unique_ptr<Contestant>(std::shared_ptr<const Model>)>;

  const Measured& subject(const SubjectFiles& files);
  const std::vector<Visit>& visits_of(const SubjectFiles& files, Visits visits) {
    return visits == Visits::random ? subject(files).random : subject(files).orders;
  }

  void compile(benchmark::State& state, const SubjectFiles& files);
  void click(benchmark::State& state, const SubjectFiles& files, Visits visits);
  void session(benchmark::State& state, const SubjectFiles& files);
  void peer(benchmark::State& state, const SubjectFiles& files, Visits visits, const MakePeer& make);
  template <class Question>
  void follow(benchmark::State& state, const SubjectFiles& files, Question question);
  template <class Question>
  void add_question(const SubjectFiles& files, const char* name, Question question);

  Settings settings_;
  std::map<std::string, Measured> subjects_;
  bool disagreed_ = false;
};

const Benchmarks::Measured& Benchmarks::subject(const SubjectFiles& files) {
  const auto [found, is_new] = subjects_.try_emplace(files.name);
  Measured& measured = found->second;
  if (!is_new) return measured;
  static_cast<Subject&>(measured) = load_subject(files);
  measured.random = random_visits(*measured.model, *make_ours(measured.catalog), kVisits, kClicks);
  if (files.orders.empty()) return measured;
  const OrdersResult orders = load_orders(*measured.model, files.orders);
  if (!orders.findings.empty()) throw std::runtime_error(to_string(orders.findings[0]));
  measured.orders = order_visits(orders);
  return measured;
}

void report(benchmark::State& state, Samples& samples, const std::string& prefix = {}) {
  if (samples.empty()) return;
  state.counters[prefix + "median"] = samples.percentile(0.5);
  state.counters[prefix + "p99"] = samples.percentile(0.99);
  state.counters[prefix + "worst"] = samples.percentile(1.0);
  state.counters[prefix + "clicks"] = static_cast<double>(samples.size());
}

void Benchmarks::compile(benchmark::State& state, const SubjectFiles& files) {
  const Subject& s = subject(files);
  compile::CompileResult result;
  for ([[maybe_unused]] auto iteration : state) result = compile::CompiledCatalog::compile(s.model);
  result = {};
  const HeapMeter meter;
  result = compile::CompiledCatalog::compile(s.model);
  const compile::Circuit& circuit = result.catalog->circuit();
  std::size_t options = 0;
  for (const Part& part : s.model->parts) options += part.options.size();
  state.counters["kept_bytes"] = static_cast<double>(meter.kept());
  state.counters["peak_bytes"] = static_cast<double>(meter.peak());
  state.counters["parts"] = static_cast<double>(s.model->parts.size());
  state.counters["options"] = static_cast<double>(options);
  state.counters["rules"] = static_cast<double>(s.model->rules.size());
  state.counters["nodes"] = circuit.node_count();
  state.counters["edges"] = static_cast<double>(circuit.children.size());
  state.counters["leaves"] = static_cast<double>(circuit.leaves.size());
  state.counters["circuit_bytes"] = static_cast<double>(circuit.bytes());
  state.counters["simplify_ms"] = result.statistics.simplify_ms;
  state.counters["order_ms"] = result.statistics.order_ms;
  state.counters["search_ms"] = result.statistics.search_ms;
  state.counters["width"] = result.statistics.width;
  state.counters["left_out"] = static_cast<double>(result.catalog->residual().size());
}

/// Replays the visits; calls `each(click, milliseconds)`.
template <class Ask, class Each>
void replay(const std::vector<Visit>& visits, const Ask& ask, const Each& each) {
  for (const Visit& visit : visits) {
    Selections selections;
    ask(selections);
    for (const Click& click : visit) {
      apply(click, selections);
      const double begin = thread_milliseconds();
      ask(selections);
      each(click, thread_milliseconds() - begin);
    }
  }
}

void Benchmarks::click(benchmark::State& state, const SubjectFiles& files, Visits visits) {
  const Subject& s = subject(files);
  const auto ours = make_ours(s.catalog);
  std::map<ClickKind, Samples> by_kind;
  Samples all;
  for ([[maybe_unused]] auto iteration : state) {
    replay(
        visits_of(files, visits),
        [&](const Selections& selections) { benchmark::DoNotOptimize(ours->ask(selections, kForever)); },
        [&](const Click& click, double time) {
          all.add(time);
          by_kind[click.kind].add(time);
        });
  }
  report(state, all);
  report(state, by_kind[ClickKind::select], "select_");
  report(state, by_kind[ClickKind::swap], "swap_");
  report(state, by_kind[ClickKind::retract], "retract_");
}

/// The same clicks through the public door.
void Benchmarks::session(benchmark::State& state, const SubjectFiles& files) {
  const Measured& s = subject(files);
  Session session(s.model, Limits{.wall = std::chrono::minutes(1)});  // compiled however busy the machine is
  Samples all;
  session.domains({});
  for ([[maybe_unused]] auto iteration : state) {
    replay(
        s.random, [&](const Selections& selections) { benchmark::DoNotOptimize(session.domains(selections)); },
        [&](const Click&, double time) { all.add(time); });
  }
  report(state, all);
}

/// The same clicks with another question after each; of a slow question the first visits are enough.
template <class Question>
void Benchmarks::follow(benchmark::State& state, const SubjectFiles& files, Question question) {
  const Measured& s = subject(files);
  compile::LiveCatalog live(s.catalog);
  Samples all;
  for ([[maybe_unused]] auto iteration : state) {
    for (std::size_t visit = 0; visit < s.random.size() && all.total() < kEnough; ++visit) {
      replay(
          {s.random[visit]}, [&](const Selections& selections) { benchmark::DoNotOptimize(question(live, selections)); },
          [&](const Click&, double time) { all.add(time); });
    }
  }
  report(state, all);
}

void Benchmarks::peer(benchmark::State& state, const SubjectFiles& files, Visits visits, const MakePeer& make) {
  const Subject& s = subject(files);
  const auto contestant = make(s.model);
  if (!contestant) return state.SkipWithError("not installed, or its numbers are too small for this model");
  const auto ours = make_ours(s.catalog);
  const std::vector<Visit>& all = visits_of(files, visits);
  Samples theirs, same;
  std::vector<Visit> asked;
  std::string wrong;
  bool gave_up = false;
  const auto ask = [&](const Selections& selections) {
    const auto patience = selections.chosen.empty() && theirs.empty() ? kFirst : kPatience;
    const double begin = contestant->cpu_milliseconds();
    const auto answer = contestant->ask(selections, patience);
    const double time = contestant->cpu_milliseconds() - begin;
    gave_up = !answer;
    if (answer) wrong = disagreement(*s.model, selections, ours->ask(selections, kForever).value(), *answer);
    return time;
  };
  const auto enough = [&] { return gave_up || !wrong.empty() || theirs.total() > 1e3 * settings_.peer_seconds; };
  for ([[maybe_unused]] auto iteration : state) {
    for (auto visit = all.begin(); visit != all.end() && !enough(); ++visit) {
      Selections selections;
      ask(selections);
      asked.emplace_back();
      for (auto click = visit->begin(); click != visit->end() && !enough(); ++click) {
        apply(*click, selections);
        theirs.add(ask(selections));
        asked.back().push_back(*click);
      }
    }
  }
  disagreed_ = disagreed_ || !wrong.empty();
  if (!wrong.empty()) return state.SkipWithError(("disagrees: " + wrong).c_str());
  replay(
      asked, [&](const Selections& selections) { benchmark::DoNotOptimize(ours->ask(selections, kForever)); },
      [&](const Click&, double time) { same.add(time); });
  report(state, theirs);
  report(state, same, "ours_");
  state.counters["gave_up"] = gave_up ? 1 : 0;
}

template <class Question>
void Benchmarks::add_question(const SubjectFiles& files, const char* name, Question question) {
  const auto run = [this, files, question](benchmark::State& state) {
    const Subject& s = subject(files);
    for ([[maybe_unused]] auto iteration : state) benchmark::DoNotOptimize(question(*s.catalog));
  };
  benchmark::RegisterBenchmark((files.name + "/" + name).c_str(), run)->Unit(benchmark::kMillisecond);
}

void Benchmarks::add(const SubjectFiles& files) {
  const auto measure = [&](const std::string& what, auto function) {
    return benchmark::RegisterBenchmark((files.name + "/" + what).c_str(), function)->Unit(benchmark::kMillisecond);
  };
  measure("compile", [this, files](benchmark::State& state) { compile(state, files); });
  add_question(files, "states", [](const auto& catalog) { return catalog.domains({}); });
  add_question(files, "count", [](const auto& catalog) { return catalog.count({}); });
  add_question(files, "shares", [](const auto& catalog) { return catalog.shares({}); });
  add_question(files, "cheapest", [](const auto& catalog) { return catalog.cheapest({}, kPrice); });
  measure("count clicks", [this, files](benchmark::State& state) {
    follow(state, files, [](auto& live, const Selections& selections) { return live.count(selections); });
  });
  measure("cheapest clicks", [this, files](benchmark::State& state) {
    follow(state, files, [](auto& live, const Selections& selections) { return &live.cheapest(selections, kPrice); });
  });
  measure("session", [this, files](benchmark::State& state) { session(state, files); });
  const std::pair<const char*, MakePeer> peers[] = {
      {"z3 naive", make_z3_naive},
      {"z3 consequences", make_z3_consequences},
      {"cadical", make_cadical},
      {"clasp brave", [](auto model) { return make_clasp(std::move(model), ClaspMode::brave); }},
      {"clasp cautious", [](auto model) { return make_clasp(std::move(model), ClaspMode::cautious); }},
  };
  for (const auto& [kind, visits] : {std::pair("random", Visits::random), std::pair("orders", Visits::orders)}) {
    if (visits == Visits::orders && files.orders.empty()) continue;
    measure(kind, [this, files, v = visits](benchmark::State& state) { click(state, files, v); });
    if (files.made_groups > 0) continue;
    for (const auto& [name, make] : peers) {
      const auto run = [this, files, v = visits, make = make](benchmark::State& state) { peer(state, files, v, make); };
      measure(std::string(kind) + "/" + name, run)->Iterations(1);
    }
  }
}

}  // namespace
}  // namespace maquette::bench

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  maquette::bench::Settings settings;
  constexpr std::string_view kSeconds = "--peer_seconds=";
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument(argv[i]);
    if (!argument.starts_with(kSeconds)) {
      std::cerr << "Unknown argument " << argument << "; see --help for the others, and " << kSeconds << "N\n";
      return 2;
    }
    settings.peer_seconds = std::strtod(argument.substr(kSeconds.size()).data(), nullptr);
  }
  maquette::bench::Benchmarks benchmarks(settings);
  try {
    for (const auto& files : maquette::bench::find_subjects(MAQUETTE_SOURCE_DIR)) benchmarks.add(files);
    benchmark::RunSpecifiedBenchmarks();
  } catch (const std::exception& problem) {
    std::cerr << problem.what() << '\n';
    return 2;
  }
  return benchmarks.disagreed() ? 1 : 0;
}
