/** The running hall: puts world, people, camera and room together and draws them, frame by frame. */
import type { Hall } from '../../../shared/hall/types.ts';
import { gatherBlockers } from '../camera/blockers.ts';
import { assetUrls } from '../kit/asset-urls.ts';
import { createCrowd, disposeCrowd, updateCrowd } from '../kit/crowd.ts';
import { playGesture, setLook } from '../kit/crowd-people.ts';
import { loadModels } from '../kit/load-models.ts';
import { createGround } from '../motion/ground.ts';
import { listenToKeys, noKeys, type KeyAction } from '../motion/keys.ts';
import { pick } from '../motion/pick.ts';
import { listenToPointer } from '../motion/pointer.ts';
import { createNameTags, type TagWords } from '../people/name-tags.ts';
import { createOthers } from '../people/others.ts';
import { createSlots, OWN_SLOT } from '../people/slots.ts';
import { createStaff } from '../people/staff.ts';
import { noteHall, useHall } from '../state/hall-store.ts';
import { endWay } from '../state/panel.ts';
import { createWorld, disposeWorld, refreshShadow } from '../world/create-world.ts';
import { morning } from '../world/daylight.ts';
import type { SignWords } from '../world/signs.ts';
import { createCameraMan } from './camera-man.ts';
import { connectHall } from './connect-hall.ts';
import { crowdLevelsOf } from './crowd-levels.ts';
import { exposeProbe } from './expose.ts';
import { firstTier } from './first-tier.ts';
import type { HallEngine } from './hall-engine.ts';
import { createFrameWatch, judgeFrame, namedTier, qualityOf } from './quality.ts';
import { createRenderer } from './renderer.ts';
import { createFrameRunner } from './run-frames.ts';
import { createVisitor } from './visitor.ts';
import { createWayFinder } from './way-finder.ts';
import { wingAt } from './wing-at.ts';

export type EngineOptions = {
  readonly hall: Hall;
  readonly canvas: HTMLCanvasElement;
  readonly tagLayer: HTMLElement;
  readonly tagClasses: Readonly<Record<string, string>>;
  readonly words: SignWords & TagWords & { readonly greeter: string };
  /** Counter to be at from the beginning, or null for the entrance. */
  readonly startAt: string | null;
  readonly reducedMotion: () => boolean;
  readonly lettersOn: () => boolean;
  readonly onAction: (action: KeyAction) => void;
  /** True once the page was left while files were still on their way. */
  readonly isGone: () => boolean;
};

/** People the crowd's arrays hold; the quality tier draws fewer. */
const CAPACITY = 512;
const FRAME_TIMES = 120;
const CHOOSE_EVERY_MS = 200;
const REPORT_EVERY_MS = 250;
const DRAG_YAW = 0.0052;
const DRAG_PITCH = 0.0036;
/** The garden and the frames are built when the first steps were drawn, ms. */
const REST_AFTER_MS = 120;

/**
 * Loads, builds and starts the hall; null when the page was left meanwhile.
 * @throws when files are missing or there is no graphics context
 */
export async function createEngine(options: EngineOptions): Promise<HallEngine | null> {
  const { hall, canvas, words, reducedMotion } = options;
  const named = namedTier(location.search);
  const started = qualityOf(named ?? firstTier());
  let quality = started;
  const models = await loadModels(assetUrls, (loaded, total) => {
    if (!options.isGone()) noteHall({ loaded, total });
  });
  if (options.isGone()) return null;
  const renderer = createRenderer(canvas, quality, morning);
  const world = await createWorld({ hall, models, quality, light: morning }, words);
  const crowd = createCrowd(models, {
    capacity: CAPACITY,
    shading: quality.shading,
    levels: crowdLevelsOf(quality.tier),
  });
  world.scene.add(crowd.group);

  const ground = createGround(hall);
  const blockers = gatherBlockers(hall);
  const keys = noKeys();
  const staff = createStaff(hall, crowd, OWN_SLOT + 1, words.greeter);
  const others = createOthers(crowd, createSlots(OWN_SLOT + 1 + staff.slotCount, CAPACITY));
  const tags = createNameTags(options.tagLayer, options.tagClasses, words, blockers);
  const visitor = createVisitor(hall, ground, crowd, world.guide, keys, () => {
    noteHall({ panel: endWay(useHall.getState().panel), target: null, left: 0 });
  });
  const { walker } = visitor;
  const view = createCameraMan(renderer, walker, keys, blockers, reducedMotion);
  const counterOf = (code: string | null) => hall.counters.find((c) => c.code === code) ?? null;

  const link = connectHall(visitor, others, crowd, (isFirst) => {
    if (isFirst && options.startAt) way.bringTo(options.startAt);
  });
  const way = createWayFinder(hall, ground, visitor, others.isTaken, link.warpTo, reducedMotion);

  const watch = createFrameWatch(quality.tier);
  const frameTimes = new Float32Array(FRAME_TIMES);
  let frames = 0;
  let chosenAt = 0;

  function judge(frameMs: number): void {
    const next = judgeFrame(watch, frameMs);
    if (next === quality.tier) return;
    // Materials and anti-aliasing stay those of the start; everything else follows.
    quality = { ...qualityOf(next), shading: started.shading, antialias: started.antialias };
    crowd.levels = crowdLevelsOf(next);
    view.fit(quality);
    noteHall({ tier: next });
  }

  function drawFrame(now: number, dt: number, frameMs: number): void {
    const began = performance.now();
    visitor.frame(dt, view.rig.yaw);
    link.report(now);
    others.frame(now, dt);
    view.follow(walker, counterOf(useHall.getState().panel.at), now, dt);
    crowd.people.opacity[OWN_SLOT] = view.isInTheWay() ? 0 : 1;
    if (now - chosenAt > CHOOSE_EVERY_MS) {
      chosenAt = now;
      others.thin(walker.x, walker.z, quality.people);
      tags.choose([others.tags, staff.tags], crowd.people, view.camera);
    }
    updateCrowd(crowd, dt, view.camera);
    world.pavilions.deal(view.rig.eyeX, view.rig.eyeZ, quality);
    world.boards.flush(renderer);
    world.floorMap.flush(now);
    const destination = visitor.destination();
    if (destination) world.guide.update(now / 1000, destination.length - visitor.left(), reducedMotion());
    renderer.render(world.scene, view.camera);
    tags.update(crowd.people, view.camera, view.size.width, view.size.height);
    frameTimes[frames % FRAME_TIMES] = performance.now() - began;
    frames += 1;
    if (!named) judge(frameMs);
  }

  const stopKeys = listenToKeys(keys, { onAction: options.onAction, lettersOn: options.lettersOn });
  const stopPointer = listenToPointer(canvas, {
    onTap: (x, y) => {
      way.tap(view.rayThrough(x, y));
    },
    onHover(x, y) {
      const found = pick(hall, view.rayThrough(x, y));
      canvas.style.cursor = !found || found.kind === 'floor' ? '' : 'pointer';
    },
    onDrag: (dx, dy) => {
      view.turn(-dx * DRAG_YAW, dy * DRAG_PITCH);
    },
    onZoom: view.zoom,
  });
  const watchSize = new ResizeObserver(() => view.fit(quality));
  watchSize.observe(canvas);
  const onLost = (event: Event) => {
    event.preventDefault();
    noteHall({ phase: 'lost' });
  };
  const onRestored = () => {
    refreshShadow(world, renderer);
    noteHall({ phase: 'ready' });
  };
  canvas.addEventListener('webglcontextlost', onLost);
  canvas.addEventListener('webglcontextrestored', onRestored);
  const reporting = setInterval(() => {
    const left = visitor.destination() ? Math.round(visitor.left()) : 0;
    noteHall({ left, people: others.count(), wing: wingAt(hall, walker.x, walker.z) });
  }, REPORT_EVERY_MS);
  const runner = createFrameRunner(drawFrame);
  const hideProbe = exposeProbe({
    renderer,
    crowd,
    walker,
    others: others.count,
    frameTimes,
    frames: () => frames,
    tier: () => quality.tier,
    at: () => useHall.getState().panel.at,
    target: () => visitor.destination()?.counter?.code ?? null,
  });

  view.fit(quality);
  refreshShadow(world, renderer);
  runner.start();
  noteHall({ phase: 'ready', tier: quality.tier });
  const rest = setTimeout(() => {
    world.addRest();
    refreshShadow(world, renderer);
  }, REST_AFTER_MS);

  return {
    guideTo: way.guideTo,
    bringTo: way.bringTo,
    walkTo: way.walkTo,
    stop: visitor.stop,
    turn: (by) => {
      view.turn(by, 0);
    },
    zoom: view.zoom,
    stick: visitor.stick,
    greet(gesture) {
      playGesture(crowd.people, OWN_SLOT, gesture);
      link.room.sendGesture(gesture);
    },
    setLook: (look) => {
      setLook(crowd.people, OWN_SLOT, look);
    },
    setCover: view.setCover,
    serveAt(code, position) {
      view.frameDesk(counterOf(code), position);
      visitor.sitAt(counterOf(code), position);
    },
    showCounter(code, live) {
      world.boards.show(code, live.board);
      world.floorMap.show(code, live.tile);
      staff.show(code, live.desks);
    },
    showBigBoard: world.bigBoard.show,
    retryConnection: link.room.retryNow,
    dispose() {
      clearTimeout(rest);
      clearInterval(reporting);
      runner.stop();
      stopKeys();
      stopPointer();
      watchSize.disconnect();
      canvas.removeEventListener('webglcontextlost', onLost);
      canvas.removeEventListener('webglcontextrestored', onRestored);
      hideProbe();
      link.room.close();
      tags.remove();
      disposeCrowd(crowd);
      disposeWorld(world);
      renderer.dispose();
    },
  };
}
