#version 410 core
// Depth alone.
void main() {}
