import { asc } from 'drizzle-orm';
import type { Holiday, OpeningInterval } from '../../shared/domain/province.ts';
import { schema, type Store } from '../store/index.ts';
import { clockOfMinute } from './clock-minutes.ts';

/** What decides whether an office is open, as its regency has it now. */
export type OfficeSettings = {
  readonly timeZone: string;
  readonly pausedReason: string | null;
  readonly intervals: readonly OpeningInterval[];
};

export type CalendarSettings = {
  readonly offices: ReadonlyMap<string, OfficeSettings>;
  readonly holidays: readonly Pick<Holiday, 'date' | 'name'>[];
  readonly calendarYears: readonly number[];
};

/** Settings change a few times a year and are asked for on every view; a hint or a minute renews them. */
const FRESH_MS = 60_000;

/** Publish it after changing an office's hours, pause or the holidays. */
export const SETTINGS_TOPIC = 'catalog:settings';

/** A reader with a memory: all offices at once, because every view of the hall needs them all. */
export function createSettingsReader(store: Store): () => Promise<CalendarSettings> {
  let known: { settings: Promise<CalendarSettings>; until: number } | null = null;
  const forget = () => {
    known = null;
  };
  store.hints.subscribe(SETTINGS_TOPIC, forget, forget);
  return () => {
    const now = performance.now();
    if (known && now < known.until) return known.settings;
    const reading = { settings: readSettings(store), until: now + FRESH_MS };
    known = reading;
    reading.settings.catch(() => {
      if (known === reading) known = null;
    });
    return reading.settings;
  };
}

async function readSettings({ db }: Store): Promise<CalendarSettings> {
  const { office, openingInterval, holiday, calendarYear } = schema;
  const [offices, intervals, holidays, years] = await Promise.all([
    db
      .select({ code: office.code, timeZone: office.timeZone, pausedReason: office.pausedReason })
      .from(office),
    db.select().from(openingInterval).orderBy(asc(openingInterval.weekday), asc(openingInterval.fromMinute)),
    db.select({ date: holiday.day, name: holiday.name }).from(holiday),
    db.select().from(calendarYear),
  ]);
  const intervalsOf = Map.groupBy(intervals, (interval) => interval.officeCode);
  return {
    offices: new Map(
      offices.map(({ code, timeZone, pausedReason }) => [
        code,
        {
          timeZone,
          pausedReason,
          intervals: (intervalsOf.get(code) ?? []).map(({ weekday, fromMinute, toMinute }) => ({
            weekday,
            from: clockOfMinute(fromMinute),
            to: clockOfMinute(toMinute),
          })),
        },
      ]),
    ),
    holidays,
    calendarYears: years.map((row) => row.year),
  };
}
