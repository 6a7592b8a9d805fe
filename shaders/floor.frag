#version 410 core
// The contact shadow, premultiplied.
in vec2 v_uv;
uniform sampler2D u_shadow;
uniform vec3 u_color;
uniform float u_strength;
out vec4 o_color;

void main() {
  float alpha = pow(texture(u_shadow, v_uv).r, 1.15) * u_strength;
  o_color = vec4(u_color * alpha, alpha);
}
