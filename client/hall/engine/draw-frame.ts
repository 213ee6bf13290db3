/** One frame of the hall, from the visitor's step to the picture. Allocates nothing. */
import type { CounterPlace } from '../../../shared/hall/types.ts';
import { fadePeople, ownOpacity } from '../camera/fade-people.ts';
import { updateCrowd } from '../kit/crowd.ts';
import { createFootfall, hearStep } from '../motion/footfall.ts';
import { OWN_SLOT } from '../people/slots.ts';
import { useHall } from '../state/hall-store.ts';
import type { HallParts } from './hall-parts.ts';

export type FrameDrawer = {
  /** `now` in ms, the step `dt` in seconds, the true time since the last frame in ms. */
  readonly draw: (now: number, dt: number, frameMs: number) => void;
  /** Main-thread milliseconds of the last frames, a ring. */
  readonly times: Float32Array;
  readonly count: () => number;
};

const FRAME_TIMES = 120;
/** The first picture in which one can walk: what `npm run bench:client` counts bytes up to. */
const WALKABLE_MARK = 'hall:walkable';
const CHOOSE_EVERY_MS = 200;

/** `onFootfall` hears the own steps. */
export function createFrameDrawer(
  parts: HallParts,
  onFootfall: ((strength: number) => void) | undefined,
): FrameDrawer {
  const { hall, renderer, world, crowd, staff, others, tags, visitor, view, link, quality, portraits } =
    parts;
  const { walker } = visitor;
  const times = new Float32Array(FRAME_TIMES);
  const tagged = [others.tags, staff.tags];
  const feet = createFootfall();
  let count = 0;
  let chosenAt = 0;

  function counterAt(code: string | null): CounterPlace | null {
    if (code === null) return null;
    for (const counter of hall.counters) if (counter.code === code) return counter;
    return null;
  }

  return {
    times,
    count: () => count,
    draw(now, dt, frameMs) {
      const began = performance.now();
      visitor.frame(dt, view.rig.yaw, view.rig.firstPerson);
      link.report(now);
      others.frame(now, dt);
      view.follow(visitor, counterAt(useHall.getState().panel.at), now, dt);
      fadePeople(crowd.people, ownOpacity(view.rig, walker.x, walker.z), view.rig, dt);
      if (now - chosenAt > CHOOSE_EVERY_MS) {
        chosenAt = now;
        const isAbove = view.isAbove();
        // From above one looks at the middle.
        others.thin(isAbove ? 0 : walker.x, isAbove ? 0 : walker.z, quality.now().people);
        tags.choose(tagged, crowd.people, view.camera, now, view.rig.fixed > 0.5 && !isAbove);
      }
      portraits.drawNext();
      updateCrowd(crowd, dt, view.camera);
      const step = hearStep(feet, crowd.people, OWN_SLOT);
      if (step > 0) onFootfall?.(step);
      world.pavilions.deal(view.rig.eyeX, view.rig.eyeZ, quality.now());
      world.boards.flush(renderer);
      world.floorMap.flush(now);
      world.garden.frame(parts.reducedMotion() ? 0 : now / 1000, quality.now().tier);
      const way = visitor.destination();
      world.guide.update(now / 1000, dt, way ? way.length - visitor.left() : 0, parts.reducedMotion());
      renderer.render(world.scene, view.camera);
      tags.update(crowd.people, view.camera, view.size.width, view.size.height);
      times[count % FRAME_TIMES] = performance.now() - began;
      if (count === 0) performance.mark(WALKABLE_MARK);
      count += 1;
      quality.judge(frameMs);
    },
  };
}
