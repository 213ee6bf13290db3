import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildWalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { counterAt } from '../../../shared/hall/counter-zones.ts';
import {
  findPath,
  isSegmentClear,
  isWalkable,
  lengthOf,
  nearestWalkable,
} from '../../../shared/hall/find-path.ts';
import { boxHolds } from '../../../shared/hall/frame.ts';
import { isFree } from '../../../shared/hall/ground.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import { PERSON_RADIUS, type Point } from '../../../shared/hall/types.ts';
import { realRegions, realWings } from './real-province.ts';

const hall = layoutHall(realRegions, realWings);
const grid = buildWalkGrid(hall);
const anywhere: fc.Arbitrary<Point> = fc.record({
  x: fc.double({ min: -60, max: 60, noNaN: true }),
  z: fc.double({ min: -60, max: 60, noNaN: true }),
});
const isAt = (p: Point | undefined, q: Point) => p !== undefined && Math.hypot(p.x - q.x, p.z - q.z) < 1e-9;

describe('findPath', () => {
  it('leads from anywhere to anywhere, every leg clear of walls, never shorter than the straight way', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (from, to) => {
        const path = findPath(grid, from, to) ?? [];
        const a = nearestWalkable(grid, from);
        const b = nearestWalkable(grid, to);
        expect(isAt(path[0], a) && isAt(path.at(-1), b)).toBe(true);
        for (let i = 1; i < path.length; i++) {
          const [p, q] = [path[i - 1], path[i]];
          expect(p && q && isSegmentClear(grid, p, q)).toBe(true);
        }
        expect(lengthOf(path)).toBeGreaterThanOrEqual(Math.hypot(b.x - a.x, b.z - a.z) - 1e-9);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a whole person off every wall between its ends', () => {
    for (const counter of hall.counters) {
      const path = findPath(grid, hall.entrance.spawn, counter.approach) ?? [];
      for (let i = 1; i < path.length; i++) {
        const [p, q] = [path[i - 1], path[i]];
        if (!p || !q) continue;
        for (let t = 0; t <= 1; t += 0.05) {
          const at = { x: p.x + (q.x - p.x) * t, z: p.z + (q.z - p.z) * t };
          expect(isFree(hall, at, PERSON_RADIUS)).toBe(true);
        }
      }
    }
  });

  it('walks straight where nothing is in the way', () => {
    const from = { x: -1, z: 4 };
    const to = { x: 2, z: -3 };
    expect(findPath(grid, from, to)).toEqual([from, to]);
  });

  it('ends beside the desk when one taps the officer behind it', () => {
    for (const counter of hall.counters) {
      const spot = counter.officerSpots[0] ?? counter.centre;
      const end = findPath(grid, hall.entrance.spawn, spot)?.at(-1);
      expect(end && isWalkable(grid, end.x, end.z)).toBe(true);
      expect(end && Math.hypot(end.x - spot.x, end.z - spot.z)).toBeLessThan(3.5);
    }
  });

  it('refuses a way longer than allowed, and numbers that are none', () => {
    const far = hall.counters.at(-1)?.approach ?? hall.entrance.spawn;
    expect(findPath(grid, hall.entrance.spawn, far, 10)).toBeNull();
    const length = lengthOf(findPath(grid, hall.entrance.spawn, far) ?? []);
    expect(findPath(grid, hall.entrance.spawn, far, length + 0.01)).not.toBeNull();
    expect(findPath(grid, hall.entrance.spawn, far, length - 0.01)).toBeNull();
    expect(findPath(grid, { x: Number.NaN, z: 0 }, far)).toBeNull();
    expect(findPath(grid, far, { x: 0, z: Infinity })).toBeNull();
  });

  it('gives the same answer again after any other search', () => {
    const [a, b] = [hall.counters[0]?.approach, hall.counters[12]?.approach];
    if (!a || !b) throw new Error('the hall has counters');
    const first = findPath(grid, a, b);
    for (const c of hall.counters) findPath(grid, hall.entrance.spawn, c.approach);
    expect(findPath(grid, a, b)).toEqual(first);
  });
});

describe('the walkable ground', () => {
  it('holds wherever a whole person fits and the entrance can be reached', () => {
    fc.assert(
      fc.property(anywhere, (p) => {
        const inBooth = hall.counters.some((c) => Math.hypot(c.centre.x - p.x, c.centre.z - p.z) < 1.3);
        fc.pre(!inBooth && isFree(hall, p, PERSON_RADIUS));
        expect(isWalkable(grid, p.x, p.z)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('never holds the middle of a wall or a place outside', () => {
    for (const solid of hall.solids) expect(isWalkable(grid, solid.x, solid.z)).toBe(false);
    for (const [x, z] of [
      [500, 0],
      [0, -500],
      [Number.NaN, 0],
      [0, Infinity],
    ]) {
      expect(isWalkable(grid, x ?? 0, z ?? 0)).toBe(false);
    }
  });

  it('lets nobody see through a wall, from either side and along any line', () => {
    for (const c of hall.counters) {
      for (const spot of c.officerSpots) expect(isSegmentClear(grid, c.approach, spot)).toBe(false);
    }
    const [left, right] = [hall.counters[17]?.approach, hall.counters[23]?.approach];
    if (!left || !right) throw new Error('the hall has counters');
    expect(isSegmentClear(grid, left, right)).toBe(false);
    expect(isSegmentClear(grid, right, left)).toBe(false);
  });

  it('brings any point, however far, to a place one can stand at', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        (x, z) => {
          const p = nearestWalkable(grid, { x, z });
          expect(isWalkable(grid, p.x, p.z)).toBe(true);
        },
      ),
    );
  });
});

describe('counterAt', () => {
  it('agrees with asking every zone', () => {
    fc.assert(
      fc.property(anywhere, ({ x, z }) => {
        const holder = hall.counters.find((c) => boxHolds(c.zone, x, z));
        expect(counterAt(hall, x, z)).toBe(holder?.code ?? null);
      }),
      { numRuns: 3000 },
    );
    for (const c of hall.counters) expect(counterAt(hall, c.zone.x, c.zone.z)).toBe(c.code);
  });

  it('is null for numbers that are none', () => {
    expect(counterAt(hall, Number.NaN, 0)).toBeNull();
    expect(counterAt(hall, Infinity, -Infinity)).toBeNull();
  });
});
