import type { ConversationEventData, Participant } from '../../shared/domain/conversation.ts';
import { accept, type Result } from '../../shared/domain/refusal.ts';
import type { ConversationEvent, EventsFrame, ResetFrame } from '../../shared/protocol/counter-messages.ts';
import type { ConversationParty } from '../capabilities.ts';
import type { Store } from '../store/index.ts';
import { findForParty, participantId } from './party.ts';

type EventRow = {
  seq: number;
  mid: string;
  sender_id: string;
  sender: Participant;
  cmid: string | null;
  data: ConversationEventData;
  at: Date;
};

export type EventsAnswer =
  | { readonly kind: 'events'; readonly frame: EventsFrame }
  | { readonly kind: 'reset'; readonly frame: ResetFrame };

const MAX_PAGE = 200;

/**
 * The events after `after`, at most `limit`. A reset when the client's epoch is another one, or when it
 * claims events that never were: then it begins again from 0.
 */
export async function readEvents(
  { pool }: Store,
  party: ConversationParty,
  request: {
    readonly conv: string;
    readonly epoch: number;
    readonly after: number;
    readonly limit: number;
  },
): Promise<Result<EventsAnswer>> {
  const { conv, epoch, after } = request;
  const found = await findForParty(pool, party, conv);
  if (!found.ok) return found;
  const { last_seq: head, epoch: current } = found.value;
  // Epoch 0 is a client that knows nothing yet.
  if ((epoch !== current && epoch !== 0) || after > head || (epoch === 0 && after > 0)) {
    return accept({ kind: 'reset', frame: { conv, epoch: current, head } });
  }
  const limit = Math.max(1, Math.min(request.limit, MAX_PAGE));
  const { rows } = await pool.query<EventRow>({
    name: 'conversation-events',
    text: `select seq, mid, sender_id, sender, cmid, data, at from conversation_event
      where conversation_id = $1 and seq > $2 and seq <= $3 order by seq limit $4`,
    values: [conv, after, head, limit],
  });
  const me = participantId(party);
  const items = rows.map((row) => eventOf(row, me));
  const to = items.at(-1)?.seq ?? after;
  const frame = { conv, epoch: current, from: items[0]?.seq ?? after, to, items, more: to < head, head };
  return accept({ kind: 'events', frame });
}

/** As this party may see it: the client's own ids and the senders' database ids stay with the sender. */
function eventOf(row: EventRow, me: string): ConversationEvent {
  const mine = row.sender_id === me;
  return {
    seq: row.seq,
    mid: row.mid,
    ...(mine && row.cmid !== null ? { cmid: row.cmid } : {}),
    by: row.sender,
    mine,
    at: row.at.toISOString(),
    data: row.data,
  };
}
