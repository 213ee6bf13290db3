import { conversationChange } from '../../../shared/domain/conversation-script.ts';
import { isFinal } from '../../../shared/domain/ticket.ts';
import { hashEvent, type LoggedEvent } from '../event-chain.ts';
import { isoTime, ticketToJson } from '../../store/ticket-row.ts';
import type { LogHead } from './facts.ts';
import type { Decision, Job } from './job.ts';

type Json = string | number | boolean | null | object;
export type RowSet = Record<string, Json>[];

/** Rows of one batch by what is done with them; times are ISO, bytes are `\x…`, for jsonb_populate_recordset. */
export type WriteSets = {
  readonly visits: RowSet;
  /** By the ticket that ended it. */
  readonly closedVisits: RowSet;
  readonly newTickets: RowSet;
  readonly changedTickets: RowSet;
  readonly events: RowSet;
  readonly heads: RowSet;
  readonly counters: RowSet;
  readonly commands: RowSet;
  readonly endedCalls: RowSet;
  readonly calls: RowSet;
  readonly newConversations: RowSet;
  readonly changedConversations: RowSet;
  /** `seq` counts from 1 within the batch; the statement adds where the conversation stands. */
  readonly conversationEvents: RowSet;
};

export function emptyWriteSets(): WriteSets {
  return {
    visits: [],
    closedVisits: [],
    newTickets: [],
    changedTickets: [],
    events: [],
    heads: [],
    counters: [],
    commands: [],
    endedCalls: [],
    calls: [],
    newConversations: [],
    changedConversations: [],
    conversationEvents: [],
  };
}

/**
 * Adds everything that follows from an accepted command. `at` is the event's time, epoch ms. Returns the new
 * head of the office's log.
 */
export function addDecision(
  sets: WriteSets,
  job: Job,
  decision: Decision,
  head: LogHead,
  at: number,
  newId: () => string,
): LogHead {
  const { before, step } = decision;
  const { ticket } = step;
  const newHead = addEvent(sets, job, decision, head, at);
  if (before === null) {
    const promised = decision.promised;
    sets.newTickets.push({
      ...ticketToJson(ticket),
      promised_low_s: promised && promised.lowMinutes * 60,
      promised_high_s: promised && promised.highMinutes * 60,
    } as RowSet[number]);
  } else {
    sets.changedTickets.push(ticketToJson(ticket) as RowSet[number]);
    if (isFinal(ticket.state)) {
      sets.closedVisits.push({ id: ticket.id, visit_id: ticket.visitId, closed_at: isoTime(at) });
    }
  }
  addVisit(sets, job, decision, at);
  addCalls(sets, decision, at);
  addConversation(sets, decision, at, newId);
  return newHead;
}

function addEvent(sets: WriteSets, job: Job, decision: Decision, head: LogHead, at: number): LogHead {
  const { step, actor, visit, promised } = decision;
  const { ticket, event } = step;
  const seq = head.seq + 1;
  const logged: LoggedEvent = {
    officeCode: job.office,
    seq,
    ticketId: ticket.id,
    at: isoTime(at),
    type: event.type,
    actor,
    commandId: job.command.id,
    payload: {
      ...event.payload,
      ...(visit && { number: { prefix: visit.prefix, n: visit.number } }),
      ...(promised && { promised }),
    },
  };
  const hash = hashEvent(head.hash, logged);
  sets.events.push({
    office_code: logged.officeCode,
    seq,
    ticket_id: logged.ticketId,
    at: logged.at,
    type: logged.type,
    actor: logged.actor,
    command_id: logged.commandId,
    payload: logged.payload,
    prev_hash: bytes(head.hash),
    hash: bytes(hash),
  });
  replaceRow(sets.heads, ['office_code'], {
    office_code: job.office,
    seq,
    hash: bytes(hash),
    last_at: logged.at,
  });
  const { id, actorId, type } = job.command;
  if (actorId !== null) {
    const result = { ticketId: ticket.id, version: ticket.version };
    sets.commands.push({ id, actor_id: actorId, type, ticket_id: ticket.id, result, at: logged.at });
  }
  return { seq, hash, lastAt: at };
}

/** One row a key: a statement may change a row only once. */
function replaceRow(rows: RowSet, keys: readonly string[], row: RowSet[number]): void {
  const known = rows.findIndex((other) => keys.every((key) => other[key] === row[key]));
  if (known < 0) rows.push(row);
  else rows[known] = row;
}

function addVisit(sets: WriteSets, job: Job, { step, visit }: Decision, at: number): void {
  if (visit === null) return;
  const { ticket } = step;
  const { day, prefix, number } = visit;
  const counter = { office_code: job.office, day, prefix, n: number };
  replaceRow(sets.counters, ['office_code', 'day', 'prefix'], counter);
  sets.visits.push({
    id: ticket.visitId,
    office_code: job.office,
    citizen_id: ticket.citizenId,
    day,
    prefix,
    number,
    nth_of_day: visit.nthOfDay,
    opened_at: isoTime(at),
  });
}

function addCalls(sets: WriteSets, { before, step, actor, openCallId }: Decision, at: number): void {
  const { ticket, event } = step;
  // An answer shows that the call was seen, whatever became of the device's own confirmation.
  const answered = actor.kind === 'citizen' && (event.type === 'STARTED' || event.type === 'ACCEPTED');
  const ends = before?.state === 'CALLED' && (ticket.state !== 'CALLED' || event.payload.call !== undefined);
  if (openCallId !== null && (ends || answered)) {
    sets.endedCalls.push({
      id: openCallId,
      ended_at: ends ? isoTime(at) : null,
      delivered_at: answered ? isoTime(at) : null,
    } as RowSet[number]);
  }
  if (event.payload.call === undefined) return;
  sets.calls.push({
    id: event.payload.call.id,
    ticket_id: ticket.id,
    office_code: ticket.officeCode,
    desk_id: ticket.deskId ?? '',
    n: event.payload.call.n,
    called_at: isoTime(at),
  });
}

function addConversation(
  sets: WriteSets,
  { before, step, conversation, deskLabel }: Decision,
  at: number,
  newId: () => string,
): void {
  if (before === null || conversation === null) return;
  const { ticket } = step;
  const change = conversationChange(before, ticket, conversation.exists, deskLabel);
  if (change === null) return;
  const row = {
    id: conversation.id,
    last_seq: change.events.length,
    officer_id: change.officerId as Json,
    closed_at: (change.closed ? isoTime(at) : null) as Json,
  };
  if (conversation.exists) {
    sets.changedConversations.push(row);
  } else {
    sets.newConversations.push({
      ...row,
      visit_id: ticket.visitId,
      office_code: ticket.officeCode,
      citizen_id: ticket.citizenId,
      epoch: 1,
      opened_at: isoTime(at),
    });
  }
  change.events.forEach((data, i) =>
    sets.conversationEvents.push({
      conversation_id: conversation.id,
      seq: i + 1,
      type: data.type,
      mid: newId(),
      sender_id: 'system',
      sender: { kind: 'system' },
      data,
      at: isoTime(at),
    }),
  );
}

function bytes(buffer: Buffer): string {
  return `\\x${buffer.toString('hex')}`;
}
