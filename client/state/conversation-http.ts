/** The conversation's frames over HTTPS, for networks on which the room's socket does not pass. */
import type {
  CounterClientMessages,
  EventsFrame,
  MarksFrame,
  ResetFrame,
  SentFrame,
} from '../../shared/protocol/counter-messages.ts';
import { ApiRefusal, apiGet, apiPost } from '../net/api.ts';
import type { ConversationFrame, ConversationTransport } from './conversation-engine.ts';
import type { Party } from './conversation-reducer.ts';

type Messages = CounterClientMessages;
const once = { patienceMs: 0 };

/**
 * Asks as one party: a browser may hold both sessions. Answers null when the server cannot be reached or
 * refuses to tell; the engine asks again later.
 */
export function askOverHttps(party: Party): ConversationTransport['ask'] {
  return (type, message) => ask(party, type, message).catch(() => null);
}

function ask(
  party: Party,
  type: string,
  message: Messages['send' | 'resume' | 'ack' | 'read'],
): Promise<ConversationFrame> {
  if (type === 'send') return send(party, message as Messages['send']);
  if (type === 'resume') return resume(party, message as Messages['resume']);
  const { conv, upTo } = message as Messages['ack'];
  return mark(party, conv, type === 'ack' ? { delivered: upTo } : { read: upTo });
}

async function send(party: Party, { conv, cmid, text }: Messages['send']): Promise<ConversationFrame> {
  try {
    const frame = await apiPost<SentFrame>(
      `/conversations/${conv}/messages?as=${party}`,
      { cmid, text },
      once,
    );
    return { type: 'sent', frame };
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    const retryAfter = Number(error.details['retryAfterSeconds'] ?? 2);
    return { type: 'refused', frame: { conv, cmid, code: error.code, message: error.message, retryAfter } };
  }
}

async function resume(
  party: Party,
  { conv, epoch, after, limit }: Messages['resume'],
): Promise<ConversationFrame> {
  const query = new URLSearchParams({
    as: party,
    epoch: `${epoch}`,
    after: `${after}`,
    limit: `${limit ?? 100}`,
  });
  const frame = await apiGet<EventsFrame | ResetFrame>(`/conversations/${conv}/events?${query}`, once);
  return 'items' in frame ? { type: 'events', frame } : { type: 'reset', frame };
}

async function mark(
  party: Party,
  conv: string,
  marks: { delivered?: number; read?: number },
): Promise<ConversationFrame> {
  const frame = await apiPost<MarksFrame>(`/conversations/${conv}/marks?as=${party}`, marks, once);
  return { type: 'marks', frame };
}
