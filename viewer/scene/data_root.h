// Where the program's data lies: shaders, catalogs, viewer/.
#pragma once

#include <filesystem>

namespace maquette::scene {

/// $MAQUETTE_DATA when set, else the source folder the program was built from.
std::filesystem::path data_root();

}  // namespace maquette::scene
