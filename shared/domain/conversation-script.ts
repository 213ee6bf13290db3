import type { ConversationEventData } from './conversation.ts';
import { isFinal, type Ticket } from './ticket.ts';

/** What one step of a ticket does to the conversation of its visit. */
export type ConversationChange = {
  /** Appended in this order, by the system. */
  readonly events: readonly ConversationEventData[];
  /** The officer in charge after it; null between officers. At the end the last one stays, as a reader. */
  readonly officerId: string | null;
  readonly closed: boolean;
};

/**
 * The conversation begins with the first service and from then on tells every state of the ticket, so that a
 * client needs one stream only. Null: nothing to tell (`exists`: there is an open conversation).
 */
export function conversationChange(
  before: Ticket,
  after: Ticket,
  exists: boolean,
  deskLabel: string,
): ConversationChange | null {
  if (before.state === after.state) return null;
  const begins = after.state === 'SERVING';
  if (!exists && !begins) return null;
  const events: ConversationEventData[] = [];
  if (begins) events.push({ type: 'join', name: after.officerName ?? '', desk: deskLabel });
  events.push(stateEvent(after));
  if (before.state === 'SERVING') {
    const reason = isFinal(after.state) ? 'finished' : 'lost';
    events.push({ type: 'leave', name: before.officerName ?? '', reason });
  }
  const closed = isFinal(after.state);
  const officerId = begins || (closed && before.state === 'SERVING') ? after.officerId : null;
  return { events, officerId, closed };
}

function stateEvent(ticket: Ticket): ConversationEventData {
  return {
    type: 'state',
    state: ticket.state,
    ...(ticket.resolution === null ? {} : { resolution: ticket.resolution }),
    ...(ticket.resolutionNote === null ? {} : { note: ticket.resolutionNote }),
    ...(ticket.caseCode === null ? {} : { caseCode: ticket.caseCode }),
  };
}
