import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildWalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { isSegmentClear, isWalkable } from '../../../shared/hall/find-path.ts';
import { isFree } from '../../../shared/hall/ground.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import { BURST, checkMove, placeMover, SPEED_LIMIT } from '../../../shared/hall/movement.ts';
import { slideMove } from '../../../shared/hall/slide-move.ts';
import { PERSON_RADIUS, RUN_SPEED, type Point } from '../../../shared/hall/types.ts';
import { realRegions, realWings } from './real-province.ts';

const hall = layoutHall(realRegions, realWings);
const grid = buildWalkGrid(hall);
const { spawn } = hall.entrance;
const centimetres = (p: Point): Point => ({ x: Math.round(p.x * 100) / 100, z: Math.round(p.z * 100) / 100 });

/** Headings of a person who keeps running and turns now and then. */
const headings = fc.array(fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), {
  minLength: 60,
  maxLength: 60,
  size: 'max',
});
const somewhere = fc.constantFrom(spawn, ...hall.counters.map((c) => c.approach));

describe('walking by exact geometry', () => {
  it('always leaves a person where a whole person fits', () => {
    fc.assert(
      fc.property(somewhere, headings, (from, turns) => {
        let at = from;
        for (const turn of turns) {
          for (let frame = 0; frame < 10; frame++) {
            at = slideMove(hall, at, Math.sin(turn) * 0.09, Math.cos(turn) * 0.09);
            expect(isFree(hall, at, PERSON_RADIUS)).toBe(true);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('slides along a wall met at a slant instead of sticking to it', () => {
    const counter = hall.counters[0];
    if (!counter) throw new Error('the hall has counters');
    // Into the desk, half a step aside each frame.
    const towards = { x: -Math.sin(counter.yaw), z: -Math.cos(counter.yaw) };
    const aside = { x: Math.cos(counter.yaw), z: -Math.sin(counter.yaw) };
    let at = counter.approach;
    for (let i = 0; i < 20; i++) {
      at = slideMove(hall, at, (towards.x - aside.x) * 0.05, (towards.z - aside.z) * 0.05);
    }
    const moved = { x: at.x - counter.approach.x, z: at.z - counter.approach.z };
    expect(-(moved.x * aside.x + moved.z * aside.z)).toBeGreaterThan(0.8);
  });
});

describe('a frame that took a whole second', () => {
  it('does not carry a person over a counter', () => {
    for (const c of hall.counters) {
      const behind = slideMove(hall, c.approach, -Math.sin(c.yaw) * 4, -Math.cos(c.yaw) * 4);
      const inFront = (behind.x - c.centre.x) * Math.sin(c.yaw) + (behind.z - c.centre.z) * Math.cos(c.yaw);
      expect(inFront).toBeGreaterThan(1);
    }
  });
});

describe('checkMove', () => {
  it('never corrects an honest runner, walls, corners and late bunches of reports included', () => {
    fc.assert(
      fc.property(
        somewhere,
        headings,
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 60, maxLength: 60, size: 'max' }),
        (from, turns, bunches) => {
          let at = from;
          const mover = placeMover(from, 0);
          let waiting: Point[] = [];
          let now = 0;
          turns.forEach((turn, i) => {
            // Ten reports a second, made of six frames each; some arrive together, up to half a second late.
            for (let frame = 0; frame < 6; frame++) {
              at = slideMove(hall, at, (Math.sin(turn) * RUN_SPEED) / 60, (Math.cos(turn) * RUN_SPEED) / 60);
            }
            waiting.push(centimetres(at));
            now += 100;
            if (bunches[i] === 0 || waiting.length > 5) {
              for (const report of waiting) {
                expect(checkMove(grid, mover, report, now)).toBeNull();
              }
              waiting = [];
            }
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lets no sequence of reports leave the walkable area, cross a wall or exceed the speed limit', () => {
    const report = fc.record({
      dx: fc.double({ min: -9, max: 9, noNaN: true }),
      dz: fc.double({ min: -9, max: 9, noNaN: true }),
      after: fc.integer({ min: -50, max: 1500 }),
    });
    fc.assert(
      fc.property(somewhere, fc.array(report, { maxLength: 80, size: 'max' }), (from, reports) => {
        const mover = placeMover(from, 0);
        let now = 0;
        let forward = 0;
        let walked = 0;
        for (const { dx, dz, after } of reports) {
          now += after;
          forward += Math.max(0, after);
          const before = { ...mover };
          const to = { x: before.x + dx, z: before.z + dz };
          const refusal = checkMove(grid, mover, to, now);
          expect(isWalkable(grid, mover.x, mover.z)).toBe(true);
          if (refusal) {
            expect([mover.x, mover.z]).toEqual([before.x, before.z]);
            continue;
          }
          const spent = Math.hypot(dx, dz);
          walked += spent;
          expect(spent).toBeLessThanOrEqual(BURST + 1e-9);
          expect(walked).toBeLessThanOrEqual(BURST + (forward / 1000) * SPEED_LIMIT + 1e-6);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('refuses a teleport across the hall and keeps the last good place', () => {
    const far = hall.counters.at(-1)?.approach ?? spawn;
    const mover = placeMover(spawn, 0);
    expect(checkMove(grid, mover, far, 100)).toBe('too-fast');
    expect(mover).toMatchObject({ x: spawn.x, z: spawn.z });
  });

  it('refuses to let a citizen through the desk, however short the step', () => {
    for (const counter of hall.counters) {
      const behind = counter.officerSpots[0] ?? counter.centre;
      expect(checkMove(grid, placeMover(counter.approach, 0), behind, 1000)).toBe('blocked');
    }
  });

  it('walks around a column when two reports lie to either side of it', () => {
    const column = hall.columns[3];
    if (!column) throw new Error('the hall has columns');
    const out = Math.hypot(column.x, column.z);
    const side = (by: number) => ({ x: column.x * (1 + by / out), z: column.z * (1 + by / out) });
    const [inner, outer] = [side(-1), side(1)];
    expect(isSegmentClear(grid, inner, outer)).toBe(false);
    const mover = placeMover(inner, 0);
    expect(checkMove(grid, mover, outer, 300)).toBeNull();
    // and pays for the way around, not for the line through it
    expect(BURST - mover.budget).toBeGreaterThan(2.05);
    // so that one who has not the metres left for it does not get through
    const tired = { ...placeMover(inner, 0), budget: 2.02 };
    expect(checkMove(grid, tired, outer, 0)).toBe('blocked');
  });

  it('refuses what is not a number without losing the place', () => {
    for (const bad of [Number.NaN, Infinity, -Infinity]) {
      const mover = placeMover(spawn, 0);
      expect(checkMove(grid, mover, { x: bad, z: 0 }, 10)).toBe('not-a-number');
      expect(checkMove(grid, mover, { x: 0, z: bad }, 10)).toBe('not-a-number');
      expect(mover).toMatchObject({ x: spawn.x, z: spawn.z });
    }
  });

  it('goes on after the clock stepped back', () => {
    const mover = { ...placeMover(spawn, 10_000), budget: 0 };
    expect(checkMove(grid, mover, spawn, 4_000)).toBeNull();
    expect(checkMove(grid, mover, { x: spawn.x, z: spawn.z - 0.5 }, 4_200)).toBeNull();
  });
});
