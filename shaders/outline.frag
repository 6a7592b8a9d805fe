#version 410 core
// Lines along the edges of up to four masks: a blurred mask is one half exactly on its edge, and its slope says how far away that is.
in vec2 v_uv;
uniform sampler2D u_mask;
uniform vec2 u_used;
uniform float u_sigma;
uniform vec3 u_colors[4];
uniform vec4 u_opacity;
uniform vec4 u_half_width;  // pixels
out vec4 o_color;

void main() {
  vec4 mask = texture(u_mask, v_uv * u_used);
  // Inverse of the blurred step near its middle (logistic in place of erf).
  vec4 m = clamp(mask, 0.004, 0.996);
  vec4 distance = abs(log(m / (1.0 - m))) * u_sigma * 0.588;
  vec4 line = clamp(u_half_width + 0.5 - distance, 0.0, 1.0) * u_opacity;
  vec4 result = vec4(0.0);
  for (int i = 0; i < 4; ++i) result = mix(result, vec4(u_colors[i], 1.0), line[i]);
  o_color = vec4(result.rgb, result.a);
}
