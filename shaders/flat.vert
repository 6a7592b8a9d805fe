#version 410 core
layout(location = 0) in vec3 a_position;
uniform mat4 u_view_projection;
uniform vec3 u_offset;
void main() { gl_Position = u_view_projection * vec4(a_position + u_offset, 1.0); }
