import type { Look } from '../../shared/domain/citizen.ts';
import { plainLook } from '../../shared/domain/random-look.ts';
import { occupancyOf } from '../../shared/domain/estimate.ts';
import { lineOf } from '../../shared/domain/line-order.ts';
import type { Language } from '../../shared/domain/province.ts';
import { formatNumber, type Ticket } from '../../shared/domain/ticket.ts';
import { ticketFromRow, timeOf, type TicketRow } from '../store/ticket-row.ts';

/** A ticket with what every view of it shows. */
export type TicketInView = {
  readonly ticket: Ticket;
  /** As citizens read it: `A-012`. */
  readonly number: string;
  readonly citizenName: string;
  readonly language: Language;
  readonly simulated: boolean;
  readonly conversationId: string | null;
  readonly deskLabel: string | null;
  readonly openCall: { readonly id: string; readonly n: number; readonly at: number } | null;
  readonly callSeen: boolean;
  readonly rated: boolean;
};

export type DeskInView = {
  readonly deskId: string;
  readonly label: string;
  readonly position: number;
  readonly officerId: string;
  readonly officerName: string;
  readonly look: Look;
  readonly state: 'AVAILABLE' | 'BREAK';
  readonly lastSeenAt: number;
  readonly simulated: boolean;
};

/** Everything the views of one office are made of, as it was at one committed moment. */
export type OfficeSnapshot = {
  readonly code: string;
  /** Head of the office's log then. */
  readonly cursor: number;
  /** Open tickets: the callable line in order first, then the others by age. */
  readonly open: readonly TicketInView[];
  readonly byId: ReadonlyMap<string, TicketInView>;
  /** Who is called or served at each desk. */
  readonly work: ReadonlyMap<string, readonly TicketInView[]>;
  /** Place in line by ticket id, 1 = next; only who can be called has one. */
  readonly positions: ReadonlyMap<string, number>;
  readonly desks: readonly DeskInView[];
  readonly lastCalls: readonly { callId: string; number: string; desk: string; at: number }[];
  readonly servedToday: number;
  /** Mean minutes a call occupies an officer here, over the services that people wait for now. */
  readonly occupancyMinutes: number;
};

export type TicketJson = TicketRow & {
  prefix: string;
  number: number;
  citizen_name: string;
  language: Language;
  simulated: boolean;
  conversation_id: string | null;
  desk_label: string | null;
  open_call: { id: string; n: number; called_at: string } | null;
  call_seen: boolean | null;
  rated: boolean;
};

export type SnapshotRow = {
  code: string;
  cursor: string;
  open: TicketJson[];
  desks: {
    desk_id: string;
    label: string;
    position: number;
    user_id: string;
    officer_name: string;
    look: Look | null;
    state: 'AVAILABLE' | 'BREAK';
    last_seen_at: string;
    simulated: boolean;
  }[];
  last_calls: { id: string; prefix: string; number: number; label: string; called_at: string }[];
  served_today: number;
  served: { service_id: string; from_at: string; closed_at: string }[];
};

/** When an office has no open ticket, minutes: only its officers' number matters then. */
const USUAL_OCCUPANCY_MINUTES = 12;

/** `priorOf`: how long a service usually takes, minutes; null when unknown. */
export function snapshotFromRow(
  row: SnapshotRow,
  priorOf: (serviceId: string) => number | null,
  now: number,
): OfficeSnapshot {
  const tickets = row.open.map(ticketInView);
  const line = lineOf(
    tickets.map(({ ticket }) => ticket),
    now,
  );
  const positions = new Map(line.map((ticket, i) => [ticket.id, i + 1]));
  const place = ({ ticket }: TicketInView) => positions.get(ticket.id) ?? Number.POSITIVE_INFINITY;
  const open = tickets.toSorted((a, b) => {
    const [first, second] = [place(a), place(b)];
    return first === second ? a.ticket.issuedAt - b.ticket.issuedAt : first - second;
  });
  const atDesk = open.filter(({ ticket }) => ticket.state === 'CALLED' || ticket.state === 'SERVING');
  return {
    code: row.code,
    cursor: Number(row.cursor),
    open,
    byId: new Map(open.map((about) => [about.ticket.id, about])),
    work: Map.groupBy(atDesk, ({ ticket }) => ticket.deskId ?? ''),
    positions,
    desks: row.desks.map((desk) => ({
      deskId: desk.desk_id,
      label: desk.label,
      position: desk.position,
      officerId: desk.user_id,
      officerName: desk.officer_name,
      look: desk.look ?? plainLook(desk.user_id),
      state: desk.state,
      lastSeenAt: timeOf(desk.last_seen_at),
      simulated: desk.simulated,
    })),
    lastCalls: row.last_calls.map((call) => ({
      callId: call.id,
      number: formatNumber(call.prefix, call.number),
      desk: call.label,
      at: timeOf(call.called_at),
    })),
    servedToday: row.served_today,
    occupancyMinutes: occupancyHere(row, priorOf),
  };
}

function occupancyHere(row: SnapshotRow, priorOf: (serviceId: string) => number | null): number {
  const served = Map.groupBy(row.served, (one) => one.service_id);
  const waitedFor = Map.groupBy(row.open, (one) => one.service_id);
  let sum = 0;
  for (const [serviceId, tickets] of waitedFor) {
    const observed = (served.get(serviceId) ?? []).map(
      (one) => (timeOf(one.closed_at) - timeOf(one.from_at)) / 60_000,
    );
    sum += tickets.length * occupancyOf(priorOf(serviceId) ?? USUAL_OCCUPANCY_MINUTES, observed);
  }
  return row.open.length === 0 ? USUAL_OCCUPANCY_MINUTES : sum / row.open.length;
}

export function ticketInView(row: TicketJson): TicketInView {
  const call = row.open_call;
  return {
    ticket: ticketFromRow(row),
    number: formatNumber(row.prefix, row.number),
    citizenName: row.citizen_name,
    language: row.language,
    simulated: row.simulated,
    conversationId: row.conversation_id,
    deskLabel: row.desk_label,
    openCall: call && { id: call.id, n: call.n, at: timeOf(call.called_at) },
    callSeen: row.call_seen ?? false,
    rated: row.rated,
  };
}
