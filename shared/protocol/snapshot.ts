/**
 * Movement on the wire, byte by byte. All numbers are little-endian; the first byte of each frame is the
 * version, so that a frame of another version is recognised and refused instead of misread.
 *
 * Move report, client → server (`mv`), 10 bytes:
 *   u8 version · u16 sequence · i16 x · i16 z (centimetres) · u8 heading (1/256 turn) · u8 gait · u8 0
 *
 * Snapshot, server → client (`s`): u8 version · u16 tick (100 ms each, wraps), then groups until the end:
 *   i8 column · i8 row · u8 count, then `count` times 5 bytes:
 *   u16 id · u8 x · u8 z (5 cm from the cell's north-west corner) · u8 heading (6 bits) and gait (2 bits)
 *   A cell is 12.8 m wide: column = ⌊x / 12.8⌋, row = ⌊z / 12.8⌋.
 *   It names who moved, not who is there: whoever is not in it stands where last heard of.
 *
 * Correction, server → client (`c`), 9 bytes: "you are not there but here"
 *   u8 version · u16 sequence of the refused report · i16 x · i16 z (centimetres) · u8 heading · u8 reason
 *
 * Headings are yaw: 0 faces south (+z), growing towards the east (+x).
 */
export const SNAPSHOT_VERSION = 1;

/** Side of a snapshot cell, metres: 256 steps of 5 cm. */
export const CELL_METRES = 12.8;
export const POSITION_STEP = 0.05;

/** What the legs do. The index is what travels. */
export const gaits = ['stand', 'walk', 'run', 'sit'] as const;
export type Gait = (typeof gaits)[number];

export const correctionReasons = ['not-a-number', 'too-fast', 'blocked'] as const;
export type CorrectionReason = (typeof correctionReasons)[number];

export type MoveReport = {
  /** Grows by one with every report and wraps at 65,536. */
  readonly sequence: number;
  readonly x: number;
  readonly z: number;
  readonly yaw: number;
  readonly gait: Gait;
};

export type Correction = {
  readonly sequence: number;
  readonly x: number;
  readonly z: number;
  readonly yaw: number;
  readonly reason: CorrectionReason;
};

const MOVE_BYTES = 10;
const CORRECTION_BYTES = 9;
export const SNAPSHOT_HEAD_BYTES = 3;
export const GROUP_HEAD_BYTES = 3;
export const AVATAR_BYTES = 5;
export const GROUP_LIMIT = 255;

const TURN = 2 * Math.PI;

/** Yaw as a part of a full turn in `steps` steps. */
const quantiseYaw = (yaw: number, steps: number): number =>
  Number.isFinite(yaw) ? ((Math.round((yaw / TURN) * steps) % steps) + steps) % steps : 0;

/** Centimetres in 16 bits; what lies farther away or is no number ends at the edge of the range. */
const quantiseCentimetres = (metres: number): number =>
  Math.max(-32768, Math.min(32767, Math.round((Number.isFinite(metres) ? metres : 0) * 100)));

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export function encodeMove(report: MoveReport): Uint8Array {
  const bytes = new Uint8Array(MOVE_BYTES);
  const view = viewOf(bytes);
  view.setUint8(0, SNAPSHOT_VERSION);
  view.setUint16(1, report.sequence & 0xffff, true);
  view.setInt16(3, quantiseCentimetres(report.x), true);
  view.setInt16(5, quantiseCentimetres(report.z), true);
  view.setUint8(7, quantiseYaw(report.yaw, 256));
  view.setUint8(8, gaits.indexOf(report.gait));
  return bytes;
}

/** The report, or null for anything that is not exactly one. Never throws. */
export function decodeMove(bytes: Uint8Array): MoveReport | null {
  if (bytes.byteLength !== MOVE_BYTES || bytes[0] !== SNAPSHOT_VERSION || bytes[9] !== 0) return null;
  const view = viewOf(bytes);
  const gait = gaits[view.getUint8(8)];
  if (gait === undefined) return null;
  return {
    sequence: view.getUint16(1, true),
    x: view.getInt16(3, true) / 100,
    z: view.getInt16(5, true) / 100,
    yaw: (view.getUint8(7) / 256) * TURN,
    gait,
  };
}

/** Whether `sequence` comes after `last`, both wrapping at 65,536 (half the range counts as later). */
export function isLaterSequence(sequence: number, last: number): boolean {
  const ahead = (sequence - last) & 0xffff;
  return ahead !== 0 && ahead < 0x8000;
}

export function encodeCorrection(correction: Correction): Uint8Array {
  const bytes = new Uint8Array(CORRECTION_BYTES);
  const view = viewOf(bytes);
  view.setUint8(0, SNAPSHOT_VERSION);
  view.setUint16(1, correction.sequence & 0xffff, true);
  view.setInt16(3, quantiseCentimetres(correction.x), true);
  view.setInt16(5, quantiseCentimetres(correction.z), true);
  view.setUint8(7, quantiseYaw(correction.yaw, 256));
  view.setUint8(8, correctionReasons.indexOf(correction.reason));
  return bytes;
}

/** The correction, or null for anything that is not exactly one. Never throws. */
export function decodeCorrection(bytes: Uint8Array): Correction | null {
  if (bytes.byteLength !== CORRECTION_BYTES || bytes[0] !== SNAPSHOT_VERSION) return null;
  const view = viewOf(bytes);
  const reason = correctionReasons[view.getUint8(8)];
  if (reason === undefined) return null;
  return {
    sequence: view.getUint16(1, true),
    x: view.getInt16(3, true) / 100,
    z: view.getInt16(5, true) / 100,
    yaw: (view.getUint8(7) / 256) * TURN,
    reason,
  };
}

/** Column or row of the cell that holds a coordinate. */
export const cellOf = (metres: number): number => Math.floor(metres / CELL_METRES);

/**
 * Writes snapshots into one growing buffer, without allocating per avatar. `begin`, then any number of
 * groups (`open` a cell, `add` its people), then `finish` gives the frame's bytes: a view that the next
 * `begin` overwrites, so copy it before sending.
 */
export type SnapshotWriter = {
  readonly begin: (tick: number) => void;
  readonly open: (column: number, row: number) => void;
  /** The position must lie in the open cell; its edge counts as inside. `gait` is an index of `gaits`. */
  readonly add: (id: number, x: number, z: number, yaw: number, gait: number) => void;
  /** Null when nobody was added. */
  readonly finish: () => Uint8Array | null;
};

export function createSnapshotWriter(): SnapshotWriter {
  let bytes = new Uint8Array(1024);
  let length = 0;
  let people = 0;
  let column = 0;
  let row = 0;
  /** Where the open group's count is; 0 while it has not been written. */
  let countAt = 0;

  const reserve = (more: number): void => {
    if (length + more <= bytes.length) return;
    const larger = new Uint8Array(bytes.length * 2);
    larger.set(bytes);
    bytes = larger;
  };
  const step = (metres: number, cell: number): number =>
    Math.max(0, Math.min(255, Math.floor((metres - cell * CELL_METRES) / POSITION_STEP)));

  return {
    begin(tick) {
      bytes[0] = SNAPSHOT_VERSION;
      bytes[1] = tick & 0xff;
      bytes[2] = (tick >> 8) & 0xff;
      length = SNAPSHOT_HEAD_BYTES;
      people = 0;
      countAt = 0;
    },
    open(c, r) {
      column = c;
      row = r;
      countAt = 0;
    },
    add(id, x, z, yaw, gait) {
      if (countAt === 0 || bytes[countAt] === GROUP_LIMIT) {
        reserve(GROUP_HEAD_BYTES);
        bytes[length] = column & 0xff;
        bytes[length + 1] = row & 0xff;
        bytes[length + 2] = 0;
        countAt = length + 2;
        length += GROUP_HEAD_BYTES;
      }
      reserve(AVATAR_BYTES);
      bytes[length] = id & 0xff;
      bytes[length + 1] = id >> 8;
      bytes[length + 2] = step(x, column);
      bytes[length + 3] = step(z, row);
      bytes[length + 4] = (quantiseYaw(yaw, 64) << 2) | (gait & 3);
      length += AVATAR_BYTES;
      bytes[countAt] = (bytes[countAt] ?? 0) + 1;
      people += 1;
    },
    finish: () => (people === 0 ? null : bytes.subarray(0, length)),
  };
}

/** Called for each avatar of a snapshot; metres and radians, `gait` an index of `gaits`. */
export type VisitAvatar = (id: number, x: number, z: number, yaw: number, gait: number) => void;

/**
 * Reads a snapshot. The whole frame is checked first: either everybody in it is visited and its tick comes
 * back, or nobody is and null does. Never throws on any bytes; allocates nothing.
 */
export function readSnapshot(bytes: Uint8Array, visit: VisitAvatar): number | null {
  if (!isWholeSnapshot(bytes)) return null;
  const at = (i: number): number => bytes[i] ?? 0;
  for (let i = SNAPSHOT_HEAD_BYTES; i < bytes.length;) {
    const west = ((at(i) << 24) >> 24) * CELL_METRES;
    const north = ((at(i + 1) << 24) >> 24) * CELL_METRES;
    const count = at(i + 2);
    i += GROUP_HEAD_BYTES;
    for (let k = 0; k < count; k++, i += AVATAR_BYTES) {
      const turned = at(i + 4);
      visit(
        at(i) | (at(i + 1) << 8),
        west + (at(i + 2) + 0.5) * POSITION_STEP,
        north + (at(i + 3) + 0.5) * POSITION_STEP,
        ((turned >> 2) / 64) * TURN,
        turned & 3,
      );
    }
  }
  return at(1) | (at(2) << 8);
}

function isWholeSnapshot(bytes: Uint8Array): boolean {
  if (bytes.length < SNAPSHOT_HEAD_BYTES || bytes[0] !== SNAPSHOT_VERSION) return false;
  let i = SNAPSHOT_HEAD_BYTES;
  while (i < bytes.length) {
    const count = bytes[i + 2];
    if (count === undefined || count === 0) return false;
    i += GROUP_HEAD_BYTES + count * AVATAR_BYTES;
  }
  return i === bytes.length;
}
