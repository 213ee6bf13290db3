import { DRAIN_MS } from '../../../shared/domain/queue-policy.ts';
import type { TicketState } from '../../../shared/domain/ticket.ts';
import { instantOf, weekdayOf } from '../../../shared/domain/zoned-time.ts';
import type { QueueDeps } from '../create-queue.ts';

type OpenDay = { office_code: string; day: string };
type SweptRow = { id: string; office_code: string; state: TicketState };

/** Closing is no matter of seconds, and looking costs a query. */
const LOOK_EVERY_MS = 20_000;
const MAX_A_LOOK = 500;

/**
 * T25: the tickets whose service day is over. Another day's tickets always; today's half an hour after the
 * last closing time, so that those in line at closing can still be served. T26: whoever is being called or
 * served is not among them.
 */
export function createClosingSweep(deps: QueueDeps): (now: number) => Promise<SweptRow[]> {
  let lookedAt: number | null = null;
  return async (now) => {
    if (lookedAt !== null && now - lookedAt < LOOK_EVERY_MS) return [];
    lookedAt = now;
    const over: OpenDay[] = [];
    for (const open of await readOpenDays(deps)) if (await isOver(deps, open, now)) over.push(open);
    return over.length === 0 ? [] : readSwept(deps, over);
  };
}

async function isOver({ catalogue, demo }: QueueDeps, open: OpenDay, now: number): Promise<boolean> {
  const today = catalogue.serviceDay(open.office_code);
  if (open.day < today) return true;
  if (demo || open.day > today) return false;
  const status = await catalogue.status(open.office_code);
  // Paused by hand is an emergency and no end of the day; it may go on any minute.
  if (status.open || status.reason === 'PAUSED') return false;
  const detail = await catalogue.detail(open.office_code);
  if (!detail) return false;
  const hours = detail.hours.find(({ weekday }) => weekday === weekdayOf(today))?.intervals ?? [];
  const closing = hours.map(({ to }) => to).toSorted();
  const last = closing.at(-1);
  // No hours today: a holiday, or the office changed them; nobody will be served any more.
  return last === undefined || now >= instantOf(detail.timeZone, today, last).getTime() + DRAIN_MS;
}

async function readOpenDays({ store }: QueueDeps): Promise<OpenDay[]> {
  const { rows } = await store.pool.query<OpenDay>({
    name: 'queue-open-days',
    text: `select distinct t.office_code, v.day::text from ticket t join visit v on v.id = t.visit_id
      where t.closed_at is null and t.state in ('ISSUED', 'WAITING', 'MISSED')`,
  });
  return rows;
}

async function readSwept({ store }: QueueDeps, over: readonly OpenDay[]): Promise<SweptRow[]> {
  const { rows } = await store.pool.query<SweptRow>({
    name: 'queue-swept',
    text: `select t.id, t.office_code, t.state from ticket t
      join visit v on v.id = t.visit_id
      join unnest($1::text[], $2::date[]) o(office, day) on o.office = t.office_code and o.day = v.day
      where t.closed_at is null and t.state in ('ISSUED', 'WAITING', 'MISSED')
      limit ${MAX_A_LOOK}`,
    values: [over.map((row) => row.office_code), over.map((row) => row.day)],
  });
  return rows;
}
