import { expect, test } from 'vitest';
import { createMoveReporter } from '../../../client/hall/motion/report-moves.ts';

test('at most ten reports a second while walking, and a last one for where one stops', () => {
  const told: number[] = [];
  const reporter = createMoveReporter((x) => told.push(x) > 0);
  for (let t = 0; t <= 1000; t += 16) reporter.report(t, t * 0.003, 0, 0);
  expect(told.length).toBeLessThanOrEqual(11);
  for (let t = 1016; t <= 3000; t += 16) reporter.report(t, 3.1, 0, 0);
  expect(told.length).toBeLessThanOrEqual(12);
  expect(told.at(-1)).toBe(3.1);
});

test('who stands says nothing', () => {
  let count = 0;
  const reporter = createMoveReporter(() => ++count > 0);
  reporter.settle(1, 1, 0);
  for (let t = 0; t < 60_000; t += 16) reporter.report(t, 1, 1, 0);
  expect(count).toBe(0);
});

test('what could not be sent is sent when the room is back', () => {
  let isOnline = false;
  const told: number[] = [];
  const reporter = createMoveReporter((x) => isOnline && told.push(x) > 0);
  reporter.report(0, 1, 0, 0);
  reporter.report(200, 2, 0, 0);
  isOnline = true;
  reporter.report(400, 2, 0, 0);
  expect(told).toEqual([2]);
});
