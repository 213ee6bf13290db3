import { encodeCorrection } from '../../../shared/protocol/snapshot.ts';
import { leaveCrowd } from './come-and-go.ts';
import type { Crowd } from './crowd.ts';
import type { Person, Wire } from './person.ts';
import { SETTLE_TICKS } from './snapshot-frames.ts';

export const TICK_MS = 100;

/** A client with more than this waiting gets no further frames until it has caught up. */
const BACKLOG_LIMIT = 16 * 1024;
/** After this many ticks without a move everybody has been told everything. */
const QUIET_AFTER = 5 + SETTLE_TICKS;
const FORGET_EVERY = 50;

/** One tick: tells what happened since the last. Costs next to nothing while nobody moves. */
export function tickCrowd(crowd: Crowd): void {
  const now = crowd.now();
  for (const person of crowd.away) if (person.leavesAt <= now) leaveCrowd(crowd, person);
  if (crowd.tick % FORGET_EVERY === 0) crowd.directory.places.forgetOld(now);
  sendCorrections(crowd);
  if (crowd.tick - crowd.lastMoveTick <= QUIET_AFTER) sendMoves(crowd);
  if (crowd.stale.size > 0) catchUp(crowd);
  crowd.tick += 1;
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

const canTake = (wire: Wire): boolean => wire.isReady() && wire.backlog() < BACKLOG_LIMIT;

function sendMoves(crowd: Crowd): void {
  const { members } = crowd.cells;
  for (let cell = 0; cell < members.length; cell++) {
    const here = members[cell];
    if (!here || here.length === 0) continue;
    const bytes = crowd.frames.forCell(cell, crowd.tick);
    if (!bytes) continue;
    const frame = crowd.seal(bytes);
    for (const slot of here) {
      const person = crowd.bySlot[slot];
      if (!person?.wire || crowd.stale.has(person)) continue;
      if (canTake(person.wire)) person.wire.sendFrame(frame);
      else crowd.stale.add(person);
    }
  }
}

/** Who missed frames gets one of everybody, once there is room for it: newer and sparser, never a backlog. */
function catchUp(crowd: Crowd): void {
  let frame: Uint8Array | null = null;
  const ready: Person[] = [];
  for (const person of crowd.stale) if (person.wire && canTake(person.wire)) ready.push(person);
  for (const person of ready) {
    if (!frame) {
      const bytes = crowd.frames.everybody(crowd.tick);
      frame = bytes ? crowd.seal(bytes) : null;
    }
    crowd.stale.delete(person);
    if (frame) person.wire?.sendFrame(frame);
  }
}
