import {
  type BufferGeometry,
  InstancedBufferAttribute,
  InstancedMesh,
  MeshLambertMaterial,
  MeshStandardMaterial,
  Vector4,
} from 'three';
import type { BoardAtlas } from './board-atlas.ts';
import type { Shading } from './kit-material.ts';

const VERTEX_HEAD = /* glsl */ `#include <common>
attribute vec4 iRect;
attribute float iLamp;
attribute float lamp;
uniform vec4 uLampRect;
varying float vLamp;`;

/** The lamp's glass shows the sign of the counter's state, the board its own cell. */
const VERTEX_UV = /* glsl */ `#include <uv_vertex>
  vLamp = lamp;
  vMapUv = lamp > 0.5 ? uLampRect.xy + ( uv + vec2( iLamp, 0.0 ) ) * uLampRect.zw : iRect.xy + uv * iRect.zw;
  vEmissiveMapUv = vMapUv;`;

export type BoardMesh = {
  readonly mesh: InstancedMesh;
  /** 0 open, 1 serving, 2 closed. */
  readonly setLamp: (i: number, state: number) => void;
};

/**
 * All boards with their lamps in one draw call. `geometry` has the attribute `lamp`: 1 on the lamp, 0 on the board.
 * The material's `emissiveIntensity` is how strongly they shine; lamps shine more.
 */
export function createBoardMesh(geometry: BufferGeometry, atlas: BoardAtlas, shading: Shading): BoardMesh {
  const { texture, rects, lampRect } = atlas;
  const count = rects.length / 4;
  const options = { map: texture, emissive: '#ffffff', emissiveMap: texture, emissiveIntensity: 0.5 };
  const material =
    shading === 'standard'
      ? new MeshStandardMaterial({ ...options, roughness: 0.5, metalness: 0 })
      : new MeshLambertMaterial(options);
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, { uLampRect: { value: new Vector4(...lampRect) } });
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', VERTEX_HEAD)
      .replace('#include <uv_vertex>', VERTEX_UV);
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', '#include <common>\nvarying float vLamp;')
      .replace(
        '#include <emissivemap_fragment>',
        '#include <emissivemap_fragment>\n  totalEmissiveRadiance *= 1.0 + 0.9 * vLamp;',
      );
  };
  material.customProgramCacheKey = () => `board-${shading}`;
  const lamps = new InstancedBufferAttribute(new Float32Array(count).fill(2), 1);
  geometry.setAttribute('iRect', new InstancedBufferAttribute(rects, 4));
  geometry.setAttribute('iLamp', lamps);
  return {
    mesh: new InstancedMesh(geometry, material, count),
    setLamp(i, state) {
      if (lamps.getX(i) === state) return;
      lamps.setX(i, state);
      lamps.needsUpdate = true;
    },
  };
}
