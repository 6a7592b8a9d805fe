// The smallest pictures and models that are whole, and the pieces to make broken ones of.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace maquette::testing {

std::string png_chunk(std::string_view type, std::string_view data);
/// 13 bytes: size, 8-bit greyscale.
std::string png_header(std::uint32_t width, std::uint32_t height);
/// One grey pixel.
std::string tiny_png();

/// A glTF binary with this JSON and, unless empty, this binary chunk.
std::string make_glb(std::string json, std::string binary = {});
std::string tiny_glb();

}  // namespace maquette::testing
