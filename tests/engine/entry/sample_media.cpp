#include "engine/entry/sample_media.h"

#include "entry/crc32.h"

namespace maquette::testing {
namespace {

std::string big_endian(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>((value >> shift) & 0xFFU);
  return bytes;
}

std::string little_endian(std::size_t value) {
  std::string bytes;
  for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>((value >> shift) & 0xFFU);
  return bytes;
}

}  // namespace

std::string png_chunk(std::string_view type, std::string_view data) {
  const std::string body = std::string(type) + std::string(data);
  return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(entry::crc32(body));
}

std::string png_header(std::uint32_t width, std::uint32_t height) {
  return big_endian(width) + big_endian(height) + std::string("\x08\0\0\0\0", 5);
}

std::string tiny_png() {
  // zlib's "stored" spelling of one row: filter 0, pixel 0x80; then its Adler-32.
  const std::string_view pixels("\x78\x01\x01\x02\x00\xFD\xFF\x00\x80\x00\x82\x00\x81", 13);
  return std::string("\x89PNG\r\n\x1a\n", 8) + png_chunk("IHDR", png_header(1, 1)) + png_chunk("IDAT", pixels) +
         png_chunk("IEND", "");
}

std::string make_glb(std::string json, std::string binary) {
  while (json.size() % 4 != 0) json += ' ';
  while (binary.size() % 4 != 0) binary += '\0';
  std::string chunks = little_endian(json.size()) + "JSON" + json;
  if (!binary.empty()) chunks += little_endian(binary.size()) + std::string("BIN\0", 4) + binary;
  return "glTF" + little_endian(2) + little_endian(12 + chunks.size()) + chunks;
}

std::string tiny_glb() { return make_glb(R"({"asset":{"version":"2.0","copyright":"us"}})"); }

}  // namespace maquette::testing
