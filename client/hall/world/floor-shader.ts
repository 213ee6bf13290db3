/**
 * The stone-layer: terrazzo slabs with brass joints, laid around the atrium and along the avenues. Every line is
 * drawn as wide as it is seen (no texture to blur, no geometry to flicker), and thin ones fade with distance.
 */

export const FLOOR_HEAD = /* glsl */ `
varying vec3 vPlan;
varying vec3 vHere;
uniform sampler2D uTerrazzo;
/** Map's edge, ring of columns, roof's edge, floor's edge; metres. */
uniform vec4 uRings;
/** Oculus' radius, number of columns, angle of the first. */
uniform vec3 uRoof;
uniform vec3 uSkyLow;
uniform vec3 uSkyHigh;
uniform vec3 uCeiling;
uniform vec3 uLantern;
float gBrass;
float gPolish;
float gOpen;

/** Share of a pixel f metres wide that a line of half-width w covers, its middle d metres away. */
float stroke( float d, float w, float f ) {
  return clamp( ( w + 0.5 * f - d ) / f, 0.0, 1.0 ) * min( 1.0, 2.0 * w / f );
}
float span( float v, float from, float to, float f ) {
  return clamp( ( v - from ) / f + 0.5, 0.0, 1.0 ) * clamp( ( to - v ) / f + 0.5, 0.0, 1.0 );
}
float dice( float n ) { return fract( sin( n * 12.9898 ) * 43758.5453 ); }
/** Distance to the nearest joint of a row of slabs. */
float joint( float v, float size ) { return abs( fract( v / size + 0.5 ) - 0.5 ) * size; }
`;

/** Colours of the stones; linear, the terrazzo's own grain is multiplied on. */
const STONES = /* glsl */ `
const vec3 CREAM = vec3( 0.660, 0.622, 0.572 );
const vec3 PALE = vec3( 0.790, 0.762, 0.715 );
const vec3 GREY = vec3( 0.400, 0.382, 0.355 );
const vec3 SEA = vec3( 0.040, 0.098, 0.110 );
const vec3 CLAY = vec3( 0.420, 0.140, 0.065 );
const vec3 BRASS = vec3( 0.560, 0.350, 0.110 );
`;

export const FLOOR_FUNCTIONS = /* glsl */ `${STONES}
/** Around the atrium: the map's disc of sea-green stone, a tumpal border, rings of slabs, brass rays from column to rim. */
vec3 layDisc( vec2 p, vec2 px, vec2 py ) {
  float r = max( length( p ), 0.001 );
  vec2 out_ = p / r;
  vec2 along = vec2( out_.y, -out_.x );
  float fr = abs( dot( px, out_ ) ) + abs( dot( py, out_ ) ) + 1e-5;
  float fa = abs( dot( px, along ) ) + abs( dot( py, along ) ) + 1e-5;
  float turn = atan( p.x, p.y ) / 6.2831853;
  float map = uRings.x;

  // rings of slabs, their joints staggered
  float ring = floor( ( r - map ) / 1.42 );
  float count = ring < 2.0 ? 60.0 : ( ring < 4.0 ? 72.0 : 90.0 );
  float t = turn * count + 0.5 * mod( ring, 2.0 );
  float id = floor( t ) + ring * 101.0;
  vec3 c = mix( CREAM, PALE, mod( ring, 2.0 ) * 0.9 ) * ( 0.955 + 0.09 * dice( id ) );
  // every other bay a little greyer: the whole floor turns around the map
  float bay = turn * uRoof.y - uRoof.z;
  c *= mix( vec3( 1.0 ), vec3( 0.87, 0.875, 0.88 ), step( 1.0, mod( floor( bay ), 2.0 ) ) );
  float seam = max( stroke( abs( fract( t + 0.5 ) - 0.5 ) * 6.2831853 * r / count, 0.007, fa ),
    stroke( joint( r - map, 1.42 ), 0.007, fr ) );
  c *= 1.0 - 0.42 * seam;
  gPolish = 1.0 - 0.6 * seam;

  // brass rays through the columns, from the map to the rim
  float ray = abs( fract( bay + 0.5 ) - 0.5 ) * 6.2831853 * r / uRoof.y;
  gBrass = stroke( ray, 0.022, fa ) * step( map, r );
  // clay diamonds between the columns
  float between = abs( fract( bay ) - 0.5 ) * 6.2831853 * r / uRoof.y;
  float diamond = between * 0.7 + abs( r - 0.5 * ( map + uRings.z - 0.34 ) );
  c = mix( c, CLAY * 1.25, span( diamond, -1.0, 0.34, fr ) );
  gBrass = max( gBrass, stroke( abs( diamond - 0.34 ), 0.018, fr ) );

  // the roof's edge on the floor: grey between brass
  float eaves = span( r, uRings.z - 0.34, uRings.z + 0.34, fr );
  c = mix( c, GREY, eaves );
  gBrass = max( gBrass, max( stroke( abs( r - uRings.z + 0.34 ), 0.024, fr ), stroke( abs( r - uRings.z - 0.34 ), 0.024, fr ) ) );
  // halfway to the rim two brass strands, braided as bamboo is
  float course = 0.5 * ( uRings.z + uRings.w ) - 0.1;
  float waves = floor( course * 4.0 );
  float swing = 0.13 * sin( turn * 6.2831853 * waves );
  float slope = 0.13 * waves / course * cos( turn * 6.2831853 * waves );
  float steep = inversesqrt( 1.0 + slope * slope );
  c = mix( c, GREY * 1.25, span( r, course - 0.24, course + 0.24, fr ) );
  gBrass = max( gBrass, stroke( abs( r - course - swing ) * steep, 0.017, max( fr, fa ) ) );
  gBrass = max( gBrass, stroke( abs( r - course + swing ) * steep, 0.017, max( fr, fa ) ) );
  // the rim
  c = mix( c, GREY * 0.8, span( r, uRings.w - 0.62, uRings.w - 0.2, fr ) );
  gBrass = max( gBrass, stroke( abs( r - uRings.w + 0.62 ), 0.02, fr ) );

  // the map's disc of sea-green stone with its border of tumpal, cream on clay
  float disc = 1.0 - smoothstep( -0.5, 0.5, ( r - map ) / fr );
  c = mix( c, SEA, disc );
  gBrass *= 1.0 - disc;
  gPolish = mix( gPolish, 1.0, disc );
  // the sea around the province: fine brass waves in the dark stone
  float fy = abs( px.y ) + abs( py.y ) + 1e-5;
  float wave = p.y + 0.11 * sin( p.x * 2.6 + 1.9 * floor( p.y / 0.74 + 0.5 ) );
  gBrass = max( gBrass, disc * 0.5 * stroke( joint( wave, 0.74 ), 0.011, fy ) );
  float inner = map - 0.62;
  float v = ( r - inner ) / 0.5;
  float teeth = 132.0;
  float tooth = abs( fract( turn * teeth ) - 0.5 ) * 2.0;
  float ft = fa * teeth / ( 6.2831853 * r ) * 2.0 + fr * 2.0;
  float tumpal = clamp( ( 1.0 - v - tooth ) / ft + 0.5, 0.0, 1.0 );
  float border = span( r, inner, inner + 0.5, fr );
  c = mix( c, mix( CLAY, PALE, mix( tumpal, 0.5, clamp( ft * 0.6 - 0.2, 0.0, 1.0 ) ) ), border );
  gBrass = max( gBrass, max( stroke( abs( r - inner ), 0.028, fr ), max( stroke( abs( r - inner - 0.5 ), 0.028, fr ), stroke( abs( r - map ), 0.03, fr ) ) ) );
  return c;
}

/** Along an avenue: a runner of large slabs, grey cross-bands, a border in the wing's colour between brass. */
vec3 layAisle( vec2 p, vec2 f, vec3 accent ) {
  float a = abs( p.x );
  float row = floor( p.y / 1.3 );
  float wide = a < 1.95 ? 1.3 : 1.05;
  float x = a < 1.95 ? p.x + 0.65 * mod( row, 2.0 ) : a - 1.95;
  float id = floor( x / wide ) + row * 37.0 + ( p.x < 0.0 ? 11.0 : 0.0 );
  vec3 c = mix( CREAM, PALE, a < 1.95 ? 0.8 : 0.0 ) * ( 0.95 + 0.1 * dice( id ) );
  float seam = max( stroke( joint( x, wide ), 0.007, f.x ), stroke( joint( p.y, 1.3 ), 0.007, f.y ) );
  c *= 1.0 - 0.42 * seam;
  gPolish = 1.0 - 0.6 * seam;
  float cross_ = joint( p.y, 5.2 );
  c = mix( c, GREY * 1.12, span( cross_, -1.0, 0.2, f.y ) * step( a, 1.95 ) );
  gBrass = max( stroke( abs( cross_ - 0.2 ), 0.014, f.y ) * step( a, 1.95 ), stroke( abs( a - 1.95 ), 0.022, f.x ) );
  c = mix( c, accent * 0.8, span( a, 3.2, 3.42, f.x ) );
  gBrass = max( gBrass, max( stroke( abs( a - 3.2 ), 0.02, f.x ), stroke( abs( a - 3.42 ), 0.02, f.x ) ) );
  return c;
}

vec3 laySlabs( vec2 p, vec2 f ) {
  vec2 cell = floor( p / 0.9 );
  float seam = max( stroke( joint( p.x, 0.9 ), 0.006, f.x ), stroke( joint( p.y, 0.9 ), 0.006, f.y ) );
  gPolish = 0.75 - 0.4 * seam;
  gBrass = 0.0;
  return mix( CREAM, GREY, 0.22 ) * ( 0.95 + 0.1 * dice( cell.x + cell.y * 31.0 ) ) * ( 1.0 - 0.4 * seam );
}
`;

export const FLOOR_COLOUR = /* glsl */ `
  vec2 plan = vPlan.xy;
  vec2 planX = dFdx( plan );
  vec2 planY = dFdy( plan );
  vec2 planF = abs( planX ) + abs( planY ) + 1e-5;
  // gravel is the same stone, seen from nearer
  vec3 grain = texture2D( uTerrazzo, vHere.xz / ( vPlan.z > 3.5 ? 0.42 : 1.5 ) ).rgb;
  vec4 groundHere = texture2D( uGround, ( vHere.xz - uGroundFrame.xy ) * uGroundFrame.z );
  vec3 stone;
  gBrass = 0.0;
  gPolish = 0.0;
  if ( vPlan.z < 0.5 ) stone = layDisc( plan, planX, planY );
  else if ( vPlan.z < 1.5 ) stone = layAisle( plan, planF, vColor.rgb );
  else if ( vPlan.z < 2.5 ) stone = laySlabs( plan, planF );
  else if ( vPlan.z < 3.5 ) stone = GREY * 0.92 * vColor.rgb;
  else stone = vec3( 0.60, 0.57, 0.52 ) * grain;
  stone *= grain * vec3( 1.34, 1.37, 1.43 );
  // broad clouds of tone, as any quarry gives
  stone *= 0.975 + 0.05 * sin( vHere.x * 0.31 + sin( vHere.z * 0.23 ) * 2.0 ) * sin( vHere.z * 0.37 + 1.7 );
  diffuseColor.rgb = mix( stone, BRASS, gBrass );
  // Contact shade tints to warm brown: light that comes back from timber and clay.
  gOpen = groundHere.r;
  diffuseColor.rgb *= mix( vec3( 0.34, 0.25, 0.20 ), vec3( 1.0 ), gOpen );
`;

/**
 * Polish: what a mirror in the floor would show of the great roof, its oculus, the lanterns and the sky, by plain
 * geometry. Faint from above, stronger the flatter one looks, as stone does.
 */
export const FLOOR_POLISH = /* glsl */ `
  {
    vec3 toEye = normalize( cameraPosition - vHere );
    vec3 ray = vec3( -toEye.x, max( toEye.y, 0.02 ), -toEye.z );
    vec2 onRoof = vHere.xz + ray.xz * ( 7.2 / ray.y );
    float far_ = length( onRoof );
    float covered = 1.0 - smoothstep( uRings.z - 0.8, uRings.z + 0.8, far_ );
    float opening = 1.0 - smoothstep( uRoof.x - 0.5, uRoof.x + 0.5, far_ );
    vec3 seen = mix( uSkyLow, uSkyHigh, smoothstep( 0.1, 0.75, ray.y ) );
    // trees and pavilions stand before the horizon
    seen *= 0.45 + 0.55 * smoothstep( 0.06, 0.34, ray.y );
    float rafter = abs( fract( atan( onRoof.x, onRoof.y ) / 6.2831853 * 24.0 ) - 0.5 ) * 2.0;
    seen = mix( seen, uCeiling * ( 0.72 + 0.28 * smoothstep( 0.08, 0.2, rafter ) ), covered * ( 1.0 - opening ) );
    // lanterns leave long soft streaks on polished stone; one tap will do where the phone is weak
    #ifdef STANDARD
    for ( int i = 0; i < 3; i++ ) {
      vec2 onLamp = vHere.xz + ray.xz * ( ( 4.1 + 0.3 * float( i ) ) / ray.y );
      seen += uLantern * 0.45 * texture2D( uGround, ( onLamp - uGroundFrame.xy ) * uGroundFrame.z, 1.2 ).a;
    }
    #else
    vec2 onLamp = vHere.xz + ray.xz * ( 4.4 / ray.y );
    seen += uLantern * texture2D( uGround, ( onLamp - uGroundFrame.xy ) * uGroundFrame.z, 1.0 ).a;
    #endif
    float fresnel = 0.05 + 0.95 * pow( 1.0 - toEye.y, 4.0 );
    float sheen = fresnel * 0.42 * gPolish * mix( 0.35, 1.0, gOpen );
    outgoingLight = mix( outgoingLight, seen, sheen );
    vec3 metal = seen * vec3( 1.0, 0.74, 0.36 );
    outgoingLight = mix( outgoingLight, max( metal, outgoingLight ), gBrass * 0.55 );
  }
`;
