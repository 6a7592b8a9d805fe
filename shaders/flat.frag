#version 410 core
// Which outline a pixel belongs to: one channel for each.
uniform vec4 u_channel;
out vec4 o_color;
void main() { o_color = u_channel; }
