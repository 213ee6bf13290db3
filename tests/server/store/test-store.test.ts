import { afterAll, beforeAll, expect, it } from 'vitest';
import { schema } from '../../../server/store/index.ts';
import { createTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await createTestStore();
});
afterAll(() => store.close());

it('a test file gets a database of its own, seeded with five regions', async () => {
  expect(await store.db.select().from(schema.office)).toHaveLength(5);
  expect(await store.db.select().from(schema.desk)).toHaveLength(15);
  expect(await store.ping()).toBe(true);
});
