import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { OfficeSnapshot } from '../../../server/insight/office-snapshot.ts';
import { createSnapshotCache } from '../../../server/insight/snapshot-cache.ts';

function fakeDatabase(delayMs = 5) {
  let value = 0;
  const loads: string[][] = [];
  let failNext = false;
  return {
    loads,
    change: () => {
      value += 1;
    },
    fail: () => {
      failNext = true;
    },
    load: async (codes: readonly string[]) => {
      loads.push([...codes]);
      const seen = value;
      const fails = failNext;
      failNext = false;
      await sleep(delayMs);
      if (fails) throw new Error('the database is away');
      return codes.map((code) => ({ code, cursor: seen }) as OfficeSnapshot);
    },
  };
}

it('reads again only what changed, and everything wanted in one reading', async () => {
  const database = fakeDatabase();
  const cache = createSnapshotCache({ load: database.load, clock: () => performance.now() });
  await Promise.all([cache.get('a'), cache.get('b'), cache.get('a')]);
  await Promise.all([cache.get('a'), cache.get('b')]);
  expect(database.loads).toEqual([['a', 'b']]);
  cache.invalidate('b');
  await Promise.all([cache.get('a'), cache.get('b')]);
  expect(database.loads).toEqual([['a', 'b'], ['b']]);
});

it('whoever asks during a reading, after a change, gets the next reading and not this one', async () => {
  const database = fakeDatabase(20);
  const cache = createSnapshotCache({ load: database.load, clock: () => performance.now() });
  const early = cache.get('a');
  await sleep(5);
  database.change();
  cache.invalidate('a');
  const late = cache.get('a');
  expect((await late)?.cursor).toBe(1);
  expect((await early)?.cursor).toBeGreaterThanOrEqual(0);
  expect(database.loads).toHaveLength(2);
});

it('whoever asks while the change is being read waits for that reading and gets nothing older', async () => {
  const database = fakeDatabase(20);
  const cache = createSnapshotCache({ load: database.load, clock: () => performance.now() });
  await cache.get('a');
  database.change();
  cache.invalidate('a');
  const first = cache.get('a');
  await sleep(30);
  expect((await cache.get('a'))?.cursor).toBe(1);
  expect((await first)?.cursor).toBe(1);
  expect(database.loads).toHaveLength(2);
});

it('a failed reading fails those who asked, and the next one heals', async () => {
  const database = fakeDatabase();
  const cache = createSnapshotCache({ load: database.load, clock: () => performance.now() });
  database.fail();
  await expect(cache.get('a')).rejects.toThrow('away');
  expect((await cache.get('a'))?.cursor).toBe(0);
});

it('a snapshot is renewed after five seconds, for clocks and heartbeats', async () => {
  let now = 0;
  const database = fakeDatabase(0);
  const cache = createSnapshotCache({ load: database.load, clock: () => now });
  await cache.get('a');
  now += 4_999;
  await cache.get('a');
  expect(database.loads).toHaveLength(1);
  now += 1;
  await cache.get('a');
  expect(database.loads).toHaveLength(2);
});
