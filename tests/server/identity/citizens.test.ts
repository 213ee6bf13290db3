import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCitizens } from '../../../server/identity/index.ts';
import { createTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
let now = new Date('2026-03-02T08:00:00Z');
const open = () => createCitizens({ store, defaultLanguage: 'id', random: () => 0.4821, now: () => now });

beforeAll(async () => {
  store = await createTestStore();
});
afterAll(() => store.close());

describe('citizens', () => {
  it('are somebody without telling anything, and are found again by their cookie alone', async () => {
    const citizens = open();
    const { citizen, cookie } = await citizens.begin({ simulated: false });
    expect(citizen.name).toBe('Warga 5338');
    expect(citizen.language).toBe('id');
    expect(await citizens.byCookie(cookie)).toEqual(citizen);
    expect(await citizens.me(citizen.id)).toEqual(citizen);
  });

  it('are never found by what a leaked table holds, nor by nonsense', async () => {
    const citizens = open();
    const { citizen, cookie } = await citizens.begin({ simulated: false });
    const { rows } = await store.pool.query<{ token_hash: Buffer; row: string }>(
      'select token_hash, citizen::text as row from citizen where id = $1',
      [citizen.id],
    );
    expect(rows[0]?.row).not.toContain(cookie);
    expect(await citizens.byCookie(rows[0]?.token_hash.toString('base64url') ?? '')).toBeNull();
    for (const nonsense of ['', 'x'.repeat(43), "' or 1=1 --", 'a'.repeat(10_000)]) {
      expect(await citizens.byCookie(nonsense)).toBeNull();
    }
  });

  it('change only what they name', async () => {
    const citizens = open();
    const { citizen } = await citizens.begin({ name: 'Ibu Sari', language: 'su', simulated: false });
    const changed = await citizens.change(citizen.id, { name: 'Sari' });
    expect(changed).toEqual({ ...citizen, name: 'Sari' });
  });

  it('are seen at most once an hour in the table', async () => {
    const citizens = open();
    const { citizen, cookie } = await citizens.begin({ simulated: false });
    const seen = async () => {
      const { rows } = await store.pool.query<{ at: Date }>(
        'select last_seen_at as at from citizen where id = $1',
        [citizen.id],
      );
      return rows[0]?.at.getTime();
    };
    const begun = now.getTime();
    now = new Date(begun + 30 * 60_000);
    await citizens.byCookie(cookie);
    expect(await seen()).toBe(begun);
    now = new Date(begun + 61 * 60_000);
    await citizens.byCookie(cookie);
    expect(await seen()).toBe(now.getTime());
  });
});
