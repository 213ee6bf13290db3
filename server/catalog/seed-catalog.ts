import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { OpeningInterval, ProvincePack, Region } from '../../shared/domain/province.ts';
import { LOCK_CLASS, schema, type Store, type Transaction } from '../store/index.ts';
import { minuteOfClock } from './clock-minutes.ts';

const SEED_LOCK = 3;
const DESKS_PER_OFFICE = 3;

/**
 * Puts the pack into the tables at every start: what is missing is added, what a regency has edited stays.
 * Sample services nobody edited follow the pack; hours and desks are given once, with the office; holidays
 * once a year, so that a day taken out does not come back. Harmless to repeat and to run in two processes.
 */
export async function seedCatalog(store: Store, pack: ProvincePack): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK_CLASS}, ${SEED_LOCK})`);
    const added = await seedOffices(tx, pack);
    await seedDesks(tx, added);
    await seedHours(tx, pack, added);
    await seedServices(tx, pack);
    await seedCalendar(tx, pack);
  });
}

/** Returns the codes of the offices that were not there before. */
async function seedOffices(tx: Transaction, { province, regions }: ProvincePack): Promise<string[]> {
  const { office } = schema;
  const before = new Set((await tx.select({ code: office.code }).from(office)).map((row) => row.code));
  await tx
    .insert(office)
    .values(regions.map(({ code, name }) => ({ code, name, timeZone: province.timeZone })))
    .onConflictDoUpdate({
      target: office.code,
      set: { name: sql`excluded.name`, timeZone: sql`excluded.time_zone` },
    });
  return regions.map((region) => region.code).filter((code) => !before.has(code));
}

async function seedDesks(tx: Transaction, offices: readonly string[]): Promise<void> {
  const positions = Array.from({ length: DESKS_PER_OFFICE }, (_, at) => at + 1);
  const rows = offices.flatMap((officeCode) =>
    positions.map((position) => ({ id: randomUUIDv7(), officeCode, label: `Meja ${position}`, position })),
  );
  if (rows.length > 0) await tx.insert(schema.desk).values(rows).onConflictDoNothing();
}

async function seedHours(tx: Transaction, pack: ProvincePack, offices: readonly string[]): Promise<void> {
  const rows = offices.flatMap((officeCode) =>
    hoursOf(pack, officeCode).map(({ weekday, from, to }) => ({
      officeCode,
      weekday,
      fromMinute: minuteOfClock(from),
      toMinute: minuteOfClock(to),
    })),
  );
  if (rows.length > 0) await tx.insert(schema.openingInterval).values(rows).onConflictDoNothing();
}

function hoursOf({ calendar }: ProvincePack, code: Region['code']): readonly OpeningInterval[] {
  return calendar.openingHoursByRegion[code] ?? calendar.openingHours;
}

async function seedServices(tx: Transaction, pack: ProvincePack): Promise<void> {
  const { officeService } = schema;
  const prefixOf = new Map(
    pack.serviceGroups.flatMap(({ prefix, agencyCodes }) =>
      agencyCodes.map((agency) => [agency, prefix] as const),
    ),
  );
  const rows = pack.regions.flatMap(({ code }) =>
    pack.services.map((standard) => ({
      officeCode: code,
      serviceId: standard.id,
      groupPrefix: prefixOf.get(standard.agencyCode) ?? '',
      standard,
    })),
  );
  await tx
    .insert(officeService)
    .values(rows)
    .onConflictDoUpdate({
      target: [officeService.officeCode, officeService.serviceId],
      set: {
        standard: sql`excluded.standard`,
        groupPrefix: sql`excluded.group_prefix`,
        updatedAt: sql`now()`,
      },
      setWhere: sql`${officeService.sample} and (${officeService.standard} is distinct from excluded.standard
        or ${officeService.groupPrefix} <> excluded.group_prefix)`,
    });
}

async function seedCalendar(tx: Transaction, { calendar }: ProvincePack): Promise<void> {
  const { calendarYear, holiday } = schema;
  if (calendar.years.length === 0) return;
  const added = await tx
    .insert(calendarYear)
    .values(calendar.years.map((year) => ({ year })))
    .onConflictDoNothing()
    .returning();
  const years = new Set(added.map((row) => row.year));
  const rows = calendar.holidays
    .filter(({ date }) => years.has(Number(date.slice(0, 4))))
    .map(({ date, name, kind, confidence }) => ({ day: date, name, kind, confidence }));
  if (rows.length > 0) await tx.insert(holiday).values(rows).onConflictDoNothing();
}
