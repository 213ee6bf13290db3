/**
 * Batik and woven cloth as a GLSL function of the rest pose's position (metres), so that prints stay on the cloth
 * while people move and no texture is needed. The numbers are `Look.pattern` (palette.ts has the names).
 */
export const clothPatterns = /* glsl */ `
float softStep( float edge, float x ) {
  // where a motif's cell ends x jumps, and its derivative says nothing
  float w = min( fwidth( x ) * 0.9, 0.22 ) + 1e-5;
  return smoothstep( edge - w, edge + w, x );
}
float ring( vec2 p, vec2 c, float r, float width ) {
  return 1.0 - softStep( width, abs( length( p - c ) - r ) );
}
float petal( vec2 p, float length_, float width ) {
  p = abs( p );
  vec2 q = vec2( p.x / length_, p.y / width );
  return 1.0 - softStep( 1.0, q.x * q.x + q.y * q.y );
}
// a bank of cloud in nested tones, every second row shifted: after Cirebon's mega mendung, always horizontal
float megaMendung( vec2 p ) {
  const vec2 size = vec2( 0.186, 0.096 );
  vec2 g = p / size;
  g.x += mod( floor( g.y ), 2.0 ) * 0.5;
  vec2 c = ( fract( g ) - 0.5 ) * size;
  float d = length( c - vec2( 0.006, 0.002 ) ) - 0.037;
  d = min( d, length( ( c - vec2( 0.047, -0.011 ) ) * vec2( 0.72, 1.0 ) ) - 0.022 );
  d = min( d, length( ( c - vec2( -0.040, -0.008 ) ) * vec2( 0.78, 1.0 ) ) - 0.025 );
  float t = -max( d, -0.027 - c.y ) / 0.036;
  return softStep( 0.0, t ) - 0.72 * softStep( 0.20, t ) + 0.42 * softStep( 0.42, t ) - 0.46 * softStep( 0.66, t );
}
// Garut's rereng: slanted waves with seeds between them
float rereng( vec2 p ) {
  vec2 q = vec2( p.x + p.y, p.y - p.x ) * 0.7071;
  float wave = q.x / 0.066 + 0.20 * sin( q.y / 0.024 );
  float f = abs( fract( wave ) - 0.5 );
  float line = 1.0 - softStep( 0.11, f );
  vec2 cell = vec2( fract( wave + 0.5 ) - 0.5, fract( q.y / 0.052 ) - 0.5 );
  return max( line, petal( cell, 0.13, 0.30 ) * 0.72 );
}
// Bogor's taro leaves
float leaves( vec2 p ) {
  vec2 g = p / 0.108;
  float row = floor( g.y );
  g.x += mod( row, 2.0 ) * 0.5;
  vec2 c = fract( g ) - 0.5;
  c = mat2( 0.82, 0.57, -0.57, 0.82 ) * c;
  float leaf = petal( c, 0.40, 0.20 * ( 1.0 - c.x * 0.9 ) );
  float vein = 1.0 - softStep( 0.022, abs( c.y ) );
  float rib = 1.0 - softStep( 0.12, abs( fract( c.x * 7.0 - abs( c.y ) * 5.0 ) - 0.5 ) );
  return leaf * ( 1.0 - 0.8 * max( vein, rib * 0.7 ) );
}
// woven bamboo
float bilik( vec2 p ) {
  vec2 g = p / 0.042;
  vec2 cell = floor( g );
  vec2 c = abs( fract( g ) - 0.5 );
  float over = mod( cell.x + cell.y, 2.0 );
  float strand = over > 0.5 ? c.y : c.x;
  return 1.0 - softStep( 0.36, strand );
}
// scattered tanjung flowers
float flowers( vec2 p ) {
  vec2 g = p / 0.096;
  float row = floor( g.y );
  g.x += mod( row, 2.0 ) * 0.5;
  vec2 c = fract( g ) - 0.5;
  float a = atan( c.y, c.x );
  float r = length( c );
  float flower = 1.0 - softStep( 0.20 + 0.075 * cos( a * 5.0 ), r );
  return flower * softStep( 0.055, r ) + ( 1.0 - softStep( 0.03, r ) );
}
// hand-loomed stripes
float lurik( vec2 p ) {
  float x = fract( p.x / 0.064 );
  return max( 1.0 - softStep( 0.11, abs( x - 0.25 ) ), ( 1.0 - softStep( 0.04, abs( x - 0.72 ) ) ) * 0.8 );
}
float kawung( vec2 p ) {
  vec2 c = fract( p / 0.078 ) - 0.5;
  c = mat2( 0.7071, 0.7071, -0.7071, 0.7071 ) * c;
  float f = 0.0;
  f = max( f, petal( c - vec2( 0.28, 0.0 ), 0.235, 0.13 ) );
  f = max( f, petal( c + vec2( 0.28, 0.0 ), 0.235, 0.13 ) );
  f = max( f, petal( c.yx - vec2( 0.28, 0.0 ), 0.235, 0.13 ) );
  f = max( f, petal( c.yx + vec2( 0.28, 0.0 ), 0.235, 0.13 ) );
  return f;
}
vec3 printed( vec3 dye, vec3 ink, vec3 at, vec3 n, int pattern ) {
  vec3 side = abs( n );
  vec2 p = side.y > 0.8 ? at.xz : ( side.x > 0.72 ? at.zy : at.xy );
  float k = 0.0;
  if ( pattern == 1 ) k = megaMendung( p );
  else if ( pattern == 2 ) k = rereng( p );
  else if ( pattern == 3 ) k = leaves( p );
  else if ( pattern == 4 ) k = bilik( p ) * 0.5;
  else if ( pattern == 5 ) k = flowers( p );
  else if ( pattern == 6 ) k = lurik( p );
  else if ( pattern == 7 ) k = kawung( p );
  // a print too fine for the pixel melts into its mean instead of flickering
  float coarse = clamp( length( fwidth( p ) ) / 0.022, 0.0, 1.0 );
  return mix( dye, ink, mix( k, 0.26, coarse ) * 0.86 );
}
`;
