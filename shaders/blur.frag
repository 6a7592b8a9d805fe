#version 410 core
// One direction of a Gaussian over the outline masks; taps lie between texels so that each reads two.
in vec2 v_uv;
uniform sampler2D u_mask;
uniform vec2 u_used;
uniform vec2 u_step;   // one pixel along the direction, in texture coordinates
uniform float u_sigma; // pixels
out vec4 o_color;

void main() {
  vec2 uv = v_uv * u_used;
  vec4 sum = texture(u_mask, uv);
  float weights = 1.0;
  for (float tap = 1.5; tap < 3.0 * u_sigma; tap += 2.0) {
    float weight = 2.0 * exp(-0.5 * tap * tap / (u_sigma * u_sigma));
    vec2 away = u_step * tap;
    sum += weight * (texture(u_mask, uv + away) + texture(u_mask, uv - away));
    weights += 2.0 * weight;
  }
  o_color = sum / weights;
}
