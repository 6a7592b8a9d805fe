// A kiosk's day, lived again and again: does anything grow?
//
// Leaks of a few bytes hide in the noise of memory that grows and is used again. So customers here are played from a seed,
// and every day is the same day: after the first ones have filled the caches, what a day leaves behind must be what the day
// before left. What is counted after each: OpenGL's objects, asked of the driver name by name (so a leak is seen wherever
// it was made), the heap in use (mallinfo2, which unlike resident memory falls when memory is freed), and resident memory.
// The verdict takes the least of the second half's days against the least of the first half's: one day's peak is not
// growth.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace maquette::soak {

struct Census {
  std::size_t textures = 0, buffers = 0, vertex_arrays = 0, framebuffers = 0, renderbuffers = 0, programs = 0;
  std::size_t heap = 0, resident = 0;  ///< bytes
  std::size_t objects() const { return textures + buffers + vertex_arrays + framebuffers + renderbuffers + programs; }
};

/// With the context current.
Census take_census();

std::string to_string(const Census& census);

struct Options {
  std::filesystem::path catalog;
  std::uint64_t seed = 1;
  int width = 480, height = 270;  ///< of the screen; an entry's pictures are as small
  int visits = 1;                 ///< customers a day
  int gestures = 30;              ///< of each customer
  bool enters = true;             ///< whether the day's last customer enters the contest
  int most_days = 1'000'000;
  double most_seconds = 1e9;                              ///< after which the day is broken off, and not counted
  std::function<void(int day, const Census&)> after_day;  ///< hears what each day left; may plant a leak
};

struct Report {
  std::vector<Census> days;
  int entries = 0;      ///< written, verified and taken away
  int taps = 0;         ///< gestures that met a control or the product
  int restless = 0;     ///< times that the studio did not come to rest
  std::string problem;  ///< why it could not be run
};

Report run(const Options& options);

/// What grew, in a sentence, or empty. The first `warm` days fill the caches.
struct Limits {
  int warm = 2;
  std::size_t heap = 256U << 10U;  ///< bytes a day by which the heap in use may grow
};
std::string what_grew(const std::vector<Census>& days, const Limits& limits = {});

}  // namespace maquette::soak
