#include "still_life.h"

#include <cmath>
#include <glm/gtc/constants.hpp>
#include <stdexcept>

#include "scene/data_root.h"

namespace maquette::testing {
namespace {

scene::Slot rectangle(const char* name, const glm::vec3& corner, const glm::vec3& right, const glm::vec3& up) {
  scene::Slot slot;
  slot.name = name;
  slot.positions = {corner, corner + right, corner + up, corner + right + up};
  slot.normals.assign(4, glm::normalize(glm::cross(right, up)));
  slot.tangents.assign(4, glm::vec4(glm::normalize(right), 1.0F));
  slot.uv0 = {{0, 1}, {1, 1}, {0, 0}, {1, 0}};
  slot.indices = {0, 1, 2, 2, 1, 3};
  return slot;
}

}  // namespace

scene::Slot ball(const char* name, const glm::vec3& center, float radius) {
  constexpr int kRings = 24, kSides = 48;
  scene::Slot slot;
  slot.name = name;
  for (int ring = 0; ring <= kRings; ++ring) {
    const float theta = glm::pi<float>() * static_cast<float>(ring) / kRings;
    for (int side = 0; side <= kSides; ++side) {
      const float phi = 2.0F * glm::pi<float>() * static_cast<float>(side) / kSides;
      const glm::vec3 n{std::sin(theta) * std::sin(phi), std::cos(theta), std::sin(theta) * std::cos(phi)};
      slot.positions.push_back(center + radius * n);
      slot.normals.push_back(n);
      slot.tangents.emplace_back(std::cos(phi), 0.0F, -std::sin(phi), 1.0F);
      slot.uv0.emplace_back(static_cast<float>(side) / kSides, static_cast<float>(ring) / kRings);
    }
  }
  for (int ring = 0; ring < kRings; ++ring) {
    for (int side = 0; side < kSides; ++side) {
      const auto a = static_cast<std::uint32_t>(ring * (kSides + 1) + side), b = a + kSides + 1;
      for (const std::uint32_t corner : {a, b, a + 1, a + 1, b, b + 1}) slot.indices.push_back(corner);
    }
  }
  return slot;
}

std::shared_ptr<const scene::Product> still_life() {
  auto product = std::make_shared<scene::Product>();
  product->slots = {ball("matte", {-0.09F, 0.032F, 0}, 0.028F),
                    ball("coat", {-0.03F, 0.032F, 0}, 0.028F),
                    ball("metal", {0.03F, 0.032F, 0}, 0.028F),
                    ball("cloth", {0.09F, 0.032F, 0}, 0.028F),
                    rectangle("plate", {-0.13F, 0.003F, 0.05F}, {0.26F, 0, 0}, {0, 0, -0.1F}),
                    rectangle("words", {-0.05F, 0.004F, 0.05F}, {0.1F, 0, 0}, {0, 0.025F, 0})};
  for (scene::Slot& slot : product->slots) {
    slot.uv1.assign(slot.positions.size(), glm::vec2(0.0F));
    for (const glm::vec3& p : slot.positions) slot.bounds.add(p);
    product->bounds.add(slot.bounds.low);
    product->bounds.add(slot.bounds.high);
  }
  return product;
}

std::shared_ptr<const Model> still_life_model() {
  auto model = std::make_shared<Model>();
  const auto add = [&model](const char* id, float roughness) -> Material& {
    Material material;
    material.id = id;
    material.roughness = roughness;
    model->materials.push_back(material);
    return model->materials.back();
  };
  add("matte", 0.9F);
  Material& coat = add("coat", 0.4F);
  coat.clearcoat = 1.0F;
  coat.clearcoat_roughness = 0.05F;
  add("metal", 0.3F).metallic = 1.0F;
  add("cloth", 0.95F).sheen = 0.6F;
  return model;
}

scene::Appearance still_life_looks() {
  scene::Appearance looks;
  const auto set = [&looks](const char* slot, const char* material, Rgb color) {
    looks.looks[slot].material = material;
    looks.looks[slot].color = color;
  };
  set("matte", "matte", {0xF4, 0xF2, 0xEC});
  set("coat", "coat", {0xB0, 0x18, 0x22});
  set("metal", "metal", {0xD8, 0xB0, 0x60});
  set("cloth", "cloth", {0x1B, 0x4F, 0x8C});
  set("plate", "matte", {0x60, 0x66, 0x70});
  set("words", "matte", {0x10, 0x12, 0x16});
  looks.looks["words"].text = scene::SlotText{};
  return looks;
}

const scene::StudioLight& showroom() {
  static const scene::StudioLightResult read =
      scene::load_studio_light(scene::environment_file("showroom", scene::data_root()));
  if (!read.light) throw std::runtime_error(read.problem);
  return *read.light;
}

const scene::StudioLight& even_light() {
  static const scene::StudioLight light =
      scene::studio_light(scene::painted(16, [](const glm::vec3&) { return glm::vec3(1.0F); }));
  return light;
}

scene::StudioLight lamp_light(float around, const Lamp& lamp) {
  const glm::vec3 toward = glm::normalize(lamp.toward);
  const glm::vec3 side =
      glm::normalize(glm::cross(std::abs(toward.y) > 0.95F ? glm::vec3(0, 0, -1) : glm::vec3(0, 1, 0), toward));
  const glm::vec3 up = glm::cross(toward, side);
  return scene::studio_light(scene::painted(512, [&](const glm::vec3& d) {
    const float along = glm::dot(d, toward);
    if (along <= 0.05F) return glm::vec3(around);
    const auto inside = [&](const glm::vec3& axis) {
      const float edge = lamp.half_size - std::abs(glm::dot(d, axis)) / along;
      return glm::smoothstep(-0.5F * lamp.softness, 0.5F * lamp.softness, edge);
    };
    return glm::vec3(around + lamp.radiance * inside(side) * inside(up));
  }));
}

gl::Frame still_life_frame(int width, int height) {
  gl::Frame frame;
  frame.width = width;
  frame.height = height;
  const auto w = static_cast<float>(width), h = static_cast<float>(height);
  frame.camera =
      scene::frame(still_life()->bounds, {15, 20, 1, {}}, {0.06F * w, 0.06F * h, 0.88F * w, 0.88F * h}, width, height);
  frame.appearance = still_life_looks();
  return frame;
}

}  // namespace maquette::testing
