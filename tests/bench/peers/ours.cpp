#include "bench/peers/ours.h"

#include <stdexcept>

#include "compile/live_options.h"
#include "maquette/session.h"

namespace maquette::bench {
namespace {

/// However busy the machine is, the catalog is compiled and the question answered.
constexpr Limits kLimits{.resource = 20'000'000, .wall = std::chrono::minutes(1)};

class Live : public Contestant {
 public:
  explicit Live(std::shared_ptr<const compile::CompiledCatalog> catalog)
      : model_(catalog->model()), numbers_(model_), live_(std::move(catalog)) {}

  std::optional<Answer> ask(const Selections& selections, std::chrono::milliseconds) override {
    live_.move_to(selections);
    live_.settle_support();
    Answer answer{live_.satisfiable(), std::vector<std::uint8_t>(numbers_.size())};
    std::size_t number = 0;
    for (PartIndex part = 0; part < model_.parts.size(); ++part) {
      for (OptionIndex option = 0; option < model_.parts[part].options.size(); ++option) {
        answer.possible[number++] = live_.possible(part, option) ? 1 : 0;
      }
    }
    return answer;
  }

 private:
  const Model& model_;
  OptionNumbers numbers_;
  compile::LiveOptions live_;
};

class Asked : public Contestant {
 public:
  explicit Asked(std::shared_ptr<const Model> model) : numbers_(*model), session_(std::move(model), kLimits) {}

  std::optional<Answer> ask(const Selections& selections, std::chrono::milliseconds) override {
    const Domains domains = session_.domains(selections);
    if (domains.satisfiable == Verdict::unknown) return std::nullopt;
    Answer answer{domains.satisfiable == Verdict::yes, {}};
    for (const auto& part : domains.states) {
      for (const OptionState state : part) {
        if (state == OptionState::unknown) return std::nullopt;
        answer.possible.push_back(state == OptionState::excluded || state == OptionState::dead ? 0 : 1);
      }
    }
    return answer;
  }

 private:
  OptionNumbers numbers_;
  Session session_;
};

}  // namespace

std::unique_ptr<Contestant> make_ours(std::shared_ptr<const compile::CompiledCatalog> catalog) {
  if (catalog->residual().empty()) return std::make_unique<Live>(std::move(catalog));
  return std::make_unique<Asked>(std::make_shared<const Model>(catalog->model()));
}

}  // namespace maquette::bench
