import { encodeCorrection } from '../../../../shared/protocol/hall/correction.ts';
import { leaveCrowd } from './come-and-go.ts';
import { columnOf, rowOf } from './crowd-cells.ts';
import { STEPS_PER_TICK, tickOf } from './crowd-time.ts';
import type { Crowd } from './crowd.ts';
import { tellChanged } from './observe-crowd.ts';
import { serveView } from './serve-view.ts';

/** After this many steps without anything new everybody has been told everything: four seconds. */
const QUIET_AFTER = 160;
/** Who changes clothes again and again is looked at anew once a second. */
const CHANGED_EVERY_TICKS = 10;
/** The gallery is told twice a second. */
const GALLERY_EVERY_TICKS = 5;

/** One step of 25 ms: a quarter of the cells is told what is new. Costs next to nothing while nothing happens. */
export function stepCrowd(crowd: Crowd): void {
  const phase = crowd.step % STEPS_PER_TICK;
  if (phase === 0) beginTick(crowd);
  if (crowd.step - crowd.eventStep <= QUIET_AFTER) serve(crowd, phase);
  crowd.step += 1;
}

function beginTick(crowd: Crowd): void {
  const tick = tickOf(crowd.step);
  const now = crowd.now();
  for (const person of crowd.away) if (person.leavesAt <= now) leaveCrowd(crowd, person);
  if (tick % CHANGED_EVERY_TICKS === 0) tellChanged(crowd);
  sendCorrections(crowd);
}

/** At most one a tick and person, about the newest refused report. */
function sendCorrections(crowd: Crowd): void {
  for (const person of crowd.refused) {
    const { refused, mover, yaw } = person;
    if (refused) person.wire?.sendCorrection(encodeCorrection({ ...refused, x: mover.x, z: mover.z, yaw }));
    person.refused = null;
  }
  crowd.refused.clear();
}

function serve(crowd: Crowd, phase: number): void {
  for (const view of crowd.views) {
    // Neighbours have different phases, so that a throng before one counter is spread over them.
    if (view && phaseOf(crowd, view.cell) === phase) serveView(crowd, view);
  }
  if (phase === 0 && tickOf(crowd.step) % GALLERY_EVERY_TICKS === 0) serveView(crowd, crowd.gallery);
}

const phaseOf = ({ cells }: Crowd, cell: number): number =>
  (columnOf(cells, cell) & 1) + 2 * (rowOf(cells, cell) & 1);
