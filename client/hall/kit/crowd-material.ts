import {
  type DataTexture,
  DoubleSide,
  MeshBasicMaterial,
  MeshLambertMaterial,
  MeshStandardMaterial,
  type WebGLProgramParametersWithUniforms,
} from 'three';
import { clothPatterns } from './cloth-patterns.ts';
import type { KitMaterial, Shading } from './kit-material.ts';

/**
 * Per-person attributes, twelve floats (crowd-buckets.ts writes them):
 *   iPlace  x, y, z, yaw
 *   iFrame  texture row a, row b, mix, palette row
 *   iBody   variant mask, width, height, opacity
 */
const VERTEX_HEAD = /* glsl */ `
attribute vec4 skinIndex;
attribute vec4 skinWeight;
attribute vec4 iPlace;
attribute vec4 iFrame;
attribute vec4 iBody;
uniform highp sampler2D uBones;
uniform highp sampler2D uPalette;
uniform float uTime;
varying vec3 vDye;
varying vec3 vInk;
varying vec4 vCloth;
varying vec3 vClothNormal;
varying float vOpacity;
mat4 gSkin;

mat4 boneAt( float index, int row ) {
  int x = int( index ) * 3;
  vec4 a = texelFetch( uBones, ivec2( x, row ), 0 );
  vec4 b = texelFetch( uBones, ivec2( x + 1, row ), 0 );
  vec4 c = texelFetch( uBones, ivec2( x + 2, row ), 0 );
  return mat4( a.x, b.x, c.x, 0.0, a.y, b.y, c.y, 0.0, a.z, b.z, c.z, 0.0, a.w, b.w, c.w, 1.0 );
}
mat4 skinAt( int row ) {
  mat4 m = boneAt( skinIndex.x, row ) * skinWeight.x;
  if ( skinWeight.y > 0.0 ) m += boneAt( skinIndex.y, row ) * skinWeight.y;
  if ( skinWeight.z > 0.0 ) m += boneAt( skinIndex.z, row ) * skinWeight.z;
  return m;
}
vec3 turned( vec3 v ) {
  float s = sin( iPlace.w );
  float c = cos( iPlace.w );
  return vec3( c * v.x + s * v.z, v.y, c * v.z - s * v.x );
}
`;

/** Variants that this body does not wear skip the skinning and collapse behind the far plane. */
const VERTEX_NORMAL = /* glsl */ `
  bool worn = ( ( int( iBody.x ) >> int( uv.y * 16.0 ) ) & 1 ) != 0;
  gSkin = mat4( 0.0 );
  if ( worn ) {
    gSkin = skinAt( int( iFrame.x ) );
    if ( iFrame.z > 0.0 ) gSkin = gSkin * ( 1.0 - iFrame.z ) + skinAt( int( iFrame.y ) ) * iFrame.z;
  }
  vec3 objectNormal = turned( mat3( gSkin ) * normal );`;

/** Eyes close for a seventh of a second about every four, each person at their own time; 1.468 m is the eyes' height. */
const VERTEX_POSITION = /* glsl */ `
  vec3 rest = position;
  if ( uv.x > 0.375 && uv.x < 0.5 && rest.z > 0.08 && abs( rest.y - 1.468 ) < 0.045 ) {
    float when = fract( uTime * 0.23 + fract( iFrame.w * 0.618034 ) );
    rest.y = mix( rest.y, 1.466, 0.9 * clamp( 1.4 - abs( when - 0.5 ) * 84.0, 0.0, 1.0 ) );
  }
  vec3 transformed = ( gSkin * vec4( rest, 1.0 ) ).xyz;
  transformed = turned( transformed * iBody.yzy ) + iPlace.xyz;`;

const VERTEX_COLOUR = /* glsl */ `
  vColor = vec4( color.rgb, 1.0 );
  ivec2 swatch = ivec2( int( uv.x * 16.0 ), int( iFrame.w ) );
  vec4 dye = texelFetch( uPalette, swatch, 0 );
  vDye = dye.rgb;
  vInk = texelFetch( uPalette, ivec2( swatch.x == 2 ? 16 : 5, swatch.y ), 0 ).rgb;
  vCloth = vec4( position, dye.a * 255.0 + 0.25 );
  vClothNormal = normal;
  vOpacity = iBody.w;`;

const VERTEX_PROJECT = /* glsl */ `#include <project_vertex>
  if ( ! worn ) gl_Position = vec4( 0.0, 0.0, 2.0, 1.0 );`;

const FRAGMENT_HEAD = /* glsl */ `
varying vec3 vDye;
varying vec3 vInk;
varying vec4 vCloth;
varying vec3 vClothNormal;
varying float vOpacity;
${clothPatterns}
`;

const FRAGMENT_COLOUR = /* glsl */ `
  if ( vOpacity < 0.99 ) {
    float noise = fract( 52.9829189 * fract( dot( floor( gl_FragCoord.xy ), vec2( 0.06711056, 0.00583715 ) ) ) );
    if ( noise > vOpacity ) discard;
  }
  vec3 cloth = vDye;
  if ( vCloth.w >= 1.0 ) cloth = printed( vDye, vInk, vCloth.xyz, vClothNormal, int( vCloth.w ) );
  diffuseColor.rgb *= cloth * mix( vec3( 0.80, 0.70, 0.66 ), vec3( 1.0 ), vColor.g ) * vColor.rgb;`;

type CrowdUniforms = {
  readonly uBones: { readonly value: DataTexture };
  readonly uPalette: { readonly value: DataTexture };
  readonly uTime: { readonly value: number };
};

function patch(shader: WebGLProgramParametersWithUniforms, own: CrowdUniforms): void {
  Object.assign(shader.uniforms, own);
  shader.vertexShader = shader.vertexShader
    .replace('#include <common>', `#include <common>\n${VERTEX_HEAD}`)
    .replace('#include <color_vertex>', VERTEX_COLOUR)
    .replace('#include <beginnormal_vertex>', VERTEX_NORMAL)
    .replace('#include <begin_vertex>', VERTEX_POSITION)
    .replace('#include <project_vertex>', VERTEX_PROJECT);
  shader.fragmentShader = shader.fragmentShader
    .replace('#include <common>', `#include <common>\n${FRAGMENT_HEAD}`)
    .replace('#include <color_fragment>', FRAGMENT_COLOUR);
}

/**
 * One program for every body and every level of detail. `time` (seconds, kept small by the caller) lets eyes blink;
 * without it they stay open.
 */
export function createCrowdMaterial(
  bones: DataTexture,
  palette: DataTexture,
  shading: Shading,
  time: { value: number } = { value: 0 },
): KitMaterial {
  // cloth has an inside: under a raised arm, in a cuff, below a hem
  const material =
    shading === 'standard'
      ? new MeshStandardMaterial({ vertexColors: true, roughness: 0.78, metalness: 0, side: DoubleSide })
      : new MeshLambertMaterial({ vertexColors: true, side: DoubleSide });
  material.onBeforeCompile = (shader) => {
    patch(shader, { uBones: { value: bones }, uPalette: { value: palette }, uTime: time });
  };
  material.customProgramCacheKey = () => `crowd-${shading}`;
  return material;
}

/** Soft round contact shadows: iPlace = x, y, z, radius; one draw for everybody. */
export function createShadowMaterial(): MeshBasicMaterial {
  const material = new MeshBasicMaterial({
    transparent: true,
    depthWrite: false,
    polygonOffset: true,
    polygonOffsetFactor: -2,
    polygonOffsetUnits: -2,
    toneMapped: false,
  });
  material.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nattribute vec4 iPlace;\nvarying vec2 vSpot;')
      .replace(
        '#include <begin_vertex>',
        'vSpot = position.xz;\n  vec3 transformed = vec3( position.x * iPlace.w, 0.0, position.z * iPlace.w ) + iPlace.xyz;',
      );
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', '#include <common>\nvarying vec2 vSpot;')
      .replace(
        '#include <color_fragment>',
        `float spread = clamp( 1.0 - length( vSpot ), 0.0, 1.0 );
  diffuseColor = vec4( 0.13, 0.075, 0.045, spread * spread * ( 3.0 - 2.0 * spread ) * 0.62 );`,
      );
  };
  material.customProgramCacheKey = () => 'crowd-shadow';
  return material;
}
