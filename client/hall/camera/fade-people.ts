/** People who come between the eye and what it looks at, or too near to it, turn to glass; who leaves fades away. */
import type { CrowdPeople } from '../kit/crowd-people.ts';
import { OWN_SLOT } from '../people/slots.ts';
import type { CameraRig } from './rig.ts';

/** Half the width of the way that must be free, metres, and how much of its end belongs to who is looked at. */
const HALF_WAY = 0.42;
const END_M = 0.7;
/** Nearer than this to the eye nobody is drawn, farther than that everybody is; metres on the floor. */
const GONE_M = 0.45;
const THERE_M = 1.05;
/** Left of who stands in the way: enough to know that somebody is there. */
const GLASS = 0.16;
/** Nobody stands taller than this over what they stand on, metres. */
const TALL_M = 1.95;
const RATE = 7;
/** Below this a body hardly shows: no name floats over it. */
export const HARDLY_SEEN = 0.5;

/** Eases everybody's opacity; the visitor's is set to `own`. Allocates nothing. */
export function fadePeople(people: CrowdPeople, own: number, rig: CameraRig, dt: number): void {
  const { eyeX, eyeY, eyeZ } = rig;
  const dx = rig.lookX - eyeX;
  const dz = rig.lookZ - eyeZ;
  const length = Math.max(0.01, Math.hypot(dx, dz));
  const nx = dx / length;
  const nz = dz / length;
  // Own eyes look at nobody in particular: only who stands in one's face fades.
  const end = length - END_M - rig.inside * length;
  const step = Math.min(1, dt * RATE);
  for (let i = OWN_SLOT + 1; i < people.capacity; i++) {
    if (people.visible[i] === 0) continue;
    const ox = (people.x[i] ?? 0) - eyeX;
    const oz = (people.z[i] ?? 0) - eyeZ;
    const away = Math.hypot(ox, oz);
    let goal = people.leaving[i] === 1 ? 0 : 1;
    if (away < THERE_M && eyeY < (people.y[i] ?? 0) + TALL_M + 0.4) {
      goal = Math.min(goal, Math.max(0, (away - GONE_M) / (THERE_M - GONE_M)));
    }
    const along = ox * nx + oz * nz;
    if (along > 0 && along < end && Math.abs(ox * nz - oz * nx) < HALF_WAY) {
      const height = eyeY + ((rig.lookY - eyeY) * along) / length;
      if (height < (people.y[i] ?? 0) + TALL_M) goal = Math.min(goal, GLASS);
    }
    const now = people.opacity[i] ?? 1;
    if (now !== goal) {
      const next = now + (goal - now) * step;
      people.opacity[i] = Math.abs(goal - next) < 0.01 ? goal : next;
    }
  }
  people.opacity[OWN_SLOT] = own;
}

/** How much of the own figure is shown, 0 to 1: less and less as the eye comes near, so that it never fills the picture. */
export function ownOpacity(rig: CameraRig, x: number, z: number): number {
  const below = Math.max(0, 1.05 - rig.eyeY, rig.eyeY - 1.6);
  const away = Math.hypot(rig.eyeX - x, rig.eyeZ - z, below);
  const near = Math.min(1, Math.max(0, (away - OWN_GONE_M) / (OWN_THERE_M - OWN_GONE_M)));
  const hidden = rig.view && !rig.view.showsSelf ? rig.fixed : 0;
  return near * (1 - rig.inside) * (1 - hidden);
}

const OWN_GONE_M = 0.8;
const OWN_THERE_M = 1.25;
