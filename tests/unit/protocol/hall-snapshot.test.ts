import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME_VERSION } from '../../../shared/protocol/hall/quantise.ts';
import {
  CELL_METRES,
  cellOf,
  createSnapshotWriter,
  groupKinds,
  POSITION_STEP,
  readSnapshot,
} from '../../../shared/protocol/hall/snapshot.ts';
import { bytesOf, gaitIndex, metres, mutated, noise, off, turn, word } from './hall-bytes.ts';
import { encodeSnapshot, readAll, type Place, type Told } from './hall-told.ts';

const place: fc.Arbitrary<Place> = fc.record({ id: word, x: metres, z: metres, yaw: turn, gait: gaitIndex });
const byte = fc.integer({ min: 0, max: 255 });
const cell = fc.integer({ min: -128, max: 127 });
const someTold = (most: number): fc.Arbitrary<Told> =>
  fc.record({
    tick: word,
    isKey: fc.boolean(),
    places: fc.array(place, { maxLength: most, size: 'max' }),
    gone: fc.array(word, { maxLength: most, size: 'max' }),
    said: fc.array(fc.record({ id: word, code: byte }), { maxLength: Math.min(most, 40) }),
    changed: fc.array(word, { maxLength: most, size: 'max' }),
    people: fc.option(
      fc.record({
        inHall: word,
        cells: fc.array(fc.record({ column: cell, row: cell, people: byte }), {
          maxLength: Math.min(most, 255),
          size: 'max',
        }),
      }),
    ),
  });
const told = someTold(300);
/** Of these thousands can be tried. */
const smallTold = someTold(8);
const frame = smallTold.map((t) => encodeSnapshot(t) ?? new Uint8Array());

const nothing: Told = { tick: 0, isKey: false, places: [], gone: [], said: [], changed: [], people: null };

describe('a snapshot', () => {
  it('is these bytes, as docs/protocol.md writes them', () => {
    const bytes = [
      // version | KEY | tick
      [2, 1, 0x05, 0x04],
      // places: column -2, row 0, two of them: id, steps of 2.5 cm, heading << 2 | gait
      [0, 0xfe, 0, 2],
      [0x03, 0x02, 4, 2, (16 << 2) | 2],
      [0xff, 0xff, 255, 0, (32 << 2) | 3],
      // gone | said | changed | people: three in the hall, two of them in column 4, row -1
      [1, 1, 0x09, 0x00],
      [2, 2, 0x03, 0x02, 1, 0x04, 0x02, 33],
      [3, 1, 0x07, 0x01],
      [4, 0x03, 0x00, 1, 4, 0xff, 2],
    ].flat();
    const said: Told = {
      tick: 0x0405,
      isKey: true,
      places: [
        { id: 0x0203, x: -12.8 + 0.11, z: 0.05, yaw: Math.PI / 2, gait: 2 },
        { id: 0xffff, x: -6.401, z: 0, yaw: -Math.PI, gait: 3 },
      ],
      gone: [9],
      said: [
        { id: 0x0203, code: 1 },
        { id: 0x0204, code: 33 },
      ],
      changed: [0x0107],
      people: { inHall: 3, cells: [{ column: 4, row: -1, people: 2 }] },
    };
    expect([...(encodeSnapshot(said) ?? [])]).toEqual(bytes);
    const got = readAll(bytesOf(...bytes));
    expect(got).toEqual({ ...said, places: expect.any(Array) });
    // (byte + ½) × 0.025 m from the cell's north-west corner
    expect(got?.places[0]).toMatchObject({ id: 0x0203, gait: 2, yaw: Math.PI / 2 });
    expect(got?.places[0]?.x).toBeCloseTo(-12.8 + 4.5 * 0.025, 9);
    expect(got?.places[0]?.z).toBeCloseTo(2.5 * 0.025, 9);
    expect(got?.places[1]?.x).toBeCloseTo(-12.8 + 255.5 * 0.025, 9);
  });

  it('costs four bytes, four for each cell, five for each person', () => {
    const places = Array.from({ length: 40 }, (_, i) => ({
      id: i,
      x: i < 30 ? 1 : 7,
      z: 2,
      yaw: 0,
      gait: 1,
    }));
    expect(encodeSnapshot({ ...nothing, places })).toHaveLength(4 + 2 * 4 + 40 * 5);
  });

  it('tells everything that was written, people within 1.25 cm and 1/128 turn', () => {
    fc.assert(
      fc.property(told, (sent) => {
        const bytes = encodeSnapshot(sent);
        const got = bytes && readAll(bytes);
        if (!got) {
          expect(sent).toEqual({ ...nothing, tick: sent.tick });
          return;
        }
        expect({ ...got, places: [] }).toEqual({ ...sent, places: [] });
        expect(got.places).toHaveLength(sent.places.length);
        sent.places.forEach((p, i) => {
          const q = got.places[i];
          expect([q?.id, q?.gait]).toEqual([p.id, p.gait]);
          expect(Math.abs((q?.x ?? NaN) - p.x)).toBeLessThanOrEqual(POSITION_STEP / 2 + 1e-9);
          expect(Math.abs((q?.z ?? NaN) - p.z)).toBeLessThanOrEqual(POSITION_STEP / 2 + 1e-9);
          expect(off(q?.yaw ?? NaN, p.yaw)).toBeLessThanOrEqual(Math.PI / 64 + 1e-9);
        });
      }),
      { numRuns: 150 },
    );
  });

  it('keeps who stands on the very edge of a cell in it', () => {
    for (let c = -50; c <= 50; c++) {
      for (const x of [c * CELL_METRES, c * CELL_METRES + 1e-12, (c + 1) * CELL_METRES - 1e-12]) {
        const got = readAll(encodeSnapshot({ ...nothing, places: [{ id: 1, x, z: 0, yaw: 0, gait: 0 }] }));
        expect(Math.abs((got?.places[0]?.x ?? NaN) - x)).toBeLessThanOrEqual(POSITION_STEP / 2 + 1e-9);
      }
    }
    // A body whose open cell is a neighbour by rounding is drawn at the edge, never a cell away.
    const writer = createSnapshotWriter();
    writer.begin(0, false);
    writer.openCell(0, 0);
    writer.addPlace(1, CELL_METRES + 1e-9, -1e-9, 0, 0);
    expect(readAll(writer.finish())?.places[0]).toMatchObject({
      x: 255.5 * POSITION_STEP,
      z: 0.5 * POSITION_STEP,
    });
  });

  it('holds more than 255 of each list', () => {
    const many = Array.from({ length: 700 }, (_, i) => i + 1);
    const sent: Told = {
      ...nothing,
      places: many.map((id) => ({ id, x: 3, z: 3, yaw: 0, gait: 0 })),
      gone: many,
      said: many.map((id) => ({ id, code: id & 255 })),
      changed: many,
    };
    const got = readAll(encodeSnapshot(sent));
    expect(got?.places.map((p) => p.id)).toEqual(many);
    expect({ ...got, places: [] }).toEqual({ ...sent, places: [] });
    expect(encodeSnapshot(sent)).toHaveLength(4 + 3 * 4 + 700 * 5 + 9 * 2 + 700 * (2 + 3 + 2));
  });

  it('counts "255 or more" in a cell and at most 65,535 in the hall', () => {
    const people = { inHall: 70_000, cells: [{ column: 0, row: 0, people: 300 }] };
    expect(readAll(encodeSnapshot({ ...nothing, people }))?.people).toEqual({
      inHall: 65_535,
      cells: [{ column: 0, row: 0, people: 255 }],
    });
  });

  it('of nothing is no frame, but a KEY of nothing is: everybody is gone', () => {
    expect(encodeSnapshot(nothing)).toBeNull();
    expect([...(encodeSnapshot({ ...nothing, tick: 3, isKey: true }) ?? [])]).toEqual([2, 1, 3, 0]);
    expect(readAll(bytesOf(2, 1, 3, 0))).toEqual({ ...nothing, tick: 3, isKey: true });
  });

  it('says first that it is a KEY', () => {
    const heard: string[] = [];
    readSnapshot(bytesOf(2, 1, 0, 0, 1, 1, 5, 0, 0, 0, 0, 1, 6, 0, 0, 0, 0), {
      key: () => heard.push('key'),
      gone: (id) => heard.push(`gone ${String(id)}`),
      place: (id) => heard.push(`place ${String(id)}`),
    });
    expect(heard).toEqual(['key', 'gone 5', 'place 6']);
  });

  it('is read by who wants to know places only', () => {
    fc.assert(
      fc.property(frame, (bytes) => {
        const places: number[] = [];
        const tick = readSnapshot(bytes, { place: (id) => places.push(id) });
        expect(places).toEqual(readAll(bytes)?.places.map((p) => p.id) ?? []);
        expect(tick).toBe(readAll(bytes)?.tick ?? null);
      }),
    );
  });

  it('is read where it lies inside a larger buffer', () => {
    const bytes = encodeSnapshot({ ...nothing, tick: 8, gone: [1, 2] }) ?? new Uint8Array();
    const around = new Uint8Array(60).fill(4);
    around.set(bytes, 21);
    expect(readAll(around.subarray(21, 21 + bytes.length))).toEqual({ ...nothing, tick: 8, gone: [1, 2] });
  });
});

describe('the writer', () => {
  it('loses nobody at the moment its buffer grows', () => {
    for (let first = 0; first < 12; first++) {
      const gone = Array.from({ length: 600 }, (_, i) => i + 1);
      const said = Array.from({ length: first }, (_, i) => ({ id: i, code: 0 }));
      const got = readAll(encodeSnapshot({ ...nothing, said, gone: [], changed: gone }));
      expect(got?.changed).toEqual(gone);
      expect(readAll(encodeSnapshot({ ...nothing, gone }))?.gone).toEqual(gone);
    }
  });

  it('begins anew each time: nothing of the last frame is left in the next', () => {
    const writer = createSnapshotWriter();
    fc.assert(
      fc.property(smallTold, smallTold, (first, second) => {
        encodeSnapshot(first, writer);
        expect(encodeSnapshot(second, writer)).toEqual(encodeSnapshot(second));
      }),
    );
  });

  it('writes groups in any order, mixed', () => {
    const writer = createSnapshotWriter();
    writer.begin(1, false);
    writer.addGone(1);
    writer.openCell(1, 1);
    writer.addGone(2);
    writer.addPlace(3, 7, 7, 0, 0);
    writer.addSaid(4, 0);
    writer.addPlace(5, 7, 7, 0, 0);
    writer.openCell(2, 2);
    writer.openPeople(6);
    writer.addCount(1, 1, 2);
    writer.addPlace(7, 13, 13, 0, 0);
    const got = readAll(writer.finish());
    expect(got).toMatchObject({ gone: [1, 2], said: [{ id: 4, code: 0 }], people: { inHall: 6 } });
    expect(got?.places.map((p) => [p.id, cellOf(p.x)])).toEqual([
      [3, 1],
      [5, 1],
      [7, 2],
    ]);
  });

  it('is not broken by a count without its hall', () => {
    const writer = createSnapshotWriter();
    writer.begin(1, true);
    writer.addCount(1, 1, 1);
    writer.openPeople(2);
    writer.addCount(1, 1, 1);
    // Another cell's places: the group of counts is closed.
    writer.openCell(0, 0);
    writer.addCount(2, 2, 2);
    const bytes = writer.finish() ?? new Uint8Array();
    expect([...bytes]).toEqual([2, 1, 1, 0, 4, 2, 0, 1, 1, 1, 1]);
  });
});

describe('a bad snapshot', () => {
  const good = bytesOf(2, 0, 1, 0, 1, 1, 5, 0);

  it('of another version, or with a flag that nobody knows, is refused whole', () => {
    expect(readAll(good)?.gone).toEqual([5]);
    for (let version = 0; version < 256; version++) {
      if (version !== FRAME_VERSION) expect(readAll(bytesOf(version, ...good.subarray(1)))).toBeNull();
    }
    for (let flags = 2; flags < 256; flags++) {
      expect(readAll(bytesOf(2, flags, ...good.subarray(2)))).toBeNull();
    }
  });

  it('with a kind that nobody knows is refused whole, wherever it stands', () => {
    for (let kind = Object.keys(groupKinds).length; kind < 256; kind++) {
      expect(readAll(bytesOf(2, 0, 1, 0, kind, 0))).toBeNull();
      expect(readAll(bytesOf(...good, kind, 0))).toBeNull();
      expect(readAll(bytesOf(2, 0, 1, 0, kind, 0, ...good.subarray(4)))).toBeNull();
    }
  });

  it('cut at any length but the seam of two groups is refused whole', () => {
    fc.assert(
      fc.property(frame, (bytes) => {
        const seams = new Set<number>(bytes.length ? [4] : []);
        for (let i = 4; i < bytes.length; seams.add(i)) {
          const kind = bytes[i] ?? 9;
          const head = [4, 2, 2, 2, 4][kind] ?? NaN;
          i += head + (bytes[i + head - 1] ?? NaN) * ([5, 2, 3, 2, 3][kind] ?? NaN);
        }
        for (let length = 0; length <= bytes.length; length++) {
          expect(readAll(bytes.subarray(0, length)) !== null).toBe(seams.has(length));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('with anything behind its end is refused whole', () => {
    expect(readAll(bytesOf(...good, 0))).toBeNull();
    expect(readAll(bytesOf(...good, 0, 0, 0))).toBeNull();
    expect(readAll(bytesOf(...good, 1, 2, 5, 0))).toBeNull();
  });

  it('is told whole or not at all, and never throws, whatever the bytes', () => {
    const bytes = fc.oneof(
      noise(FRAME_VERSION),
      noise(FRAME_VERSION, 300).map((b) => bytesOf(2, 1, 0, 0, ...b)),
      mutated(frame),
    );
    let [read, refused] = [0, 0];
    fc.assert(
      fc.property(bytes, (any) => {
        // `readAll` fails when a refused frame was visited at all.
        if (readAll(any)) read += 1;
        else refused += 1;
      }),
      { numRuns: 6000 },
    );
    expect(Math.min(read, refused)).toBeGreaterThan(100);
  });
});
