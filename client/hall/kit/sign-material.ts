import {
  type BufferGeometry,
  Color,
  InstancedBufferAttribute,
  InstancedMesh,
  MeshLambertMaterial,
  MeshStandardMaterial,
  type Texture,
} from 'three';
import type { Shading } from './kit-material.ts';

const VERTEX_HEAD = /* glsl */ `#include <common>
attribute vec4 iRect;
varying vec3 vPaint;
varying vec2 vSign;`;

const VERTEX_UV = /* glsl */ `#include <uv_vertex>
  vMapUv = iRect.xy + uv * iRect.zw;
  vSign = uv;
  vPaint = instanceColor.rgb;`;

const FRAGMENT_HEAD = /* glsl */ `#include <common>
varying vec3 vPaint;
varying vec2 vSign;`;

/** Ground in the wing's colour, a golden line around it, lettering the colour of cream. */
const FRAGMENT_MAP = /* glsl */ `
  vec2 inset = min( vSign, 1.0 - vSign ) * vec2( 5.16, 1.0 );
  float rim = min( inset.x, inset.y );
  float soft = fwidth( rim ) + 0.004;
  float gilt = smoothstep( 0.028 - soft, 0.028 + soft, rim ) - smoothstep( 0.058 - soft, 0.058 + soft, rim );
  diffuseColor.rgb = mix( vPaint * ( 1.12 - 0.3 * vSign.y ), vec3( 0.78, 0.48, 0.10 ), gilt );
  diffuseColor.rgb = mix( diffuseColor.rgb, vec3( 1.0, 0.97, 0.90 ), texture2D( map, vMapUv ).r );`;

/**
 * All signs in one draw call: instance i shows cell i of the atlas, painted on `grounds[i]`. Place the instances with
 * `setMatrixAt`; the material's `emissiveIntensity` is how strongly they are lit by themselves.
 */
export function createSignMesh(
  geometry: BufferGeometry,
  atlas: { readonly texture: Texture; readonly rects: Float32Array },
  grounds: readonly string[],
  shading: Shading,
): InstancedMesh {
  const options = { map: atlas.texture, emissive: '#ffffff', emissiveIntensity: 0.3 };
  const material =
    shading === 'standard'
      ? new MeshStandardMaterial({ ...options, roughness: 0.6, metalness: 0 })
      : new MeshLambertMaterial(options);
  material.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', VERTEX_HEAD)
      .replace('#include <uv_vertex>', VERTEX_UV);
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', FRAGMENT_HEAD)
      .replace('#include <map_fragment>', FRAGMENT_MAP)
      .replace('#include <color_fragment>', '')
      .replace('#include <emissivemap_fragment>', 'totalEmissiveRadiance *= diffuseColor.rgb;');
  };
  material.customProgramCacheKey = () => `sign-${shading}`;
  geometry.setAttribute('iRect', new InstancedBufferAttribute(atlas.rects, 4));
  const mesh = new InstancedMesh(geometry, material, grounds.length);
  const colour = new Color();
  grounds.forEach((ground, i) => {
    mesh.setColorAt(i, colour.set(ground));
  });
  return mesh;
}
