// Writing glTF binaries: collects buffer views and the JSON around them, and packs both.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

namespace maquette::scene {

/// ordered_json keeps the order in which members are written, so equal inputs give equal bytes.
using OrderedJson = nlohmann::ordered_json;

class GlbWriter {
 public:
  OrderedJson document;  ///< everything but buffers, bufferViews and accessors

  /// Appends bytes (padded to 4) as a buffer view; `target` 0: none. Returns its index.
  std::size_t add_view(std::string_view bytes, int target = 0);

  /// `components` floats a vertex. `bounds`: write min and max (positions need them).
  std::size_t add_floats(std::span<const float> values, int components, bool bounds = false);
  /// 16 bits where `vertices` allows it.
  std::size_t add_indices(std::span<const std::uint32_t> indices, std::size_t vertices);

  /// The finished file.
  std::string finish() const;

 private:
  std::string binary_;
  OrderedJson views_ = OrderedJson::array();
  OrderedJson accessors_ = OrderedJson::array();
};

}  // namespace maquette::scene
