import {
  Color,
  LinearFilter,
  LinearMipmapLinearFilter,
  MeshLambertMaterial,
  MeshStandardMaterial,
  NoColorSpace,
  RepeatWrapping,
  type Texture,
  TextureLoader,
} from 'three';
import type { KitMaterial, Shading } from './kit-material.ts';

/** Loads the tone-index picture (R = 0 deep ground … 1 white outline). */
export async function loadToneTexture(url: string): Promise<Texture> {
  const texture = await new TextureLoader().loadAsync(url);
  texture.colorSpace = NoColorSpace;
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.magFilter = LinearFilter;
  texture.anisotropy = 4;
  texture.flipY = false; // glTF picture coordinates start at the top left
  return texture;
}

const RAMP = /* glsl */ `
  float tone = texture2D( map, vMapUv ).r;
  vec3 deep = vAccent * 0.34;
  vec3 pale = mix( vAccent, vec3( 1.0 ), 0.62 );
  vec3 ramp = tone < 0.35 ? mix( deep, vAccent, tone / 0.35 )
    : ( tone < 0.75 ? mix( vAccent, pale, ( tone - 0.35 ) / 0.4 )
    : mix( pale, vec3( 0.98, 0.96, 0.90 ), ( tone - 0.75 ) / 0.25 ) );
  diffuseColor.rgb = ramp;`;

/**
 * Cloth panels and murals in any wing's colour: the picture gives the tone, `instanceColor` (or `accent`) the hue.
 * Keep mega mendung horizontal, and never on a floor.
 */
export function createBatikMaterial(
  tones: Texture,
  shading: Shading = 'standard',
  accent = '#27509b',
): KitMaterial {
  const material =
    shading === 'standard'
      ? new MeshStandardMaterial({ map: tones, roughness: 0.85, metalness: 0 })
      : new MeshLambertMaterial({ map: tones });
  const uAccent = { value: new Color(accent) };
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, { uAccent });
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nvarying vec3 vAccent;\nuniform vec3 uAccent;')
      .replace(
        '#include <color_vertex>',
        `#include <color_vertex>
  #ifdef USE_INSTANCING_COLOR
    vAccent = instanceColor.rgb;
  #else
    vAccent = uAccent;
  #endif`,
      );
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', '#include <common>\nvarying vec3 vAccent;')
      .replace('#include <map_fragment>', RAMP)
      .replace('#include <color_fragment>', '');
  };
  material.customProgramCacheKey = () => `batik-${shading}`;
  return material;
}
