import type { Crowd } from '../kit/crowd.ts';
import { noteHall } from '../state/hall-store.ts';
import { offerFlatView } from '../state/weak-offer.ts';
import type { CameraMan } from './camera-man.ts';
import { crowdLevelsOf } from './crowd-levels.ts';
import { createFrameWatch, isTooWeak, judgeFrame, qualityOf, type Quality, type Tier } from './quality.ts';

export type QualityKeeper = {
  readonly now: () => Quality;
  /** Takes one frame's length, ms, and changes the tier when it is time. */
  readonly judge: (frameMs: number) => void;
};

/** Draws with the tier the frames allow; a named tier (`?tier=`) is kept whatever they take. */
export function keepQuality(
  named: Tier | null,
  started: Quality,
  crowd: Crowd,
  view: CameraMan,
): QualityKeeper {
  const watch = createFrameWatch(started.tier);
  let quality = started;
  return {
    now: () => quality,
    judge(frameMs) {
      if (named) return;
      const next = judgeFrame(watch, frameMs);
      if (isTooWeak(watch)) offerFlatView();
      if (next === quality.tier) return;
      // Materials and anti-aliasing stay those of the start; everything else follows.
      quality = { ...qualityOf(next), shading: started.shading, antialias: started.antialias };
      crowd.levels = crowdLevelsOf(next);
      view.fit(quality);
      noteHall({ tier: next });
    },
  };
}
