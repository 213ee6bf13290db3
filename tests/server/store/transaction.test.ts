import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { schema, type Transaction } from '../../../server/store/index.ts';
import { createTestStore, type TestStore } from '../support/test-store.ts';

const { office } = schema;
let store: TestStore;
beforeAll(async () => {
  store = await createTestStore({ poolSize: 4 });
});
afterAll(() => store.close());
beforeEach(() => store.db.update(office).set({ pausedReason: null }));

const pause = (tx: Transaction, code: string, reason: string) =>
  tx.update(office).set({ pausedReason: reason }).where(eq(office.code, code));
const pausedReason = async (code: string) =>
  (await store.db.select().from(office).where(eq(office.code, code)))[0]?.pausedReason;

it('keeps all of a transaction or nothing of it', async () => {
  expect(
    await store.transaction(async (tx) => {
      await pause(tx, '9901', 'kept');
      return 7;
    }),
  ).toBe(7);
  await expect(
    store.transaction(async (tx) => {
      await pause(tx, '9901', 'lost');
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect(await pausedReason('9901')).toBe('kept');
});

it('runs both of two transactions that lock each other out', async () => {
  const attempts: string[] = [];
  let bothHold: () => void = () => undefined;
  const meeting = new Promise<void>((resolve) => (bothHold = resolve));
  let holding = 0;
  const crossing = (name: string, first: string, second: string) =>
    store.transaction(async (tx) => {
      attempts.push(name);
      await pause(tx, first, name);
      holding += 1;
      if (holding === 2) bothHold();
      await meeting;
      await pause(tx, second, name);
    });
  await Promise.all([crossing('a', '9902', '9903'), crossing('b', '9903', '9902')]);
  expect(attempts.length).toBe(3);
});

it('plans a named statement once a connection', async () => {
  const named = { name: 'office_by_code', text: 'select name from office where code = $1', values: ['9901'] };
  await store.transaction(async (tx) => {
    for (let time = 0; time < 3; time += 1) {
      expect((await tx.$client.query(named)).rows).toEqual([{ name: 'Kabupaten Karang Teduh' }]);
    }
    const plans = await tx.execute(
      sql`select count(*)::int as n from pg_prepared_statements where name = 'office_by_code'`,
    );
    expect(plans.rows).toEqual([{ n: 1 }]);
  });
});

it('runs again what a cut connection undid, and gives broken connections to nobody', async () => {
  const cutOnce = async (code: string) => {
    let runs = 0;
    await store.transaction(async (tx) => {
      runs += 1;
      await pause(tx, code, `run ${runs}`);
      if (runs === 1) await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
    });
  };
  await Promise.all(['9901', '9902', '9903', '9904'].map(cutOnce));
  expect(await Promise.all(['9901', '9902', '9903', '9904'].map(pausedReason))).toEqual(
    Array(4).fill('run 2'),
  );
});

it('does not run again when COMMIT was sent and nobody knows whether it happened', async () => {
  let runs = 0;
  const unknown = store.transaction(async (tx) => {
    runs += 1;
    await pause(tx, '9904', 'x');
    tx.$client.query = () => Promise.reject(new Error('Connection terminated unexpectedly'));
  });
  await expect(unknown).rejects.toThrow('Connection terminated');
  expect(runs).toBe(1);
});

it('lets no statement hold a connection for ever', async () => {
  const { rows } = await store.pool.query<{ statement_timeout: string }>('show statement_timeout');
  expect(rows).toEqual([{ statement_timeout: '15s' }]);
});
