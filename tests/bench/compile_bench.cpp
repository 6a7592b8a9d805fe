// What the compiled catalog costs, on the sneaker and on real models of other product lines (where ../shared/models is
// there): compiling, a click that updates every option, an exact count, the cheapest design with every option.
//
//   build/release/bin/compile_bench
//
// CPU time of the asking thread. The counters of `click` are milliseconds over all clicks of random sessions: 40 clicks
// from nothing, a random open part each, and of every four clicks one takes a selection back.
#include <benchmark/benchmark.h>
#include <time.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "compile/compiled.h"
#include "compile/live_options.h"
#include "maquette/formats.h"

namespace maquette::compile {
namespace {

constexpr int kSessions = 50;
constexpr int kClicks = 40;

double cpu_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

double percentile(std::vector<double>& times, double share) {
  const auto nth = times.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(times.size() - 1));
  std::nth_element(times.begin(), nth, times.end());
  return *nth;
}

struct Subject {
  std::shared_ptr<const Model> model;
  std::shared_ptr<const CompiledCatalog> catalog;
};

/// Read and compiled once, however many benchmarks use it.
const Subject& subject(const std::filesystem::path& path) {
  static std::map<std::filesystem::path, Subject> subjects;
  Subject& found = subjects[path];
  if (!found.model) {
    found.model = load_model(path).model;
    found.catalog = CompiledCatalog::compile(found.model).catalog;
  }
  return found;
}

void compile_model(benchmark::State& state, const std::filesystem::path& path) {
  const Subject& s = subject(path);
  CompileResult result;
  for (auto _ : state) result = CompiledCatalog::compile(s.model);
  const Circuit& circuit = s.catalog->circuit();
  state.counters["parts"] = static_cast<double>(s.model->parts.size());
  state.counters["nodes"] = circuit.node_count();
  state.counters["edges"] = static_cast<double>(circuit.children.size());
  state.counters["leaves"] = static_cast<double>(circuit.leaves.size());
  state.counters["kB"] = static_cast<double>(circuit.bytes()) / 1e3;
  state.counters["peak_kB"] = static_cast<double>(result.statistics.peak_bytes) / 1e3;
  state.counters["width"] = result.statistics.width;
  state.counters["simplify_ms"] = result.statistics.simplify_ms;
  state.counters["order_ms"] = result.statistics.order_ms;
  state.counters["search_ms"] = result.statistics.search_ms;
}

/// A customer who takes any open option, swaps and retracts.
class Customer {
 public:
  Customer(const Model& model, std::uint64_t seed) : model_(model), random_(seed) {}

  /// Changes one selection; false when no part it tried was open.
  bool click(const LiveOptions& live, Selections& selections) {
    if (!selections.chosen.empty() && random_() % 4 == 0) {
      selections.chosen.erase(
          std::next(selections.chosen.begin(), static_cast<std::ptrdiff_t>(pick(selections.chosen.size()))));
      return true;
    }
    for (int attempt = 0; attempt < 1000; ++attempt) {
      const auto part = static_cast<PartIndex>(pick(model_.parts.size()));
      const auto option = static_cast<OptionIndex>(pick(model_.parts[part].options.size()));
      const auto chosen = selections.chosen.find(part);
      if (!live.possible(part, option) || (chosen != selections.chosen.end() && chosen->second == option)) continue;
      selections.chosen[part] = option;
      return true;
    }
    return false;
  }

 private:
  std::size_t pick(std::size_t count) { return static_cast<std::size_t>(random_() % count); }

  const Model& model_;
  std::mt19937_64 random_;
};

/// The state of every option into one flat array, as a viewer takes it.
void read_all(const LiveOptions& live, const Model& model, std::vector<std::uint8_t>& possible) {
  std::size_t i = 0;
  for (PartIndex part = 0; part < model.parts.size(); ++part) {
    for (OptionIndex option = 0; option < model.parts[part].options.size(); ++option) {
      possible[i++] = live.possible(part, option) ? 1 : 0;
    }
  }
}

void click(benchmark::State& state, const std::filesystem::path& path) {
  const Subject& s = subject(path);
  std::size_t options = 0;
  for (const Part& part : s.model->parts) options += part.options.size();
  std::vector<std::uint8_t> possible(options);
  std::vector<double> times;
  LiveOptions live(s.catalog);
  for (auto _ : state) {
    for (int session = 0; session < kSessions; ++session) {
      Customer customer(*s.model, static_cast<std::uint64_t>(session));
      Selections selections;
      live.move_to(selections);
      for (int i = 0; i < kClicks && customer.click(live, selections); ++i) {
        const double begin = cpu_milliseconds();
        live.move_to(selections);
        read_all(live, *s.model, possible);
        times.push_back(cpu_milliseconds() - begin);
        benchmark::DoNotOptimize(possible.data());
      }
    }
  }
  state.counters["median"] = percentile(times, 0.5);
  state.counters["p99"] = percentile(times, 0.99);
  state.counters["worst"] = percentile(times, 1.0);
  state.counters["clicks"] = static_cast<double>(times.size());
}

void states_from_scratch(benchmark::State& state, const std::filesystem::path& path) {
  const Subject& s = subject(path);
  for (auto _ : state) benchmark::DoNotOptimize(s.catalog->domains({}));
}

void count(benchmark::State& state, const std::filesystem::path& path) {
  const Subject& s = subject(path);
  for (auto _ : state) benchmark::DoNotOptimize(s.catalog->count({}));
}

void shares(benchmark::State& state, const std::filesystem::path& path) {
  const Subject& s = subject(path);
  for (auto _ : state) benchmark::DoNotOptimize(s.catalog->shares({}));
}

void cheapest(benchmark::State& state, const std::filesystem::path& path) {
  const Subject& s = subject(path);
  for (auto _ : state) benchmark::DoNotOptimize(s.catalog->cheapest({}, kPrice));
}

void add(const std::string& name, const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) return;
  const auto measure = [&](const char* what, auto function) {
    benchmark::RegisterBenchmark((name + "/" + what).c_str(), function, path)->Unit(benchmark::kMillisecond);
  };
  measure("compile", compile_model);
  measure("click", click);
  measure("states", states_from_scratch);
  measure("count", count);
  measure("shares", shares);
  measure("cheapest", cheapest);
}

}  // namespace
}  // namespace maquette::compile

int main(int argc, char** argv) {
  const std::filesystem::path root(MAQUETTE_SOURCE_DIR);
  const std::filesystem::path models = root / "../shared/models/uvl";
  maquette::compile::add("sneaker", root / "catalogs/court-sneaker");
  maquette::compile::add("pc-richmond", models / "hardware_pc-richmond_Sprey2020.dimacs");
  maquette::compile::add("windows-7", models / "systems_windows_Mendonca2009-7.uvl");
  maquette::compile::add("financial-services", models / "finance_FinancialServices01_2018-05-09.uvl");
  maquette::compile::add("automotive01", models / "automotive_automotive01_Kowal2016.uvl");
  maquette::compile::add("automotive02", models / "automotive_automotive2_Knueppel2017-2_4.uvl");
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
