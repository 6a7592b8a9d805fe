#version 410 core
// A material on a gently curved, softly lit surface that fills its rectangle.
#include "light.glsl"

in vec2 v_uv;
uniform sampler2D u_surface;
uniform sampler2D u_normals;
uniform vec2 u_extent;      // size of the piece shown, in tiles
uniform float u_aspect;     // width over height
uniform vec3 u_color;
uniform float u_metallic;
uniform float u_roughness;
uniform float u_normal_scale;
uniform float u_clearcoat;
uniform float u_clearcoat_roughness;
uniform float u_sheen;
uniform float u_f0;
uniform vec3 u_stretch;
uniform vec2 u_clear;

out vec4 o_color;

void main() {
  vec2 p = v_uv * 2.0 - 1.0;
  // A sheet laid over a roll: it turns away to the sides and a little to the top and bottom.
  vec3 normal = normalize(vec3(0.55 * p.x * u_aspect * 0.7, 0.34 * p.y + 0.30, 1.0));
  vec3 tangent = normalize(vec3(normal.z, 0.0, -normal.x));
  vec3 bitangent = cross(normal, tangent);
  vec2 uv = vec2(v_uv.x, 1.0 - v_uv.y) * u_extent;
  vec4 surface = texture(u_surface, uv);
  vec3 detail = texture(u_normals, uv).xyz * 2.0 - 1.0;
  float lost = clamp(1.0 - length(detail), 0.0, 0.5);
  detail.xy *= u_normal_scale;
  Surface s;
  s.normal = normalize(tangent * detail.x + bitangent * detail.y + normal * detail.z);
  s.coat_normal = normal;
  s.color = u_color * surface.rgb;
  float rough = u_roughness * surface.a;
  s.roughness = clamp(sqrt(rough * rough + 0.6 * lost * u_normal_scale), 0.05, 1.0);
  s.metallic = u_metallic;
  s.clearcoat = u_clearcoat;
  s.clearcoat_roughness = u_clearcoat_roughness;
  s.sheen = u_sheen;
  s.occlusion = 1.0;
  s.f0 = u_f0;
#ifdef ANISOTROPIC
  s.stretch = normalize(tangent * u_stretch.x + bitangent * u_stretch.y);
  s.anisotropy = u_stretch.z;
#endif
#ifdef CLEAR
  s.transmission = u_clear.x;
  s.ior = u_clear.y;
#endif
  vec3 color = to_srgb(tone_map(shade(s, vec3(0.0, 0.0, 1.0))));
#ifdef CLEAR
  color = mix(vec3(0.92), color, cover(s, vec3(0.0, 0.0, 1.0)));  // on white
#endif
  o_color = vec4(color, 1.0);
}
