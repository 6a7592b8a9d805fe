#include <glad/gl.h>
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "viewer/soak/soak.h"

namespace maquette::soak {
namespace {

constexpr GLuint kMostNames = 1U << 14U;  // drivers give the smallest free name, so a leak fills them from below

std::size_t count(GLboolean (*is)(GLuint)) {
  std::size_t found = 0;
  for (GLuint name = 1; name < kMostNames; ++name) found += is(name) == GL_TRUE ? 1 : 0;
  return found;
}

std::size_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::size_t total = 0, resident = 0;
  file >> total >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

using Field = std::size_t Census::*;
struct Kind {
  Field field;
  const char* name;
};
constexpr Kind kObjects[] = {{&Census::textures, "textures"},           {&Census::buffers, "buffers"},
                             {&Census::vertex_arrays, "vertex arrays"}, {&Census::framebuffers, "framebuffers"},
                             {&Census::renderbuffers, "renderbuffers"}, {&Census::programs, "programs"}};

std::size_t least(const std::vector<Census>& days, std::size_t begin, std::size_t end, Field field) {
  std::size_t value = days[begin].*field;
  for (std::size_t day = begin; day < end; ++day) value = std::min(value, days[day].*field);
  return value;
}

}  // namespace

Census take_census() {
  Census census;
  census.textures = count([](GLuint name) { return glIsTexture(name); });
  census.buffers = count([](GLuint name) { return glIsBuffer(name); });
  census.vertex_arrays = count([](GLuint name) { return glIsVertexArray(name); });
  census.framebuffers = count([](GLuint name) { return glIsFramebuffer(name); });
  census.renderbuffers = count([](GLuint name) { return glIsRenderbuffer(name); });
  census.programs = count([](GLuint name) { return glIsProgram(name); });
  malloc_trim(0);
  const struct mallinfo2 heap = mallinfo2();
  census.heap = heap.uordblks + heap.hblkhd;
  census.resident = resident_bytes();
  return census;
}

std::string to_string(const Census& census) {
  char line[160];
  std::snprintf(line, sizeof line,
                "%zu textures, %zu buffers, %zu programs, %zu GL objects; heap %.2f MB, resident %.1f MB", census.textures,
                census.buffers, census.programs, census.objects(), static_cast<double>(census.heap) / 1e6,
                static_cast<double>(census.resident) / 1e6);
  return line;
}

std::string what_grew(const std::vector<Census>& days, const Limits& limits) {
  const auto begin = static_cast<std::size_t>(limits.warm);
  if (days.size() < begin + 2) return "Too few days to tell: " + std::to_string(days.size()) + ".";
  const std::size_t middle = begin + (days.size() - begin) / 2;
  std::string grown;
  const auto tell = [&grown](const std::string& what, std::size_t before, std::size_t after, const char* unit) {
    grown +=
        (grown.empty() ? "" : " ") + what + " grew from " + std::to_string(before) + " to " + std::to_string(after) + unit;
  };
  for (const Kind& kind : kObjects) {
    const std::size_t before = least(days, begin, middle, kind.field), after = least(days, middle, days.size(), kind.field);
    if (after > before) tell(kind.name, before, after, ".");
  }
  const std::size_t before = least(days, begin, middle, &Census::heap),
                    after = least(days, middle, days.size(), &Census::heap);
  if (after > before + limits.heap * (middle - begin)) tell("heap", before, after, " bytes.");
  return grown;
}

}  // namespace maquette::soak
