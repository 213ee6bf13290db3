import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createMoveReport,
  encodeHeard,
  encodeMove,
  HEARD_BYTES,
  MOVE_BYTES,
  readHeard,
  readMove,
  type MoveReport,
} from '../../../shared/protocol/hall/move-report.ts';
import { FRAME_VERSION, isLater } from '../../../shared/protocol/hall/quantise.ts';
import { bytesOf, gaitIndex, metres, mutated, noise, off, turn, word } from './hall-bytes.ts';

const report = fc.record({ sequence: word, x: metres, z: metres, yaw: turn, gait: gaitIndex, heard: word });
const untouched: MoveReport = { sequence: -1, x: -2, z: -3, yaw: -4, gait: -5, heard: -6 };

/** The report in these bytes; null when there is none, and then nothing of the reader's own report was touched. */
function read(bytes: Uint8Array): MoveReport | null {
  const out = { ...untouched };
  if (readMove(bytes, out)) return out;
  expect(out).toEqual(untouched);
  return null;
}

describe('a move report', () => {
  it('is these eleven bytes, as docs/protocol.md writes them', () => {
    const bytes = encodeMove({
      sequence: 0x0102,
      x: 1.5,
      z: -0.01,
      yaw: Math.PI,
      gait: 2,
      heard: 0xfffe,
    });
    // version | sequence | x 150 cm | z -1 cm | half a turn | run | heard
    expect([...bytes]).toEqual([2, 0x02, 0x01, 150, 0, 0xff, 0xff, 128, 2, 0xfe, 0xff]);
    expect(read(bytesOf(2, 0xff, 0xff, 0x2c, 0x01, 0x00, 0x80, 64, 3, 5, 0))).toEqual({
      sequence: 65_535,
      x: 3,
      z: -327.68,
      yaw: Math.PI / 2,
      gait: 3,
      heard: 5,
    });
  });

  it('arrives to the centimetre, with its heading to 1/256 turn', () => {
    fc.assert(
      fc.property(report, (sent) => {
        const got = read(encodeMove(sent));
        expect(got).toMatchObject({ sequence: sent.sequence, gait: sent.gait, heard: sent.heard });
        expect(Math.abs((got?.x ?? NaN) - sent.x)).toBeLessThanOrEqual(0.005001);
        expect(Math.abs((got?.z ?? NaN) - sent.z)).toBeLessThanOrEqual(0.005001);
        expect(off(got?.yaw ?? NaN, sent.yaw)).toBeLessThanOrEqual(Math.PI / 256 + 1e-9);
      }),
      { numRuns: 1000 },
    );
  });

  it('of what was read is written in the same bytes again', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: MOVE_BYTES, maxLength: MOVE_BYTES }),
        gaitIndex,
        (bytes, gait) => {
          bytes[0] = FRAME_VERSION;
          bytes[8] = gait;
          const got = read(bytes);
          expect(got && [...encodeMove(got)]).toEqual([...bytes]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('cannot carry what is not a number, nor a place beyond 327 m', () => {
    const sent = { sequence: 1, x: Number.NaN, z: 1e9, yaw: Infinity, gait: 1, heard: 0 };
    expect(read(encodeMove(sent))).toEqual({ ...sent, x: 0, z: 327.67, yaw: 0 });
    expect(read(encodeMove({ ...sent, z: -Infinity }))).toMatchObject({ z: 0 });
    expect(read(encodeMove({ ...sent, z: -1e9, yaw: 1e308 }))).toMatchObject({ z: -327.68, yaw: 0 });
  });

  it('is refused in another version or length, or with a gait that is none', () => {
    const good = encodeMove({ sequence: 1, x: 1, z: 1, yaw: 1, gait: 1, heard: 1 });
    expect(read(good)).not.toBeNull();
    for (let version = 0; version < 256; version++) {
      if (version === FRAME_VERSION) continue;
      expect(read(good.map((byte, i) => (i === 0 ? version : byte)))).toBeNull();
    }
    for (let gait = 4; gait < 256; gait++) {
      expect(read(good.map((byte, i) => (i === 8 ? gait : byte)))).toBeNull();
    }
    for (let length = 0; length < MOVE_BYTES; length++) expect(read(good.subarray(0, length))).toBeNull();
    for (let more = 1; more < 20; more++) expect(read(bytesOf(...good, ...Array(more).fill(0)))).toBeNull();
  });

  it('is read where it lies inside a larger buffer', () => {
    const around = new Uint8Array(40).fill(255);
    const sent = { sequence: 7, x: 3.25, z: -4.5, yaw: 0, gait: 3, heard: 9 };
    around.set(encodeMove(sent), 13);
    expect(read(around.subarray(13, 13 + MOVE_BYTES))).toEqual(sent);
  });

  it('is all or nothing, whatever the bytes; what is accepted is within the range of the format', () => {
    const eleven = fc.uint8Array({ minLength: MOVE_BYTES, maxLength: MOVE_BYTES });
    const bytes = fc.oneof(noise(FRAME_VERSION, 40), eleven, mutated(report.map(encodeMove)));
    fc.assert(
      fc.property(bytes, (any) => {
        const got = read(any);
        if (!got) return;
        expect(Math.max(Math.abs(got.x), Math.abs(got.z))).toBeLessThanOrEqual(327.68);
        expect(got.yaw).toBeGreaterThanOrEqual(0);
        expect(got.yaw).toBeLessThan(2 * Math.PI);
        expect([0, 1, 2, 3]).toContain(got.gait);
      }),
      { numRuns: 5000 },
    );
  });

  it('is read into the same object each time', () => {
    const out = createMoveReport();
    expect(readMove(encodeMove({ ...out, x: 1 }), out)).toBe(true);
    expect(readMove(encodeMove({ ...out, x: 2, sequence: 1 }), out)).toBe(true);
    expect(out).toEqual({ sequence: 1, x: 2, z: 0, yaw: 0, gait: 0, heard: 0 });
  });
});

describe('an acknowledgement', () => {
  it('is these three bytes, and comes back', () => {
    expect([...encodeHeard(0x0304)]).toEqual([2, 4, 3]);
    fc.assert(
      fc.property(word, (tick) => {
        expect(readHeard(encodeHeard(tick))).toBe(tick);
      }),
    );
  });

  it('of any other length or version is none', () => {
    const good = encodeHeard(77);
    for (let length = 0; length < HEARD_BYTES; length++)
      expect(readHeard(good.subarray(0, length))).toBeNull();
    expect(readHeard(bytesOf(...good, 0))).toBeNull();
    fc.assert(
      fc.property(fc.oneof(noise(FRAME_VERSION, 6), mutated(word.map(encodeHeard))), (bytes) => {
        const isOne = bytes.length === HEARD_BYTES && bytes[0] === FRAME_VERSION;
        expect(readHeard(bytes) !== null).toBe(isOne);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('counters of 16 bits', () => {
  it('go on after they wrap', () => {
    expect(isLater(0, 65_535)).toBe(true);
    expect(isLater(65_535, 0)).toBe(false);
    expect(isLater(5, 5)).toBe(false);
    fc.assert(
      fc.property(word, fc.integer({ min: 1, max: 32_767 }), (last, ahead) => {
        expect(isLater((last + ahead) & 0xffff, last)).toBe(true);
        expect(isLater(last, (last + ahead) & 0xffff)).toBe(false);
      }),
    );
  });
});
