/** The hall's light as a whole: key light and its one shadow, sky light, fog; follows the hour. */
import {
  Color,
  DirectionalLight,
  Fog,
  HemisphereLight,
  type Scene,
  type Texture,
  Vector3,
  type WebGLRenderer,
} from 'three';
import type { Hall } from '../../../shared/hall/types.ts';
import type { Quality } from '../engine/quality.ts';
import { assetUrls } from '../kit/asset-urls.ts';
import { loadEnvironment } from '../kit/load-environment.ts';
import type { DayLight } from './daylight.ts';

export type HallLight = {
  readonly sun: DirectionalLight;
  /** Resolves when the sky of the hour has arrived, where materials take one. @throws when it cannot be fetched */
  readonly setLight: (light: DayLight) => Promise<void>;
  /** The building changed: its shadow is drawn once more with the next frame. */
  readonly redrawShadow: () => void;
};

/** The sun moves a degree in four minutes: its shadow is drawn again after this many radians. */
const MOVED = 0.045;
const DISTANCE_M = 90;

/** Adds lights and fog to the scene. */
export function createHallLight(scene: Scene, hall: Hall, quality: Quality): HallLight {
  const sun = createSun(hall, quality);
  const fill = new HemisphereLight();
  const fog = new Fog('#ffffff', 45, 320);
  const takesSky = quality.shading === 'standard';
  scene.add(sun, sun.target, fill);
  scene.fog = fog;
  const drawnFrom = new Vector3();
  let exposure = 1;
  let isStale = true;
  let sky: DayLight['environment'] | null = null;

  // Asked before every frame; does nothing in nearly all of them.
  scene.onBeforeRender = (renderer: WebGLRenderer) => {
    renderer.toneMappingExposure = exposure;
    if (!isStale) return;
    isStale = false;
    renderer.shadowMap.needsUpdate = sun.castShadow;
  };

  async function wear(name: DayLight['environment']): Promise<void> {
    if (!takesSky || sky === name) return;
    const worn = sky;
    sky = name;
    let texture: Texture;
    try {
      texture = await loadEnvironment(name === 'day' ? assetUrls.env : assetUrls.envEvening);
    } catch (error) {
      // The next minute asks again.
      sky = worn;
      throw error;
    }
    if (sky !== name) {
      texture.dispose();
      return;
    }
    scene.environment?.dispose();
    scene.environment = texture;
  }

  return {
    sun,
    redrawShadow() {
      isStale = true;
    },
    async setLight(light) {
      exposure = light.exposure;
      sun.color.copy(light.sunColour);
      sun.intensity = light.sunIntensity;
      if (light.sunDirection.angleTo(drawnFrom) > MOVED) {
        drawnFrom.copy(light.sunDirection);
        sun.position.copy(light.sunDirection).multiplyScalar(DISTANCE_M);
        isStale = true;
      }
      fill.color.copy(light.above);
      fill.groundColor.copy(light.below);
      fill.intensity = takesSky ? light.bounce : light.ambient;
      scene.environmentIntensity = light.skyIntensity;
      fog.color.copy(light.fog);
      fog.near = light.fogNear;
      fog.far = light.fogFar;
      await wear(light.environment);
    },
  };
}

function createSun(hall: Hall, quality: Quality): DirectionalLight {
  const sun = new DirectionalLight(new Color());
  const { bounds } = hall;
  const middle = { x: (bounds.minX + bounds.maxX) / 2, z: (bounds.minZ + bounds.maxZ) / 2 };
  const reach = Math.hypot(bounds.maxX - middle.x, bounds.maxZ - middle.z) + 3;
  const { camera } = sun.shadow;
  camera.left = camera.bottom = -reach;
  camera.right = camera.top = reach;
  camera.near = 10;
  camera.far = DISTANCE_M * 2;
  sun.castShadow = quality.shadowSize > 0;
  sun.shadow.mapSize.set(quality.shadowSize || 512, quality.shadowSize || 512);
  // A texel covers several centimetres: along the light as much must be forgiven, or surfaces speckle.
  const texel = (reach * 2) / (quality.shadowSize || 512);
  sun.shadow.bias = (-0.3 * texel) / (camera.far - camera.near) - 0.0002;
  sun.shadow.normalBias = texel * 1.1;
  sun.shadow.radius = quality.shadowSize > 1024 ? 1.4 : 1.1;
  return sun;
}
