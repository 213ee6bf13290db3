import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CORRECTION_BYTES,
  correctionReasons,
  decodeCorrection,
  encodeCorrection,
} from '../../../shared/protocol/hall/correction.ts';
import { FRAME_VERSION } from '../../../shared/protocol/hall/quantise.ts';
import { bytesOf, metres, mutated, noise, off, turn, word } from './hall-bytes.ts';

const correction = fc.record({
  sequence: word,
  x: metres,
  z: metres,
  yaw: turn,
  reason: fc.constantFrom(...correctionReasons),
});

describe('a correction', () => {
  it('is these nine bytes, as docs/protocol.md writes them', () => {
    const sent = { sequence: 0xfffe, x: -2.55, z: 12.34, yaw: -Math.PI / 2, reason: 'blocked' as const };
    // version | sequence | x -255 cm | z 1,234 cm | three quarters of a turn | reason 2
    const bytes = [2, 0xfe, 0xff, 0x01, 0xff, 0xd2, 0x04, 192, 2];
    expect([...encodeCorrection(sent)]).toEqual(bytes);
    expect(decodeCorrection(bytesOf(...bytes))).toEqual({ ...sent, yaw: Math.PI * 1.5 });
  });

  it('numbers its reasons: not a number, too fast, blocked, no seat', () => {
    expect(correctionReasons).toEqual(['not-a-number', 'too-fast', 'blocked', 'no-seat']);
    correctionReasons.forEach((reason, i) => {
      expect(encodeCorrection({ sequence: 0, x: 0, z: 0, yaw: 0, reason })[8]).toBe(i);
    });
  });

  it('arrives to the centimetre', () => {
    fc.assert(
      fc.property(correction, (sent) => {
        const got = decodeCorrection(encodeCorrection(sent));
        expect(got).toMatchObject({ sequence: sent.sequence, reason: sent.reason });
        expect(Math.abs((got?.x ?? NaN) - sent.x)).toBeLessThanOrEqual(0.005001);
        expect(Math.abs((got?.z ?? NaN) - sent.z)).toBeLessThanOrEqual(0.005001);
        expect(off(got?.yaw ?? NaN, sent.yaw)).toBeLessThanOrEqual(Math.PI / 256 + 1e-9);
      }),
      { numRuns: 1000 },
    );
  });

  it('of another version, length or reason is none', () => {
    const good = encodeCorrection({ sequence: 1, x: 1, z: 1, yaw: 1, reason: 'too-fast' });
    for (let length = 0; length < CORRECTION_BYTES; length++)
      expect(decodeCorrection(good.subarray(0, length))).toBeNull();
    expect(decodeCorrection(bytesOf(...good, 0))).toBeNull();
    expect(decodeCorrection(bytesOf(...good.subarray(0, 8), 4))).toBeNull();
    expect(decodeCorrection(bytesOf(1, ...good.subarray(1)))).toBeNull();
    expect(decodeCorrection(bytesOf(3, ...good.subarray(1)))).toBeNull();
  });

  it('survives any bytes', () => {
    const nine = fc.uint8Array({ minLength: CORRECTION_BYTES, maxLength: CORRECTION_BYTES });
    fc.assert(
      fc.property(
        fc.oneof(noise(FRAME_VERSION, 30), nine, mutated(correction.map(encodeCorrection))),
        (bytes) => {
          const got = decodeCorrection(bytes);
          if (got) expect([...encodeCorrection(got)]).toEqual([...bytes]);
        },
      ),
      { numRuns: 5000 },
    );
  });
});
