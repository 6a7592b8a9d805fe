#version 410 core
// The seamless backdrop: a vertical ramp with a soft light behind the product. Display-referred colours, dithered against banding.
in vec2 v_uv;
uniform vec3 u_center, u_top, u_low, u_bottom;
uniform vec4 u_glow;        // colour and strength of the floor's glow
uniform vec4 u_glow_place;  // centre and radii, in the box
uniform vec4 u_box;         // the part of the picture that is the stage: left, top, width, height
out vec4 o_color;

// Interleaved gradient noise: Jimenez, "Next generation post processing in Call of Duty" (2014).
float noise(vec2 pixel) { return fract(52.9829189 * fract(dot(pixel, vec2(0.06711056, 0.00583715)))); }

void main() {
  vec2 p = (vec2(v_uv.x, 1.0 - v_uv.y) - u_box.xy) / u_box.zw;  // from the top
  vec3 color = mix(u_top, u_low, clamp((p.y - 0.46) / 0.28, 0.0, 1.0));
  color = mix(color, u_bottom, clamp((p.y - 0.74) / 0.26, 0.0, 1.0));
  float radial = length((p - vec2(0.44, 0.46)) / vec2(0.62, 0.58));
  color = mix(u_center, color, clamp(radial, 0.0, 1.0));
  float glow = u_glow.a * (1.0 - smoothstep(0.0, 1.0, length((p - u_glow_place.xy) / u_glow_place.zw)));
  color = mix(color, u_glow.rgb, glow);
  o_color = vec4(color + (noise(gl_FragCoord.xy) - 0.5) / 255.0, 1.0);
}
