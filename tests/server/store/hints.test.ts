import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createLog } from '../../../server/log.ts';
import { openStoreOn, type Store } from '../../../server/store/index.ts';
import { createTestStore, type TestStore } from '../support/test-store.ts';

let here: TestStore;
let there: Store;
beforeAll(async () => {
  here = await createTestStore({ province: null });
  there = await openStoreOn(here.connection, 2, createLog('silent'));
});
afterAll(async () => {
  await there.close();
  await here.close();
});

it('are heard in this process at once and in the others soon, by prefix', async () => {
  const heardHere: string[] = [];
  const heardThere: string[] = [];
  const leave = [
    here.hints.subscribe('office:', (topic) => heardHere.push(topic)),
    there.hints.subscribe('office:', (topic) => heardThere.push(topic)),
  ];
  here.hints.publish('office:3205');
  here.hints.publish('conversation:1');
  expect(heardHere).toEqual(['office:3205']);
  await vi.waitFor(() => expect(heardThere).toEqual(['office:3205']));
  await sleep(60);
  // Our own notification comes back to us and is not a second hint.
  expect(heardHere).toEqual(['office:3205']);
  leave.forEach((out) => out());
  here.hints.publish('office:3206');
  expect(heardHere).toEqual(['office:3205']);
});

it('a thousand of them cost a handful of notifications, each topic once', async () => {
  // What earlier tests published is under way for at most one batch.
  await sleep(100);
  const listener = new Client(here.connection);
  await listener.connect();
  const payloads: string[] = [];
  listener.on('notification', ({ payload }) => payloads.push(payload ?? ''));
  await listener.query('listen mpp_hints');
  for (let n = 0; n < 1000; n += 1) here.hints.publish(`office:${3200 + (n % 27)}`);
  await vi.waitFor(() => expect(payloads).toHaveLength(1));
  expect((JSON.parse(payloads[0] ?? '') as { topics: string[] }).topics).toHaveLength(27);
  for (let n = 0; n < 1000; n += 1) here.hints.publish(`conversation:${'x'.repeat(30)}${n}`);
  await vi.waitFor(() => expect(payloads.length).toBeGreaterThan(5));
  await sleep(100);
  const topics = payloads.slice(1).flatMap((payload) => (JSON.parse(payload) as { topics: string[] }).topics);
  expect(new Set(topics).size).toBe(1000);
  expect(topics).toHaveLength(1000);
  await listener.end();
});

it('a subscriber that fails harms neither the publisher nor the others', () => {
  const heard: string[] = [];
  const leave = [
    here.hints.subscribe('x:', () => {
      throw new Error('bad subscriber');
    }),
    here.hints.subscribe('x:', (topic) => heard.push(topic)),
  ];
  here.hints.publish('x:1');
  expect(heard).toEqual(['x:1']);
  leave.forEach((out) => out());
});

it('after a broken connection everybody is told to look again, and hints flow again', async () => {
  let missed = 0;
  const heard: string[] = [];
  const leave = there.hints.subscribe(
    'office:',
    (topic) => heard.push(topic),
    () => (missed += 1),
  );
  await here.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen mpp_hints%'",
  );
  await vi.waitFor(() => expect(missed).toBe(1), { timeout: 5_000 });
  await vi.waitFor(() => {
    here.hints.publish('office:3201');
    expect(heard).toContain('office:3201');
  });
  leave();
});
