/**
 * What a client says of its own body. Move report (`mv`), 11 bytes:
 *   u8 version · u16 sequence · i16 x · i16 z (centimetres) · u8 heading (1/256 turn) · u8 gait · u16 heard
 * `heard` is the tick of the newest snapshot the client has read. Who does not move says it alone (`ak`), 3 bytes:
 *   u8 version · u16 heard
 */
import { FRAME_VERSION, i16, putU16, quantiseCentimetres, quantiseYaw, u16, u8, yawOf } from './quantise.ts';

export const MOVE_BYTES = 11;
export const HEARD_BYTES = 3;
const HEADINGS = 256;

/** Metres and radians; `gait` is an index of `gaits`. Mutable, so that a reader may use one for all reports. */
export type MoveReport = {
  /** Grows by one with every report and wraps at 65,536. */
  sequence: number;
  x: number;
  z: number;
  yaw: number;
  gait: number;
  /** Tick of the newest snapshot read; 0 before the first. */
  heard: number;
};

export const createMoveReport = (): MoveReport => ({ sequence: 0, x: 0, z: 0, yaw: 0, gait: 0, heard: 0 });

export function encodeMove(report: Readonly<MoveReport>): Uint8Array {
  const bytes = new Uint8Array(MOVE_BYTES);
  bytes[0] = FRAME_VERSION;
  putU16(bytes, 1, report.sequence);
  putU16(bytes, 3, quantiseCentimetres(report.x));
  putU16(bytes, 5, quantiseCentimetres(report.z));
  bytes[7] = quantiseYaw(report.yaw, HEADINGS);
  bytes[8] = report.gait & 3;
  putU16(bytes, 9, report.heard);
  return bytes;
}

/** Fills `out`; false, and `out` untouched, for anything that is not exactly a move report. Never throws. */
export function readMove(bytes: Uint8Array, out: MoveReport): boolean {
  if (bytes.length !== MOVE_BYTES || bytes[0] !== FRAME_VERSION || u8(bytes, 8) > 3) return false;
  out.sequence = u16(bytes, 1);
  out.x = i16(bytes, 3) / 100;
  out.z = i16(bytes, 5) / 100;
  out.yaw = yawOf(u8(bytes, 7), HEADINGS);
  out.gait = u8(bytes, 8);
  out.heard = u16(bytes, 9);
  return true;
}

export function encodeHeard(heard: number): Uint8Array {
  const bytes = new Uint8Array(HEARD_BYTES);
  bytes[0] = FRAME_VERSION;
  putU16(bytes, 1, heard);
  return bytes;
}

/** The tick, or null for anything that is not exactly an acknowledgement. Never throws. */
export const readHeard = (bytes: Uint8Array): number | null =>
  bytes.length === HEARD_BYTES && bytes[0] === FRAME_VERSION ? u16(bytes, 1) : null;
