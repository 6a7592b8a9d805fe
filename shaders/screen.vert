#version 410 core
// A rectangle of the target, without vertex data: u_rect is x, y, width, height in clip space.
uniform vec4 u_rect;
out vec2 v_uv;

void main() {
  v_uv = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  gl_Position = vec4(u_rect.xy + v_uv * u_rect.zw, 0.0, 1.0);
}
