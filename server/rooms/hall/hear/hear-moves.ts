import { counterAt } from '../../../../shared/hall/counter-zones.ts';
import { findPath } from '../../../../shared/hall/find-path.ts';
import { BURST, checkMove, placeMover } from '../../../../shared/hall/movement.ts';
import type { Point } from '../../../../shared/hall/types.ts';
import { SIT, STAND } from '../../../../shared/protocol/hall/gaits.ts';
import { warpSchema, type WarpRefusal, type WarpReply } from '../../../../shared/protocol/hall/messages.ts';
import { createMoveReport, readMove } from '../../../../shared/protocol/hall/move-report.ts';
import { isLater } from '../../../../shared/protocol/hall/quantise.ts';
import type { CorrectionReason } from '../../../../shared/protocol/hall/correction.ts';
import { hasElbowRoom, putBody, type Crowd } from '../crowd/crowd.ts';
import { findSeat, SEAT_REACH_M } from '../crowd/find-seat.ts';
import { findFreeSpot } from '../crowd/free-spot.ts';
import { isWelcome, refuse } from './hear.ts';
import { noteHeard } from '../crowd/observer.ts';
import type { Person } from '../crowd/person.ts';

const WARP_COOLDOWN_MS = 1000;
/** Six seconds of walking: as long as joining takes on a poor network. Metres of way. */
const FIRST_STEPS_M = 20;

/** One for all reports: each is read to its end before the next. */
const report = createMoveReport();

/** A move report. Any value: Colyseus does not keep other messages from this handler. */
export function hearMove(crowd: Crowd, person: Person, bytes: unknown): void {
  if (!isWelcome(crowd, person)) return;
  const isReport = bytes instanceof Uint8Array && readMove(bytes, report);
  const isReplay = isReport && person.lastSequence !== null && !isLater(report.sequence, person.lastSequence);
  if (!isReport || isReplay) {
    refuse(crowd, person);
    return;
  }
  person.lastSequence = report.sequence;
  if (person.observer) noteHeard(person.observer, report.heard);
  takeFirstSteps(crowd, person, report);
  const { x, z } = person.mover;
  const refusal = checkMove(crowd.grid, person.mover, report, crowd.now());
  if (refusal) {
    correct(crowd, person, refusal);
    return;
  }
  const gait = takeSeat(crowd, person, report.gait);
  const isSame =
    x === report.x && z === report.z && person.yaw === report.yaw && crowd.cells.gait[person.slot] === gait;
  if (!isSame) putBody(crowd, person, report, report.yaw, gait);
}

/** The client will be told where it is after all. */
function correct(crowd: Crowd, person: Person, reason: CorrectionReason): void {
  crowd.counts.refusedMoves += 1;
  person.refused = { sequence: report.sequence, reason };
  crowd.refused.add(person);
}

/** Sitting needs a seat; any other gait gets up. Returns the gait that others see. */
function takeSeat(crowd: Crowd, person: Person, gait: number): number {
  if (gait !== SIT) {
    person.seat = null;
    return gait;
  }
  if (!person.seat || !isWithinReach(person.seat, person.mover))
    person.seat = findSeat(crowd.hall, person.mover);
  if (person.seat) return SIT;
  correct(crowd, person, 'no-seat');
  return STAND;
}

const isWithinReach = (seat: Point, p: Point): boolean =>
  Math.hypot(seat.x - p.x, seat.z - p.z) <= SEAT_REACH_M;

/**
 * Who just came in was shown the hall, and may have walked in it, before the room was joined: the first report may
 * be a short walk from the entrance, instead of pulling its sender back.
 */
function takeFirstSteps(crowd: Crowd, person: Person, to: Point): void {
  if (!person.isFresh) return;
  person.isFresh = false;
  const { mover } = person;
  const metres = Math.hypot(to.x - mover.x, to.z - mover.z);
  // Also false for what is not a number.
  if (!(metres > BURST && metres <= FIRST_STEPS_M)) return;
  if (findPath(crowd.grid, mover, to, FIRST_STEPS_M)) person.mover = placeMover(to, crowd.now());
}

/** "Antar saya", pressed a second time: to the counter's desk at once. */
export function warpPerson(crowd: Crowd, person: Person, message: unknown): WarpReply | WarpRefusal {
  if (!isWelcome(crowd, person)) return { reason: 'too-many' };
  const wish = warpSchema.safeParse(message);
  if (!wish.success) {
    refuse(crowd, person);
    return { reason: 'invalid' };
  }
  const { region } = wish.data;
  const counter = crowd.hall.counters.find((c) => c.code === region);
  if (!counter) return { reason: 'unknown-region' };
  const now = crowd.now();
  if (now < person.nextWarpAt) return { reason: 'too-soon' };
  person.nextWarpAt = now + WARP_COOLDOWN_MS;
  const at = findFreeSpot(
    crowd.grid,
    counter.approach,
    (p) => counterAt(crowd.hall, p.x, p.z) === region && hasElbowRoom(crowd, p, person),
  );
  person.mover = placeMover(at, now);
  person.isFresh = false;
  person.seat = null;
  // What was refused before belongs to the old place.
  person.refused = null;
  crowd.refused.delete(person);
  putBody(crowd, person, at, counter.approachYaw, STAND);
  return { x: at.x, z: at.z, yaw: counter.approachYaw };
}
