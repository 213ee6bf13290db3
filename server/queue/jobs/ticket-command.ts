import { accept, refuse, type Result } from '../../../shared/domain/refusal.ts';
import type { EventActor, Ticket } from '../../../shared/domain/ticket.ts';
import type { TicketCommand } from '../../../shared/domain/ticket-command.ts';
import { decideTicket } from '../../../shared/domain/ticket-machine.ts';
import type { TicketFacts } from '../write/facts.ts';
import type { Decision, Job } from '../write/job.ts';

export type TicketRequest = {
  readonly office: string;
  readonly ticketId: string;
  readonly people: readonly string[];
  readonly commandId: string;
  /** Null for the system's own timers. */
  readonly actorId: string | null;
  readonly actor: EventActor;
  readonly expectedVersion: number | null;
  readonly command: TicketCommand;
  /** May this actor know of this ticket at all? If not, it does not exist for them. */
  readonly concerns: (ticket: Ticket) => boolean;
  readonly newId: () => string;
};

/** A command on a ticket that exists, from a citizen, an officer or a timer. */
export function ticketCommandJob(request: TicketRequest): Job {
  const { office, ticketId, command } = request;
  return {
    office,
    people: request.people,
    sharing: null,
    command: { id: request.commandId, actorId: request.actorId, type: command.type },
    needs: { kind: 'ticket', ticketId },
    decide: (facts, now) => {
      const about = facts.tickets.get(ticketId);
      if (!about || about.ticket.officeCode !== office || !request.concerns(about.ticket)) {
        return refuse('NOT_FOUND');
      }
      return decideAbout(about, command, request.actor, request.expectedVersion, now, request.newId);
    },
  };
}

/** The pure decision on a loaded ticket, and what the writer must know besides. */
export function decideAbout(
  about: TicketFacts,
  command: TicketCommand,
  actor: EventActor,
  expectedVersion: number | null,
  now: number,
  newId: () => string,
): Result<Decision> {
  const decided = decideTicket(about.ticket, command, {
    now,
    actor,
    expectedVersion,
    callSeen: about.callSeen,
    officerSilentMs: about.officerSeenAt === null ? null : now - about.officerSeenAt,
    recycleBehind: about.recycleBehind,
  });
  if (!decided.ok) return decided;
  const exists = about.conversationId !== null;
  const begins = decided.value.ticket.state === 'SERVING';
  return accept({
    before: about.ticket,
    step: decided.value,
    actor,
    visit: null,
    openCallId: about.openCallId,
    conversation: exists || begins ? { id: about.conversationId ?? newId(), exists } : null,
    deskLabel: about.deskLabel ?? '',
    promised: null,
  });
}
