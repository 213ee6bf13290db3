import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadProvince, seedCatalog } from '../../../server/catalog/index.ts';
import { schema } from '../../../server/store/index.ts';
import { createTestStore, type TestStore } from '../support/test-store.ts';

const { calendarYear, desk, holiday, office, officeService, openingInterval } = schema;

let store: TestStore;
beforeAll(async () => {
  store = await createTestStore();
});
afterAll(() => store.close());

const hoursOf = (code: string) =>
  store.db.select().from(openingInterval).where(eq(openingInterval.officeCode, code));
const serviceOf = async (code: string, id: string) =>
  (
    await store.db
      .select()
      .from(officeService)
      .where(and(eq(officeService.officeCode, code), eq(officeService.serviceId, id)))
  )[0];

describe('the catalogue at the first start', () => {
  it('gives every office three desks, the sample services and its hours', async () => {
    const desks = await store.db.select().from(desk).where(eq(desk.officeCode, '9902'));
    expect(desks.map((row) => row.label).sort()).toEqual(['Meja 1', 'Meja 2', 'Meja 3']);
    expect(await store.db.select().from(officeService)).toHaveLength(5 * 4);
    expect(await serviceOf('9902', 'usaha-izin')).toMatchObject({
      groupPrefix: 'B',
      sample: true,
      active: true,
    });
    expect(await hoursOf('9902')).toHaveLength(5);
    expect(await hoursOf('9971')).toHaveLength(11);
    expect(await store.db.select().from(office).where(eq(office.code, '9971'))).toMatchObject([
      { name: 'Kota Pelita', timeZone: 'Asia/Makassar' },
    ]);
  });

  it('holds West Java whole: 27 offices, 702 services, 25 days off', async () => {
    const west = await createTestStore({ province: 'jawa-barat' });
    try {
      expect(await west.db.select().from(office)).toHaveLength(27);
      expect(await west.db.select().from(officeService)).toHaveLength(27 * 26);
      expect(await west.db.select().from(holiday)).toHaveLength(25);
      expect(await west.db.select().from(calendarYear)).toEqual([{ year: 2026 }]);
    } finally {
      await west.close();
    }
  });
});

describe('the catalogue at a later start', () => {
  it('leaves alone what a regency edited, and brings back nothing it took out', async () => {
    const { db } = store;
    const own = { ...(await serviceOf('9901', 'sipil-kartu'))?.standard, fee: 'Rp5.000' } as never;
    await db
      .update(officeService)
      .set({ standard: own, sample: false })
      .where(and(eq(officeService.officeCode, '9901'), eq(officeService.serviceId, 'sipil-kartu')));
    await db.delete(openingInterval).where(eq(openingInterval.officeCode, '9901'));
    await db.delete(desk).where(and(eq(desk.officeCode, '9901'), eq(desk.position, 3)));
    await db.delete(holiday).where(eq(holiday.day, '2026-12-25'));

    await seedCatalog(store, store.pack);

    expect((await serviceOf('9901', 'sipil-kartu'))?.standard.fee).toBe('Rp5.000');
    expect(await hoursOf('9901')).toEqual([]);
    expect(await db.select().from(desk).where(eq(desk.officeCode, '9901'))).toHaveLength(2);
    expect(await db.select().from(holiday)).toHaveLength(2);
  });

  it('brings new facts of the pack to services nobody edited, and new services to every office', async () => {
    const [first, ...others] = store.pack.services;
    if (!first) throw new Error('the pack has services');
    const renewed = {
      ...store.pack,
      services: [
        { ...first, fee: 'Rp1.000', checkedOn: '2026-12-01' },
        ...others,
        { ...first, id: 'sipil-baru' },
      ],
      calendar: {
        ...store.pack.calendar,
        years: [2026, 2027],
        holidays: [
          ...store.pack.calendar.holidays,
          { date: '2027-01-01', name: 'Tahun Baru', kind: 'national' as const, confidence: 1 },
        ],
      },
    };
    await seedCatalog(store, renewed);
    expect((await serviceOf('9902', 'sipil-kartu'))?.standard.fee).toBe('Rp1.000');
    expect((await serviceOf('9901', 'sipil-kartu'))?.standard.fee).toBe('Rp5.000');
    expect(await serviceOf('9901', 'sipil-baru')).toMatchObject({ groupPrefix: 'A', sample: true });
    const days = (await store.db.select().from(holiday)).map((row) => row.day).sort();
    expect(days).toEqual(['2026-01-01', '2026-08-17', '2027-01-01']);
  });

  it('two servers seeding an empty database at once leave one catalogue', async () => {
    const empty = await createTestStore({ province: null });
    try {
      const pack = await loadProvince('contoh-lima');
      await Promise.all([seedCatalog(empty, pack), seedCatalog(empty, pack), seedCatalog(empty, pack)]);
      expect(await empty.db.select().from(desk)).toHaveLength(15);
      expect(await empty.db.select().from(officeService)).toHaveLength(20);
    } finally {
      await empty.close();
    }
  });
});
