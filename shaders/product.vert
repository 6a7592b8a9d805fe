#version 410 core
// A slot's vertices are already in world space.
layout(location = 0) in vec3 a_position;
layout(location = 1) in vec4 a_normal;
layout(location = 2) in vec4 a_tangent;
layout(location = 3) in vec2 a_uv0;
layout(location = 4) in vec2 a_uv1;

uniform mat4 u_view_projection;
uniform vec3 u_offset;  // of the slot: on its way, or taken apart

out vec3 v_position;
out vec3 v_normal;
out vec4 v_tangent;
out vec2 v_uv0;
out vec2 v_uv1;

void main() {
  v_position = a_position + u_offset;
  v_normal = a_normal.xyz;
  v_tangent = a_tangent;
  v_uv0 = a_uv0;
  v_uv1 = a_uv1;
  gl_Position = u_view_projection * vec4(v_position, 1.0);
}
