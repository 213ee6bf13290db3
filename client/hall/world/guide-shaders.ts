/** Light on the floor. Metres in, no texture: lanterns are circles of distance. */
import { HALF_WIDTH } from './guide-ribbon.ts';

/** From one lantern to the next, metres. */
const SPACING = 0.84;

export const RIBBON_VERTEX = /* glsl */ `
  attribute vec2 aLane;
  varying vec2 vLane;
  void main() {
    vLane = vec2( aLane.x * ${HALF_WIDTH.toFixed(3)}, aLane.y );
    gl_Position = projectionMatrix * viewMatrix * vec4( position, 1.0 );
  }`;

export const RIBBON_FRAGMENT = /* glsl */ `
  uniform float uTime, uShown, uStill, uWalked, uGrown, uLength;
  uniform vec3 uTint;
  varying vec2 vLane;
  void main() {
    float along = vLane.y;
    float ahead = along - uWalked;
    float cell = floor( along / ${SPACING.toFixed(2)} );
    float middle = ( cell + 0.5 ) * ${SPACING.toFixed(2)};
    // A wave of light runs ahead of the visitor and shows the direction.
    float run = fract( ( middle - uTime * 4.6 ) / 9.0 );
    float wave = mix( exp( -run * 5.0 ) + exp( -( 1.0 - run ) * 26.0 ), 0.5, uStill );
    float awake = smoothstep( 0.35, 0.8, middle - uWalked );
    float r = length( vec2( along - middle, vLane.x ) );
    float size = ( 0.088 + 0.042 * wave ) * awake;
    float core = 1.0 - smoothstep( size * 0.62, size, r );
    float rim = ( 1.0 - smoothstep( size, size + 0.035, r ) ) * awake;
    float halo = exp( -r * r * 46.0 ) * ( 0.35 + 0.5 * wave ) * awake;
    float edge = 1.0 - abs( vLane.x ) / ${HALF_WIDTH.toFixed(3)};
    float band = edge * edge * 0.26 * smoothstep( 0.2, 1.2, ahead );
    vec3 colour = mix( uTint, vec3( 1.0, 0.95, 0.8 ), core * ( 0.55 + 0.45 * wave ) );
    // A dark rim makes the light readable on sunlit stone.
    colour = mix( colour, vec3( 0.36, 0.13, 0.02 ), rim * ( 1.0 - core ) * 0.55 );
    float alpha = max( max( core, rim * 0.75 ), max( halo, band ) );
    float shown = uShown * ( 1.0 - smoothstep( 26.0, 36.0, ahead ) );
    shown *= 1.0 - smoothstep( uGrown - 1.5, uGrown, along );
    shown *= smoothstep( 0.35, 0.75, uLength - along );
    gl_FragColor = vec4( colour, alpha * shown );
    #include <colorspace_fragment>
  }`;

export const GOAL_VERTEX = /* glsl */ `
  varying vec3 vAt;
  void main() {
    vAt = position;
    gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
  }`;

export const GOAL_FRAGMENT = /* glsl */ `
  uniform float uTime, uShown, uStill, uColumn;
  uniform vec3 uTint;
  varying vec3 vAt;
  float ring( float r, float at, float half_width ) {
    return 1.0 - smoothstep( half_width * 0.5, half_width, abs( r - at ) );
  }
  void main() {
    vec3 colour = uTint;
    float alpha;
    if ( vAt.y > 0.001 ) {
      float up = vAt.y / 2.3;
      alpha = uColumn * ( 1.0 - up ) * ( 1.0 - up ) * ( 0.34 + 0.08 * sin( uTime * 2.4 ) * ( 1.0 - uStill ) );
      colour = mix( uTint, vec3( 1.0, 0.93, 0.72 ), 0.45 );
    } else {
      float r = length( vAt.xz );
      float beat = mix( fract( uTime * 0.62 ), 0.35, uStill );
      float pulse = ring( r, mix( 0.42, 0.9, beat ), 0.06 ) * ( 1.0 - beat ) * ( 1.0 - uStill );
      float band = ring( r, 0.42, 0.085 );
      float foot = 1.0 - smoothstep( 0.1, 0.15, r );
      float fill = ( 1.0 - smoothstep( 0.0, 0.44, r ) ) * 0.3;
      alpha = max( max( band, foot * 0.9 ), max( pulse * 0.85, fill ) );
      float bright = ring( r, 0.42, 0.024 );
      colour = mix( uTint * 0.9, vec3( 1.0, 0.95, 0.8 ), max( bright * 0.9, foot * 0.7 ) );
    }
    gl_FragColor = vec4( colour, alpha * uShown );
    #include <colorspace_fragment>
  }`;
