// Writing PNG row by row: a poster of 8,192 x 8,192 pixels is never in memory as a whole.
//
// libspng deflates and chooses each row's filter; what it makes goes to a sink as it is made. The same rows give the same
// bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

struct spng_ctx;

namespace maquette::scene {

/// Where bytes go as they are made; false: they could not be kept.
using ByteSink = std::function<bool(std::string_view)>;

struct PngFormat {
  int width = 0, height = 0;  ///< pixels, at least 1
  int channels = 4;           ///< 1 grey, 2 grey and alpha, 3 sRGB, 4 sRGB and straight alpha; 8 bits each
  double per_inch = 0;        ///< pixels an inch when printed; 0: not said
};

class PngWriter {
 public:
  PngWriter(const PngFormat& format, ByteSink sink);
  ~PngWriter();
  PngWriter(const PngWriter&) = delete;
  PngWriter& operator=(const PngWriter&) = delete;

  /// Whole rows, the first call's from the top. The last row ends the file. False when the sink failed, now or before, or
  /// there is a row too many.
  bool write(std::span<const std::uint8_t> rows);
  /// Every row is written and the sink took all of it.
  bool done() const { return done_; }

 private:
  ByteSink sink_;
  std::size_t row_bytes_;
  std::unique_ptr<spng_ctx, void (*)(spng_ctx*)> context_;
  bool ok_ = true, done_ = false;
};

}  // namespace maquette::scene
