import { createServer } from 'node:net';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestStore, type TestStore } from '../support/test-store.ts';
import { startStoreProcess, type StoreProcess } from './support/processes.ts';

let store: TestStore;
beforeAll(async () => {
  store = await createTestStore({ province: null });
});
afterAll(() => store.close());

const refused = async ({ ended }: StoreProcess) => {
  const { code, stderr } = await ended;
  expect(stderr.trim().split('\n')).toHaveLength(1);
  return { code, line: stderr.trim() };
};

describe('an external database', () => {
  it('serves one server; a second is refused with code 73 and one line', async () => {
    const first = startStoreProcess({ DATABASE_URL: store.databaseUrl });
    await first.ready;
    const second = await refused(startStoreProcess({ DATABASE_URL: store.databaseUrl }));
    expect(second).toEqual({
      code: 73,
      line: expect.stringMatching(/^Another server already uses this database/) as string,
    });
    first.child.kill('SIGKILL');
    await first.ended;
    // A killed server holds nothing.
    const third = startStoreProcess({ DATABASE_URL: store.databaseUrl });
    await third.ready;
    third.child.kill('SIGTERM');
    expect(await third.ended).toMatchObject({ code: 0 });
  });

  it('serves many servers that all say so, and none that does not', async () => {
    const shared = { DATABASE_URL: store.databaseUrl, DATABASE_SHARED: '1' };
    const two = [startStoreProcess(shared), startStoreProcess(shared)];
    await Promise.all(two.map(({ ready }) => ready));
    expect((await refused(startStoreProcess({ DATABASE_URL: store.databaseUrl }))).code).toBe(73);
    for (const { child, ended } of two) {
      child.kill('SIGTERM');
      await ended;
    }
  });

  it('that nobody answers for, or that refuses the password: code 69, one line, no password in it', async () => {
    const server = createServer();
    const free = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
      });
    });
    const unreachable = await refused(
      startStoreProcess({ DATABASE_URL: `postgres://mpp:geheim@127.0.0.1:${free}/mpp` }),
    );
    expect(unreachable).toEqual({
      code: 69,
      line: `The database of DATABASE_URL (127.0.0.1:${free}/mpp) cannot be used: connect ECONNREFUSED 127.0.0.1:${free}.`,
    });
    const { port } = store.connection;
    const wrong = await refused(
      startStoreProcess({ DATABASE_URL: `postgres://mpp:geheim@127.0.0.1:${port}/mpp` }),
    );
    expect(wrong.code).toBe(69);
    expect(wrong.line).toMatch(/password authentication failed for user "mpp"/);
    expect(wrong.line).not.toContain('geheim');
  });

  it('changed by a newer version of the program: code 75, one line, nothing changed', async () => {
    const admin = new Client(store.connection);
    await admin.connect();
    await admin.query(
      "insert into drizzle.__drizzle_migrations (hash, created_at) values ('from-the-future', 32503680000000)",
    );
    try {
      const newer = await refused(startStoreProcess({ DATABASE_URL: store.databaseUrl }));
      expect(newer.code).toBe(75);
      expect(newer.line).toMatch(
        /^The database was changed by a newer version of this program \(1 unknown step/,
      );
    } finally {
      await admin.query("delete from drizzle.__drizzle_migrations where hash = 'from-the-future'");
      await admin.end();
    }
  });

  it('that is empty is migrated once, also by two servers starting together', async () => {
    const admin = new Client(store.connection);
    await admin.connect();
    await admin.query('drop schema public cascade; create schema public; drop schema drizzle cascade');
    const shared = { DATABASE_URL: store.databaseUrl, DATABASE_SHARED: '1' };
    const two = [startStoreProcess(shared), startStoreProcess(shared)];
    try {
      await Promise.all(two.map(({ ready }) => ready));
      const { rows } = await admin.query<{ steps: number }>(
        'select count(distinct created_at) = count(*) as once from drizzle.__drizzle_migrations',
      );
      expect(rows).toEqual([{ once: true }]);
    } finally {
      await admin.end();
      for (const { child, ended } of two) {
        child.kill('SIGTERM');
        await ended;
      }
    }
  });
});
