import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildWalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import {
  BURST,
  checkMove,
  placeMover,
  RESERVE,
  RESERVE_MS,
  RESERVE_STEP,
  SPEED_LIMIT,
} from '../../../shared/hall/movement.ts';
import { slideMove } from '../../../shared/hall/slide-move.ts';
import { RUN_SPEED, WALK_SPEED, type Point } from '../../../shared/hall/types.ts';
import { realRegions, realWings } from './real-province.ts';

const hall = layoutHall(realRegions, realWings);
const grid = buildWalkGrid(hall);
const { spawn, spawnYaw } = hall.entrance;
const FRAMES_A_SECOND = 60;
const centimetres = (p: Point): Point => ({ x: Math.round(p.x * 100) / 100, z: Math.round(p.z * 100) / 100 });

/** The reports of somebody who keeps walking for so many seconds, turning now and then: one each `everyMs`. */
function walk(
  from: Point,
  speed: number,
  seconds: number,
  everyMs: number,
  turns: readonly number[],
): Point[] {
  const reports: Point[] = [];
  const step = speed / FRAMES_A_SECOND;
  const framesAReport = Math.round((everyMs / 1000) * FRAMES_A_SECOND);
  let at = from;
  for (let frame = 1; frame <= seconds * FRAMES_A_SECOND; frame++) {
    const turn = turns[Math.floor(frame / FRAMES_A_SECOND) % turns.length] ?? 0;
    at = slideMove(hall, at, Math.sin(turn) * step, Math.cos(turn) * step);
    if (frame % framesAReport === 0) reports.push(centimetres(at));
  }
  return reports;
}

/** So many metres into the atrium, which is open there. */
const ahead = (from: Point, metres: number): Point => ({
  x: from.x + Math.sin(spawnYaw) * metres,
  z: from.z + Math.cos(spawnYaw) * metres,
});

describe('a bunch of reports after a stall', () => {
  it('of five seconds of walking, fifty at once, is believed', () => {
    const mover = placeMover(spawn, 0);
    const reports = walk(spawn, WALK_SPEED, 5, 100, [spawnYaw]);
    expect(reports).toHaveLength(50);
    for (const report of reports) expect(checkMove(grid, mover, report, 5000)).toBeNull();
    expect(Math.hypot(mover.x - spawn.x, mover.z - spawn.z)).toBeGreaterThan(12);
  });

  it('never pulls an honest person back: any stall up to ten seconds, walking or running, packets in any bunches', () => {
    const scene = fc.record({
      from: fc.constantFrom(spawn, ...hall.counters.map((c) => c.approach)),
      speed: fc.constantFrom(WALK_SPEED, RUN_SPEED),
      everyMs: fc.constantFrom(100, 200),
      before: fc.integer({ min: 0, max: 3 }),
      stall: fc.integer({ min: 1, max: 10 }),
      turns: fc.array(fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), { minLength: 16, maxLength: 16 }),
      // Round trips between the packets of the bunch, milliseconds.
      gaps: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 4 }),
      jitter: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 10, maxLength: 10 }),
    });
    fc.assert(
      fc.property(scene, ({ from, speed, everyMs, before, stall, turns, gaps, jitter }) => {
        const reports = walk(from, speed, before + stall + 3, everyMs, turns);
        const mover = placeMover(from, 0);
        const stalledFrom = before * 1000;
        const backAt = (before + stall) * 1000;
        let now = 0;
        reports.forEach((report, i) => {
          const made = (i + 1) * everyMs;
          const stalled = made > stalledFrom && made <= backAt;
          const arrives = stalled
            ? backAt + (gaps[Math.floor((i * gaps.length) / reports.length)] ?? 0)
            : made + (jitter[i % jitter.length] ?? 0);
          now = Math.max(now, arrives);
          expect(checkMove(grid, mover, report, now)).toBeNull();
        });
      }),
      { numRuns: 150 },
    );
  });

  it('may come through a stall that lets a packet pass now and then', () => {
    const mover = placeMover(spawn, 0);
    const reports = walk(spawn, RUN_SPEED, 8, 100, [spawnYaw, spawnYaw + 2, spawnYaw - 2, spawnYaw + 4]);
    reports.forEach((report, i) => {
      expect(checkMove(grid, mover, report, i < 5 ? 5000 : 8000)).toBeNull();
    });
  });
});

describe('a silence', () => {
  it('buys no jump: a single step stays within the bucket', () => {
    const mover = placeMover(spawn, 0);
    expect(checkMove(grid, mover, ahead(spawn, BURST + 0.1), 60_000)).toBe('too-fast');
    expect(checkMove(grid, mover, ahead(spawn, BURST - 0.1), 60_000)).toBeNull();
  });

  it('is worth ten seconds of running at most, however long it was', () => {
    const mover = placeMover(spawn, 0);
    let metres = 0;
    for (let i = 0; i < 400; i++) {
      // To and fro, so that the hall does not end.
      const to = { x: spawn.x + (i % 2 ? 0 : 1), z: spawn.z };
      const { x } = mover;
      if (checkMove(grid, mover, to, 3_600_000) === null) metres += Math.abs(to.x - x);
    }
    expect(metres).toBeLessThanOrEqual(RESERVE + BURST + 1e-9);
    expect(metres).toBeGreaterThan(RESERVE + BURST - 2);
  });

  it('is forgotten two seconds after it ended', () => {
    const mover = placeMover(spawn, 0);
    checkMove(grid, mover, spawn, 20_000);
    for (let t = 1; t <= RESERVE_MS / 500; t++) checkMove(grid, mover, spawn, 20_000 + t * 500);
    expect(mover.reserve).toBe(0);
    let metres = 0;
    for (let i = 0; i < 50; i++) {
      const to = { x: spawn.x + (i % 2 ? 0 : 1), z: spawn.z };
      const { x } = mover;
      if (checkMove(grid, mover, to, 20_000 + RESERVE_MS) === null) metres += Math.abs(to.x - x);
    }
    expect(metres).toBeLessThanOrEqual(BURST);
  });

  it('pays in steps as short as honest reports are, once the bucket is empty', () => {
    const mover = placeMover(spawn, 0);
    expect(checkMove(grid, mover, spawn, 10_000)).toBeNull();
    mover.budget = 0;
    expect(checkMove(grid, mover, ahead(mover, RESERVE_STEP + 0.01), 10_000)).toBe('too-fast');
    expect(checkMove(grid, mover, ahead(mover, RESERVE_STEP - 0.01), 10_000)).toBeNull();
  });

  it('of less than a second leaves nothing behind', () => {
    const mover = placeMover(spawn, 0);
    for (let t = 1; t <= 100; t++) checkMove(grid, mover, spawn, t * 999);
    expect([mover.budget, mover.reserve]).toEqual([BURST, 0]);
    expect(SPEED_LIMIT).toBeGreaterThan(RUN_SPEED);
  });
});
