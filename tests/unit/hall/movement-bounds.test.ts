import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpenAt } from '../../../shared/hall/bit-grid.ts';
import { buildWalkGrid, type WalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { findPath, isSegmentClear, lengthOf } from '../../../shared/hall/find-path.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import {
  BURST,
  checkMove,
  placeMover,
  RESERVE,
  RESERVE_MS,
  RESERVE_STEP,
  SILENCE_MS,
  SPEED_LIMIT,
} from '../../../shared/hall/movement.ts';
import { isOnFloor } from '../../../shared/hall/ground.ts';
import type { Hall, Point } from '../../../shared/hall/types.ts';
import { someProvince } from './province-arbitrary.ts';
import { realRegions, realWings } from './real-province.ts';

/* A client that wants to cheat: any report, at any time. What the rule accepts is looked at from outside. */

const anyNumber = fc.oneof(
  { weight: 30, arbitrary: fc.double({ min: -60, max: 60, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, 1e308, -1e308, -0) },
);
/** Steps of all sizes, jumps to anywhere, bunches, silences, a clock that steps back. */
const attempt = fc.record({
  scale: fc.constantFrom(0.01, 0.02, 0.05, 0.1, 1),
  x: anyNumber,
  z: anyNumber,
  after: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 300 }) },
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 900, max: 20_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: -5000, max: -1 }) },
  ),
});
const attempts = fc.array(attempt, { minLength: 1, maxLength: 200, size: 'max' });
type Attempt = { readonly scale: number; readonly x: number; readonly z: number; readonly after: number };

/** One accepted step; time is what really passed, so a clock that steps back adds none. */
type Step = { readonly atMs: number; readonly from: Point; readonly to: Point; readonly metres: number };

/** Tries them all; answers what was accepted. `onStep` looks at each. */
function tryAll(grid: WalkGrid, from: Point, all: readonly Attempt[]): { steps: Step[]; silences: number[] } {
  const mover = placeMover(from, 0);
  const steps: Step[] = [];
  const silences: number[] = [];
  let clock = 0;
  let passed = 0;
  for (const { scale, x, z, after } of all) {
    clock += after;
    passed += Math.max(0, after);
    if (after >= SILENCE_MS) silences.push(passed);
    const before = { x: mover.x, z: mover.z };
    const base = scale === 1 ? { x: 0, z: 0 } : before;
    const to = { x: base.x + x * scale, z: base.z + z * scale };
    if (checkMove(grid, mover, to, clock) === null) {
      expect({ x: mover.x, z: mover.z }).toEqual(to);
      steps.push({ atMs: passed, from: before, to, metres: Math.hypot(to.x - before.x, to.z - before.z) });
    } else expect({ x: mover.x, z: mover.z }).toEqual(before);
    const isPurse =
      mover.budget > -1e-9 && mover.budget <= BURST && mover.reserve >= 0 && mover.reserve <= RESERVE;
    expect(isPurse).toBe(true);
  }
  return { steps, silences };
}

function staysInside(hall: Hall, grid: WalkGrid, steps: readonly Step[]): void {
  for (const { from, to, metres } of steps) {
    expect(isOpenAt(grid.stand, to.x, to.z)).toBe(true);
    expect(hall.floors.some((floor) => isOnFloor(floor, to.x, to.z, -0.15))).toBe(true);
    expect(metres).toBeLessThanOrEqual(BURST + 1e-9);
    if (isSegmentClear(grid, from, to)) continue;
    // Around a solid: there is a way, and it was no longer than one step may be.
    const way = findPath(grid, from, to);
    expect(way).not.toBeNull();
    expect(lengthOf(way ?? [])).toBeLessThanOrEqual(BURST + 1e-9);
  }
}

/**
 * Over any stretch of time between two accepted reports; where a silence ended shortly before or within it, its reserve
 * is granted, too.
 */
function keepsSpeed({ steps, silences }: { steps: Step[]; silences: number[] }): void {
  let worst = -Infinity;
  for (let first = 0; first < steps.length; first++) {
    const begin = steps[first]?.atMs ?? 0;
    const nextSilence = silences.findIndex((end) => end > begin - RESERVE_MS);
    const reserveFrom = silences[nextSilence] ?? Infinity;
    let metres = 0;
    for (let i = first; i < steps.length; i++) {
      const step = steps[i];
      if (!step) break;
      metres += step.metres;
      const reserve = step.atMs >= reserveFrom ? RESERVE : 0;
      worst = Math.max(worst, metres - BURST - reserve - ((step.atMs - begin) / 1000) * SPEED_LIMIT);
    }
  }
  expect(worst).toBeLessThanOrEqual(1e-6);
  const all = steps.reduce((sum, { metres }) => sum + metres, 0);
  expect(all).toBeLessThanOrEqual(BURST + ((steps.at(-1)?.atMs ?? 0) / 1000) * SPEED_LIMIT + 1e-6);
}

describe('no accepted sequence of reports', () => {
  const hall = layoutHall(realRegions, realWings);
  const grid = buildWalkGrid(hall);
  const somewhere = fc.constantFrom(hall.entrance.spawn, ...hall.counters.map((c) => c.approach));

  it('leaves the walkable area, crosses a wall or exceeds the speed budget, in the real hall', () => {
    let accepted = 0;
    fc.assert(
      fc.property(somewhere, attempts, (from, all) => {
        const walked = tryAll(grid, from, all);
        accepted += walked.steps.length;
        staysInside(hall, grid, walked.steps);
        keepsSpeed(walked);
      }),
      { numRuns: 150 },
    );
    expect(accepted).toBeGreaterThan(1000);
  });

  it('does so in the hall of any province', () => {
    fc.assert(
      fc.property(someProvince, fc.array(attempts, { minLength: 4, maxLength: 4 }), (province, tries) => {
        const other = layoutHall(province.regions, province.wings);
        const otherGrid = buildWalkGrid(other);
        for (const all of tries) {
          const walked = tryAll(otherGrid, other.entrance.spawn, all);
          staysInside(other, otherGrid, walked.steps);
          keepsSpeed(walked);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('gets a greedy client one step ahead of running: as far as it can, each time it may', () => {
    for (const everyMs of [10, 33, 100, 250, 999, 1000, 1001, 5000]) {
      const mover = placeMover(hall.entrance.spawn, 0);
      let metres = 0;
      let now = 0;
      for (let i = 0; i < 400; i++) {
        if (i % 5 === 0) now += everyMs;
        const purse = Math.min(BURST, mover.budget + Math.min(mover.reserve, RESERVE_STEP)) + 2;
        // To and fro across the atrium, trying steps from too long to short.
        for (let step = purse; step > 0.01; step /= 2) {
          const to = { x: mover.x + (i % 2 ? step : -step), z: mover.z };
          if (checkMove(grid, mover, to, now) !== null) continue;
          metres += step;
          break;
        }
      }
      expect(metres).toBeLessThanOrEqual(BURST + (now / 1000) * SPEED_LIMIT + 1e-6);
    }
  });

  it('passes through a desk, wall or column, however often and finely it is tried', () => {
    const shake = fc.array(
      fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })),
      {
        minLength: 80,
        maxLength: 80,
        size: 'max',
      },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...hall.counters),
        shake,
        fc.constantFrom(0.05, 0.3, 1.5),
        (counter, moves, step) => {
          const inwards = { x: -Math.sin(counter.yaw), z: -Math.cos(counter.yaw) };
          const mover = placeMover(counter.approach, 0);
          moves.forEach(([dx, dz], i) => {
            const to = { x: mover.x + (inwards.x + dx) * step, z: mover.z + (inwards.z + dz) * step };
            checkMove(grid, mover, to, i * 500);
          });
          for (const spot of counter.officerSpots)
            expect(Math.hypot(mover.x - spot.x, mover.z - spot.z)).toBeGreaterThan(0.5);
        },
      ),
      { numRuns: 150 },
    );
  });
});
