import {
  type BufferGeometry,
  InstancedBufferAttribute,
  InstancedMesh,
  MeshLambertMaterial,
  MeshStandardMaterial,
  type Texture,
} from 'three';
import type { Shading } from './kit-material.ts';

/**
 * Pictures from an atlas: every instance shows its own cell (`iRect`), slightly self-lit so that signs stay
 * readable in the shade of a roof and in the evening.
 */
function createAtlasMaterial(atlas: Texture, glow: number, shading: Shading) {
  const options = { map: atlas, emissive: '#ffffff', emissiveMap: atlas, emissiveIntensity: glow };
  const material =
    shading === 'standard'
      ? new MeshStandardMaterial({ ...options, roughness: 0.55, metalness: 0 })
      : new MeshLambertMaterial(options);
  material.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nattribute vec4 iRect;')
      .replace(
        '#include <uv_vertex>',
        '#include <uv_vertex>\n  vMapUv = iRect.xy + uv * iRect.zw;\n  vEmissiveMapUv = vMapUv;',
      );
  };
  material.customProgramCacheKey = () => `atlas-${shading}`;
  return material;
}

/**
 * One draw call for all signs (or boards): instance i of `geometry` (the kit's `sign` or `board` part) shows cell i
 * of the atlas. Place the instances with `setMatrixAt`.
 */
export function createAtlasMesh(
  geometry: BufferGeometry,
  atlas: { readonly texture: Texture; readonly rects: Float32Array },
  options: { readonly glow?: number; readonly shading?: Shading } = {},
): InstancedMesh {
  const { glow = 0.35, shading = 'standard' } = options;
  const own = geometry.clone();
  own.setAttribute('iRect', new InstancedBufferAttribute(atlas.rects, 4));
  return new InstancedMesh(own, createAtlasMaterial(atlas.texture, glow, shading), atlas.rects.length / 4);
}
