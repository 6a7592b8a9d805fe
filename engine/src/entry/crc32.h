// CRC-32 as ZIP and PNG use it (ISO 3309: polynomial 0xEDB88320 reflected, start and end inverted).
#pragma once

#include <cstdint>
#include <string_view>

namespace maquette::entry {

std::uint32_t crc32(std::string_view bytes);

}  // namespace maquette::entry
