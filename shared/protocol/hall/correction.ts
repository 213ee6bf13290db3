/**
 * "You are not there but here" (`c`), server → client, 9 bytes:
 *   u8 version · u16 sequence of the newest refused report · i16 x · i16 z (centimetres) · u8 heading · u8 reason
 */
import { FRAME_VERSION, i16, putU16, quantiseCentimetres, quantiseYaw, u16, u8, yawOf } from './quantise.ts';

export const CORRECTION_BYTES = 9;
const HEADINGS = 256;

/** The index is what travels. */
export const correctionReasons = ['not-a-number', 'too-fast', 'blocked', 'no-seat'] as const;
export type CorrectionReason = (typeof correctionReasons)[number];

export type Correction = {
  readonly sequence: number;
  readonly x: number;
  readonly z: number;
  readonly yaw: number;
  readonly reason: CorrectionReason;
};

export function encodeCorrection(correction: Correction): Uint8Array {
  const bytes = new Uint8Array(CORRECTION_BYTES);
  bytes[0] = FRAME_VERSION;
  putU16(bytes, 1, correction.sequence);
  putU16(bytes, 3, quantiseCentimetres(correction.x));
  putU16(bytes, 5, quantiseCentimetres(correction.z));
  bytes[7] = quantiseYaw(correction.yaw, HEADINGS);
  bytes[8] = correctionReasons.indexOf(correction.reason);
  return bytes;
}

/** The correction, or null for anything that is not exactly one. Never throws. */
export function decodeCorrection(bytes: Uint8Array): Correction | null {
  if (bytes.length !== CORRECTION_BYTES || bytes[0] !== FRAME_VERSION) return null;
  const reason = correctionReasons[u8(bytes, 8)];
  if (reason === undefined) return null;
  return {
    sequence: u16(bytes, 1),
    x: i16(bytes, 3) / 100,
    z: i16(bytes, 5) / 100,
    yaw: yawOf(u8(bytes, 7), HEADINGS),
    reason,
  };
}
