/**
 * The building from data, ready to be drawn. What one needs to walk (floor, walls, counters, roof) comes at once;
 * frames, murals, trees and gardens follow by distance, in slices between the frames.
 */
import {
  type InstancedMesh,
  LinearFilter,
  LinearMipmapLinearFilter,
  type Material,
  Mesh,
  type Object3D,
  RepeatWrapping,
  Scene,
  SRGBColorSpace,
  type Texture,
  TextureLoader,
  type WebGLRenderer,
} from 'three';
import type { Hall } from '../../../shared/hall/types.ts';
import { assetUrls } from '../kit/asset-urls.ts';
import { createGroundLight } from '../kit/ground-light.ts';
import { createKitMaterial } from '../kit/kit-material.ts';
import type { Models } from '../kit/load-models.ts';
import type { Quality } from '../engine/quality.ts';
import { createBigBoard, type BigBoard } from './big-board.ts';
import { createCloths } from './cloths.ts';
import { lightAt, minutesIn, type DayLight } from './daylight.ts';
import { createFloor } from './floor.ts';
import { createFloorMap, type FloorMap } from './floor-map.ts';
import { furniture } from './furniture.ts';
import { greatRoof } from './great-roof.ts';
import { drawGroundMap } from './ground-map.ts';
import { createGarden, type Garden } from './garden/create-garden.ts';
import { createGuide, type Guide } from './guide.ts';
import { createHallLight } from './hall-light.ts';
import { createHalos } from './halos.ts';
import { lampsOf } from './lamps.ts';
import { createLandscape } from './landscape.ts';
import { createLiveBoards, type LiveBoards } from './live-boards.ts';
import { createPavilions, type Pavilions } from './pavilions.ts';
import { createPropSigns, type PropWords } from './prop-signs.ts';
import { createShaft } from './shaft.ts';
import { createSigns, type SignWords } from './signs.ts';
import { createSky } from './sky.ts';
import { buildAtOnce, buildBySlices, type Stage, type StageListener } from './stages.ts';
import { wingFrames } from './wing-frames.ts';

export type World = {
  readonly scene: Scene;
  readonly pavilions: Pavilions;
  readonly guide: Guide;
  readonly boards: LiveBoards;
  readonly floorMap: FloorMap;
  readonly bigBoard: BigBoard;
  readonly garden: Garden;
  /** Puts something into the hall that is lit by it: people, things that come and go. */
  readonly adopt: (object: Object3D) => void;
  /** Light and lamps as at this moment in the province. */
  readonly setClock: (now: Date) => void;
  /** Signs and boards in another language. */
  readonly setWords: (words: WorldWords) => void;
  /** The parts that may come after the first step, at once: for pictures. */
  readonly addRest: () => void;
  /** The same by slices between the frames, the nearest first; the returned function leaves off. */
  readonly addSlowly: (onStage: StageListener) => () => void;
  /** Resolves when the cloths' patterns are seen; they are painted after everything else. */
  readonly woven: () => Promise<void>;
  /** The building changed or the context is new: draws the shadow once more with the next frame. */
  readonly redrawShadow: () => void;
  /** Pictures that shaders hold by uniforms: freed with the world. */
  readonly textures: readonly Texture[];
};

export type WorldWords = SignWords & PropWords;

export type Built = {
  readonly hall: Hall;
  readonly models: Models;
  readonly quality: Quality;
  /** The province's zone: its clocks decide the light. */
  readonly timeZone: string;
  /** A minute of the day that stays, whatever the clock says (pictures, tests); null follows the clock. */
  readonly fixedMinutes?: number | null;
  readonly isStill?: () => boolean;
};

const GROUND_MAP = { low: 512, high: 1024 } as const;

export async function createWorld(built: Built, words: WorldWords): Promise<World> {
  const { hall, models, quality } = built;
  const { shading } = quality;
  const scene = new Scene();
  const light = createHallLight(scene, hall, quality);
  const ground = createGroundLight(
    drawGroundMap(hall, quality.tier === 'high' ? GROUND_MAP.high : GROUND_MAP.low),
  );
  const { material: kit, uniforms } = createKitMaterial({ shading });
  const minutesAt = (now: Date) => built.fixedMinutes ?? minutesIn(built.timeZone, now);
  const firstLight = lightAt(minutesAt(new Date()));
  const speak = { ...words };
  const [terrazzo] = await Promise.all([loadTiling(assetUrls.terrazzo), light.setLight(firstLight)]);
  const cloths = createCloths(hall, models.parts.panel[0], quality);

  const style = { width: quality.signWidth, shading };
  const [signs, boards, floorMap, bigBoard, propSigns] = await Promise.all([
    createSigns(hall, speak, style),
    createLiveBoards(hall, (c) => speak.counter(c.index), {
      ...style,
      width: quality.boardWidth,
    }),
    createFloorMap(hall, shading, ground, built.isStill ?? (() => false)),
    createBigBoard(hall),
    createPropSigns(hall, speak),
  ]);
  const pavilions = createPavilions(hall, models, kit);
  const guide = createGuide();
  const floor = createFloor(hall, terrazzo, shading, ground);
  const landscape = createLandscape(hall);
  const garden = createGarden(hall, quality, {
    lamps: uniforms,
    adopt: ground.adopt,
    shade: landscape.shade,
  });
  const sky = createSky();
  const halos = createHalos(lampsOf(hall));
  const shaft = shading === 'standard' ? createShaft(hall) : null;
  let woven = Promise.resolve();

  function adopt(object: Object3D): void {
    ground.adopt(object);
    scene.add(object);
  }

  function wear(now: DayLight): void {
    // Without a connection the earlier sky will do: the next minute tries again.
    light.setLight(now).catch(() => undefined);
    for (const part of [floor, floorMap, landscape, garden, sky, halos, shaft]) part?.setLight(now);
    ground.uniforms.uLamp.value.setRGB(1, 0.6, 0.27).multiplyScalar(LAMP_LIGHT * now.lamps);
    uniforms.uGlow.value = now.glow;
    setGlow(signs.mesh, SIGN_GLOW * now.glow);
    setGlow(boards.mesh, BOARD_GLOW * now.glow);
  }

  for (const part of [
    floor.mesh,
    landscape.group,
    solid(furniture(hall), kit, 'furniture'),
    solid(greatRoof(hall), kit, 'great roof'),
    pavilions.group,
    cloths.group,
    signs.mesh,
    boards.mesh,
    floorMap.mesh,
    bigBoard.mesh,
    propSigns.mesh,
    garden.group,
    guide.group,
    sky.mesh,
    halos.points,
  ]) {
    adopt(part);
  }
  if (shaft) scene.add(shaft.mesh);
  wear(firstLight);
  bigBoard.setMinutes(minutesAt(new Date()));

  const stages: Stage[] = [
    ...nearestWings(hall).map((wing) => () => {
      adopt(solid(wingFrames(hall, wing), kit, `frames ${wing.id}`));
    }),
    () => {
      woven = cloths.weave();
    },
    ...garden.stages,
  ];

  return {
    scene,
    pavilions,
    guide,
    boards,
    floorMap,
    bigBoard,
    garden,
    adopt,
    setClock(now) {
      wear(lightAt(minutesAt(now)));
      bigBoard.setMinutes(minutesAt(now));
    },
    setWords(next) {
      Object.assign(speak, next);
      propSigns.show(next);
      signs.rewrite(speak);
      boards.rewrite();
    },
    addRest() {
      buildAtOnce(stages);
      light.redrawShadow();
    },
    addSlowly: (onStage) => buildBySlices(stages, onStage, light.redrawShadow),
    woven: () => woven,
    redrawShadow: light.redrawShadow,
    textures: [terrazzo, ground.uniforms.uGround.value],
  };
}

/** A lantern's light right below it, in the evening. */
const LAMP_LIGHT = 1.75;
/** Of the lamps' glow: painted signs are lit from the front, boards are screens. */
const SIGN_GLOW = 0.16;
const BOARD_GLOW = 0.36;

function setGlow(mesh: InstancedMesh, strength: number): void {
  const { material } = mesh;
  if (!Array.isArray(material) && 'emissiveIntensity' in material) material.emissiveIntensity = strength;
}

/** Whoever comes in sees these first. */
function nearestWings(hall: Hall): Hall['wings'] {
  const { spawn } = hall.entrance;
  const away = ({ aisles }: Hall['wings'][number]) =>
    Math.min(...aisles.map(({ from }) => Math.hypot(from.x - spawn.x, from.z - spawn.z)));
  return [...hall.wings].sort((a, b) => away(a) - away(b));
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

/** Draws the static shadow once more: after the building changed, or with a new context. */
export function refreshShadow(world: World, renderer: WebGLRenderer): void {
  renderer.shadowMap.autoUpdate = false;
  world.redrawShadow();
}
