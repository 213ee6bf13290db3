import type { Holiday, OpeningInterval } from './province.ts';
import { addDays, instantOf, weekdayOf, zonedMoment } from './zoned-time.ts';

/** How far ahead the next opening is looked for, days: longer than any run of holidays. */
const SEARCH_DAYS = 60;

export type OfficeHours = {
  /** Local time of the province; several a day; in any order. */
  readonly intervals: readonly OpeningInterval[];
  /** National holidays and shared leave: closed all day. */
  readonly holidays: readonly Pick<Holiday, 'date' | 'name'>[];
  /** The years whose holidays are filled in. */
  readonly calendarYears: readonly number[];
  /** IANA name, e.g. Asia/Jakarta. */
  readonly timeZone: string;
};

/** Why an office is open or closed; the words for it are the reader's side's business. */
export type OfficeReason =
  'open' | 'demo' | 'before-opening' | 'break' | 'after-closing' | 'no-service-day' | 'holiday';

export type OfficeStatus = {
  readonly open: boolean;
  readonly reason: OfficeReason;
  /** The holiday's name when `reason` is `holiday`. */
  readonly holiday: string | null;
  /** When it closes next; null when closed. */
  readonly closesAt: Date | null;
  /** When it opens next; null when open, or when no opening is in sight. */
  readonly opensAt: Date | null;
  /** Today's year has no holidays filled in: true dates cannot be promised, staff must be warned. */
  readonly calendarMissing: boolean;
};

/** Is the office open at `now`, until when, or else why not and when again? */
export function officeStatus(hours: OfficeHours, now: Date): OfficeStatus {
  const { date, clock } = zonedMoment(hours.timeZone, now);
  const calendarMissing = !hours.calendarYears.includes(Number(date.slice(0, 4)));
  const holiday = hours.holidays.find((day) => day.date === date)?.name ?? null;
  const today = openIntervals(hours, date);
  const current = today.find(({ from, to }) => from <= clock && clock < to);
  if (current) {
    const closesAt = instantOf(hours.timeZone, date, current.to);
    return { open: true, reason: 'open', holiday: null, closesAt, opensAt: null, calendarMissing };
  }
  return {
    open: false,
    reason: holiday === null ? reasonOnWorkday(today, clock) : 'holiday',
    holiday,
    closesAt: null,
    opensAt: nextOpening(hours, date, clock),
    calendarMissing,
  };
}

/** The service day of an instant: numbers start again at each, and it ends at the province's midnight. */
export function serviceDay(timeZone: string, now: Date): string {
  return zonedMoment(timeZone, now).date;
}

/**
 * The years that need holidays soon and have none: this one, and from 60 days before its start the next.
 */
export function missingCalendarYears(
  { calendarYears, timeZone }: Pick<OfficeHours, 'calendarYears' | 'timeZone'>,
  now: Date,
): number[] {
  const today = serviceDay(timeZone, now);
  const needed = new Set([today, addDays(today, SEARCH_DAYS)].map((date) => Number(date.slice(0, 4))));
  return [...needed].filter((year) => !calendarYears.includes(year));
}

type Span = { readonly from: string; readonly to: string };

/** The day's intervals in order, joined where one ends as the next begins; none on a holiday. */
function openIntervals(hours: OfficeHours, date: string): Span[] {
  if (hours.holidays.some((day) => day.date === date)) return [];
  const weekday = weekdayOf(date);
  const spans = hours.intervals
    .filter((interval) => interval.weekday === weekday)
    .map(({ from, to }) => ({ from, to }))
    .sort((a, b) => a.from.localeCompare(b.from));
  return spans.reduce<Span[]>((joined, span) => {
    const last = joined.at(-1);
    if (!last || last.to < span.from) return [...joined, span];
    return [...joined.slice(0, -1), { from: last.from, to: last.to > span.to ? last.to : span.to }];
  }, []);
}

function reasonOnWorkday(today: readonly Span[], clock: string): OfficeReason {
  const first = today[0];
  const last = today.at(-1);
  if (!first || !last) return 'no-service-day';
  if (clock < first.from) return 'before-opening';
  return clock >= last.to ? 'after-closing' : 'break';
}

function nextOpening(hours: OfficeHours, date: string, clock: string): Date | null {
  for (let days = 0; days <= SEARCH_DAYS; days += 1) {
    const day = addDays(date, days);
    const next = openIntervals(hours, day).find(({ from }) => days > 0 || from > clock);
    if (next) return instantOf(hours.timeZone, day, next.from);
  }
  return null;
}
