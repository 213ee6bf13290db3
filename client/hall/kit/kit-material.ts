import {
  Color,
  MeshLambertMaterial,
  MeshStandardMaterial,
  type WebGLProgramParametersWithUniforms,
} from 'three';
import { CRAFTS } from './crafts.ts';
import { WORLD_AT } from './ground-light.ts';

/** `standard` for phones with a real GPU and desktops, `lambert` for the lowest tier and for tests. */
export type Shading = 'standard' | 'lambert';

export type KitOptions = {
  readonly shading?: Shading;
  /** Accent where instances carry no colour. */
  readonly accent?: string;
  readonly roughness?: number;
};

export type KitMaterial = MeshStandardMaterial | MeshLambertMaterial;

/** Live settings of a kit material: `glow` is how strongly lamps and screens shine (day 1.4, evening 3). */
export type KitUniforms = { readonly uAccent: { value: Color }; readonly uGlow: { value: number } };

const VERTEX_COLOUR = /* glsl */ `
  vColor = vec4( 1.0 );
  vColor *= color;
  vMask = vec3( uv, color.a );
  #ifdef USE_INSTANCING_COLOR
    vAccent = instanceColor.rgb;
  #else
    vAccent = uAccent;
  #endif`;

/** Occlusion tints to warm brown instead of grey: the albedo keeps some colour in corners. */
const FRAGMENT_COLOUR = /* glsl */ `
  float crafted = floor( vMask.x * 255.0 + 0.5 );
  bool isCrafted = crafted > 0.5 && crafted < 8.5;
  vec3 albedo = mix( vColor.rgb, vColor.rgb * vAccent, isCrafted ? 0.0 : vMask.x );
  if ( isCrafted ) albedo *= craft( crafted, ${WORLD_AT} );
  albedo *= mix( vec3( 0.62, 0.52, 0.48 ), vec3( 1.0 ), smoothstep( 0.0, 1.0, vMask.z ) );
  diffuseColor.rgb *= albedo;`;

const FRAGMENT_AO = /* glsl */ `
  float occlusion = mix( 0.35, 1.0, vMask.z );
  reflectedLight.indirectDiffuse *= occlusion;
  reflectedLight.indirectSpecular *= occlusion;`;

function patch(shader: WebGLProgramParametersWithUniforms, uniforms: KitUniforms): void {
  Object.assign(shader.uniforms, uniforms);
  shader.vertexShader = shader.vertexShader
    .replace(
      '#include <common>',
      '#include <common>\nvarying vec3 vMask;\nvarying vec3 vAccent;\nuniform vec3 uAccent;',
    )
    .replace('#include <color_vertex>', VERTEX_COLOUR);
  shader.fragmentShader = shader.fragmentShader
    .replace(
      '#include <common>',
      '#include <common>\nvarying vec3 vMask;\nvarying vec3 vAccent;\nuniform float uGlow;\n' + CRAFTS,
    )
    .replace('#include <color_fragment>', FRAGMENT_COLOUR)
    .replace('#include <aomap_fragment>', FRAGMENT_AO)
    .replace('#include <emissivemap_fragment>', 'totalEmissiveRadiance += vColor.rgb * vMask.y * uGlow;');
}

/**
 * The one material of every kit part, whether modelled in Blender or built in code: COLOR_0.rgb albedo, COLOR_0.a
 * ambient occlusion, TEXCOORD_0 = (accent mask, glow mask), `instanceColor` = the wing's accent.
 */
export function createKitMaterial(options: KitOptions = {}): {
  material: KitMaterial;
  uniforms: KitUniforms;
} {
  const { shading = 'standard', accent = '#2f7f86', roughness = 0.7 } = options;
  const material =
    shading === 'standard'
      ? new MeshStandardMaterial({ vertexColors: true, roughness, metalness: 0 })
      : new MeshLambertMaterial({ vertexColors: true });
  const uniforms: KitUniforms = { uAccent: { value: new Color(accent) }, uGlow: { value: 1.4 } };
  material.onBeforeCompile = (shader) => {
    patch(shader, uniforms);
  };
  material.customProgramCacheKey = () => `kit-${shading}`;
  return { material, uniforms };
}
