import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../cluster/free-port.ts';
import { beginCitizen, callNext, demoAccounts, signIn, takeNumber } from '../http/support/browser.ts';
import { joinCounter } from '../http/support/counter-client.ts';
import { createTestStore } from '../support/test-store.ts';
import { canRunCluster, openCluster, type TestCluster } from './support/open-cluster.ts';
import { until } from './support/until.ts';

describe.runIf(canRunCluster())('Redis', () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await openCluster();
  });
  afterAll(() => cluster?.stop());

  it('killed and started again, empty: rooms go on, joins are refused meanwhile, then everything is as before', async () => {
    const citizen = cluster.browser();
    const officer = cluster.browser();
    const [account] = await demoAccounts(officer);
    if (!account) throw new Error('demo mode offers accounts');
    const { region } = account;
    await beginCitizen(citizen, 'Ibu Ningsih');
    await takeNumber(citizen, region, cluster.store.pack.services[0]?.id ?? '');
    const waiting = await joinCounter(citizen, region, 'citizen');
    await waiting.next('ready');
    await signIn(officer, account, 0);
    const pids = cluster.processes.map((one) => one.pid());

    await cluster.redis.kill();
    const asked = performance.now();
    await expect(joinCounter(officer, region, 'officer')).rejects.toThrow();
    expect(performance.now() - asked).toBeLessThan(3000);
    await callNext(officer);
    await waiting.next('ticket', (view) => view.state === 'CALLED');
    await sleep(1500);

    await cluster.redis.restart();
    await until(
      async () => (await cluster.listed()).processes.length === 2,
      'both processes are listed again',
    );
    const again = await until(
      () => joinCounter(officer, region, 'officer').catch(() => null),
      'a join succeeds',
    );
    expect(again.room.roomId).toBe(waiting.room.roomId);
    // What each process knows of citizens is told anew.
    await again.next('line', ({ items }) => items[0]?.presence === 'ONLINE');
    expect(cluster.processes.map((one) => one.pid())).toEqual(pids);
    for (const one of cluster.processes) expect(one.output()).not.toMatch(/"level":(50|60)/);
    waiting.drop();
    again.drop();
  });

  it('there when a process is asked to end: nothing of it stays listed', async () => {
    await cluster.first.signal('SIGTERM');
    expect(cluster.first.exitCode()).toBe(0);
    const { processes } = await cluster.listed();
    expect(processes).toHaveLength(1);
    expect(await cluster.tables.keys('mpp:alive:*')).toEqual([`mpp:alive:${processes[0] ?? ''}`]);
  });

  it('away when a process is asked to end: it ends in order', async () => {
    await cluster.redis.kill();
    await cluster.second.signal('SIGTERM');
    expect(cluster.second.exitCode()).toBe(0);
    await cluster.redis.restart();
  });
});

it('not there at the start: one line that says so, code 69', async () => {
  const store = await createTestStore();
  const port = await freePort();
  const child = spawn(process.execPath, ['server/main.ts'], {
    env: {
      PATH: process.env['PATH'],
      PORT: '0',
      DATABASE_URL: store.databaseUrl,
      DATABASE_SHARED: '1',
      AUTH_SECRET: 'a secret for tests, longer than thirty-two characters',
      REDIS_URL: `redis://user:secret@127.0.0.1:${port}`,
      PUBLIC_ADDRESS: 'localhost:2567/p1',
      PROVINCE: store.pack.province.id,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  await once(child, 'close');
  expect(child.exitCode).toBe(69);
  expect(said).toBe(
    `The Redis of REDIS_URL (127.0.0.1:${port}) cannot be used: connect ECONNREFUSED 127.0.0.1:${port}.\n`,
  );
  await store.close();
});
