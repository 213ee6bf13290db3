/**
 * The ticket's state machine (SERVICE.md §4.3 of the founders' design): pure, and the only place that
 * decides. Each command has one function; each accepted command is one event. Who may act for the office
 * at all is the caller's question; whose ticket it is, is asked here.
 */
import {
  EXTRA_CALLS_UNSEEN,
  GRACE_MS,
  MAX_CALLS,
  MAX_OWN_REJOINS,
  OFFICER_ABSENT_MS,
  OFFICER_LOST_MS,
  RECALL_GAP_MS,
  RESPONSE_MS,
} from './queue-policy.ts';
import { effectiveAtOnJoin, isCallable } from './line-order.ts';
import { accept, refuse, type Result } from './refusal.ts';
import { isFinal, type EventActor, type Ticket, type TicketState } from './ticket.ts';
import type { TicketCommand, TicketContext, TicketStep } from './ticket-command.ts';
import { stepTo } from './ticket-step.ts';

/** A ticket that nobody is calling or serving. */
const offDesk = {
  deskId: null,
  slot: null,
  officerId: null,
  officerName: null,
  callCount: 0,
  lastCalledAt: null,
  servingAt: null,
  dueAt: null,
} as const;

/** Decides `command` on `ticket`; a refusal changes nothing. */
export function decideTicket(
  ticket: Ticket,
  command: TicketCommand,
  context: TicketContext,
): Result<TicketStep> {
  if (context.expectedVersion !== null && context.expectedVersion !== ticket.version) {
    return refuse('STALE_VERSION', { version: ticket.version, state: ticket.state });
  }
  switch (command.type) {
    case 'becomeReady':
      return becomeReady(ticket, context);
    case 'call':
      return call(ticket, command, context);
    case 'recall':
      return recall(ticket, command.callId, context);
    case 'accept':
      return acceptCall(ticket, context);
    case 'start':
      return start(ticket, context);
    case 'markMissed':
      return markMissed(ticket, context);
    case 'responseOver':
      return responseOver(ticket, command.callId, context);
    case 'release':
      return release(ticket, context);
    case 'officerLost':
      return loseOfficer(ticket, context);
    case 'rejoin':
      return rejoin(ticket, context);
    case 'graceOver':
      return endGrace(ticket, context);
    case 'complete':
      return complete(ticket, command, context);
    case 'cancel':
      return cancel(ticket, command.reason, context);
    case 'void':
      return voidTicket(ticket, command.reason, context);
    case 'expire':
      return expire(ticket, context);
  }
}

/** How many calls this citizen gets before they can be missed. */
export function callLimit(callSeen: boolean): number {
  return callSeen ? MAX_CALLS : MAX_CALLS + EXTRA_CALLS_UNSEEN;
}

/** From when the officer may call again, epoch ms; null when no further call is possible. */
export function recallFrom(
  ticket: Pick<Ticket, 'state' | 'callCount' | 'lastCalledAt'>,
  callSeen: boolean,
): number | null {
  if (ticket.state !== 'CALLED' || ticket.callCount >= callLimit(callSeen)) return null;
  return (ticket.lastCalledAt ?? 0) + RECALL_GAP_MS;
}

function becomeReady(ticket: Ticket, { now }: TicketContext): Result<TicketStep> {
  if (ticket.state !== 'ISSUED') return wrongState(ticket);
  return accept(
    stepTo(ticket, 'READY', {
      state: 'WAITING',
      joinedAt: now,
      effectiveAt: effectiveAtOnJoin(now, ticket.priority),
    }),
  );
}

function call(
  ticket: Ticket,
  { callId, deskId, slot, officerId, officerName }: Extract<TicketCommand, { type: 'call' }>,
  { now }: TicketContext,
): Result<TicketStep> {
  if (!isCallable(ticket, now)) return wrongState(ticket);
  const changes: Partial<Ticket> = {
    state: 'CALLED',
    restored: false,
    deskId,
    slot,
    officerId,
    officerName,
    callCount: 1,
    lastCalledAt: now,
  };
  return accept(stepTo(ticket, 'CALLED', changes, { call: { id: callId, n: 1 } }));
}

function recall(ticket: Ticket, callId: string, context: TicketContext): Result<TicketStep> {
  const denied = denyHandling(ticket, 'CALLED', context.actor) ?? denyTooSoon(ticket, context);
  if (denied) return denied;
  if (ticket.callCount >= callLimit(context.callSeen)) {
    return refuse('CALL_LIMIT', { calls: ticket.callCount });
  }
  return accept(callAgain(ticket, callId, context.now));
}

/** The timer of the unanswered last call starts with that call; earlier calls leave it to the officer. */
function callAgain(ticket: Ticket, callId: string, now: number): TicketStep {
  const callCount = ticket.callCount + 1;
  const dueAt = callCount >= MAX_CALLS ? now + RESPONSE_MS : null;
  const changes = { callCount, lastCalledAt: now, dueAt };
  return stepTo(ticket, 'RECALLED', changes, { call: { id: callId, n: callCount } });
}

function acceptCall(ticket: Ticket, { now, officerSilentMs }: TicketContext): Result<TicketStep> {
  if (ticket.state !== 'CALLED') return wrongState(ticket);
  const officerPresent = officerSilentMs !== null && officerSilentMs < OFFICER_ABSENT_MS;
  return accept(officerPresent ? serve(ticket, now) : stepTo(ticket, 'ACCEPTED', { dueAt: null }));
}

function start(ticket: Ticket, { now, actor }: TicketContext): Result<TicketStep> {
  return denyHandling(ticket, 'CALLED', actor) ?? accept(serve(ticket, now));
}

function serve(ticket: Ticket, now: number): TicketStep {
  return stepTo(ticket, 'STARTED', { state: 'SERVING', servingAt: now, dueAt: null });
}

function markMissed(ticket: Ticket, context: TicketContext): Result<TicketStep> {
  const denied = denyHandling(ticket, 'CALLED', context.actor) ?? denyTooSoon(ticket, context);
  if (denied) return denied;
  if (!context.callSeen && ticket.callCount < callLimit(false)) {
    return refuse('CALL_UNSEEN', { calls: ticket.callCount });
  }
  return accept(miss(ticket, context.now));
}

function responseOver(ticket: Ticket, callId: string, { now, callSeen }: TicketContext): Result<TicketStep> {
  if (ticket.state !== 'CALLED' || !isDue(ticket, now)) return wrongState(ticket);
  return accept(ticket.callCount < callLimit(callSeen) ? callAgain(ticket, callId, now) : miss(ticket, now));
}

function miss(ticket: Ticket, now: number): TicketStep {
  return stepTo(ticket, 'MISSED', { ...offDesk, state: 'MISSED', dueAt: now + GRACE_MS });
}

function release(ticket: Ticket, { actor }: TicketContext): Result<TicketStep> {
  return (
    denyHandling(ticket, 'CALLED', actor) ??
    accept(stepTo(ticket, 'RELEASED', { ...offDesk, state: 'WAITING', restored: true }))
  );
}

function loseOfficer(ticket: Ticket, { officerSilentMs }: TicketContext): Result<TicketStep> {
  if (ticket.state !== 'CALLED' && ticket.state !== 'SERVING') return wrongState(ticket);
  if (officerSilentMs !== null && officerSilentMs < OFFICER_LOST_MS) return wrongState(ticket);
  return accept(
    stepTo(
      ticket,
      ticket.state === 'CALLED' ? 'RELEASED' : 'RETURNED',
      { ...offDesk, state: 'WAITING', restored: true },
      { reason: 'officer-lost' },
    ),
  );
}

function rejoin(ticket: Ticket, { now, actor, recycleBehind }: TicketContext): Result<TicketStep> {
  if (ticket.state !== 'MISSED') return wrongState(ticket);
  if (isDue(ticket, now)) return refuse('GRACE_OVER');
  if (actor.kind === 'citizen' && ticket.rejoins >= MAX_OWN_REJOINS) return refuse('GRACE_OVER');
  return accept(
    stepTo(ticket, 'REJOINED', {
      state: 'WAITING',
      rejoins: ticket.rejoins + 1,
      // Right behind the last of those who may go first, and never behind who comes from now on.
      effectiveAt: recycleBehind === null ? now : Math.min(now, recycleBehind + 1),
      dueAt: null,
    }),
  );
}

function endGrace(ticket: Ticket, { now }: TicketContext): Result<TicketStep> {
  if (ticket.state !== 'MISSED' || !isDue(ticket, now)) return wrongState(ticket);
  return accept(
    stepTo(ticket, 'NO_SHOW', { state: 'NO_SHOW', dueAt: null, closeReason: 'grace-over', closedAt: now }),
  );
}

function complete(
  ticket: Ticket,
  { resolution, note, caseCode }: Extract<TicketCommand, { type: 'complete' }>,
  { now, actor }: TicketContext,
): Result<TicketStep> {
  const denied = denyHandling(ticket, 'SERVING', actor);
  if (denied) return denied;
  if (resolution === 'REFUSED' && (note === null || note === '')) return refuse('INVALID', { field: 'note' });
  const changes: Partial<Ticket> = {
    state: 'COMPLETED',
    slot: null,
    closedAt: now,
    closeReason: 'served',
    resolution,
    resolutionNote: note,
    caseCode: resolution === 'FOLLOW_UP' ? caseCode : null,
  };
  return accept(stepTo(ticket, 'COMPLETED', changes));
}

/**
 * T4, and one kindness more than the table: who is being called or was missed may also say that they will
 * not come. It frees the officer at once, and it is no no-show.
 */
function cancel(ticket: Ticket, reason: string | null, { now, actor }: TicketContext): Result<TicketStep> {
  if (isFinal(ticket.state) || ticket.state === 'SERVING') return wrongState(ticket);
  if (actor.kind === 'officer' && ticket.state === 'CALLED' && ticket.officerId !== actor.id) {
    return refuse('NOT_YOURS');
  }
  if (actor.kind !== 'citizen' && !reason) return refuse('INVALID', { field: 'reason' });
  const closeReason = reason ?? 'citizen';
  return accept(close(ticket, 'CANCELLED', 'CANCELLED', closeReason, now));
}

function voidTicket(ticket: Ticket, reason: string, { now, actor }: TicketContext): Result<TicketStep> {
  if (actor.kind !== 'supervisor') return refuse('FORBIDDEN');
  if (isFinal(ticket.state)) return wrongState(ticket);
  return accept(close(ticket, 'VOIDED', 'CANCELLED', reason, now));
}

/** T25. T26: the sweep ends nobody who is being called or served; those stay for the officer. */
function expire(ticket: Ticket, { now }: TicketContext): Result<TicketStep> {
  const sweepable: TicketState[] = ['ISSUED', 'WAITING', 'MISSED'];
  if (!sweepable.includes(ticket.state)) return wrongState(ticket);
  return accept(close(ticket, 'EXPIRED', 'EXPIRED', 'closing', now));
}

function close(
  ticket: Ticket,
  type: 'CANCELLED' | 'VOIDED' | 'EXPIRED',
  state: 'CANCELLED' | 'EXPIRED',
  closeReason: string,
  now: number,
): TicketStep {
  return stepTo(
    ticket,
    type,
    { state, closeReason, closedAt: now, slot: null, dueAt: null },
    { reason: closeReason },
  );
}

/** Only the officer of the call may go on with it: T8, T10, T11, T12, T20. */
function denyHandling(ticket: Ticket, needed: TicketState, actor: EventActor): Result<never> | null {
  if (ticket.state !== needed) return wrongState(ticket);
  if (actor.kind === 'citizen' || actor.kind === 'system') return refuse('FORBIDDEN');
  return ticket.officerId === actor.id ? null : refuse('NOT_YOURS');
}

function denyTooSoon(ticket: Ticket, { now }: TicketContext): Result<never> | null {
  const wait = (ticket.lastCalledAt ?? 0) + RECALL_GAP_MS - now;
  return wait > 0 ? refuse('TOO_SOON', { retryAfterSeconds: Math.ceil(wait / 1000) }) : null;
}

function isDue(ticket: Ticket, now: number): boolean {
  return ticket.dueAt !== null && ticket.dueAt <= now;
}

function wrongState(ticket: Ticket): Result<never> {
  return refuse('WRONG_STATE', { state: ticket.state, version: ticket.version });
}
