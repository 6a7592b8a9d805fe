#version 410 core
// The piece of floor under the product that its shadow falls on.
uniform mat4 u_view_projection;
uniform vec4 u_floor;  // low x, low z, high x, high z in metres
out vec2 v_uv;

void main() {
  v_uv = vec2(gl_VertexID & 1, gl_VertexID >> 1);
  vec2 place = mix(u_floor.xy, u_floor.zw, v_uv);
  gl_Position = u_view_projection * vec4(place.x, 0.0, place.y, 1.0);
}
