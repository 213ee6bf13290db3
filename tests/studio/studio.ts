/**
 * The studio: the hall's real world and crowd in one page, without server, room or React, and with nothing that
 * depends on the clock, so that one view gives one picture. `look.ts` drives it through `window.studio`.
 */
import { Frustum, Matrix4, PerspectiveCamera, Sphere, Vector3 } from 'three';
import { crowdLevelsOf } from '../../client/hall/engine/crowd-levels.ts';
import { qualityOf, tiers, type Tier } from '../../client/hall/engine/quality.ts';
import { createRenderer, fitRenderer } from '../../client/hall/engine/renderer.ts';
import { fieldOfView } from '../../client/hall/camera/lens-shift.ts';
import { assetUrls } from '../../client/hall/kit/asset-urls.ts';
import { createCrowd, updateCrowd } from '../../client/hall/kit/crowd.ts';
import { loadModels } from '../../client/hall/kit/load-models.ts';
import { createWorld, refreshShadow } from '../../client/hall/world/create-world.ts';
import { minutesOf } from '../../client/hall/world/daylight.ts';
import { layoutHall } from '../../shared/hall/layout-hall.ts';
import { cloneCrowd } from './clones.ts';
import { readPack, titleOf } from './provinces.ts';
import { seatPeople, setSelf } from './people.ts';
import { showBoards } from './show-boards.ts';
import { viewNames, views, type ViewName } from './views.ts';

export type StudioCounts = {
  readonly calls: number;
  readonly triangles: number;
  readonly textures: number;
  readonly geometries: number;
  readonly programs: number;
  readonly people: { readonly near: number; readonly mid: number; readonly far: number };
  /** Main-thread milliseconds of the last frame, drawing commands included. */
  readonly frameMs: number;
};

export type Studio = {
  readonly names: readonly ViewName[];
  /** Draws a view a few frames long and returns what the last frame cost. */
  readonly shoot: (name: ViewName) => StudioCounts;
  /** Main-thread milliseconds of each of `frames` frames, one a display frame: our crowd, or its people as clones. */
  readonly time: (name: ViewName, frames: number, crowd: 'ours' | 'clones') => Promise<number[]>;
};

declare global {
  interface Window {
    studio?: Studio;
    studioProblem?: string;
  }
}

/** Frames drawn before the picture: the shadow, the boards and the levels of detail settle in the first ones. */
const FRAMES = 3;
const STEP_SECONDS = 1 / 30;
/** Pictures are taken at ten in the morning unless asked otherwise. */
const MORNING = 600;

async function openStudio(): Promise<Studio> {
  const asked = new URLSearchParams(location.search);
  const tier: Tier = tiers.find((t) => t === asked.get('tier')) ?? 'low';
  const quality = qualityOf(tier);
  const pack = readPack(asked.get('province') ?? 'jawa-barat');
  const hall = layoutHall(pack.regions, pack.wings);
  const canvas = document.querySelector('canvas');
  if (!canvas) throw new Error('no canvas');

  const at = minutesOf(asked.get('at') ?? '') ?? MORNING;
  const models = await loadModels(assetUrls, () => undefined);
  const renderer = createRenderer(canvas, quality);
  const world = await createWorld(
    { hall, models, quality, timeZone: 'Asia/Jakarta', fixedMinutes: at },
    {
      counter: (index) => `Loket ${index}`,
      wing: (name, subtitle) => `${subtitle} ${name}`,
      counters: (count) => `${count} loket`,
      reception: 'PENERIMA TAMU',
      receptionNote: 'Butuh apa? Tanya di sini',
      hallTitle: titleOf(asked.get('province') ?? 'jawa-barat'),
      takeNumber: 'Ambil nomor',
      touchToStart: 'Sentuh untuk mulai',
    },
  );
  const crowd = createCrowd(models, {
    capacity: 512,
    shading: quality.shading,
    levels: crowdLevelsOf(tier),
  });
  world.adopt(crowd.group);
  world.addRest();
  await world.woven();
  showBoards(world, hall);
  refreshShadow(world, renderer);
  const camera = new PerspectiveCamera(50, 1, 0.15, 420);
  const people = Number(asked.get('people') ?? 40);
  const inView = asked.get('inView') === '1';
  // Whatever is drawn in one frame counts, in however many passes.
  renderer.info.autoReset = false;

  /** As the crowd itself decides who is drawn. */
  function isSeen(x: number, z: number): boolean {
    const clip = new Matrix4().multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse);
    const body = new Sphere(new Vector3(x, 0.85, z), 1.15);
    const isNear = camera.position.distanceTo(body.center) <= crowd.levels.farDistance;
    return isNear && new Frustum().setFromProjectionMatrix(clip).intersectsSphere(body);
  }

  function aim(name: ViewName): void {
    const view = views[name](hall);
    fitRenderer(renderer, quality, innerWidth, innerHeight);
    camera.aspect = innerWidth / innerHeight;
    camera.fov = view.fov ?? fieldOfView(camera.aspect);
    camera.position.set(...view.eye);
    camera.lookAt(...view.look);
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
    seatPeople(crowd, hall, view, people, inView ? isSeen : undefined);
    setSelf(crowd, view);
    world.pavilions.deal(view.eye[0], view.eye[2], quality);
    world.garden.frame(0, tier);
  }

  return {
    names: viewNames,
    async time(name, frames, which) {
      aim(name);
      const clones = which === 'clones' ? await cloneCrowd(crowd.people, isSeen) : null;
      crowd.group.visible = clones === null;
      if (clones) world.scene.add(clones.group);
      const times: number[] = [];
      for (let frame = 0; frame < frames; frame++) {
        await new Promise((next) => requestAnimationFrame(next));
        const began = performance.now();
        if (clones) clones.update(STEP_SECONDS);
        else updateCrowd(crowd, STEP_SECONDS, camera);
        renderer.render(world.scene, camera);
        times.push(performance.now() - began);
      }
      if (clones) world.scene.remove(clones.group);
      crowd.group.visible = true;
      return times;
    },
    shoot(name) {
      aim(name);
      let frameMs = 0;
      for (let frame = 0; frame < FRAMES; frame++) {
        renderer.info.reset();
        const began = performance.now();
        updateCrowd(crowd, STEP_SECONDS, camera);
        world.boards.flush(renderer);
        world.floorMap.flush(frame * 10_000);
        renderer.render(world.scene, camera);
        frameMs = performance.now() - began;
      }
      // Waits until the picture is really drawn.
      renderer.getContext().readPixels(0, 0, 1, 1, 6408, 5121, new Uint8Array(4));
      const { render, memory, programs } = renderer.info;
      const { near, mid, far } = crowd.stats;
      return {
        calls: render.calls,
        triangles: render.triangles,
        textures: memory.textures,
        geometries: memory.geometries,
        programs: programs?.length ?? 0,
        people: { near, mid, far },
        frameMs,
      };
    },
  };
}

openStudio().then(
  (studio) => {
    window.studio = studio;
  },
  (error: unknown) => {
    window.studioProblem = error instanceof Error ? (error.stack ?? error.message) : String(error);
  },
);
