/**
 * Wall-clock time in a named zone, whatever zone the machine itself is in. Plain functions over `Date`
 * instants; the offsets come from the runtime's own time-zone data.
 */

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export type ZonedMoment = {
  /** YYYY-MM-DD in that zone. */
  readonly date: string;
  /** HH:MM in that zone, 24 hours. */
  readonly clock: string;
  /** 0 = Sunday … 6 = Saturday. */
  readonly weekday: number;
};

/** Making a formatter costs ~50 µs, using one ~2 µs: a province needs just one. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
}

/** What calendar and clock on a wall in `timeZone` show at `instant`. */
export function zonedMoment(timeZone: string, instant: Date): ZonedMoment {
  const wall = new Date(wallClockMs(timeZone, instant.getTime())).toISOString();
  return { date: wall.slice(0, 10), clock: wall.slice(11, 16), weekday: weekdayOf(wall.slice(0, 10)) };
}

/**
 * The instant at which a wall clock in `timeZone` shows `date` (YYYY-MM-DD) and `clock` (HH:MM).
 * In the hour that a change to summer time skips, the instant just after it.
 */
export function instantOf(timeZone: string, date: string, clock: string): Date {
  const wanted = Date.parse(`${date}T${clock}:00Z`);
  const offsetAt = (ms: number) => wallClockMs(timeZone, ms) - ms;
  // The offset of a nearby instant is right except within hours of a change; asking again settles it.
  const guess = wanted - offsetAt(wanted);
  return new Date(wanted - offsetAt(guess));
}

/** The day `days` after `date`, both YYYY-MM-DD. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** The wall clock's reading as if it were UTC, ms since 1970. */
function wallClockMs(timeZone: string, instantMs: number): number {
  const read: Record<string, number> = {};
  for (const { type, value } of formatterFor(timeZone).formatToParts(instantMs)) read[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = read;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((instantMs % 1000) + 1000) % 1000);
}
