#version 410 core
// One slot of the product: a tileable material in a colour, or letters: sewn (EMBROIDERY), or pressed, stamped or printed (PRESSED).
#include "light.glsl"

in vec3 v_position;
in vec3 v_normal;
in vec4 v_tangent;
in vec2 v_uv0;
in vec2 v_uv1;

uniform vec3 u_eye;
uniform sampler2D u_surface;    // rgb: detail around 1, a: roughness factor
uniform sampler2D u_normals;    // xyz; shorter where mip levels average over bumps
uniform sampler2D u_occlusion;  // r: ambient occlusion, b: metallic factor where the mesh has one
uniform sampler2D u_letters;    // rg normal, b light, a coverage
uniform mat3 u_uv;              // texture coordinates of the tile
uniform vec2 u_occlusion_use;   // strength, texture coordinate set
uniform vec3 u_color;           // linear
uniform float u_metallic;
uniform float u_metallic_from_texture;
uniform float u_roughness;
uniform float u_normal_scale;
uniform float u_clearcoat;
uniform float u_clearcoat_roughness;
uniform float u_sheen;
uniform float u_f0;
uniform vec3 u_stretch;         // cos and sin of the direction, strength
uniform vec2 u_clear;           // transmission, index of refraction
uniform float u_dim;            // 0: in its colours, 1: light grey
uniform float u_opacity;

out vec4 o_color;

vec3 bent(vec3 normal, vec3 detail) {
  vec3 tangent = normalize(v_tangent.xyz);
  vec3 bitangent = cross(normal, tangent) * sign(v_tangent.w);
  return normalize(tangent * detail.x + bitangent * detail.y + normal * detail.z);
}

void main() {
  vec3 to_eye = normalize(u_eye - v_position);
  vec3 normal = normalize(v_normal);
  if (!gl_FrontFacing) normal = -normal;

  Surface s;
  vec2 occlusion_uv = mix(v_uv0, v_uv1, u_occlusion_use.y);
  vec3 baked = texture(u_occlusion, occlusion_uv).rgb;
  s.occlusion = mix(1.0, baked.r, u_occlusion_use.x);
  s.coat_normal = normal;
  s.metallic = u_metallic * mix(1.0, baked.b, u_metallic_from_texture);
  s.clearcoat = u_clearcoat;
  s.clearcoat_roughness = u_clearcoat_roughness;
  s.sheen = u_sheen;
  s.f0 = u_f0;
#ifdef ANISOTROPIC
  vec3 along = normalize(v_tangent.xyz);
  s.stretch = normalize(along * u_stretch.x + cross(normal, along) * (sign(v_tangent.w) * u_stretch.y));
  s.anisotropy = u_stretch.z;
#endif
#ifdef CLEAR
  s.transmission = u_clear.x;
  s.ior = u_clear.y;
#endif
  float coverage = 1.0;

#ifdef EMBROIDERY
  vec4 thread = texture(u_letters, v_uv0);
  coverage = thread.a;
  vec2 slope = thread.rg * 2.0 - 1.0;
  s.normal = bent(normal, vec3(slope, sqrt(max(0.1, 1.0 - dot(slope, slope)))));
  s.color = u_color;
  s.roughness = 0.8 * u_roughness;
  s.occlusion *= thread.b;
#else
  vec2 uv = (u_uv * vec3(v_uv0, 1.0)).xy;
  vec4 surface = texture(u_surface, uv);
#ifdef ENCODED
  surface.rgb = from_srgb(surface.rgb);
#endif
  vec3 detail = texture(u_normals, uv).xyz * 2.0 - 1.0;
  // What the mip levels lost of the bumps comes back as roughness: Toksvig, "Mipmapping normal maps" (2005).
  float lost = clamp(1.0 - length(detail), 0.0, 0.5);
  detail.xy *= u_normal_scale;
  s.color = u_color * surface.rgb;
#ifdef PRESSED
  vec4 letters = texture(u_letters, v_uv0);
  coverage = letters.a;
  vec2 wall = letters.rg * 2.0 - 254.0 / 255.0;  // 128 is flat
  vec3 relief = vec3(wall, sqrt(max(0.1, 1.0 - dot(wall, wall))));
  s.coat_normal = bent(normal, relief);
  detail = vec3(detail.xy + relief.xy, detail.z * relief.z);
  s.color *= 0.55 + 0.45 * letters.b;  // pressed leather is a little darker
  s.occlusion *= letters.b;
#endif
  s.normal = bent(normal, detail);
  float rough = u_roughness * surface.a;
  s.roughness = clamp(sqrt(rough * rough + 0.6 * lost * u_normal_scale), 0.05, 1.0);
#endif

  vec3 color = to_srgb(tone_map(shade(s, to_eye)));
  float grey = 0.55 + 0.30 * dot(color, vec3(0.2126, 0.7152, 0.0722));
  float alpha = coverage * u_opacity;
#ifdef CLEAR
  float hides = cover(s, to_eye);
  o_color = vec4(mix(color, vec3(grey), u_dim), 1.0) * (hides * alpha);
#else
  color = mix(color, vec3(grey) + vec3(0.0, 0.002, 0.006), u_dim);
  o_color = vec4(color * alpha, alpha);
#endif
}
