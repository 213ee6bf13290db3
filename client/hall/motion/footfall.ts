/** When a foot meets the floor, taken from the clip that is shown: sound and picture agree at every speed. */
import { RUN_SPEED } from '../../../shared/hall/types.ts';
import { clipNames } from '../kit/bone-texture.ts';
import { isGait } from '../kit/crowd-motion.ts';
import type { CrowdPeople } from '../kit/crowd-people.ts';

/** Which foot bears the body: 0 left, 1 right, -1 while nobody walks. */
export type Footfall = { foot: number };

/** The heel meets the floor at the loop's beginning and middle; one hears it when the sole is down. Share of a loop. */
const SOLE_DOWN = 0.04;
const SOFTEST = 0.25;

export const createFootfall = (): Footfall => ({ foot: -1 });

/** Strength of a step that happened since the last call, 0 to 1; 0 when none did. A wheelchair makes no steps. */
export function hearStep(state: Footfall, people: CrowdPeople, slot: number): number {
  const clip = clipNames[people.clip[slot] ?? 0] ?? 'idle';
  if (!isGait(clip) || clip === 'chair_roll') {
    state.foot = -1;
    return 0;
  }
  const foot = ((people.phase[slot] ?? 0) + 1 - SOLE_DOWN) % 1 < 0.5 ? 0 : 1;
  const before = state.foot;
  state.foot = foot;
  if (before < 0 || before === foot) return 0;
  return Math.min(1, SOFTEST + ((1 - SOFTEST) * (people.speed[slot] ?? 0)) / RUN_SPEED);
}
