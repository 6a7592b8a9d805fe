#version 410 core
// Nothing but a stencil: where a pixel looks like the four beside it. Of what lies along the picture's edges that is not known: it may be a part.
uniform sampler2D u_picture;
uniform vec2 u_last;  // the last column and row
uniform float u_seen; // from which difference on a step shows
out vec4 o_color;

void main() {
  ivec2 here = ivec2(gl_FragCoord.xy), last = ivec2(u_last);
  if (any(lessThan(here, ivec2(1))) || any(greaterThanEqual(here, last))) discard;
  vec4 least = texelFetch(u_picture, here, 0), most = least;
  const ivec2 ways[4] = ivec2[](ivec2(1, 0), ivec2(-1, 0), ivec2(0, 1), ivec2(0, -1));
  for (int way = 0; way < 4; ++way) {
    vec4 beside = texelFetch(u_picture, here + ways[way], 0);
    least = min(least, beside);
    most = max(most, beside);
  }
  if (any(greaterThan(most - least, vec4(u_seen)))) discard;
  o_color = vec4(0.0);
}
