/**
 * Fine patterns of what is made by hand, drawn by the kit material where a part's accent mask holds one of these
 * small numbers (of 255) instead of an accent. They fade to their mean tone before they could flicker.
 */
export const crafts = {
  /** Anyaman: split bamboo woven two over, two under; around the atrium's axis. */
  bamboo: 1,
  /** Rows of clay shingles around the atrium's axis, each a little different. */
  shingles: 2,
  /** A turned trunk: grain along its height. */
  trunk: 3,
} as const;

/** `craft( number, place in the hall )`: a factor on the colour. */
export const CRAFTS = /* glsl */ `
float craftDice( vec2 n ) { return fract( sin( dot( n, vec2( 12.9898, 78.233 ) ) ) * 43758.5453 ); }
vec3 weave( vec2 at, float seen ) {
  vec2 cell = floor( at );
  vec2 in_ = at - cell;
  bool isWarp = mod( cell.x + cell.y, 4.0 ) < 2.0;
  float across = isWarp ? in_.x : in_.y;
  float strip = isWarp ? cell.x : cell.y + 53.0;
  float round_ = sqrt( max( 0.0, 1.0 - pow( across * 2.0 - 1.0, 4.0 ) ) );
  float tone = ( isWarp ? 1.1 : 0.86 ) * ( 0.9 + 0.2 * craftDice( vec2( strip, 3.0 ) ) ) * ( 0.5 + 0.5 * round_ );
  return mix( vec3( 0.86, 0.85, 0.84 ), vec3( tone, tone * 0.985, tone * 0.94 ), seen );
}
vec3 shingle( vec2 at, float seen ) {
  float row = floor( at.y );
  vec2 cell = vec2( floor( at.x + 0.5 * mod( row, 2.0 ) ), row );
  vec2 in_ = vec2( fract( at.x + 0.5 * mod( row, 2.0 ) ), at.y - row );
  float lip = smoothstep( 0.0, 0.22, in_.y - 0.14 * pow( abs( in_.x * 2.0 - 1.0 ), 2.0 ) );
  float gap = smoothstep( 0.0, 0.07, in_.x ) * smoothstep( 0.0, 0.07, 1.0 - in_.x );
  float tone = ( 0.84 + 0.3 * craftDice( cell ) ) * mix( 0.55, 1.0, lip ) * mix( 0.7, 1.0, gap );
  float warm = craftDice( cell + 9.0 );
  return mix( vec3( 0.9 ), tone * mix( vec3( 1.0 ), vec3( 1.06, 0.96, 0.86 ), warm ), seen );
}
vec3 trunk( vec3 at, float seen ) {
  float bend = sin( at.y * 1.1 + at.x * 2.0 ) * 0.6;
  float fine = sin( at.x * 61.0 + bend * 3.0 ) * sin( at.z * 67.0 - bend * 2.0 );
  float broad = sin( at.x * 17.0 + at.z * 13.0 + bend );
  float knots = sin( at.y * 2.6 + 4.0 * sin( at.x * 3.0 + at.z * 5.0 ) );
  return vec3( 0.97 ) + vec3( 0.11, 0.10, 0.08 ) * seen * ( 0.55 * fine + 0.4 * broad + 0.25 * knots );
}
vec3 craft( float kind, vec3 place ) {
  vec2 metre = fwidth( place.xz );
  float pixel = max( metre.x, metre.y );
  float around = atan( place.x, place.z );
  float r = length( place.xz );
  if ( kind < 1.5 ) {
    return weave( vec2( around * 60.0 / 6.2831853 * 6.0, r / 0.155 ), 1.0 - smoothstep( 0.035, 0.11, pixel ) );
  }
  if ( kind > 2.5 ) return trunk( place, 1.0 - smoothstep( 0.012, 0.05, pixel ) );
  float size = 0.34;
  // as many to a ring as its radius asks for, changed where a course begins
  float count = floor( 6.2831853 * ( floor( r / 1.02 ) + 1.0 ) * 1.02 / 0.3 );
  return shingle( vec2( around * count / 6.2831853, -r / size ), 1.0 - smoothstep( 0.08, 0.26, pixel ) );
}
`;
