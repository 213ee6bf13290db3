import type { EventActor, Ticket, TicketEventPayload } from '../../shared/domain/ticket.ts';
import { replayTicket } from '../../shared/domain/ticket-step.ts';
import type { Store } from '../store/index.ts';
import { canonicalJson, GENESIS_HASH, hashEvent } from './event-chain.ts';
import { ticketFromRow, type TicketRow } from '../store/ticket-row.ts';

type EventRow = {
  seq: string;
  ticket_id: string;
  at: Date;
  type: string;
  actor: EventActor;
  command_id: string;
  payload: TicketEventPayload;
  prev_hash: Buffer;
  hash: Buffer;
};

export type LogReport = {
  readonly events: number;
  readonly tickets: number;
  /** Empty when the log is whole; else one sentence for each thing found wrong. */
  readonly problems: readonly string[];
};

const PAGE = 1_000;

/**
 * Reads an office's whole log: is it gap-free, does each hash follow from what stands before it, and do the
 * events lead to exactly the rows that the product works with (invariant I4)?
 */
export async function verifyOfficeLog(store: Store, officeCode: string): Promise<LogReport> {
  const problems: string[] = [];
  const payloads = new Map<string, TicketEventPayload[]>();
  let seq = 0;
  let hash = GENESIS_HASH;
  for (let page = await readPage(store, officeCode, 0); page.length > 0;) {
    for (const row of page) {
      if (Number(row.seq) !== seq + 1) problems.push(`event ${row.seq} follows ${seq}`);
      if (!row.prev_hash.equals(hash)) problems.push(`event ${row.seq} does not follow the one before it`);
      if (!row.hash.equals(rehash(officeCode, row))) problems.push(`event ${row.seq} was changed`);
      seq = Number(row.seq);
      hash = row.hash;
      payloads.set(row.ticket_id, [...(payloads.get(row.ticket_id) ?? []), row.payload]);
    }
    page = await readPage(store, officeCode, seq);
  }
  problems.push(...(await checkHead(store, officeCode, seq, hash)));
  problems.push(...(await checkTickets(store, officeCode, payloads)));
  return { events: seq, tickets: payloads.size, problems };
}

async function readPage({ pool }: Store, officeCode: string, after: number): Promise<EventRow[]> {
  const { rows } = await pool.query<EventRow>(
    `select seq, ticket_id, at, type, actor, command_id, payload, prev_hash, hash from ticket_event
     where office_code = $1 and seq > $2 order by seq limit ${PAGE}`,
    [officeCode, after],
  );
  return rows;
}

function rehash(officeCode: string, row: EventRow): Buffer {
  return hashEvent(row.prev_hash, {
    officeCode,
    seq: Number(row.seq),
    ticketId: row.ticket_id,
    at: row.at.toISOString(),
    type: row.type,
    actor: row.actor,
    commandId: row.command_id,
    payload: row.payload,
  });
}

async function checkHead({ pool }: Store, officeCode: string, seq: number, hash: Buffer): Promise<string[]> {
  const { rows } = await pool.query<{ seq: string; hash: Buffer }>(
    'select seq, hash from office_log where office_code = $1',
    [officeCode],
  );
  const head = rows[0];
  if (!head) return seq === 0 ? [] : ['the log has no head'];
  return Number(head.seq) === seq && head.hash.equals(hash) ? [] : ['the head is not the last event'];
}

async function checkTickets(
  { pool }: Store,
  officeCode: string,
  payloads: ReadonlyMap<string, readonly TicketEventPayload[]>,
): Promise<string[]> {
  const { rows } = await pool.query<TicketRow>('select * from ticket where office_code = $1', [officeCode]);
  const problems = rows
    .map(ticketFromRow)
    .filter((ticket: Ticket) => {
      const replayed = replayTicket(payloads.get(ticket.id) ?? []);
      return canonicalJson(replayed) !== canonicalJson(ticket);
    })
    .map((ticket) => `the events of ticket ${ticket.id} do not lead to its row`);
  const known = new Set(rows.map((row) => row.id));
  const orphans = [...payloads.keys()].filter((id) => !known.has(id));
  return [...problems, ...orphans.map((id) => `ticket ${id} has events and no row`)];
}
