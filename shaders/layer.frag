#version 410 core
// Lays a premultiplied picture over the stage.
in vec2 v_uv;
uniform sampler2D u_layer;
uniform vec2 u_used;  // the part of the texture that holds the picture
out vec4 o_color;

void main() { o_color = texture(u_layer, v_uv * u_used); }
