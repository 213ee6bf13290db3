import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellOf,
  correctionReasons,
  createSnapshotWriter,
  decodeCorrection,
  decodeMove,
  encodeCorrection,
  encodeMove,
  gaits,
  isLaterSequence,
  POSITION_STEP,
  readSnapshot,
  SNAPSHOT_VERSION,
} from '../../../shared/protocol/snapshot.ts';

const metres = fc.double({ min: -300, max: 300, noNaN: true });
const turn = fc.double({ min: -20, max: 20, noNaN: true });
const sequence = fc.integer({ min: 0, max: 65535 });
const anyBytes = fc.uint8Array({ maxLength: 200, size: 'max' });
/** How far apart two directions are, radians. */
const off = (a: number, b: number) => Math.abs(Math.atan2(Math.sin(a - b), Math.cos(a - b)));

type Seen = { id: number; x: number; z: number; yaw: number; gait: number };
function readAll(bytes: Uint8Array): { tick: number | null; people: Seen[] } {
  const people: Seen[] = [];
  const tick = readSnapshot(bytes, (id, x, z, yaw, gait) => people.push({ id, x, z, yaw, gait }));
  return { tick, people };
}

describe('a move report', () => {
  it('arrives to the centimetre, with its heading to a degree', () => {
    fc.assert(
      fc.property(sequence, metres, metres, turn, fc.constantFrom(...gaits), (seq, x, z, yaw, gait) => {
        const got = decodeMove(encodeMove({ sequence: seq, x, z, yaw, gait }));
        expect(got).toMatchObject({ sequence: seq, gait });
        expect(Math.abs((got?.x ?? 1e9) - x)).toBeLessThanOrEqual(0.005001);
        expect(Math.abs((got?.z ?? 1e9) - z)).toBeLessThanOrEqual(0.005001);
        expect(off(got?.yaw ?? 9, yaw)).toBeLessThan(0.013);
      }),
    );
  });

  it('is ten bytes that mean this and nothing else', () => {
    const bytes = encodeMove({ sequence: 0x0102, x: 1.5, z: -0.01, yaw: Math.PI, gait: 'run' });
    expect([...bytes]).toEqual([SNAPSHOT_VERSION, 0x02, 0x01, 150, 0, 0xff, 0xff, 128, 2, 0]);
  });

  it('cannot carry what is not a number, nor a place beyond 327 m', () => {
    const got = decodeMove(encodeMove({ sequence: 1, x: Number.NaN, z: 1e9, yaw: Infinity, gait: 'walk' }));
    expect(got).toEqual({ sequence: 1, x: 0, z: 327.67, yaw: 0, gait: 'walk' });
  });

  it('is refused in another version, length or gait', () => {
    const good = encodeMove({ sequence: 1, x: 0, z: 0, yaw: 0, gait: 'stand' });
    expect(decodeMove(good)).not.toBeNull();
    expect(decodeMove(good.map((b, i) => (i === 0 ? SNAPSHOT_VERSION + 1 : b)))).toBeNull();
    expect(decodeMove(good.map((b, i) => (i === 8 ? gaits.length : b)))).toBeNull();
    expect(decodeMove(good.subarray(0, 9))).toBeNull();
    expect(decodeMove(Uint8Array.of(...good, 0))).toBeNull();
  });

  it('survives any bytes, and what is accepted is within the range of the format', () => {
    fc.assert(
      fc.property(fc.oneof(anyBytes, fc.uint8Array({ minLength: 10, maxLength: 10 })), (bytes) => {
        const got = decodeMove(bytes);
        if (got) expect(Math.max(Math.abs(got.x), Math.abs(got.z))).toBeLessThanOrEqual(327.68);
      }),
      { numRuns: 2000 },
    );
  });

  it('is read where it lies inside a larger buffer', () => {
    const report = { sequence: 7, x: 3.25, z: -4.5, yaw: 0, gait: 'sit' as const };
    const around = new Uint8Array(30).fill(255);
    around.set(encodeMove(report), 13);
    expect(decodeMove(around.subarray(13, 23))).toEqual(report);
  });
});

describe('sequence numbers', () => {
  it('go on after they wrap', () => {
    expect(isLaterSequence(0, 65535)).toBe(true);
    expect(isLaterSequence(65535, 0)).toBe(false);
    expect(isLaterSequence(5, 5)).toBe(false);
    fc.assert(
      fc.property(sequence, fc.integer({ min: 1, max: 32767 }), (last, ahead) => {
        expect(isLaterSequence((last + ahead) & 0xffff, last)).toBe(true);
        expect(isLaterSequence(last, (last + ahead) & 0xffff)).toBe(false);
      }),
    );
  });
});

describe('a correction', () => {
  it('arrives to the centimetre', () => {
    fc.assert(
      fc.property(
        sequence,
        metres,
        metres,
        turn,
        fc.constantFrom(...correctionReasons),
        (seq, x, z, yaw, reason) => {
          const got = decodeCorrection(encodeCorrection({ sequence: seq, x, z, yaw, reason }));
          expect(got).toMatchObject({ sequence: seq, reason });
          expect(Math.hypot((got?.x ?? 1e9) - x, (got?.z ?? 1e9) - z)).toBeLessThan(0.0072);
        },
      ),
    );
  });

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.oneof(anyBytes, fc.uint8Array({ minLength: 9, maxLength: 9 })), (bytes) => {
        const got = decodeCorrection(bytes);
        if (got) expect(correctionReasons).toContain(got.reason);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a snapshot', () => {
  const avatar = fc.record({
    id: fc.integer({ min: 1, max: 65535 }),
    x: metres,
    z: metres,
    yaw: turn,
    gait: fc.integer({ min: 0, max: 3 }),
  });
  const crowd = fc.uniqueArray(avatar, { maxLength: 400, size: 'max', selector: (p) => p.id });
  const writer = createSnapshotWriter();

  /** Encodes a crowd as the server does: cell by cell. */
  function encode(people: readonly Seen[], tick: number): Uint8Array | null {
    writer.begin(tick);
    const inOrder = [...people].sort((a, b) => cellOf(a.x) - cellOf(b.x) || cellOf(a.z) - cellOf(b.z));
    let open = '';
    for (const p of inOrder) {
      const cell = `${String(cellOf(p.x))}:${String(cellOf(p.z))}`;
      if (cell !== open) writer.open(cellOf(p.x), cellOf(p.z));
      open = cell;
      writer.add(p.id, p.x, p.z, p.yaw, p.gait);
    }
    return writer.finish()?.slice() ?? null;
  }

  it('tells everybody in it within 5 cm and 3 degrees', () => {
    fc.assert(
      fc.property(crowd, sequence, (people, tick) => {
        const bytes = encode(people, tick);
        if (!bytes) {
          expect(people).toEqual([]);
          return;
        }
        const got = readAll(bytes);
        expect(got.tick).toBe(tick);
        expect(got.people).toHaveLength(people.length);
        const byId = (a: Seen, b: Seen) => a.id - b.id;
        const wanted = [...people].sort(byId);
        const seen = [...got.people].sort(byId);
        wanted.forEach((p, i) => {
          const q = seen[i];
          expect(q?.id).toBe(p.id);
          expect(q?.gait).toBe(p.gait);
          expect(Math.abs((q?.x ?? 1e9) - p.x)).toBeLessThanOrEqual(POSITION_STEP / 2 + 1e-6);
          expect(Math.abs((q?.z ?? 1e9) - p.z)).toBeLessThanOrEqual(POSITION_STEP / 2 + 1e-6);
          expect(off(q?.yaw ?? 9, p.yaw)).toBeLessThan(0.05);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('costs five bytes a person and three a cell', () => {
    const people = Array.from({ length: 40 }, (_, i) => ({
      id: i + 1,
      x: 1 + i * 0.2,
      z: 2,
      yaw: 0,
      gait: 1,
    }));
    expect(encode(people, 1)).toHaveLength(3 + 3 + 40 * 5);
  });

  it('holds more than 255 people in one cell', () => {
    const people = Array.from({ length: 700 }, (_, i) => ({ id: i + 1, x: 3, z: 3, yaw: 0, gait: 0 }));
    const bytes = encode(people, 9);
    expect(readAll(bytes ?? new Uint8Array()).people.map((p) => p.id)).toEqual(people.map((p) => p.id));
  });

  it('is these bytes', () => {
    const bytes = encode([{ id: 0x0203, x: -12.8 + 0.12, z: 0.07, yaw: Math.PI / 2, gait: 2 }], 0x0405);
    expect([...(bytes ?? [])]).toEqual([SNAPSHOT_VERSION, 5, 4, 0xff, 0, 1, 3, 2, 2, 1, (16 << 2) | 2]);
  });

  it('is told whole or not at all, whatever the bytes', () => {
    fc.assert(
      fc.property(anyBytes, fc.boolean(), (noise, versioned) => {
        if (versioned && noise.length > 0) noise[0] = SNAPSHOT_VERSION;
        const got = readAll(noise);
        if (got.tick === null) expect(got.people).toEqual([]);
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(crowd, fc.nat(), (people, cut) => {
        const bytes = encode(people, 3);
        fc.pre(bytes !== null && bytes.length > 0);
        const short = (bytes ?? new Uint8Array()).subarray(0, cut % (bytes?.length ?? 1));
        const got = readAll(short);
        // A cut at the seam of two groups is a smaller snapshot; any other is none.
        if (got.tick === null) expect(got.people).toEqual([]);
        else expect(3 + got.people.length * 5).toBeLessThanOrEqual(short.length);
      }),
    );
  });

  it('of another version is none', () => {
    const bytes = encode([{ id: 1, x: 0, z: 0, yaw: 0, gait: 0 }], 1) ?? new Uint8Array();
    bytes[0] = SNAPSHOT_VERSION + 1;
    expect(readAll(bytes)).toEqual({ tick: null, people: [] });
  });
});
