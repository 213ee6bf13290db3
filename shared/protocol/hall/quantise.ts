/** How places and directions become whole numbers on the hall's wire. All numbers travel little-endian. */

/** First byte of every binary frame of the hall: a frame of another version is refused, never guessed at. */
export const FRAME_VERSION = 2;

const TURN = 2 * Math.PI;

/** Yaw (radians, any turn; 0 faces south) as one of `steps` parts of a full turn; 0 for what is no number. */
export const quantiseYaw = (yaw: number, steps: number): number =>
  Number.isFinite(yaw) ? ((Math.round((yaw / TURN) * steps) % steps) + steps) % steps : 0;

/** Back to radians, 0 … 2π. */
export const yawOf = (step: number, steps: number): number => (step / steps) * TURN;

/** Centimetres in 16 bits, two's complement; what lies farther away than 327 m ends at the edge, no number at 0. */
export const quantiseCentimetres = (metres: number): number =>
  Math.max(-32768, Math.min(32767, Math.round((Number.isFinite(metres) ? metres : 0) * 100)));

/** The byte at `i`, 0 beyond the end: callers have checked the length before. */
export const u8 = (bytes: Uint8Array, i: number): number => bytes[i] ?? 0;
export const u16 = (bytes: Uint8Array, i: number): number => u8(bytes, i) | (u8(bytes, i + 1) << 8);
export const i8 = (bytes: Uint8Array, i: number): number => (u8(bytes, i) << 24) >> 24;
export const i16 = (bytes: Uint8Array, i: number): number => (u16(bytes, i) << 16) >> 16;

export function putU16(bytes: Uint8Array, i: number, value: number): void {
  bytes[i] = value & 0xff;
  bytes[i + 1] = (value >> 8) & 0xff;
}

/** Whether a counter of 16 bits comes after another, both wrapping (half the range counts as later). */
export function isLater(a: number, b: number): boolean {
  const ahead = (a - b) & 0xffff;
  return ahead !== 0 && ahead < 0x8000;
}
