import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayTakeNumber, shouldYield, type OfficeMood } from '../../../server/demo/visitor/appetite.ts';
import { chooseStop } from '../../../server/demo/visitor/choose-stop.ts';
import { inventName } from '../../../server/demo/visitor/names.ts';
import { planVisit, scoreOf } from '../../../server/demo/visitor/plan-visit.ts';
import { walkAlong } from '../../../server/demo/visitor/walk-along.ts';
import { displayNameSchema } from '../../../shared/domain/citizen.ts';
import { buildWalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { findPath, isSegmentClear, nearestWalkable } from '../../../shared/hall/find-path.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';

const fraction = fc.double({ min: 0, max: 0.999999, noNaN: true });
const stream = fc.infiniteStream(fraction).map((values) => () => Number(values.next().value));

const hall = layoutHall(
  Array.from({ length: 12 }, (_, i) => ({
    code: String(3201 + i),
    name: `Daerah ${i}`,
    wing: null,
    centroid: [-6.5 - Math.sin(i), 107 + Math.cos(i)] as const,
  })),
  [],
);
const grid = buildWalkGrid(hall);

const mood: OfficeMood = { officerOnDuty: true, real: 0, simulatedWaiting: 0 };

test('no simulated visitor takes a number where a real person is, or where two of them wait already', () => {
  expect(mayTakeNumber(mood)).toBe(true);
  expect(mayTakeNumber({ ...mood, real: 1 })).toBe(false);
  expect(mayTakeNumber({ ...mood, simulatedWaiting: 2 })).toBe(false);
  expect(mayTakeNumber({ ...mood, officerOnDuty: false })).toBe(false);
  expect(mayTakeNumber(undefined)).toBe(false);
});

test('a real person in the line makes simulated ones step aside', () => {
  expect(shouldYield({ ...mood, real: 1, simulatedWaiting: 2 })).toBe(true);
  expect(shouldYield({ ...mood, simulatedWaiting: 2 })).toBe(false);
});

test('every stop of a stroll can be walked to from the entrance', () => {
  fc.assert(
    fc.property(stream, (random) => {
      const stop = nearestWalkable(grid, chooseStop(hall, random));
      expect(findPath(grid, hall.entrance.spawn, stop)).not.toBeNull();
    }),
    { numRuns: 200 },
  );
});

test('walking along a path never leaves it, in steps no longer than asked', () => {
  fc.assert(
    fc.property(stream, fc.double({ min: 0.2, max: 1.2, noNaN: true }), (random, step) => {
      const path = findPath(grid, hall.entrance.spawn, nearestWalkable(grid, chooseStop(hall, random)));
      if (!path) throw new Error('no path');
      let before = walkAlong(path, 0);
      for (let metres = step; before && !before.arrived; metres += step) {
        const next = walkAlong(path, metres);
        if (!next) throw new Error('no pose');
        expect(Math.hypot(next.x - before.x, next.z - before.z)).toBeLessThanOrEqual(step + 1e-6);
        expect(isSegmentClear(grid, next, next)).toBe(true);
        before = next;
      }
      expect(before?.arrived).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('names are names that anybody may have, and differ while there are others', () => {
  fc.assert(
    fc.property(stream, (random) => {
      const name = inventName(random, new Set());
      expect(displayNameSchema.safeParse(name).success).toBe(true);
    }),
  );
  let seed = 1;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const taken = new Set<string>();
  for (let i = 0; i < 60; i += 1) taken.add(inventName(random, taken));
  expect(taken.size).toBe(60);
});

test('a visit has stops, a service among the first of them or none, and an honest score', () => {
  fc.assert(
    fc.property(stream, (random) => {
      const plan = planVisit(random);
      expect(plan.stops).toBeGreaterThanOrEqual(4);
      if (plan.serviceAt !== null) expect(plan.serviceAt).toBeLessThan(plan.stops);
      expect([2, 3, 4]).toContain(scoreOf(random));
    }),
  );
});
