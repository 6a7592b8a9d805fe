// The way of a catalog to the kiosks:
//
//   idle --send--> refused (with what stands in the way)
//             \--> weighing --> weighed --confirm--> sending --> sent
//
// and `failed` from wherever there is work to do. A save or a dismissal leads back to idle, from everywhere but `sending`.
#include "state/derive_workshop.h"
#include "state/reduce_parts.h"

namespace maquette::viewer::reducing {

namespace {

using Stage = Dispatch::Stage;

bool awaits(const ViewerState& state, Stage stage, std::uint64_t request) {
  return state.workshop && state.workshop->dispatch.stage == stage && state.workshop->dispatch.request == request;
}

}  // namespace

void forget_dispatch(Workshop& workshop) {
  if (workshop.dispatch.stage == Stage::sending) return;
  const std::uint64_t request = workshop.dispatch.request;
  workshop.dispatch = {};
  workshop.dispatch.request = request;  // goes on, so that no late answer fits
}

void apply(ViewerState& state, const SendToKiosks&) {
  if (!state.workshop || state.workshop->dispatch.stage == Stage::sending) return;
  Workshop& workshop = *state.workshop;
  forget_dispatch(workshop);
  workshop.dispatch.hindrances = hindrances(workshop);
  workshop.dispatch.stage = workshop.dispatch.hindrances.empty() ? Stage::weighing : Stage::refused;
  workshop.dispatch.save = workshop.running;
  if (workshop.dispatch.stage == Stage::weighing) ++workshop.dispatch.request;
}

void apply(ViewerState& state, const ConfirmSend&) {
  if (!state.workshop || state.workshop->dispatch.stage != Stage::weighed || state.workshop->dispatch.effect.same) return;
  state.workshop->dispatch.stage = Stage::sending;
  ++state.workshop->dispatch.request;
}

void apply(ViewerState& state, const DismissSend&) {
  if (state.workshop) forget_dispatch(*state.workshop);
}

void apply(ViewerState& state, const SendWeighed& action) {
  if (!awaits(state, Stage::weighing, action.request)) return;
  Dispatch& dispatch = state.workshop->dispatch;
  dispatch.stage = action.problem.empty() ? Stage::weighed : Stage::failed;
  dispatch.effect = action.effect;
  dispatch.problem = action.problem;
}

void apply(ViewerState& state, const SendFinished& action) {
  if (!awaits(state, Stage::sending, action.request)) return;
  Dispatch& dispatch = state.workshop->dispatch;
  dispatch.stage = action.problem.empty() ? Stage::sent : Stage::failed;
  dispatch.release = action.release;
  dispatch.problem = action.problem;
}

}  // namespace maquette::viewer::reducing
