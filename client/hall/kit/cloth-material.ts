import {
  Color,
  InstancedBufferAttribute,
  MeshLambertMaterial,
  MeshStandardMaterial,
  SRGBColorSpace,
  type BufferGeometry,
  type Texture,
} from 'three';
import { rampStops, type Ramp } from '../motifs/dyes.ts';
import type { KitMaterial, Shading } from './kit-material.ts';

const VERTEX_HEAD = /* glsl */ `#include <common>
attribute vec4 iRect;
attribute vec3 iGround;
attribute vec3 iFill;
attribute vec3 iLight;
attribute vec3 iLine;
attribute float timber;
varying vec3 vGround;
varying vec3 vFill;
varying vec3 vLight;
varying vec3 vLine;
varying vec3 vPlace;`;

const VERTEX_UV = /* glsl */ `#include <uv_vertex>
  vMapUv = iRect.xy + uv * iRect.zw;
  vPlace = vec3( uv, timber );
  vGround = iGround;
  vFill = iFill;
  vLight = iLight;
  vLine = iLine;`;

const FRAGMENT_HEAD = /* glsl */ `#include <common>
uniform float uWoven;
varying vec3 vGround;
varying vec3 vFill;
varying vec3 vLight;
varying vec3 vLine;
varying vec3 vPlace;`;

const [, FILL, LIGHT] = rampStops;

/** The frame's timber, else the tone's colour; darker where the cloth meets its frame. */
const FRAGMENT_MAP = /* glsl */ `
  float tone = mix( 0.2, texture2D( map, vMapUv ).r, uWoven );
  vec3 dyed = tone < ${FILL} ? mix( vGround, vFill, tone / ${FILL} )
    : ( tone < ${LIGHT} ? mix( vFill, vLight, ( tone - ${FILL} ) / ${LIGHT - FILL} )
    : mix( vLight, vLine, ( tone - ${LIGHT} ) / ${1 - LIGHT} ) );
  vec2 inset = min( vPlace.xy, 1.0 - vPlace.xy ) * vec2( 1.8, 1.0 );
  dyed *= 0.62 + 0.38 * smoothstep( 0.0, 0.09, min( inset.x, inset.y ) );
  diffuseColor.rgb = vPlace.z > 0.0 ? vec3( 0.30, 0.125, 0.045 ) * vPlace.z : dyed;`;

/** Pavilions light their cloth a little, so that it is seen in the shade of the roof. */
const FRAGMENT_LIGHT = /* glsl */ `
  if ( vPlace.z <= 0.0 ) totalEmissiveRadiance += diffuseColor.rgb * 0.24;`;

export type ClothMaterial = {
  readonly material: KitMaterial;
  /** 0: plain cloth of each one's colour, 1: the pattern. */
  readonly uWoven: { value: number };
};

/** Cloths in any dye: the picture gives the tone, each instance its four colours and its place in the picture. */
export function createClothMaterial(tones: Texture, shading: Shading): ClothMaterial {
  const material =
    shading === 'standard'
      ? new MeshStandardMaterial({ map: tones, roughness: 0.88, metalness: 0 })
      : new MeshLambertMaterial({ map: tones });
  const uWoven = { value: 0 };
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, { uWoven });
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', VERTEX_HEAD)
      .replace('#include <uv_vertex>', VERTEX_UV);
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', FRAGMENT_HEAD)
      .replace('#include <map_fragment>', FRAGMENT_MAP)
      .replace('#include <emissivemap_fragment>', FRAGMENT_LIGHT);
  };
  material.customProgramCacheKey = () => `cloth-${shading}`;
  return { material, uWoven };
}

/** Gives instance i of the geometry its cell of the picture and its four colours. */
export function setCloths(geometry: BufferGeometry, rects: Float32Array, ramps: readonly Ramp[]): void {
  geometry.setAttribute('iRect', new InstancedBufferAttribute(rects, 4));
  const colour = new Color();
  ['iGround', 'iFill', 'iLight', 'iLine'].forEach((name, stop) => {
    const values = new Float32Array(ramps.length * 3);
    ramps.forEach((ramp, i) => {
      const [r, g, b] = ramp[stop] ?? [0, 0, 0];
      colour.setRGB(r, g, b, SRGBColorSpace).toArray(values, i * 3);
    });
    geometry.setAttribute(name, new InstancedBufferAttribute(values, 3));
  });
}
