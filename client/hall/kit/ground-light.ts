/**
 * What the building does to light, for every material in it: roofs hide a part of the sky, lamps throw pools of
 * warm light. Read from the one map of the ground (`world/ground-map.ts`), so it costs one texture fetch.
 */
import {
  Color,
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  type Material,
  MeshLambertMaterial,
  MeshStandardMaterial,
  type Object3D,
  RGBAFormat,
  Vector3,
  type WebGLProgramParametersWithUniforms,
} from 'three';

export type GroundLight = {
  readonly uniforms: {
    readonly uGround: { value: DataTexture };
    /** Least x and z, and one over the side; metres. */
    readonly uGroundFrame: { value: Vector3 };
    /** Light right below a lantern. */
    readonly uLamp: { value: Color };
  };
  /** Makes everything below `object` feel roofs and lamps; materials that do already stay as they are. */
  readonly adopt: (object: Object3D) => void;
};

type Picture = {
  readonly data: Uint8Array<ArrayBuffer>;
  readonly size: number;
  readonly minX: number;
  readonly minZ: number;
  readonly span: number;
};

/** Where the fragment is in the hall; works whatever a material does to its vertices. */
export const WORLD_AT = /* glsl */ `( cameraPosition - ( vec4( vViewPosition, 0.0 ) * viewMatrix ).xyz )`;

const HEAD = /* glsl */ `#include <common>
uniform sampler2D uGround;
uniform vec3 uGroundFrame;
uniform vec3 uLamp;`;

/** Light from below a roof has met timber: warmer and less. Lamps light from above, the more the lower one is. */
const BODY = /* glsl */ `#include <lights_fragment_end>
  {
    vec3 here = ${WORLD_AT};
    vec4 ground = texture2D( uGround, ( here.xz - uGroundFrame.xy ) * uGroundFrame.z );
    float sky = mix( ground.b, 1.0, smoothstep( 4.8, 6.4, here.y ) );
    reflectedLight.indirectDiffuse *= mix( vec3( 0.62, 0.52, 0.42 ), vec3( 1.0 ), sky );
    reflectedLight.indirectSpecular *= mix( 0.45, 1.0, sky );
    float upward = dot( normal, ( viewMatrix * vec4( 0.0, 1.0, 0.0, 0.0 ) ).xyz );
    // from above below the lanterns, from below above them: no roof is lit on its outer side
    float reach = mix( 0.74 + 0.26 * upward, max( 0.0, 0.3 - 0.75 * upward ), smoothstep( 2.3, 4.6, here.y ) );
    reach *= 1.0 - 0.5 * smoothstep( 4.6, 9.0, here.y );
    reflectedLight.indirectDiffuse += diffuseColor.rgb * uLamp * ( ground.g * reach );
  }`;

export function createGroundLight(picture: Picture): GroundLight {
  const texture = new DataTexture(picture.data, picture.size, picture.size, RGBAFormat);
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.needsUpdate = true;
  const uniforms = {
    uGround: { value: texture },
    uGroundFrame: { value: new Vector3(picture.minX, picture.minZ, 1 / picture.span) },
    uLamp: { value: new Color(0, 0, 0) },
  };
  const adopted = new WeakSet<Material>();

  function take(material: Material): void {
    const isLit = material instanceof MeshStandardMaterial || material instanceof MeshLambertMaterial;
    if (!isLit || adopted.has(material)) return;
    adopted.add(material);
    const before = material.onBeforeCompile.bind(material);
    const key = material.customProgramCacheKey();
    material.onBeforeCompile = (shader, renderer) => {
      before(shader, renderer);
      patch(shader, uniforms);
    };
    material.customProgramCacheKey = () => `${key} ground`;
  }

  return {
    uniforms,
    adopt(object) {
      object.traverse((part) => {
        const { material } = part as Partial<{ material: Material | Material[] }>;
        if (Array.isArray(material)) material.forEach(take);
        else if (material) take(material);
      });
    },
  };
}

function patch(shader: WebGLProgramParametersWithUniforms, uniforms: GroundLight['uniforms']): void {
  Object.assign(shader.uniforms, uniforms);
  shader.fragmentShader = shader.fragmentShader
    .replace('#include <common>', HEAD)
    .replace('#include <lights_fragment_end>', BODY);
}
