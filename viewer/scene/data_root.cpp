#include "scene/data_root.h"

#include <cstdlib>

namespace maquette::scene {

std::filesystem::path data_root() {
  const char* const set = std::getenv("MAQUETTE_DATA");
  return set != nullptr && *set != '\0' ? set : MAQUETTE_SOURCE_DIR;
}

}  // namespace maquette::scene
