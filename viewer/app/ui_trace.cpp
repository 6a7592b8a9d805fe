#include "app/ui_trace.h"

#include <fstream>

#include <nlohmann/json.hpp>

#include "state/derive.h"
#include "state/derive_workshop.h"

namespace maquette::app {

namespace {

using Json = nlohmann::ordered_json;

const char* name_of(viewer::Screen screen) {
  switch (screen) {
    case viewer::Screen::studio:
      return "studio";
    case viewer::Screen::why_not:
      return "why-not";
    case viewer::Screen::personalise:
      return "personalise";
    case viewer::Screen::review:
      return "review";
    case viewer::Screen::contest:
      return "contest";
    case viewer::Screen::done:
      return "done";
    case viewer::Screen::workshop:
      return "workshop";
  }
  return "";
}

constexpr const char* kLights[] = {"showroom", "daylight", "evening", "own"};

Json rectangles(const ui::UiContext& ui, float scale) {
  Json all = Json::object();
  for (const ui::Traced& traced : ui.traced()) {
    if (traced.box.w <= 0 || traced.box.h <= 0) continue;
    all[traced.name] = {{"x", traced.box.x * scale},
                        {"y", traced.box.y * scale},
                        {"w", traced.box.w * scale},
                        {"h", traced.box.h * scale},
                        {"enabled", traced.enabled}};
  }
  return all;
}

Json selections(const viewer::ViewerState& state) {
  Json chosen = Json::object();
  for (const auto& [part, option] : state.design.selections.chosen) {
    chosen[state.model->parts[part].id] = state.model->parts[part].options[option].id;
  }
  return chosen;
}

Json states_of_open_group(const viewer::ViewerState& state) {
  static constexpr const char* kNames[] = {"available", "chosen", "set", "excluded", "unknown"};
  Json all = Json::object();
  for (const PartIndex part : state.model->groups[state.group].parts) {
    Json& options = all[state.model->parts[part].id] = Json::object();
    for (OptionIndex option = 0; option < state.model->parts[part].options.size(); ++option) {
      const viewer::Swatch swatch = viewer::swatch(state, {part, option});
      options[state.model->parts[part].options[option].id] = kNames[static_cast<std::size_t>(swatch.state)];
    }
  }
  return all;
}

Json texts(const viewer::ViewerState& state) {
  Json all = Json::object();
  for (const auto& [part, text] : state.design.shown.texts) all[state.model->parts[part].id] = text;
  return all;
}

Json rules(const viewer::ViewerState& state) {
  Json all = Json::object();
  const std::vector<viewer::RuleState> states = viewer::rule_states(state);
  for (RuleIndex rule = 0; rule < states.size(); ++rule) {
    const viewer::RuleFigure& figure = state.workshop->rules[rule];
    all[state.model->rules[rule].id] = {{"state", viewer::name_of(states[rule])},
                                        {"removes", figure.removes.value_or(figure.counted ? "too many" : "")}};
  }
  return all;
}

Json workshop(const viewer::ViewerState& state) {
  const viewer::Workshop& bench = *state.workshop;
  Json findings = Json::array(), lost = Json::array();
  for (const Finding& finding : viewer::listed_findings(bench)) findings.push_back(to_string(finding));
  for (const viewer::LostChoice& choice : bench.lost) lost.push_back(choice.part + ": " + choice.option);
  return {{"save", bench.save},
          {"running", bench.running},
          {"findings", findings},
          {"checked", bench.linted},
          {"lost", lost},
          {"rules", rules(state)},
          {"read_seconds", bench.read_seconds},
          {"designs", bench.figures ? bench.figures->designs.value_or("") : ""},
          {"editor_problem", bench.editor_problem}};
}

}  // namespace

void UiTrace::write(const viewer::ViewerState& state, const ui::UiContext& ui, float scale, bool settled) {
  Json out;
  out["settled"] = settled;
  out["screen"] = name_of(state.screen);
  out["group"] = state.model->groups[state.group].id;
  out["revision"] = state.revision;
  out["selections"] = selections(state);
  out["texts"] = texts(state);
  out["light"] = kLights[static_cast<std::size_t>(state.light)];
  out["draft"] = state.draft_text;
  if (const Quote* quote = viewer::current_quote(state)) out["price"] = quote->totals[kPrice];
  out["undo"] = state.history.past.size();
  out["repairs"] = state.why_not ? state.why_not->repairs.repairs.size() : 0;
  out["entry"] = {{"code", state.entry.code},
                  {"number", state.entry.number},
                  {"problem", state.entry.problem},
                  {"stage", static_cast<int>(state.entry.stage)}};
  out["options"] = states_of_open_group(state);
  if (state.workshop) out["workshop"] = workshop(state);
  out["controls"] = rectangles(ui, scale);
  std::string text = out.dump(1, ' ', false, Json::error_handler_t::replace);
  if (text == last_) return;
  last_ = std::move(text);
  std::filesystem::path half = file_;
  half += ".part";
  std::ofstream(half, std::ios::binary) << last_;
  std::error_code ignored;
  std::filesystem::rename(half, file_, ignored);
}

}  // namespace maquette::app
