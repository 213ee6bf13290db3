import { blankTicket, type Ticket, type TicketEventPayload, type TicketEventType } from './ticket.ts';
import type { TicketStep } from './ticket-command.ts';

/** The step from `before` by `changes`: one version further, and an event that tells exactly what differs. */
export function stepTo(
  before: Ticket,
  type: TicketEventType,
  changes: Partial<Ticket>,
  more: Omit<TicketEventPayload, 'changes'> = {},
): TicketStep {
  const ticket = { ...before, ...changes, version: before.version + 1 };
  return { ticket, event: { type, payload: { changes: differences(before, ticket), ...more } } };
}

/** The ticket that its events, in order, lead to (invariant I4: it equals the row). */
export function replayTicket(payloads: readonly Pick<TicketEventPayload, 'changes'>[]): Ticket {
  return payloads.reduce<Ticket>((ticket, { changes }) => ({ ...ticket, ...changes }), blankTicket);
}

function differences(before: Ticket, after: Ticket): Partial<Ticket> {
  return Object.fromEntries(
    Object.entries(after).filter(([key, value]) => before[key as keyof Ticket] !== value),
  );
}
