// How light and surfaces meet. Shared by everything that is lit.
//
// Specular: GGX by the split sum of Karis, "Real shading in Unreal Engine 4" (2013): pictures of all directions (scene/reflections.h) blurred for each roughness, times the
// reflectance of a white studio, for which his analytic fit ("Physically based shading on mobile", 2014) is closer than 8-bit
// tables and costs no texture. Diffuse: nine harmonics. Clearcoat as a second, smooth specular layer over the first; sheen as
// a rim that follows the diffuse light, after the look of Estevez and Kulla's cloth lobe (2017) without its integrals. Satin draws
// its highlight out in one direction: three samples on the way, where Kulla and Conty's lobe has an integral. Crystal is bright with
// what it bends towards the eye, each colour by its own index, and clear where it bends little. What a surface does not have is not
// compiled in (#define COAT, SHEEN, ANISOTROPIC, CLEAR): a software rasterizer runs both sides of every `if`.

uniform sampler2D u_studio;
uniform float u_studio_levels;   // last mip level
uniform float u_studio_inside;   // half of the picture's share that is not border
uniform vec3 u_harmonics[9];
uniform vec2 u_studio_turn;      // cos, sin of the camera's azimuth: the lights turn with the camera

struct Surface {
  vec3 color;        // linear, of the diffuse or metallic base
  float roughness;
  float metallic;
  float clearcoat;
  float clearcoat_roughness;
  float sheen;
  float occlusion;   // 1: open
  float f0;          // reflectance of a dielectric, seen from the front
#ifdef ANISOTROPIC
  float anisotropy;
  vec3 stretch;      // unit, in the surface: the direction in which highlights are drawn out
#endif
#ifdef CLEAR
  float transmission;
  float ior;
#endif
  vec3 normal;       // with detail
  vec3 coat_normal;  // without
};

vec3 to_studio(vec3 d) {
  return vec3(d.x * u_studio_turn.x - d.z * u_studio_turn.y, d.y, d.x * u_studio_turn.y + d.z * u_studio_turn.x);
}

vec3 diffuse_light(vec3 n) {
  return max(vec3(0.0), u_harmonics[0] + u_harmonics[1] * n.y + u_harmonics[2] * n.z + u_harmonics[3] * n.x +
                            u_harmonics[4] * (n.x * n.y) + u_harmonics[5] * (n.y * n.z) +
                            u_harmonics[6] * (3.0 * n.z * n.z - 1.0) + u_harmonics[7] * (n.x * n.z) +
                            u_harmonics[8] * (n.x * n.x - n.y * n.y));
}

vec3 specular_light(vec3 direction, float roughness) {
  vec3 d = direction / (abs(direction.x) + abs(direction.y) + abs(direction.z));
  vec2 folded = (1.0 - abs(d.zx)) * (step(0.0, d.xz) * 2.0 - 1.0);
  vec2 place = d.y < 0.0 ? folded : d.xz;
  return textureLod(u_studio, place * u_studio_inside + 0.5, roughness * (1.7 - 0.7 * roughness) * u_studio_levels).rgb;
}

// Scale and bias of F0: the fit of Karis.
vec2 environment_brdf(float roughness, float facing) {
  const vec4 c0 = vec4(-1.0, -0.0275, -0.572, 0.022);
  const vec4 c1 = vec4(1.0, 0.0425, 1.04, -0.04);
  vec4 r = roughness * c0 + c1;
  float a = min(r.x * r.x, exp2(-9.28 * facing)) * r.x + r.y;
  return vec2(-1.04, 1.04) * a + r.zw;
}

// Lagarde and de Rousiers, "Moving Frostbite to physically based rendering" (2014): a reflection is hidden where light is.
float specular_occlusion(float facing, float occlusion, float roughness) {
  return clamp(pow(facing + occlusion, exp2(-16.0 * roughness - 1.0)) - 1.0 + occlusion, 0.0, 1.0);
}

// Jimenez et al., "Practical real-time strategies for accurate indirect occlusion" (2016): light bounces out of a crease in the colour of its walls,
// so that creases in white leather do not turn grey.
vec3 colored_occlusion(float occlusion, vec3 albedo) {
  vec3 a = 2.0404 * albedo - 0.3324;
  vec3 b = -4.7951 * albedo + 0.6417;
  vec3 c = 2.7552 * albedo + 0.6903;
  return max(vec3(occlusion), ((occlusion * a + b) * occlusion + c) * occlusion);
}

/// What a surface mirrors from the studio.
vec3 mirrored(Surface s, vec3 n, vec3 v) {
#ifdef ANISOTROPIC
  // KHR_materials_anisotropy: the lobe is as wide as ever across the direction and wider along it.
  float across = s.roughness * s.roughness;
  float wider = s.anisotropy * s.anisotropy * (1.0 - across);
  vec3 way = to_studio(s.stretch) * (0.8 * wider);
  float roughness = sqrt(across + 0.3 * wider);
  return 0.5 * specular_light(reflect(-v, n), roughness) +
         0.25 * specular_light(reflect(-v, normalize(n + way)), roughness) +
         0.25 * specular_light(reflect(-v, normalize(n - way)), roughness);
#else
  return specular_light(reflect(-v, n), s.roughness);
#endif
}

#ifdef CLEAR
// How much of the light that goes through comes from somewhere else than from right behind.
float bent_away(float ior) { return clamp(ior - 1.3, 0.0, 1.0); }

vec3 refracted(Surface s, vec3 n, vec3 v) {
  const float fire = 0.05;  // of the index, from red to blue
  return vec3(specular_light(refract(-v, n, 1.0 / (s.ior - fire)), s.roughness).r,
              specular_light(refract(-v, n, 1.0 / s.ior), s.roughness).g,
              specular_light(refract(-v, n, 1.0 / (s.ior + fire)), s.roughness).b);
}

float glare = 0.0;  // what `shade` last found mirrored

/// Share of what is right behind that a surface hides: all of it where it shines.
float cover(Surface s, vec3 to_eye) {
  float away = 1.0 - clamp(dot(s.normal, to_eye), 0.0, 1.0);
  float through = s.transmission * (1.0 - s.f0 - (1.0 - s.f0) * pow(away, 5.0)) * (1.0 - bent_away(s.ior));
  return clamp(1.0 - through * max(s.color.r, max(s.color.g, s.color.b)) + glare, 0.0, 1.0);
}
#endif

vec3 shade(Surface s, vec3 to_eye) {
  vec3 n = to_studio(s.normal);
  vec3 v = to_studio(to_eye);
  float facing = clamp(dot(n, v), 0.02, 1.0);
  vec3 diffuse_color = s.color * (1.0 - s.metallic);
  vec3 f0 = mix(vec3(s.f0), s.color, s.metallic);
#ifdef CLEAR
  diffuse_color *= 1.0 - s.transmission * bent_away(s.ior);
#endif

  vec3 light = diffuse_light(n);
  vec3 result = diffuse_color * light * colored_occlusion(s.occlusion, diffuse_color);

  vec2 brdf = environment_brdf(s.roughness, facing);
  float hidden = specular_occlusion(facing, s.occlusion, s.roughness);
  // What the lobe loses to a second bounce comes back, so that a surface reflects its F0 at any roughness: Turquin, "Practical multiple scattering
  // compensation" (2019), taken for dielectrics as for metals, because the tone mapper expects 4 % of white light on every colour.
  float bounce = 1.0 / max(brdf.x + brdf.y, 0.2);
  vec3 shine = mirrored(s, n, v) * (f0 * brdf.x + brdf.y) * bounce * hidden;
  result += shine;
#ifdef CLEAR
  glare = max(shine.r, max(shine.g, shine.b));
  result += s.transmission * bent_away(s.ior) * (1.0 - f0 * brdf.x - brdf.y) * s.color * refracted(s, n, v);
#endif

#ifdef SHEEN
  float rim = 1.0 - facing;
  result += s.sheen * rim * rim * rim * (0.35 * s.color + 0.08) * light * s.occlusion;
#endif
#ifdef COAT
  {
    vec3 cn = to_studio(s.coat_normal);
    float coat_facing = clamp(dot(cn, v), 0.02, 1.0);
    vec2 coat = environment_brdf(s.clearcoat_roughness, coat_facing);
    float reflected = s.clearcoat * (0.04 * coat.x + coat.y);
    float coat_hidden = specular_occlusion(coat_facing, s.occlusion, s.clearcoat_roughness);
    result = result * (1.0 - reflected) +
             reflected * coat_hidden * specular_light(reflect(-v, cn), s.clearcoat_roughness);
  }
#endif
  return result;
}

// Khronos PBR Neutral tone mapper: keeps hue and saturation of what a brand chose, compresses only highlights.
vec3 tone_map(vec3 color) {
  const float start = 0.8 - 0.04;
  const float desaturation = 0.15;
  float low = min(color.r, min(color.g, color.b));
  color -= low < 0.08 ? low - 6.25 * low * low : 0.04;
  float peak = max(color.r, max(color.g, color.b));
  if (peak < start) return color;
  float room = 1.0 - start;
  float new_peak = 1.0 - room * room / (peak + room - start);
  color *= new_peak / peak;
  return mix(color, vec3(new_peak), 1.0 - 1.0 / (desaturation * (peak - new_peak) + 1.0));
}

// Within 0.002 of the curve. What a texture unit does to each of the eight texels it mixes, done once: a software rasterizer has no such unit.
vec3 from_srgb(vec3 c) { return c * (c * (c * 0.305306 + 0.682171) + 0.012523); }

vec3 to_srgb(vec3 c) {
  return mix(12.92 * c, 1.055 * pow(max(c, vec3(0.0)), vec3(1.0 / 2.4)) - 0.055, step(vec3(0.0031308), c));
}
