// What a click costs: random customers on each product, each question timed on its own, in the CPU time of the asking
// thread.
//
//   build/release/bin/session_bench
//
// Counters: median, p99 and worst in milliseconds over all clicks. A customer starts from nothing and makes 24 moves:
// mostly takes an option that is possible, sometimes another option of a part already chosen, sometimes retracts.
#include <benchmark/benchmark.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <random>
#include <vector>

#include "maquette/catalog.h"
#include "maquette/session.h"

namespace maquette {
namespace {

constexpr int kMoves = 24;

double cpu_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

template <class Question>
double timed(const Question& question) {
  const double begin = cpu_milliseconds();
  question();
  return cpu_milliseconds() - begin;
}

constexpr std::array kProducts{"court-sneaker", "pizza", "stiletto-pump"};

std::shared_ptr<const Model> product(std::size_t index) {
  static std::array<CatalogResult, kProducts.size()> loaded;
  if (!loaded[index].model) {
    loaded[index] = load_catalog(std::filesystem::path(MAQUETTE_SOURCE_DIR) / "catalogs" / kProducts[index]);
  }
  return loaded[index].model;
}

// A customer who clicks at random among what is possible.
class Customer {
 public:
  Customer(const Model& model, std::uint64_t seed) : model_(model), random_(seed) {}

  const Selections& selections() const { return selections_; }

  void move(const Domains& domains) {
    if (!selections_.chosen.empty() && random_() % 8 == 0) {
      auto retracted = selections_.chosen.begin();
      std::advance(retracted, static_cast<std::ptrdiff_t>(random_() % selections_.chosen.size()));
      selections_.chosen.erase(retracted);
      return;
    }
    const auto part = static_cast<PartIndex>(random_() % model_.parts.size());
    if (const auto option = random_option(domains, part, OptionState::available)) selections_.chosen[part] = *option;
  }

  /// An option the selections exclude, if there is one.
  std::optional<Choice> impossible_wish(const Domains& domains) {
    const std::size_t first = random_() % model_.parts.size();
    for (std::size_t i = 0; i < model_.parts.size(); ++i) {
      const auto part = static_cast<PartIndex>((first + i) % model_.parts.size());
      if (const auto option = random_option(domains, part, OptionState::excluded)) return Choice{part, *option};
    }
    return std::nullopt;
  }

  PartIndex any_part() { return static_cast<PartIndex>(random_() % model_.parts.size()); }

 private:
  std::optional<OptionIndex> random_option(const Domains& domains, PartIndex part, OptionState state) {
    std::vector<OptionIndex> options;
    for (OptionIndex option = 0; option < domains.states[part].size(); ++option) {
      if (domains.states[part][option] == state) options.push_back(option);
    }
    if (options.empty()) return std::nullopt;
    return options[random_() % options.size()];
  }

  const Model& model_;
  std::mt19937_64 random_;
  Selections selections_;
};

void report(benchmark::State& state, std::vector<double>& times) {
  if (times.empty()) return;
  std::sort(times.begin(), times.end());
  state.counters["median_ms"] = times[times.size() / 2];
  state.counters["p99_ms"] = times[times.size() * 99 / 100];
  state.counters["worst_ms"] = times.back();
  state.counters["clicks"] = static_cast<double>(times.size());
}

// Runs customers; `ask(session, customer, domains)` gives the milliseconds of what is measured, or nothing.
template <class Ask>
void run_customers(benchmark::State& state, const Ask& ask) {
  const auto index = static_cast<std::size_t>(state.range(0));
  state.SetLabel(kProducts[index]);
  const auto model = product(index);
  if (!model) {
    state.SkipWithError("the catalog has findings");
    return;
  }
  Session session(model);
  session.domains({});
  std::vector<double> times;
  std::uint64_t seed = 1;
  for ([[maybe_unused]] auto iteration : state) {
    Customer customer(*model, seed++);
    for (int move = 0; move < kMoves; ++move) {
      Domains domains;
      const double click = timed([&] { domains = session.domains(customer.selections()); });
      if (const auto time = ask(session, customer, domains, click)) times.push_back(*time);
      customer.move(domains);
    }
  }
  report(state, times);
}

void click_updates_every_state(benchmark::State& state) {
  run_customers(state, [](Session&, Customer&, const Domains&, double click) { return std::optional(click); });
}

void completion(benchmark::State& state) {
  run_customers(state, [](Session& session, Customer& customer, const Domains&, double) {
    return std::optional(timed([&] { session.complete(customer.selections()); }));
  });
}

void explanation(benchmark::State& state) {
  run_customers(state, [](Session& session, Customer& customer, const Domains& domains, double) -> std::optional<double> {
    const auto wish = customer.impossible_wish(domains);
    if (!wish) return std::nullopt;
    return timed([&] { session.explain(customer.selections(), *wish); });
  });
}

void repairs(benchmark::State& state) {
  run_customers(state, [](Session& session, Customer& customer, const Domains& domains, double) -> std::optional<double> {
    const auto wish = customer.impossible_wish(domains);
    if (!wish) return std::nullopt;
    return timed([&] { session.repair(customer.selections(), *wish); });
  });
}

void price_offers(benchmark::State& state) {
  run_customers(state, [](Session& session, Customer& customer, const Domains&, double) -> std::optional<double> {
    const Completion current = session.complete(customer.selections());
    if (current.found != Verdict::yes) return std::nullopt;
    const PartIndex part = customer.any_part();
    return timed([&] { session.offers(customer.selections(), part, current.variant); });
  });
}

void cheapest_proven(benchmark::State& state) {
  run_customers(state, [](Session& session, Customer& customer, const Domains&, double) {
    return std::optional(timed([&] { session.minimize(customer.selections(), kPrice); }));
  });
}

void surprises(benchmark::State& state) {
  std::uint64_t seed = 0;
  run_customers(state, [&](Session& session, Customer& customer, const Domains&, double) {
    return std::optional(timed([&] { session.surprise(customer.selections(), ++seed); }));
  });
}

BENCHMARK(click_updates_every_state)->DenseRange(0, kProducts.size() - 1)->Iterations(100)->Unit(benchmark::kMillisecond);
BENCHMARK(completion)->DenseRange(0, kProducts.size() - 1)->Iterations(20)->Unit(benchmark::kMillisecond);
BENCHMARK(explanation)->DenseRange(0, kProducts.size() - 1)->Iterations(20)->Unit(benchmark::kMillisecond);
BENCHMARK(repairs)->DenseRange(0, kProducts.size() - 1)->Iterations(20)->Unit(benchmark::kMillisecond);
BENCHMARK(price_offers)->DenseRange(0, kProducts.size() - 1)->Iterations(20)->Unit(benchmark::kMillisecond);
BENCHMARK(cheapest_proven)->DenseRange(0, kProducts.size() - 1)->Iterations(5)->Unit(benchmark::kMillisecond);
BENCHMARK(surprises)->DenseRange(0, kProducts.size() - 1)->Iterations(20)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace maquette

BENCHMARK_MAIN();
