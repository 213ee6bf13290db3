/**
 * The building from data, ready to be drawn. Comes in two steps: what one needs to walk (floor, walls, nearest
 * counters), then the garden, the frames and the boards.
 */
import {
  DirectionalLight,
  Fog,
  HemisphereLight,
  LinearFilter,
  LinearMipmapLinearFilter,
  type Material,
  Mesh,
  RepeatWrapping,
  Scene,
  SRGBColorSpace,
  Texture,
  TextureLoader,
  type WebGLRenderer,
} from 'three';
import type { Hall } from '../../../shared/hall/types.ts';
import { assetUrls } from '../kit/asset-urls.ts';
import { createBatikMaterial, loadToneTexture } from '../kit/batik-material.ts';
import { createKitMaterial } from '../kit/kit-material.ts';
import { loadEnvironment } from '../kit/load-environment.ts';
import type { Models } from '../kit/load-models.ts';
import type { Quality } from '../engine/quality.ts';
import { createBigBoard, type BigBoard } from './big-board.ts';
import type { DayLight } from './daylight.ts';
import { createFloor } from './floor.ts';
import { createFloorMap, type FloorMap } from './floor-map.ts';
import { furniture } from './furniture.ts';
import { greatRoof } from './great-roof.ts';
import { createGuide, type Guide } from './guide.ts';
import { createLandscape } from './landscape.ts';
import { createLiveBoards, type LiveBoards } from './live-boards.ts';
import { createMurals } from './murals.ts';
import { createPavilions, type Pavilions } from './pavilions.ts';
import { createSigns, type SignWords } from './signs.ts';
import { createTrees } from './trees.ts';
import { wingFrames } from './wing-frames.ts';

export type World = {
  readonly scene: Scene;
  readonly sun: DirectionalLight;
  readonly pavilions: Pavilions;
  readonly guide: Guide;
  readonly boards: LiveBoards;
  readonly floorMap: FloorMap;
  readonly bigBoard: BigBoard;
  /** The parts that may come after the first step: call once, then draw the shadow anew. */
  readonly addRest: () => void;
};

type Built = {
  readonly hall: Hall;
  readonly models: Models;
  readonly quality: Quality;
  readonly light: DayLight;
};

export async function createWorld(built: Built, words: SignWords): Promise<World> {
  const { hall, models, quality, light } = built;
  const { shading } = quality;
  const [terrazzo, tones, environment] = await Promise.all([
    loadTiling(assetUrls.terrazzo),
    loadToneTexture(assetUrls.megaMendung),
    shading === 'standard' ? loadEnvironment(assetUrls.env) : null,
  ]);
  const { material: kit, uniforms } = createKitMaterial({ shading });
  uniforms.uGlow.value = light.glow;
  const cloth = createBatikMaterial(tones, shading);

  const scene = new Scene();
  const fog = new Fog(light.fog, light.fogNear, light.fogFar);
  scene.fog = fog;
  const sun = addLight(scene, hall, built, environment);

  const style = { width: quality.signWidth, shading };
  const [signs, boards, floorMap, bigBoard] = await Promise.all([
    createSigns(hall, models.parts.sign[0], words, style),
    createLiveBoards(hall, models.parts.board[0], (c) => words.counter(c.index), {
      ...style,
      width: quality.boardWidth,
    }),
    createFloorMap(hall, shading),
    createBigBoard(hall),
  ]);
  const pavilions = createPavilions(hall, models, { kit, cloth });
  const guide = createGuide();
  scene.add(
    createFloor(hall, terrazzo, shading, quality.tier === 'high' ? 1024 : 512),
    createLandscape(light, fog),
    solid(furniture(hall), kit, 'furniture'),
    solid(greatRoof(hall), kit, 'great roof'),
    pavilions.group,
    signs,
    boards.mesh,
    floorMap.mesh,
    bigBoard.mesh,
    guide.group,
  );

  return {
    scene,
    sun,
    pavilions,
    guide,
    boards,
    floorMap,
    bigBoard,
    addRest() {
      for (const wing of hall.wings) scene.add(solid(wingFrames(hall, wing), kit, `frames ${wing.id}`));
      if (hall.wings.length > 0) scene.add(createMurals(hall, cloth));
      scene.add(createTrees(hall, kit, quality.trees));
    },
  };
}

function solid(geometry: Mesh['geometry'], material: Material, name: string): Mesh {
  const mesh = new Mesh(geometry, material);
  mesh.castShadow = mesh.receiveShadow = true;
  mesh.name = name;
  return mesh;
}

async function loadTiling(url: string): Promise<Texture> {
  const texture = await new TextureLoader().loadAsync(url);
  texture.colorSpace = SRGBColorSpace;
  texture.wrapS = texture.wrapT = RepeatWrapping;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.magFilter = LinearFilter;
  texture.anisotropy = 4;
  return texture;
}

/** One sun with one static shadow, and light from the sky: a cube where materials take it, else two colours. */
function addLight(
  scene: Scene,
  hall: Hall,
  { quality, light }: Built,
  environment: Texture | null,
): DirectionalLight {
  const sun = new DirectionalLight(light.sunColour, light.sunIntensity);
  const { bounds } = hall;
  const reach = Math.max(bounds.maxX, -bounds.minX, bounds.maxZ, -bounds.minZ) + 4;
  sun.position.copy(light.sunDirection).multiplyScalar(90);
  const { camera } = sun.shadow;
  camera.left = camera.bottom = -reach;
  camera.right = camera.top = reach;
  camera.near = 20;
  camera.far = 180;
  sun.castShadow = quality.shadowSize > 0;
  sun.shadow.mapSize.set(quality.shadowSize || 512, quality.shadowSize || 512);
  sun.shadow.bias = -0.0006;
  sun.shadow.normalBias = 0.08;
  sun.shadow.radius = 1.6;
  scene.add(sun);
  if (environment) {
    scene.environment = environment;
    scene.environmentIntensity = light.skyIntensity;
    // What comes back from sunlit floors and timber: without it the shade under roofs is cold.
    scene.add(new HemisphereLight(light.bounceAbove, light.bounceBelow, light.bounce));
  } else {
    scene.add(new HemisphereLight('#eef1ee', '#d3b48c', 2.15));
  }
  return sun;
}

/** Draws the static shadow once more: after the building changed, or with a new context. */
export function refreshShadow(world: World, renderer: WebGLRenderer): void {
  renderer.shadowMap.autoUpdate = false;
  renderer.shadowMap.needsUpdate = world.sun.castShadow;
  if (world.sun.castShadow) world.pavilions.dealForShadow();
}

/** Frees what the world holds on the GPU. */
export function disposeWorld({ scene }: World): void {
  scene.traverse((object) => {
    if (!(object instanceof Mesh)) return;
    object.geometry.dispose();
    const materials = Array.isArray(object.material) ? object.material : [object.material];
    for (const material of materials as Material[]) {
      if ('map' in material && material.map instanceof Texture) material.map.dispose();
      material.dispose();
    }
  });
  scene.environment?.dispose();
}
