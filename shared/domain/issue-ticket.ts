import { effectiveAtOnJoin } from './line-order.ts';
import { MAX_VISITS_A_DAY } from './queue-policy.ts';
import { accept, refuse, type Result } from './refusal.ts';
import { blankTicket } from './ticket.ts';
import type { IssueCommand, IssueContext, TicketStep } from './ticket-command.ts';
import { stepTo } from './ticket-step.ts';

/**
 * T1 and T2: a number is given. The number itself comes from the office's counter when the step is
 * stored; the tables' unique indexes guard what two requests at once could both find free.
 */
export function issueTicket(command: IssueCommand, context: IssueContext): Result<TicketStep> {
  if (!context.officeOpen) return refuse('OFFICE_CLOSED', { opensAt: context.opensAt });
  if (context.openTicketId !== null) return refuse('ALREADY_HAS_TICKET', { ticketId: context.openTicketId });
  if (context.visitsToday >= MAX_VISITS_A_DAY) return refuse('TOO_MANY_VISITS', { limit: MAX_VISITS_A_DAY });
  const { now } = context;
  const { ticketId, present, ...given } = command;
  return accept(
    stepTo(blankTicket, 'ISSUED', {
      ...given,
      id: ticketId,
      issuedAt: now,
      ...(present
        ? { state: 'WAITING', joinedAt: now, effectiveAt: effectiveAtOnJoin(now, command.priority) }
        : { state: 'ISSUED' }),
    }),
  );
}
