// A product taken apart: every node moves away from the others, so that one sees what lies inside.
//
// How a product comes apart is its maker's to say: a file beside the mesh, `court-sneaker.apart.csv` beside
// `court-sneaker.glb`, has a line for nodes that move together (docs/pictures.md). The engine reads it, and says with the
// rest of the catalog what is wrong with it. Nodes it does not name, and products without one, come apart by where they
// lie: in layers from the floor up, and a little away from the middle.
//
// Pure but for `load_ways`; safe from any thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scene/product.h"

namespace maquette::scene {

/// Nodes that move together, and how far.
struct Way {
  std::string nodes;     ///< a name, in which each `*` stands for any letters
  glm::vec3 move{0.0F};  ///< metres: towards +x, up, towards +z
};

/// What can be read of the file beside `mesh`; the first that fits a node counts. No ways where there is none.
std::vector<Way> load_ways(const std::filesystem::path& mesh);

/// For each slot of `figure` how far it moves, in metres.
std::vector<glm::vec3> ways_apart(const Figure& figure, const std::vector<Way>& ways);

/// Of what is `shown` of the figure (empty: of all of it but images) when every slot has gone `share` of its way.
Bounds bounds_apart(const Figure& figure, const std::vector<glm::vec3>& ways, float share,
                    const std::vector<bool>& shown = {});

/// The figure all apart: what a finger then meets.
std::shared_ptr<const Figure> taken_apart(const Figure& figure, const std::vector<glm::vec3>& ways);

}  // namespace maquette::scene
