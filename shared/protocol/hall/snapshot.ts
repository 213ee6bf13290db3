/**
 * Snapshot (`s`), server → client: u8 version · u8 flags (1 KEY) · u16 tick (100 ms each, wraps), then groups until the
 * end. A group begins with its kind:
 *   0 places:  i8 column · i8 row · u8 count · count × (u16 id · u8 x · u8 z · u8 heading and gait)
 *   1 gone:    u8 count · count × u16 id
 *   2 said:    u8 count · count × (u16 id · u8 code, see `said.ts`)
 *   3 changed: u8 count · count × u16 id
 *   4 people:  u16 people in the hall · u8 count · count × (i8 column · i8 row · u8 people there, 255 is "or more")
 * x and z are steps of 2.5 cm from the north-west corner of a cell of 6.4 m: column = ⌊x / 6.4⌋, row = ⌊z / 6.4⌋. The
 * heading is in the upper 6 bits (1/64 turn), the gait in the lower 2.
 *
 * Places name who changed since the last snapshot, and `gone` whom the client is told of no more: everybody else stands
 * where last heard of. KEY begins anew: whoever is not in it is gone.
 */
import { FRAME_VERSION, i8, putU16, quantiseYaw, u16, u8, yawOf } from './quantise.ts';

/** Side of a cell, metres: 256 steps of 2.5 cm. */
export const CELL_METRES = 6.4;
export const POSITION_STEP = CELL_METRES / 256;

export const HEAD_BYTES = 4;
export const PLACES_HEAD_BYTES = 4;
export const PLACE_BYTES = 5;
export const KEY = 1;
export const groupKinds = { places: 0, gone: 1, said: 2, changed: 3, people: 4 } as const;

const GROUP_LIMIT = 255;
const HEADINGS = 64;
/** Bytes of a group's head and of each of its entries, by kind. */
const HEADS = [PLACES_HEAD_BYTES, 2, 2, 2, 4] as const;
const ENTRIES = [PLACE_BYTES, 2, 3, 2, 3] as const;

/** Column or row of the cell that holds a coordinate. */
export const cellOf = (metres: number): number => Math.floor(metres / CELL_METRES);

/**
 * Writes snapshots into one growing buffer, without allocating per person. `begin`, then groups in any order, then
 * `finish` gives the frame: a view that the next `begin` overwrites, so copy it before sending. Lists longer than 255
 * become several groups by themselves.
 */
export type SnapshotWriter = {
  readonly begin: (tick: number, isKey: boolean) => void;
  /** The cell of the places that follow; nothing is written for a cell without any. */
  readonly openCell: (column: number, row: number) => void;
  /** The position must lie in the open cell; its edge counts as inside. `gait` is an index of `gaits`. */
  readonly addPlace: (id: number, x: number, z: number, yaw: number, gait: number) => void;
  readonly addGone: (id: number) => void;
  readonly addSaid: (id: number, code: number) => void;
  readonly addChanged: (id: number) => void;
  /** How many are in the hall; the cells that follow belong to it. */
  readonly openPeople: (inHall: number) => void;
  readonly addCount: (column: number, row: number, people: number) => void;
  /** Null when nothing was added and it is no KEY. */
  readonly finish: () => Uint8Array | null;
};

export function createSnapshotWriter(): SnapshotWriter {
  let bytes = new Uint8Array(1024);
  let length = 0;
  let isKey = false;
  let column = 0;
  let row = 0;
  /** Kind of the open group, and where its count is; 0 while none is open. */
  let kind = -1;
  let countAt = 0;

  function reserve(more: number): void {
    if (length + more <= bytes.length) return;
    const larger = new Uint8Array(bytes.length * 2);
    larger.set(bytes);
    bytes = larger;
  }

  /**
   * Makes room for one more entry of a group of this kind, with a head where one is needed. `bytes` may be another
   * buffer afterwards: name it after the call, never before it in one expression.
   */
  function enter(next: 0 | 1 | 2 | 3): number {
    if (kind !== next || countAt === 0 || bytes[countAt] === GROUP_LIMIT) {
      reserve(HEADS[next]);
      bytes[length] = next;
      if (next === groupKinds.places) {
        bytes[length + 1] = column & 0xff;
        bytes[length + 2] = row & 0xff;
      }
      countAt = length + HEADS[next] - 1;
      bytes[countAt] = 0;
      kind = next;
      length += HEADS[next];
    }
    return addEntry(ENTRIES[next]);
  }

  function addEntry(size: number): number {
    reserve(size);
    const at = length;
    length += size;
    bytes[countAt] = (bytes[countAt] ?? 0) + 1;
    return at;
  }

  return {
    begin(tick, key) {
      isKey = key;
      bytes[0] = FRAME_VERSION;
      bytes[1] = key ? KEY : 0;
      putU16(bytes, 2, tick);
      length = HEAD_BYTES;
      kind = -1;
      countAt = 0;
    },
    openCell(c, r) {
      column = c;
      row = r;
      countAt = 0;
    },
    addPlace(id, x, z, yaw, gait) {
      const at = enter(groupKinds.places);
      putU16(bytes, at, id);
      bytes[at + 2] = stepIn(x, column);
      bytes[at + 3] = stepIn(z, row);
      bytes[at + 4] = (quantiseYaw(yaw, HEADINGS) << 2) | (gait & 3);
    },
    addGone(id) {
      const at = enter(groupKinds.gone);
      putU16(bytes, at, id);
    },
    addSaid(id, code) {
      const at = enter(groupKinds.said);
      putU16(bytes, at, id);
      bytes[at + 2] = code;
    },
    addChanged(id) {
      const at = enter(groupKinds.changed);
      putU16(bytes, at, id);
    },
    openPeople(inHall) {
      reserve(HEADS[groupKinds.people]);
      bytes[length] = groupKinds.people;
      putU16(bytes, length + 1, Math.min(0xffff, inHall));
      countAt = length + 3;
      bytes[countAt] = 0;
      kind = groupKinds.people;
      length += HEADS[groupKinds.people];
    },
    addCount(c, r, people) {
      // A hall has at most some hundred cells; a list beyond the limit ends there.
      if (kind !== groupKinds.people || countAt === 0 || bytes[countAt] === GROUP_LIMIT) return;
      const at = addEntry(ENTRIES[groupKinds.people]);
      bytes[at] = c & 0xff;
      bytes[at + 1] = r & 0xff;
      bytes[at + 2] = Math.min(255, people);
    },
    finish: () => (length === HEAD_BYTES && !isKey ? null : bytes.subarray(0, length)),
  };
}

const stepIn = (metres: number, cell: number): number =>
  Math.max(0, Math.min(255, Math.floor((metres - cell * CELL_METRES) / POSITION_STEP)));

/** Called for what a snapshot says, in its order. Metres and radians; `gait` is an index of `gaits`. */
export type SnapshotVisitor = {
  /** First of all, when the frame is a KEY: forget everybody. */
  readonly key?: () => void;
  readonly place: (id: number, x: number, z: number, yaw: number, gait: number) => void;
  readonly gone?: (id: number) => void;
  readonly said?: (id: number, code: number) => void;
  readonly changed?: (id: number) => void;
  /** People in the whole hall; its cells follow through `count`. */
  readonly people?: (inHall: number) => void;
  /** People in the cell whose north-west corner is at `column`, `row` × 6.4 m; 255 means "or more". */
  readonly count?: (column: number, row: number, people: number) => void;
};

/**
 * Reads a snapshot. The whole frame is checked first: either everything in it is visited and its tick comes back, or
 * nothing is and null does. Never throws on any bytes; allocates nothing.
 */
export function readSnapshot(bytes: Uint8Array, visitor: SnapshotVisitor): number | null {
  if (!isWholeSnapshot(bytes)) return null;
  if (u8(bytes, 1) & KEY) visitor.key?.();
  for (let i = HEAD_BYTES; i < bytes.length;) {
    const kind = u8(bytes, i);
    const head = HEADS[kind] ?? 0;
    const size = ENTRIES[kind] ?? 0;
    const count = u8(bytes, i + head - 1);
    if (kind === groupKinds.people) visitor.people?.(u16(bytes, i + 1));
    const west = i8(bytes, i + 1) * CELL_METRES;
    const north = i8(bytes, i + 2) * CELL_METRES;
    i += head;
    for (let k = 0; k < count; k++, i += size) visitEntry(bytes, i, kind, west, north, visitor);
  }
  return u16(bytes, 2);
}

function visitEntry(
  bytes: Uint8Array,
  i: number,
  kind: number,
  west: number,
  north: number,
  visitor: SnapshotVisitor,
): void {
  if (kind === groupKinds.people) {
    visitor.count?.(i8(bytes, i), i8(bytes, i + 1), u8(bytes, i + 2));
    return;
  }
  const id = u16(bytes, i);
  if (kind === groupKinds.places) {
    const turned = u8(bytes, i + 4);
    visitor.place(
      id,
      west + (u8(bytes, i + 2) + 0.5) * POSITION_STEP,
      north + (u8(bytes, i + 3) + 0.5) * POSITION_STEP,
      yawOf(turned >> 2, HEADINGS),
      turned & 3,
    );
  } else if (kind === groupKinds.gone) visitor.gone?.(id);
  else if (kind === groupKinds.said) visitor.said?.(id, u8(bytes, i + 2));
  else visitor.changed?.(id);
}

function isWholeSnapshot(bytes: Uint8Array): boolean {
  if (bytes.length < HEAD_BYTES || bytes[0] !== FRAME_VERSION || u8(bytes, 1) > KEY) return false;
  let i = HEAD_BYTES;
  while (i < bytes.length) {
    const kind = u8(bytes, i);
    const head = HEADS[kind];
    const size = ENTRIES[kind];
    if (head === undefined || size === undefined || i + head > bytes.length) return false;
    i += head + u8(bytes, i + head - 1) * size;
  }
  return i === bytes.length;
}
