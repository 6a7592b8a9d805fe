#version 410 core
// The contact shadow, premultiplied.
in vec2 v_uv;
uniform sampler2D u_shadow;
uniform vec3 u_color;
uniform float u_strength;
uniform vec4 u_picture;  // lower left corner and size of the whole picture, pixels of this target
uniform float u_edge;    // pixels over which the shadow fades towards the picture's edges; 0: the picture cuts it
out vec4 o_color;

void main() {
  float alpha = texture(u_shadow, v_uv).r * u_strength;
  if (u_edge > 0.0) {
    vec2 inside = min(gl_FragCoord.xy - u_picture.xy, u_picture.xy + u_picture.zw - gl_FragCoord.xy);
    alpha *= smoothstep(0.0, u_edge, min(inside.x, inside.y));
  }
  o_color = vec4(u_color * alpha, alpha);
}
