import { expect, test } from 'vitest';
import { judge, type ClientFigures } from '../../bench/support/client-budgets.ts';

const good: ClientFigures = {
  walkableBytes: 500_000,
  jsBytes: 330_000,
  hallBytes: 900_000,
  phone: { drawCalls: 34, triangles: 133_000 },
  desktop: { drawCalls: 40, triangles: 500_000 },
  frameMsMedian: 1.5,
  clonedFrameMsMedian: 40,
  heapGrowthBytes: -20_000,
  textureBytes: { phone: 20_000_000, desktop: 60_000_000 },
};

test('a hall within its budgets passes', () => {
  expect(judge(good).failed).toBe(false);
});

test('one draw call too many on a phone fails the run and is named', () => {
  const { failed, table } = judge({ ...good, phone: { ...good.phone, drawCalls: 41 } });
  expect(failed).toBe(true);
  expect(table).toMatch(/phone\.drawCalls.*OVER/);
});

test('a slow machine is told but does not fail the run; being slower than cloned figures does', () => {
  expect(judge({ ...good, frameMsMedian: 9 }).failed).toBe(false);
  expect(judge({ ...good, frameMsMedian: 41 }).failed).toBe(true);
});

test('a figure that could not be measured is never within its budget', () => {
  expect(judge({ ...good, heapGrowthBytes: NaN }).failed).toBe(true);
});
