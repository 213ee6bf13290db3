import { counterAt } from '../../../shared/hall/counter-zones.ts';
import { findPath } from '../../../shared/hall/find-path.ts';
import { BURST, checkMove, placeMover } from '../../../shared/hall/movement.ts';
import type { Point } from '../../../shared/hall/types.ts';
import {
  changeLookSchema,
  gestureSchema,
  isPhrase,
  saySchema,
  warpSchema,
  type WarpRefusal,
  type WarpReply,
} from '../../../shared/protocol/hall-messages.ts';
import { decodeMove, gaits, isLaterSequence } from '../../../shared/protocol/snapshot.ts';
import { dismiss } from './come-and-go.ts';
import { hasElbowRoom, putBody, tellNear, tellOthers, type Crowd } from './crowd.ts';
import { findFreeSpot } from './free-spot.ts';
import { hearMessage, hearNonsense, type Verdict } from './patience.ts';
import { rosterEntryOf, type Person } from './person.ts';

const WARP_COOLDOWN_MS = 1000;
const GESTURE_COOLDOWN_MS = 700;
const LOOK_COOLDOWN_MS = 500;
/** Six seconds of walking: as long as joining takes on a poor network. Metres of way. */
const FIRST_STEPS_M = 20;
/** Between two phrases of one person: time to read the first. */
const SAY_COOLDOWN_MS = 1500;
/** Gestures are seen this far, in snapshot cells. */
const GESTURE_CELLS = 2;
/** Words carry less far. */
const SAY_CELLS = 1;

/** Takes the verdict's consequence; true when the message may be read. */
function bear(crowd: Crowd, person: Person, verdict: Verdict): boolean {
  if (verdict === 'drop-client') dismiss(crowd, person);
  return verdict === 'fine';
}

function isWelcome(crowd: Crowd, person: Person): boolean {
  return bear(crowd, person, hearMessage(person.patience, crowd.now()));
}

/** A message of no known type or shape. */
export function hearUnknown(crowd: Crowd, person: Person): void {
  if (isWelcome(crowd, person)) refuse(crowd, person);
}

function refuse(crowd: Crowd, person: Person): void {
  crowd.counts.nonsense += 1;
  bear(crowd, person, hearNonsense(person.patience, crowd.now()));
}

/** A move report. Any value: Colyseus does not keep other messages from this handler. */
export function hearMove(crowd: Crowd, person: Person, bytes: unknown): void {
  if (!isWelcome(crowd, person)) return;
  const report = bytes instanceof Uint8Array ? decodeMove(bytes) : null;
  const isReplay =
    report && person.lastSequence !== null && !isLaterSequence(report.sequence, person.lastSequence);
  if (!report || isReplay) {
    refuse(crowd, person);
    return;
  }
  person.lastSequence = report.sequence;
  takeFirstSteps(crowd, person, report);
  const { x, z } = person.mover;
  const refusal = checkMove(crowd.grid, person.mover, report, crowd.now());
  if (refusal) {
    crowd.counts.refusedMoves += 1;
    person.refused = { sequence: report.sequence, reason: refusal };
    crowd.refused.add(person);
    return;
  }
  const gait = gaits.indexOf(report.gait);
  const isSame =
    x === report.x && z === report.z && person.yaw === report.yaw && crowd.cells.gait[person.slot] === gait;
  if (!isSame) putBody(crowd, person, report, report.yaw, gait);
}

/**
 * Who just came in was shown the hall, and may have walked in it, before the room was joined: the first report may
 * be a short walk from the entrance, instead of pulling its sender back.
 */
function takeFirstSteps(crowd: Crowd, person: Person, report: Point): void {
  if (!person.isFresh) return;
  person.isFresh = false;
  const { mover } = person;
  const metres = Math.hypot(report.x - mover.x, report.z - mover.z);
  // Also false for what is not a number.
  if (!(metres > BURST && metres <= FIRST_STEPS_M)) return;
  if (findPath(crowd.grid, mover, report, FIRST_STEPS_M)) person.mover = placeMover(report, crowd.now());
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
  // What was refused before belongs to the old place.
  person.refused = null;
  crowd.refused.delete(person);
  putBody(crowd, person, at, counter.approachYaw, 0);
  return { x: at.x, z: at.z, yaw: counter.approachYaw };
}

/** A greeting; seen by those around, the person included. */
export function hearGesture(crowd: Crowd, person: Person, message: unknown): void {
  if (!isWelcome(crowd, person)) return;
  const wish = gestureSchema.safeParse(message);
  if (!wish.success) {
    refuse(crowd, person);
    return;
  }
  const now = crowd.now();
  if (now < person.nextGestureAt) return;
  person.nextGestureAt = now + GESTURE_COOLDOWN_MS;
  tellNear(crowd, person, GESTURE_CELLS, 'gesture', { id: person.id, gesture: wish.data.gesture });
}

/** A preset phrase; read by those near, the person included. One this server does not know is no offence. */
export function hearSay(crowd: Crowd, person: Person, message: unknown): void {
  if (!isWelcome(crowd, person)) return;
  const wish = saySchema.safeParse(message);
  if (!wish.success) {
    refuse(crowd, person);
    return;
  }
  const now = crowd.now();
  const { phrase } = wish.data;
  if (!isPhrase(phrase) || now < person.nextSayAt) return;
  person.nextSayAt = now + SAY_COOLDOWN_MS;
  tellNear(crowd, person, SAY_CELLS, 'say', { id: person.id, phrase });
}

/** Other clothes for this visit; whoever wants to keep them changes the profile. */
export function hearLook(crowd: Crowd, person: Person, message: unknown): void {
  if (!isWelcome(crowd, person)) return;
  const wish = changeLookSchema.safeParse(message);
  if (!wish.success) {
    refuse(crowd, person);
    return;
  }
  const now = crowd.now();
  if (now < person.nextLookAt) return;
  person.nextLookAt = now + LOOK_COOLDOWN_MS;
  person.look = wish.data.look;
  tellOthers(crowd, person, 'update', rosterEntryOf(person));
}

/** The application's heartbeat; returns what to answer, or null. */
export function hearPing(crowd: Crowd, person: Person, message: unknown): { n: number } | null {
  if (!isWelcome(crowd, person)) return null;
  const n = typeof message === 'object' && message !== null && 'n' in message ? message.n : null;
  if (typeof n === 'number' && Number.isFinite(n)) return { n };
  refuse(crowd, person);
  return null;
}
