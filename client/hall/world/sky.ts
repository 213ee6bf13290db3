/** The sky: colours from horizon to zenith, flat bands of cloud, the sun's or the moon's disc, stars. One draw call. */
import { BackSide, Color, Mesh, ShaderMaterial, SphereGeometry, Vector3 } from 'three';
import type { DayLight } from './daylight.ts';

export type Sky = { readonly mesh: Mesh; readonly setLight: (light: DayLight) => void };

const VERTEX = /* glsl */ `
  varying vec3 vDirection;
  void main() {
    vDirection = position;
    gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
  }`;

/** Soft layered clouds as long flat bands, a nod to mega mendung; drawn once per pixel of sky. */
const FRAGMENT = /* glsl */ `
  varying vec3 vDirection;
  uniform vec3 uHorizon;
  uniform vec3 uMiddle;
  uniform vec3 uZenith;
  uniform vec3 uCloud;
  uniform vec3 uSun;
  uniform vec3 uSunColour;
  uniform float uStars;
  float curl( vec2 p ) {
    return sin( p.x * 3.0 + sin( p.y * 5.0 ) ) * 0.5 + sin( p.x * 7.3 + p.y * 3.1 ) * 0.3 + sin( p.x * 13.7 - p.y * 6.0 ) * 0.2;
  }
  float star( vec3 d ) {
    vec2 grid = vec2( atan( d.x, d.z ) * 34.0, d.y * 46.0 );
    vec2 cell = floor( grid );
    float seed = fract( sin( dot( cell, vec2( 12.9898, 78.233 ) ) ) * 43758.5453 );
    vec2 at = vec2( fract( seed * 17.0 ), fract( seed * 91.0 ) ) * 0.6 + 0.2;
    float size = 0.05 + 0.06 * fract( seed * 7.0 );
    return step( 0.72, seed ) * smoothstep( size, 0.0, length( grid - cell - at ) ) * smoothstep( 0.06, 0.3, d.y );
  }
  void main() {
    vec3 d = normalize( vDirection );
    vec3 c = mix( uHorizon, uMiddle, smoothstep( -0.02, 0.2, d.y ) );
    c = mix( c, uZenith, smoothstep( 0.16, 0.8, d.y ) );
    float sun = max( 0.0, dot( d, uSun ) );
    c += uSunColour * ( pow( sun, 6.0 ) * 0.10 + pow( sun, 90.0 ) * 0.4 + smoothstep( 0.9993, 0.9997, sun ) * 2.0 );
    c += vec3( 0.85, 0.9, 1.0 ) * ( uStars * star( d ) );
    float around = atan( d.x, d.z );
    float band = 0.0;
    for ( int i = 0; i < 3; i++ ) {
      float k = float( i );
      float at = 0.16 + k * 0.13;
      float line = d.y - at - 0.045 * curl( vec2( around * ( 1.0 + k * 0.4 ) + k * 2.0, k ) );
      float body = smoothstep( 0.075, 0.0, abs( line ) + 0.02 * sin( around * 9.0 + k ) );
      band = max( band, body * ( 0.42 - k * 0.1 ) * smoothstep( -0.25, 0.5, sin( around * ( 2.0 + k ) + k * 1.7 ) ) );
    }
    c = mix( c, mix( uCloud, uHorizon, 0.25 ), band );
    gl_FragColor = vec4( c, 1.0 );
    #include <tonemapping_fragment>
    #include <colorspace_fragment>
  }`;

const RADIUS = 340;
/** How bright the disc and its haze are, of what it gives the hall. */
const DISC = 0.3;

export function createSky(): Sky {
  const uniforms = {
    uHorizon: { value: new Color() },
    uMiddle: { value: new Color() },
    uZenith: { value: new Color() },
    uCloud: { value: new Color() },
    uSun: { value: new Vector3(0, 1, 0) },
    uSunColour: { value: new Color() },
    uStars: { value: 0 },
  };
  const material = new ShaderMaterial({
    side: BackSide,
    depthWrite: false,
    fog: false,
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms,
  });
  const mesh = new Mesh(new SphereGeometry(RADIUS, 32, 16), material);
  mesh.frustumCulled = false;
  // After everything solid: most of its pixels are hidden and need not be drawn.
  mesh.renderOrder = 10;
  mesh.name = 'sky';
  return {
    mesh,
    setLight(light) {
      uniforms.uHorizon.value.copy(light.horizon);
      uniforms.uMiddle.value.copy(light.middle);
      uniforms.uZenith.value.copy(light.zenith);
      uniforms.uCloud.value.copy(light.cloud);
      uniforms.uSun.value.copy(light.sunDirection);
      uniforms.uSunColour.value.copy(light.sunColour).multiplyScalar(Math.min(1, light.sunIntensity * DISC));
      uniforms.uStars.value = light.stars;
    },
  };
}
