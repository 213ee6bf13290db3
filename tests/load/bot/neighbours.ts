/**
 * What one bot has been told of others: who is where, and who they are. Flat arrays by id, because a thousand bots read
 * some hundred thousand places a second beside the server they measure.
 */
import { ASK_LIMIT, CELL, isLater, STEP, STEPS_PER_CELL, VERSION } from './wire.ts';

const FOLLOWED = 1;
const KNOWN = 2;
const ASKED = 4;

/** A client draws so many people at most; it asks for no more. */
const SHOWN = 100;

export type Neighbours = {
  flags: Uint8Array;
  /** Steps of 2.5 cm from the origin. */
  x: Int32Array;
  z: Int32Array;
  /** Ids below this one have room. */
  room: number;
  followed: number;
  /** How many of the followed the client does not know and has not asked for. */
  strangers: number;
  /** Tick of the newest snapshot; 0 before the first. */
  tick: number;
  /** Place entries read. */
  entries: number;
  keys: number;
  /** Roster entries read. */
  names: number;
  /** Frames that could not be read to their end. */
  unreadable: number;
  inHall: number;
};

/** Called for each step that somebody took whom one had been told of before, in steps of 2.5 cm. */
export type OnPlace = (id: number, stepX: number, stepZ: number, gait: number) => void;

const FIRST_ROOM = 512;

export function createNeighbours(): Neighbours {
  return {
    ...{ flags: new Uint8Array(FIRST_ROOM), x: new Int32Array(FIRST_ROOM), z: new Int32Array(FIRST_ROOM) },
    ...{ room: FIRST_ROOM, followed: 0, strangers: 0, tick: 0, entries: 0, keys: 0, names: 0, unreadable: 0 },
    inHall: 0,
  };
}

/** Reads a snapshot whose version byte is at `at`. `onPlace` is for those who measure. */
export function readSnapshot(
  neighbours: Neighbours,
  message: Buffer,
  at: number,
  onPlace: OnPlace | null,
): void {
  if (message[at] !== VERSION || message.length < at + 4) {
    neighbours.unreadable += 1;
    return;
  }
  const tick = word(message, at + 2);
  if ((message[at + 1] ?? 0) & 1) forgetEverybody(neighbours);
  if (neighbours.tick === 0 || isLater(tick, neighbours.tick)) neighbours.tick = tick;
  let i = at + 4;
  while (i < message.length) i = readGroup(neighbours, message, i, onPlace);
  if (i !== message.length) neighbours.unreadable += 1;
}

/** Returns where the next group begins; beyond the end for what cannot be read. */
function readGroup(neighbours: Neighbours, message: Buffer, at: number, onPlace: OnPlace | null): number {
  switch (message[at]) {
    case 0:
      return readPlaces(neighbours, message, at, onPlace);
    case 1:
      return readIds(neighbours, message, at, forget);
    case 2:
      return at + 2 + 3 * byte(message, at + 1);
    case 3:
      return readIds(neighbours, message, at, unlearn);
    case 4:
      neighbours.inHall = word(message, at + 1);
      return at + 4 + 3 * byte(message, at + 3);
    default:
      return Infinity;
  }
}

function readPlaces(neighbours: Neighbours, message: Buffer, at: number, onPlace: OnPlace | null): number {
  const west = signed(message, at + 1) * STEPS_PER_CELL;
  const north = signed(message, at + 2) * STEPS_PER_CELL;
  const count = byte(message, at + 3);
  const end = at + 4 + 5 * count;
  if (end > message.length) return Infinity;
  neighbours.entries += count;
  for (let i = at + 4; i < end; i += 5) {
    const id = word(message, i);
    if (id >= neighbours.room) grow(neighbours, id);
    const flags = neighbours.flags[id] ?? 0;
    const isNew = (flags & FOLLOWED) === 0;
    if (isNew) {
      neighbours.flags[id] = flags | FOLLOWED;
      neighbours.followed += 1;
      if ((flags & (KNOWN | ASKED)) === 0) neighbours.strangers += 1;
    }
    const stepX = west + byte(message, i + 2);
    const stepZ = north + byte(message, i + 3);
    const hasMoved = neighbours.x[id] !== stepX || neighbours.z[id] !== stepZ;
    neighbours.x[id] = stepX;
    neighbours.z[id] = stepZ;
    if (onPlace && hasMoved && !isNew) onPlace(id, stepX, stepZ, byte(message, i + 4) & 3);
  }
  return end;
}

function readIds(
  neighbours: Neighbours,
  message: Buffer,
  at: number,
  tell: (neighbours: Neighbours, id: number) => void,
): number {
  const end = at + 2 + 2 * byte(message, at + 1);
  if (end > message.length) return Infinity;
  for (let i = at + 2; i < end; i += 2) {
    const id = word(message, i);
    if (id >= neighbours.room) grow(neighbours, id);
    tell(neighbours, id);
  }
  return end;
}

function forget(neighbours: Neighbours, id: number): void {
  const flags = neighbours.flags[id] ?? 0;
  if ((flags & FOLLOWED) === 0) return;
  neighbours.followed -= 1;
  if ((flags & (KNOWN | ASKED)) === 0) neighbours.strangers -= 1;
  // Whoever did not answer may have left: a later meeting asks again. Answers are kept.
  neighbours.flags[id] = flags & KNOWN;
}

function unlearn(neighbours: Neighbours, id: number): void {
  const flags = neighbours.flags[id] ?? 0;
  if ((flags & (KNOWN | ASKED)) !== 0 && (flags & FOLLOWED) !== 0) neighbours.strangers += 1;
  neighbours.flags[id] = flags & FOLLOWED;
}

function forgetEverybody(neighbours: Neighbours): void {
  neighbours.keys += 1;
  for (let id = 0; id < neighbours.room; id++) forget(neighbours, id);
}

function grow(neighbours: Neighbours, id: number): void {
  const room = 2 ** Math.ceil(Math.log2(id + 1));
  const flags = new Uint8Array(room);
  const x = new Int32Array(room);
  const z = new Int32Array(room);
  flags.set(neighbours.flags);
  x.set(neighbours.x);
  z.set(neighbours.z);
  Object.assign(neighbours, { flags, x, z, room });
}

/**
 * Up to `ASK_LIMIT` of those a client at `stepX`, `stepZ` would show and does not know yet; they count as asked.
 * Empty when there is nobody to ask for.
 */
export function takeStrangers(neighbours: Neighbours, you: number, stepX: number, stepZ: number): number[] {
  if (neighbours.strangers <= 0) return [];
  const reach = neighbours.followed > SHOWN ? reachOfShown(neighbours, stepX, stepZ) : Infinity;
  const ids: number[] = [];
  for (let id = 0; id < neighbours.room && ids.length < ASK_LIMIT; id++) {
    const flags = neighbours.flags[id] ?? 0;
    if ((flags & (FOLLOWED | KNOWN | ASKED)) !== FOLLOWED) continue;
    if (id === you) {
      neighbours.flags[id] = flags | KNOWN;
      neighbours.strangers -= 1;
    } else if (distanceOf(neighbours, id, stepX, stepZ) <= reach) {
      neighbours.flags[id] = flags | ASKED;
      neighbours.strangers -= 1;
      ids.push(id);
    }
  }
  return ids;
}

const RING = 40;
const rings = new Uint16Array(128);

/** Distance (steps) within which about `SHOWN` of the followed are. */
function reachOfShown(neighbours: Neighbours, stepX: number, stepZ: number): number {
  rings.fill(0);
  for (let id = 0; id < neighbours.room; id++) {
    if (((neighbours.flags[id] ?? 0) & FOLLOWED) === 0) continue;
    const ring = Math.min(rings.length - 1, Math.floor(distanceOf(neighbours, id, stepX, stepZ) / RING));
    rings[ring] = (rings[ring] ?? 0) + 1;
  }
  let people = 0;
  for (let ring = 0; ring < rings.length; ring++) {
    people += rings[ring] ?? 0;
    if (people >= SHOWN) return (ring + 1) * RING;
  }
  return Infinity;
}

const distanceOf = (neighbours: Neighbours, id: number, stepX: number, stepZ: number): number =>
  Math.hypot((neighbours.x[id] ?? 0) - stepX, (neighbours.z[id] ?? 0) - stepZ);

/** Reads an answer to `who` whose version byte is at `at`. */
export function readRoster(neighbours: Neighbours, message: Buffer, at: number): void {
  let i = at + 1;
  while (message[at] === VERSION && i + 7 <= message.length) {
    const id = word(message, i);
    i += 7 + byte(message, i + 6);
    if (i > message.length) break;
    if (id >= neighbours.room) grow(neighbours, id);
    const flags = neighbours.flags[id] ?? 0;
    if (flags === FOLLOWED) neighbours.strangers -= 1;
    neighbours.flags[id] = (flags & FOLLOWED) | KNOWN;
    neighbours.names += 1;
  }
  if (i !== message.length) neighbours.unreadable += 1;
}

export const stepOf = (metres: number): number => Math.floor(metres / STEP);
export const cellOf = (metres: number): number => Math.floor(metres / CELL);

const byte = (message: Buffer, i: number): number => message[i] ?? 0;
const word = (message: Buffer, i: number): number => byte(message, i) | (byte(message, i + 1) << 8);
const signed = (message: Buffer, i: number): number => (byte(message, i) << 24) >> 24;
