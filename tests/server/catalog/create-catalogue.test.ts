import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCatalogue, SETTINGS_TOPIC } from '../../../server/catalog/index.ts';
import { schema } from '../../../server/store/index.ts';
import {
  catalogueIndexSchema,
  provinceViewSchema,
  regionDetailSchema,
} from '../../../shared/protocol/views.ts';
import { createTestStore, type TestStore } from '../support/test-store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await createTestStore();
});
afterAll(() => store.close());

/** A catalogue whose clock stands at an instant of WITA (UTC+8). */
const catalogueAt = (wita: string, demo = false) =>
  createCatalogue({
    store,
    pack: store.pack,
    demo,
    simulation: demo,
    now: () => new Date(`${wita}:00+08:00`),
  });

describe('an office', () => {
  it("is open in its own hours, by the province's clock", async () => {
    expect(await catalogueAt('2026-10-05T09:00').status('9902')).toEqual({
      open: true,
      reason: 'OPEN',
      opensAt: null,
      closesAt: '2026-10-05T08:00:00.000Z',
      calendarMissing: null,
    });
    // Monday 07.45: only Kota Pelita opens at 07.30.
    expect(await catalogueAt('2026-10-05T07:45').status('9902')).toMatchObject({
      open: false,
      reason: 'HOURS',
      opensAt: '2026-10-05T00:00:00.000Z',
    });
    expect((await catalogueAt('2026-10-05T07:45').status('9971')).open).toBe(true);
  });

  it('is closed on a holiday, and open at any hour in demo mode', async () => {
    expect(await catalogueAt('2026-08-17T10:00').status('9902')).toMatchObject({
      open: false,
      reason: 'HOLIDAY',
    });
    expect(await catalogueAt('2026-08-17T10:00', true).status('9902')).toMatchObject({
      open: true,
      reason: 'DEMO',
      opensAt: null,
    });
    expect((await catalogueAt('2026-10-05T09:00', true).status('9902')).reason).toBe('OPEN');
  });

  it('warns of a year without calendar before it begins', async () => {
    expect((await catalogueAt('2026-12-20T09:00').status('9902')).calendarMissing).toBe(2027);
    expect((await catalogueAt('2027-03-01T09:00').status('9902')).calendarMissing).toBe(2027);
  });

  it('closes by hand at once, demo or not', async () => {
    const catalogue = catalogueAt('2026-10-05T09:00', true);
    expect((await catalogue.status('9903')).open).toBe(true);
    const { office } = schema;
    await store.db.update(office).set({ pausedReason: 'Listrik padam' }).where(eq(office.code, '9903'));
    store.hints.publish(SETTINGS_TOPIC);
    expect(await catalogue.status('9903')).toMatchObject({ open: false, reason: 'PAUSED', opensAt: null });
  });

  it("counts its service day by the province's midnight", () => {
    expect(catalogueAt('2026-10-05T00:00').serviceDay('9902')).toBe('2026-10-05');
    expect(catalogueAt('2026-10-04T23:59').serviceDay('9902')).toBe('2026-10-04');
  });
});

describe('the catalogue', () => {
  it('speaks the wire contract', async () => {
    const catalogue = catalogueAt('2026-10-05T09:00', true);
    expect(provinceViewSchema.parse(catalogue.province())).toMatchObject({
      id: 'contoh-lima',
      demo: true,
      timeZoneLabel: 'WITA',
      branding: { tagline: { en: 'Five invented regions, to try things out.' } },
    });
    expect(catalogueIndexSchema.parse(catalogue.index()).services).toHaveLength(4);
    const detail = regionDetailSchema.omit({ live: true }).parse(await catalogue.detail('9971'));
    expect(detail.groups.map((group) => [group.prefix, group.services.length])).toEqual([
      ['A', 2],
      ['B', 2],
    ]);
    expect(detail.hours.map((day) => [day.weekday, day.intervals.length])).toEqual([
      [1, 2],
      [2, 2],
      [3, 2],
      [4, 2],
      [5, 2],
      [6, 1],
      [0, 0],
    ]);
  });

  it('does not offer what a regency switched off, nor know other regions', async () => {
    const catalogue = catalogueAt('2026-10-05T09:00');
    const { officeService } = schema;
    await store.db
      .update(officeService)
      .set({ active: false })
      .where(and(eq(officeService.officeCode, '9904'), eq(officeService.groupPrefix, 'A')));
    expect((await catalogue.detail('9904'))?.groups.map((group) => group.prefix)).toEqual(['B']);
    expect(await catalogue.service('9904', 'sipil-kartu')).toBeNull();
    expect(await catalogue.service('9903', 'sipil-kartu')).toMatchObject({ groupPrefix: 'A', sample: true });
    expect(await catalogue.detail('3205')).toBeNull();
  });
});
