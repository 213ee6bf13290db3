/** The open sectors around the atrium in which gardens lie. */
import { polar, TURN } from '../../../../shared/hall/frame.ts';
import type { Hall } from '../../../../shared/hall/types.ts';
import type { Clearance } from './clearance.ts';

export type Gap = {
  /** Direction of its middle from the atrium's centre. */
  readonly bearing: number;
  readonly halfAngle: number;
};

const STEPS = 360;
/** Where a sector is probed, metres outside the paving. */
const PROBE = 4;
const FREE = 1.5;

/** Radius of the paved disc around the atrium, metres. */
export function rimOf(hall: Hall): number {
  return Math.max(hall.atrium.radius, ...hall.floors.map((f) => (f.kind === 'disc' ? f.radius : 0)));
}

/** Widest first; all of them when nothing but the entrance path leaves the atrium. */
export function findGaps(hall: Hall, clear: Clearance): Gap[] {
  const out = rimOf(hall) + PROBE;
  const free = Array.from({ length: STEPS }, (_, i) => {
    const at = polar((i / STEPS) * TURN, out);
    return clear.floor(at.x, at.z) > FREE && clear.building(at.x, at.z) > FREE;
  });
  const blocked = free.indexOf(false);
  const start = blocked < 0 ? 0 : blocked;
  const gaps: Gap[] = [];
  let run = 0;
  for (let i = 1; i <= STEPS; i++) {
    if (free[(start + i) % STEPS] && i < STEPS) {
      run += 1;
      continue;
    }
    if (run > 0) {
      const middle = start + i - 1 - (run - 1) / 2;
      gaps.push({ bearing: ((middle % STEPS) / STEPS) * TURN, halfAngle: ((run / STEPS) * TURN) / 2 });
    }
    run = 0;
  }
  return gaps.sort((a, b) => b.halfAngle - a.halfAngle || a.bearing - b.bearing);
}
