/** The running hall: puts world, people, camera and room together and starts them. */
import { gatherBlockers } from '../camera/blockers.ts';
import { sideOfWay } from '../camera/side-of-way.ts';
import { assetUrls } from '../kit/asset-urls.ts';
import { createCrowd, disposeCrowd } from '../kit/crowd.ts';
import { loadModels } from '../kit/load-models.ts';
import { createGround } from '../motion/ground.ts';
import { noKeys } from '../motion/keys.ts';
import { createNameTags } from '../people/name-tags.ts';
import { hearOthers } from '../people/hear-others.ts';
import { createOthers } from '../people/others.ts';
import { createPortraits } from '../people/portraits.ts';
import { createSlots, OWN_SLOT } from '../people/slots.ts';
import { createStaff } from '../people/staff.ts';
import { noteHall, useHall } from '../state/hall-store.ts';
import { endWay } from '../state/panel.ts';
import { createWorld, refreshShadow } from '../world/create-world.ts';
import { namedMinutes } from '../world/daylight.ts';
import { disposeWorld } from '../world/dispose-world.ts';
import { createCameraMan } from './camera-man.ts';
import { connectHall } from './connect-hall.ts';
import { crowdLevelsOf } from './crowd-levels.ts';
import { createFrameDrawer } from './draw-frame.ts';
import type { EngineOptions } from './engine-options.ts';
import { exposeProbe } from './expose.ts';
import { noteFirstPerson, wasFirstPerson } from './first-person.ts';
import { firstTier } from './first-tier.ts';
import type { HallEngine } from './hall-engine.ts';
import type { HallParts } from './hall-parts.ts';
import { handleInput } from './handle-input.ts';
import { keepClock } from './keep-clock.ts';
import { keepQuality } from './keep-quality.ts';
import { offerHall } from './offer-hall.ts';
import { namedTier, qualityOf } from './quality.ts';
import { createRenderer } from './renderer.ts';
import { createFrameRunner } from './run-frames.ts';
import { createVisitor } from './visitor.ts';
import { watchContext } from './watch-context.ts';
import { createWayFinder } from './way-finder.ts';
import { wingAt } from './wing-at.ts';

/** People the crowd's arrays hold; the quality tier draws fewer. */
const CAPACITY = 512;
/** Who sits for the page's portraits. */
const PORTRAIT_SLOT = CAPACITY - 1;
const REPORT_EVERY_MS = 250;
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
  const models = await loadModels(assetUrls, (loaded, total) => {
    if (!options.isGone()) noteHall({ loaded, total });
  });
  if (options.isGone()) return null;
  const renderer = createRenderer(canvas, started);
  const world = await createWorld(
    {
      hall,
      models,
      quality: started,
      timeZone: options.timeZone,
      fixedMinutes: namedMinutes(location.search),
      isStill: reducedMotion,
    },
    words,
  );
  const crowd = createCrowd(models, {
    capacity: CAPACITY,
    shading: started.shading,
    levels: crowdLevelsOf(started.tier),
  });
  world.adopt(crowd.group);

  const ground = createGround(hall);
  const blockers = gatherBlockers(hall);
  const keys = noKeys();
  const staff = createStaff(hall, crowd, OWN_SLOT + 1, words.greeter);
  const others = createOthers(crowd, createSlots(OWN_SLOT + 1 + staff.slotCount, PORTRAIT_SLOT));
  const portraits = createPortraits(renderer, world.scene, crowd, PORTRAIT_SLOT);
  const tags = createNameTags(options.tagLayer, options.tagClasses, words, blockers);
  const visitor = createVisitor(hall, ground, crowd, world.guide, keys, () => {
    noteHall({ panel: endWay(useHall.getState().panel), target: null, left: 0 });
  });
  const { walker } = visitor;
  const view = createCameraMan(hall, renderer, visitor, keys, blockers, reducedMotion, noteFirstPerson);
  const link = connectHall(
    visitor,
    ground,
    others,
    crowd,
    (isFirst) => {
      if (isFirst && options.startAt) way.bringTo(options.startAt);
    },
    hearOthers(crowd, options.onHeard),
  );
  const way = createWayFinder(hall, ground, visitor, others.isTaken, link.warpTo, reducedMotion);
  const quality = keepQuality(named, started, crowd, view);
  const parts: HallParts = {
    hall,
    renderer,
    world,
    crowd,
    staff,
    others,
    tags,
    portraits,
    visitor,
    view,
    link,
    way,
    quality,
    reducedMotion,
  };

  const frames = createFrameDrawer(parts, options.onFootfall);
  const input = handleInput(parts, keys, options);
  const runner = createFrameRunner((now, dt, frameMs) => {
    input.read(dt);
    frames.draw(now, dt, frameMs);
  });
  const stopContext = watchContext(parts);
  const stopClock = keepClock(world);
  const stopGallery = useHall.subscribe(({ gallery }) => {
    view.watchFromAbove(gallery);
  });
  const watchSize = new ResizeObserver(() => {
    view.fit(quality.now());
  });
  watchSize.observe(canvas);
  const reporting = setInterval(() => {
    const destination = visitor.destination();
    const left = destination ? Math.round(visitor.left()) : 0;
    way.tend();
    view.setSide(sideOfWay(hall, walker, destination?.counter ?? null));
    noteHall({ left, wing: wingAt(hall, walker.x, walker.z) });
  }, REPORT_EVERY_MS);
  const hideProbe = exposeProbe({
    renderer,
    crowd,
    walker,
    others: others.count,
    frameTimes: frames.times,
    frames: frames.count,
    tier: () => quality.now().tier,
    at: () => useHall.getState().panel.at,
    target: () => visitor.destination()?.counter?.code ?? null,
  });

  view.fit(quality.now());
  if (wasFirstPerson()) view.setFirstPerson(true);
  refreshShadow(world, renderer);
  runner.start();
  noteHall({ phase: 'ready', tier: started.tier });
  let leaveOff = (): void => undefined;
  const rest = setTimeout(() => {
    leaveOff = world.addSlowly((done, total) => {
      noteHall({ staged: done / total });
    });
  }, REST_AFTER_MS);

  return offerHall(parts, () => {
    clearTimeout(rest);
    leaveOff();
    clearInterval(reporting);
    runner.stop();
    input.stop();
    stopContext();
    stopClock();
    stopGallery();
    watchSize.disconnect();
    hideProbe();
    link.close();
    tags.remove();
    disposeCrowd(crowd);
    disposeWorld(world);
    renderer.dispose();
  });
}
