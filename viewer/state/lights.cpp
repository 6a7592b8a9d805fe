#include "state/lights.h"

#include <algorithm>

namespace maquette::viewer {

std::vector<Light> lights_from(Light first) {
  std::vector<Light> lights{Light::showroom, Light::daylight, Light::evening};
  if (first == Light::own) lights.insert(lights.begin(), first);
  std::rotate(lights.begin(), std::find(lights.begin(), lights.end(), first), lights.end());
  return lights;
}

Light light_after(const std::vector<Light>& lights, Light light) {
  const auto at = std::find(lights.begin(), lights.end(), light);
  if (at == lights.end()) return lights.empty() ? light : lights.front();
  return at + 1 == lights.end() ? lights.front() : *(at + 1);
}

}  // namespace maquette::viewer
