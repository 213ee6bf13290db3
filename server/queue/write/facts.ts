import type { QueryConfig, QueryResult, QueryResultRow } from 'pg';
import type { Ticket } from '../../../shared/domain/ticket.ts';
import type { CommandReceipt } from '../../capabilities.ts';
import { RECYCLE_AFTER_CALLS } from '../../../shared/domain/queue-policy.ts';
import { ticketFromRow, type TicketRow } from '../../store/ticket-row.ts';
import type { Job } from './job.ts';

export type LogHead = { readonly seq: number; readonly hash: Buffer; readonly lastAt: number };

export type TakeFacts = {
  /** Null: the office does not offer the service. */
  readonly groupPrefix: string | null;
  readonly lastNumber: number;
  readonly openTicketId: string | null;
  readonly visitsToday: number;
};

export type TicketFacts = {
  readonly ticket: Ticket;
  readonly callSeen: boolean;
  readonly openCallId: string | null;
  readonly conversationId: string | null;
  readonly deskLabel: string | null;
  /** Last heartbeat of the officer in charge at that desk, epoch ms; null without a live session. */
  readonly officerSeenAt: number | null;
  /** `effectiveAt` of the RECYCLE_AFTER_CALLS-th in line; null when fewer wait or nobody asks. */
  readonly recycleBehind: number | null;
};

export type SeatFacts = {
  readonly officeCode: string;
  readonly officerName: string;
  readonly deskId: string;
  readonly deskLabel: string;
  readonly capacity: number;
  readonly state: 'AVAILABLE' | 'BREAK';
  readonly usedSlots: readonly number[];
};

export type StoredCommand = { readonly actorId: string; readonly receipt: CommandReceipt };

/**
 * What a batch knows, read after its offices were locked. Keys are ids, so jobs find their own. Jobs that
 * share an office leave behind what the next one must know.
 */
export type Facts = {
  readonly heads: ReadonlyMap<string, LogHead>;
  readonly commands: ReadonlyMap<string, StoredCommand>;
  /** By command id. */
  readonly takes: ReadonlyMap<string, TakeFacts>;
  readonly tickets: ReadonlyMap<string, TicketFacts>;
  /** By user id. */
  readonly seats: ReadonlyMap<string, SeatFacts>;
  /** The head of the line of each office, as long as its `next` jobs need; whoever is called is taken out. */
  readonly line: ReadonlyMap<string, TicketFacts[]>;
  /** Last number given in this batch by office and prefix; later jobs go on from there. */
  readonly given: Map<string, number>;
};

/** Sends a prepared statement on the batch's connection; several may be on their way at once. */
export type Send = <R extends QueryResultRow>(query: QueryConfig) => Promise<QueryResult<R>>;

/** Locks the offices' logs in one order for everybody, so that two processes never wait for each other. */
const LOCK = `select office_code, seq, hash, last_at from office_log
  where office_code = any($1) order by office_code for update`;

const COMMANDS = 'select id, actor_id, result from command where id = any($1)';

const TAKES = `
  select r.id, s.group_prefix,
    (select n from number_counter c
      where c.office_code = r.office and c.day = r.day and c.prefix = s.group_prefix) as last_number,
    (select t.id from ticket t
      where t.citizen_id = r.citizen and t.service_id = r.service and t.closed_at is null) as open_ticket,
    (select max(nth_of_day) from visit v where v.citizen_id = r.citizen and v.day = r.day) as visits_today
  from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::date[])
    as r(id, office, service, citizen, day)
  left join office_service s on s.office_code = r.office and s.service_id = r.service and s.active`;

const ABOUT = `
  (select id from call c where c.ticket_id = t.id and c.ended_at is null) as open_call,
  (select bool_or(c.delivered_at is not null) from (
    select delivered_at from call where ticket_id = t.id order by called_at desc limit t.call_count) c
  ) as call_seen,
  (select id from conversation v where v.visit_id = t.visit_id and v.closed_at is null) as conversation`;

const TICKETS = `
  select t.*, ${ABOUT}, d.label as desk_label, o.last_seen_at as officer_seen_at,
    case when t.state = 'MISSED' then (
      select w.effective_at from ticket w where w.office_code = t.office_code and w.state = 'WAITING'
        and (w.not_before is null or w.not_before <= $2)
      order by w.restored desc nulls last, w.effective_at, w.id
      offset ${RECYCLE_AFTER_CALLS - 1} limit 1) end as recycle_behind
  from ticket t
  left join desk d on d.id = t.desk_id
  left join officer_session o
    on o.user_id = t.officer_id and o.desk_id = t.desk_id and o.ended_at is null
  where t.id = any($1)`;

const LINE = `
  select t.*, ${ABOUT}, null as desk_label, null as officer_seen_at, null as recycle_behind
  from unnest($1::text[], $3::int[]) as o(code, wanted)
  cross join lateral (
    select * from ticket w where w.office_code = o.code and w.state = 'WAITING'
      and (w.not_before is null or w.not_before <= $2)
    order by w.restored desc nulls last, w.effective_at, w.id limit o.wanted) t
  order by t.restored desc nulls last, t.effective_at, t.id`;

const SEATS = `
  select s.user_id, s.office_code, s.officer_name, s.desk_id, s.state, d.label, d.capacity,
    array(select t.slot from ticket t
      where t.desk_id = s.desk_id and t.state in ('CALLED', 'SERVING'))::int[] as used
  from officer_session s join desk d on d.id = s.desk_id
  where s.user_id = any($1) and s.ended_at is null`;

type HeadRow = { office_code: string; seq: string; hash: Buffer; last_at: Date };
type CommandRow = { id: string; actor_id: string; result: CommandReceipt };
type TakeRow = {
  id: string;
  group_prefix: string | null;
  last_number: number | null;
  open_ticket: string | null;
  visits_today: number | null;
};
type AboutRow = TicketRow & {
  open_call: string | null;
  call_seen: boolean | null;
  conversation: string | null;
  desk_label: string | null;
  officer_seen_at: Date | null;
  recycle_behind: Date | null;
};
type SeatRow = {
  user_id: string;
  office_code: string;
  officer_name: string;
  desk_id: string;
  state: 'AVAILABLE' | 'BREAK';
  label: string;
  capacity: number;
  used: number[];
};

/**
 * Locks the offices of `jobs` and reads what they need, in one flight. Each statement sees what was
 * committed before the lock was given, because read committed takes a snapshot for each.
 */
export async function lockAndReadFacts(send: Send, jobs: readonly Job[], now: Date): Promise<Facts> {
  const offices = [...new Set(jobs.map((job) => job.office))].sort();
  const takes = jobs.flatMap(({ command, office, needs }) =>
    needs.kind === 'take' ? [{ ...needs, id: command.id, office }] : [],
  );
  const ticketIds = jobs.flatMap(({ needs }) => (needs.kind === 'ticket' ? [needs.ticketId] : []));
  const next = jobs.flatMap(({ needs, office }) =>
    needs.kind === 'next' ? [{ office, userId: needs.userId }] : [],
  );
  const callers = new Map<string, number>();
  for (const { office } of next) callers.set(office, (callers.get(office) ?? 0) + 1);
  const commandIds = jobs.flatMap(({ command }) => (command.actorId === null ? [] : [command.id]));
  const read = <R extends QueryResultRow>(wanted: boolean, name: string, text: string, values: unknown[]) =>
    wanted ? send<R>({ name, text, values }).then((result) => result.rows) : Promise.resolve([]);
  const [heads, commands, takeRows, ticketRows, lineRows, seatRows] = await Promise.all([
    read<HeadRow>(true, 'queue-lock', LOCK, [offices]),
    read<CommandRow>(commandIds.length > 0, 'queue-commands', COMMANDS, [commandIds]),
    read<TakeRow>(takes.length > 0, 'queue-takes', TAKES, [
      takes.map((take) => take.id),
      takes.map((take) => take.office),
      takes.map((take) => take.serviceId),
      takes.map((take) => take.citizenId),
      takes.map((take) => take.day),
    ]),
    read<AboutRow>(ticketIds.length > 0, 'queue-tickets', TICKETS, [ticketIds, now]),
    read<AboutRow>(next.length > 0, 'queue-line', LINE, [[...callers.keys()], now, [...callers.values()]]),
    read<SeatRow>(next.length > 0, 'queue-seats', SEATS, [next.map((job) => job.userId)]),
  ]);
  return {
    heads: new Map(heads.map((row) => [row.office_code, headOf(row)])),
    commands: new Map(commands.map((row) => [row.id, { actorId: row.actor_id, receipt: row.result }])),
    takes: new Map(takeRows.map((row) => [row.id, takeOf(row)])),
    tickets: new Map(ticketRows.map((row) => [row.id, aboutOf(row)])),
    line: Map.groupBy(lineRows.map(aboutOf), ({ ticket }) => ticket.officeCode),
    given: new Map(),
    seats: new Map(seatRows.map((row) => [row.user_id, seatOf(row)])),
  };
}

function headOf(row: HeadRow): LogHead {
  return { seq: Number(row.seq), hash: row.hash, lastAt: row.last_at.getTime() };
}

function takeOf(row: TakeRow): TakeFacts {
  return {
    groupPrefix: row.group_prefix,
    lastNumber: row.last_number ?? 0,
    openTicketId: row.open_ticket,
    visitsToday: row.visits_today ?? 0,
  };
}

function aboutOf(row: AboutRow): TicketFacts {
  return {
    ticket: ticketFromRow(row),
    callSeen: row.call_seen ?? false,
    openCallId: row.open_call,
    conversationId: row.conversation,
    deskLabel: row.desk_label,
    officerSeenAt: row.officer_seen_at?.getTime() ?? null,
    recycleBehind: row.recycle_behind?.getTime() ?? null,
  };
}

function seatOf(row: SeatRow): SeatFacts {
  return {
    officeCode: row.office_code,
    officerName: row.officer_name,
    deskId: row.desk_id,
    deskLabel: row.label,
    capacity: row.capacity,
    state: row.state,
    usedSlots: row.used,
  };
}
