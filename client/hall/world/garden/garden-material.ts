/**
 * The kit's material for planting: lit the same from both sides; rounds of leaves are mottled, and on stronger
 * machines ragged at their edges and swayed by the wind. Reads `aWind` = (sway, 1 for rounds of leaves, leaf size, flowers).
 */
import { DoubleSide } from 'three';
import { createKitMaterial, type KitMaterial, type KitUniforms } from '../../kit/kit-material.ts';

export type GardenMaterial = { readonly material: KitMaterial; readonly time: { value: number } };

export type GardenLook = {
  readonly shading: 'standard' | 'lambert';
  /** Ragged edges: pixels are thrown away, which weak phones pay for. */
  readonly ragged: boolean;
  readonly sways: boolean;
};

const VERTEX_HEAD = /* glsl */ `#include <common>
  attribute vec4 aWind;
  varying vec3 vLeaf;
  varying vec3 vLeafy;
  uniform float uTime;`;

const VERTEX = /* glsl */ `#include <begin_vertex>
  vLeaf = position;
  vLeafy = aWind.yzw;`;

/** Gusts travel over the garden; leaves give way by up to a hand's breadth. */
const SWAY = /* glsl */ `
  float gust = sin( uTime * 0.9 + position.x * 0.16 + position.z * 0.11 );
  float flutter = sin( uTime * 2.7 + position.x * 1.3 + position.z * 1.7 + position.y );
  vec2 wind = vec2( 0.85, 0.5 ) * ( 0.55 + 0.45 * gust ) + vec2( 0.3, -0.4 ) * flutter * 0.3;
  transformed.xz += wind * aWind.x * 0.16;`;

const FRAGMENT_HEAD = /* glsl */ `#include <common>
  varying vec3 vLeaf;
  varying vec3 vLeafy;
  float petals( vec3 p ) {
    vec3 cell = floor( p );
    float dice = fract( sin( dot( cell, vec3( 12.9, 78.2, 37.7 ) ) ) * 43758.5 );
    vec3 off = p - cell - 0.5 + ( vec3( dice, fract( dice * 7.0 ), fract( dice * 13.0 ) ) - 0.5 ) * 0.3;
    return smoothstep( 0.5, 0.38, length( off ) );
  }
  float leafTone( vec3 p ) {
    return sin( p.x * 2.3 + 1.9 * sin( p.y * 1.9 + p.z ) ) * sin( p.y * 2.9 + 1.7 * sin( p.z * 2.1 + p.x ) ) *
      sin( p.z * 2.5 + 1.8 * sin( p.x * 2.2 + p.y ) );
  }`;

/** Light shines through leaves: no side of them is the dark one. */
const NORMAL = /* glsl */ `
  float faceDirection = 1.0;
  vec3 normal = normalize( vNormal );
  vec3 nonPerturbedNormal = normal;
  if ( vLeafy.x > 0.5 ) {
    float size = mix( 9.0, 2.6, vLeafy.y );
    float far = length( vViewPosition );
    float close = 1.0 - smoothstep( 14.0, 60.0, far );
    float tone = leafTone( vLeaf * size ) + 0.6 * close * leafTone( vLeaf * size * 2.7 + 5.0 );
    if ( vLeafy.z > 0.02 && close > 0.0 ) {
      // flowers as round dots between leaves; farther off the bush is one colour
      float flower = max( petals( vLeaf * 6.5 ), petals( vLeaf * 6.1 + 0.47 ) ) * smoothstep( 0.25, 0.6, vLeafy.z );
      diffuseColor.rgb = mix( diffuseColor.rgb, vec3( 0.07, 0.19, 0.06 ), close * ( 1.0 - flower ) );
    }
    diffuseColor.rgb *= 1.0 + 0.5 * tone * mix( 0.5, 1.0, close );
    //RAGGED
  }`;

const RAGGED = /* glsl */ `
    float rim = abs( dot( normal, normalize( vViewPosition ) ) );
    if ( close > 0.0 && rim < 0.34 * close && rim + 0.5 * tone * close < 0.13 ) discard;`;

/** `lamps` shine as strongly as the building's: pass its uniforms. */
export function createGardenMaterial(look: GardenLook, lamps: KitUniforms): GardenMaterial {
  const { shading, ragged, sways } = look;
  const { material } = createKitMaterial({ shading, accent: '#ffffff', roughness: 0.9 });
  const time = { value: 0 };
  const compileKit = material.onBeforeCompile.bind(material);
  material.side = DoubleSide;
  material.onBeforeCompile = (shader, renderer) => {
    compileKit(shader, renderer);
    shader.uniforms.uGlow = lamps.uGlow;
    shader.uniforms.uTime = time;
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', VERTEX_HEAD)
      .replace('#include <begin_vertex>', VERTEX + (sways ? SWAY : ''));
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', FRAGMENT_HEAD)
      .replace('#include <normal_fragment_begin>', NORMAL.replace('//RAGGED', ragged ? RAGGED : ''));
  };
  material.customProgramCacheKey = () => `garden-${shading}-${String(ragged)}-${String(sways)}`;
  return { material, time };
}
