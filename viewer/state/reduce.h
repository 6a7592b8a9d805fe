// The only door through which the studio's state changes.
//
//   panels, workers --Action--> reduce --ViewerState--> panels, scene, questions to the workers
//
// A pure function in the sense of Elm and Redux: no clock, no random numbers, no files, no solver. That makes every flow
// of the kiosk testable without a window, and a bug report a list of actions.
#pragma once

#include "state/action.h"
#include "state/viewer_state.h"

namespace maquette::viewer {

/// The state of a visitor who has just arrived. `model` may not be null.
ViewerState first_state(std::shared_ptr<const Model> model, std::string language, Date today);

/// The same for an author, in the workshop. `saved` is what was read first; its model may not be null.
ViewerState first_author_state(const SavedCatalog& saved, std::string language, Date today);

/// Nothing has been touched since the last visit ended: a kiosk may show another catalog now.
bool nobody_is_here(const ViewerState& state);

/// The state after `action`. Actions that make no sense now (an answer to an old question, an undo with no past, an index
/// out of range) leave the state as it is.
ViewerState reduce(ViewerState state, const Action& action);

}  // namespace maquette::viewer
