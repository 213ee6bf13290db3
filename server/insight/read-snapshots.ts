import type { Pool } from 'pg';
import type { SnapshotRow, TicketJson } from './office-snapshot.ts';

/** Observations of how long a service takes: enough for the smoothing to forget the older ones. */
const SERVED_OBSERVED = 40;
const LAST_CALLS = 5;
/** Looked through for the last calls: recalls of one ticket count once. */
const CALLS_LOOKED_THROUGH = 25;

const ABOUT_TICKET = `
  v.prefix, v.number, c.display_name as citizen_name, c.language, c.simulated,
  d.label as desk_label, k.id as conversation_id,
  case when t.state = 'CALLED' then (
    select json_build_object('id', a.id, 'n', a.n, 'called_at', a.called_at) from call a
    where a.ticket_id = t.id and a.ended_at is null) end as open_call,
  case when t.state = 'CALLED' then (
    select bool_or(a.delivered_at is not null) from (
      select delivered_at from call where ticket_id = t.id order by called_at desc limit t.call_count) a)
    end as call_seen,
  exists (select from rating r where r.ticket_id = t.id) as rated`;

const TICKET_JOINS = `
  join visit v on v.id = t.visit_id
  join citizen c on c.id = t.citizen_id
  left join desk d on d.id = t.desk_id
  left join conversation k on k.visit_id = t.visit_id`;

/** One statement, so that all of it is of one moment and fits the cursor. */
const SNAPSHOTS = `
  select o.code, coalesce(l.seq, 0) as cursor,
    coalesce((select json_agg(x) from (
      select t.*, ${ABOUT_TICKET} from ticket t ${TICKET_JOINS}
      where t.office_code = o.code and t.closed_at is null) x), '[]') as open,
    coalesce((select json_agg(x order by x.position) from (
      select s.desk_id, d.label, d.position, s.user_id, s.officer_name, r.look, s.state, s.last_seen_at,
        s.simulated
      from officer_session s join desk d on d.id = s.desk_id
      left join staff_role r on r.user_id = s.user_id and r.office_code = s.office_code
      where s.office_code = o.code and s.ended_at is null) x), '[]') as desks,
    coalesce((select json_agg(x order by x.called_at desc) from (
      select * from (
        select distinct on (a.ticket_id) a.id, v.prefix, v.number, d.label, a.called_at from (
          select * from call where office_code = o.code and called_at >= $2
          order by called_at desc limit ${CALLS_LOOKED_THROUGH}) a
        join ticket t on t.id = a.ticket_id join visit v on v.id = t.visit_id
        join desk d on d.id = a.desk_id
        order by a.ticket_id, a.called_at desc) y
      order by y.called_at desc limit ${LAST_CALLS}) x), '[]') as last_calls,
    (select count(*)::int from ticket t
      where t.office_code = o.code and t.state = 'COMPLETED' and t.closed_at >= $2) as served_today,
    coalesce((select json_agg(x order by x.closed_at) from (
      select t.service_id, t.last_called_at as from_at, t.closed_at from ticket t
      where t.office_code = o.code and t.state = 'COMPLETED'
      order by t.closed_at desc limit ${SERVED_OBSERVED}) x), '[]') as served
  from office o left join office_log l on l.office_code = o.code
  where o.code = any($1)`;

/** The offices as they are now. `dayStart`: since when calls and services count as today's. */
export async function readSnapshotRows(
  pool: Pool,
  codes: readonly string[],
  dayStart: Date,
): Promise<SnapshotRow[]> {
  const { rows } = await pool.query<SnapshotRow>({
    name: 'insight-snapshots',
    text: SNAPSHOTS,
    values: [codes, dayStart],
  });
  return rows;
}

export type TicketWithCursor = TicketJson & { cursor: string };

const TICKET = `select t.*, ${ABOUT_TICKET}, coalesce(l.seq, 0) as cursor
  from ticket t ${TICKET_JOINS} left join office_log l on l.office_code = t.office_code`;

export async function readTicket(pool: Pool, ticketId: string): Promise<TicketWithCursor | null> {
  const { rows } = await pool.query<TicketWithCursor>({
    name: 'insight-ticket',
    text: `${TICKET} where t.id = $1`,
    values: [ticketId],
  });
  return rows[0] ?? null;
}

/** The citizen's open tickets, newest first, then those closed on or after `today` (YYYY-MM-DD). */
export async function readTicketsOf(
  pool: Pool,
  citizenId: string,
  today: string,
): Promise<TicketWithCursor[]> {
  const { rows } = await pool.query<TicketWithCursor>({
    name: 'insight-tickets-of',
    text: `${TICKET} where t.citizen_id = $1 and (t.closed_at is null or v.day >= $2::date)
      order by (t.closed_at is null) desc, coalesce(t.closed_at, t.issued_at) desc, t.id desc`,
    values: [citizenId, today],
  });
  return rows;
}
