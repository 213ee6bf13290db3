/** A tile of the map: stone in its wing's colour between brass, words and lamp from the atlas, a rim of light. */

export const TILE_HEAD = /* glsl */ `
varying vec3 vTile;
varying vec3 vAccent;
uniform float uBreath;
uniform float uShine;
`;

/** The atlas holds ink only: its alpha-less red says how much of the stone is covered by light letters. */
export const TILE_COLOUR = /* glsl */ `
  float ink = texture2D( map, vMapUv ).r;
  vec2 fromEdge = min( vTile.xy, 1.0 - vTile.xy );
  float edge = min( fromEdge.x, fromEdge.y );
  float fe = fwidth( edge ) + 1e-4;
  float shine = vTile.z;
  float isBrass = 1.0 - clamp( ( edge - 0.022 ) / fe + 0.5, 0.0, 1.0 );
  vec3 lively = mix( vAccent, vec3( dot( vAccent, vec3( 0.3, 0.5, 0.2 ) ) ), 0.12 ) * 0.92;
  vec3 dim = mix( vec3( 0.19, 0.18, 0.17 ), vAccent * 0.3, 0.25 );
  vec3 stone = mix( dim, lively, smoothstep( 0.0, 0.9, shine ) );
  stone *= 0.9 + 0.2 * ( vTile.x * 0.35 + ( 1.0 - vTile.y ) * 0.65 );
  stone = mix( stone, vec3( 0.56, 0.35, 0.11 ), isBrass );
  diffuseColor.rgb = mix( stone, vec3( 0.95, 0.90, 0.80 ), ink );`;

/** Warm light in a groove behind the brass, and a breath of it over the stone; letters shine a little themselves. */
export const TILE_GLOW = /* glsl */ `
  float lit = smoothstep( 0.25, 1.0, shine );
  float breath = shine > 1.5 ? uBreath : 0.62;
  float groove = clamp( ( edge - 0.03 ) / fe + 0.5, 0.0, 1.0 ) * clamp( ( 0.062 - edge ) / fe + 0.5, 0.0, 1.0 );
  groove *= min( 1.0, 0.05 / fe );
  float wash = exp( -max( 0.0, edge - 0.05 ) * 11.0 ) * 0.3;
  vec3 warm = shine > 1.5 ? vec3( 1.0, 0.58, 0.16 ) : vec3( 1.0, 0.74, 0.36 );
  totalEmissiveRadiance += warm * ( lit * breath * uShine * ( groove * 0.95 + wash * 0.55 * ( 1.0 - ink ) ) );
  totalEmissiveRadiance += lively * ( lit * uShine * 0.2 ) * ( 1.0 - ink );
  totalEmissiveRadiance += vec3( 0.95, 0.88, 0.74 ) * ink * ( 0.12 + 0.3 * lit ) * uShine;`;
