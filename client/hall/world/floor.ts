/** The terrazzo floor: one mesh, one draw call, whatever is inlaid in it. */
import {
  Color,
  Mesh,
  MeshLambertMaterial,
  MeshStandardMaterial,
  type Texture,
  Vector3,
  Vector4,
} from 'three';
import type { Hall } from '../../../shared/hall/types.ts';
import type { GroundLight } from '../kit/ground-light.ts';
import type { DayLight } from './daylight.ts';
import { floorGeometry } from './floor-plan.ts';
import { FLOOR_COLOUR, FLOOR_FUNCTIONS, FLOOR_HEAD, FLOOR_POLISH } from './floor-shader.ts';

export type FloorMesh = { readonly mesh: Mesh; readonly setLight: (light: DayLight) => void };

/** Room between the outermost tile's corner and the map's brass ring, metres. */
const MAP_MARGIN = 0.66;

/** How far the inlaid map reaches from the centre, its border included. */
export function mapRadius(hall: Hall): number {
  const corner = (t: Hall['tiles'][number]) =>
    Math.hypot(Math.abs(t.centre.x) + t.size / 2, Math.abs(t.centre.z) + t.size / 2);
  return Math.max(0, ...hall.tiles.map(corner)) + MAP_MARGIN;
}

/** `terrazzo` is the tiling picture, `shading` as the quality tier says. */
export function createFloor(
  hall: Hall,
  terrazzo: Texture,
  shading: 'standard' | 'lambert',
  ground: GroundLight,
): FloorMesh {
  const { roofRadius, oculusRadius } = hall.atrium;
  const ring = hall.columns.filter((c) => Math.hypot(c.x, c.z) < roofRadius);
  const first = ring[0] ?? { x: 0, z: 1 };
  const rim = Math.max(...hall.floors.map((f) => (f.kind === 'disc' ? f.radius : 0)));
  const count = Math.max(6, ring.length);
  const uniforms = {
    uTerrazzo: { value: terrazzo },
    uRings: { value: new Vector4(mapRadius(hall), Math.hypot(first.x, first.z), roofRadius, rim) },
    uRoof: {
      value: new Vector3(oculusRadius, count, (Math.atan2(first.x, first.z) / (2 * Math.PI)) * count),
    },
    uSkyLow: { value: new Color() },
    uSkyHigh: { value: new Color() },
    uCeiling: { value: new Color() },
    uLantern: { value: new Color() },
  };
  const material =
    shading === 'standard'
      ? new MeshStandardMaterial({ vertexColors: true, roughness: 0.42, envMapIntensity: 1 })
      : new MeshLambertMaterial({ vertexColors: true });
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, uniforms);
    shader.vertexShader = shader.vertexShader
      .replace(
        '#include <common>',
        '#include <common>\nattribute vec3 plan;\nvarying vec3 vPlan;\nvarying vec3 vHere;',
      )
      .replace('#include <begin_vertex>', '#include <begin_vertex>\nvPlan = plan;\nvHere = position;');
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', `#include <common>\n${FLOOR_HEAD}${FLOOR_FUNCTIONS}`)
      .replace('#include <color_fragment>', FLOOR_COLOUR)
      // The mirrored sky is the floor's own: the baked one knows no roof.
      .replace('#include <aomap_fragment>', 'reflectedLight.indirectSpecular *= 0.0;')
      .replace('#include <opaque_fragment>', `${FLOOR_POLISH}\n#include <opaque_fragment>`);
  };
  material.customProgramCacheKey = () => `floor-${shading}`;
  const mesh = new Mesh(floorGeometry(hall), material);
  mesh.receiveShadow = true;
  mesh.name = 'floor';
  ground.adopt(mesh);
  return {
    mesh,
    setLight(light) {
      uniforms.uSkyLow.value.copy(light.horizon).multiplyScalar(0.85);
      uniforms.uSkyHigh.value.copy(light.middle).lerp(light.zenith, 0.4);
      // By day the roof's underside is lit from the floor, by night from its lanterns.
      uniforms.uCeiling.value.setRGB(0.3, 0.19, 0.09).multiplyScalar(1 + 0.5 * light.lamps);
      uniforms.uLantern.value.setRGB(1, 0.66, 0.3).multiplyScalar(0.25 + 2.6 * light.lamps);
    },
  };
}
