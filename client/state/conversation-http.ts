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

type Messages = CounterClientMessages;
const once = { patienceMs: 0 };

async function send({ conv, cmid, text }: Messages['send']): Promise<ConversationFrame> {
  try {
    const frame = await apiPost<SentFrame>(`/conversations/${conv}/messages`, { cmid, text }, once);
    return { type: 'sent', frame };
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    const retryAfter = Number(error.details['retryAfterSeconds'] ?? 2);
    return { type: 'refused', frame: { conv, cmid, code: error.code, message: error.message, retryAfter } };
  }
}

async function resume({ conv, epoch, after, limit }: Messages['resume']): Promise<ConversationFrame> {
  const query = new URLSearchParams({ epoch: `${epoch}`, after: `${after}`, limit: `${limit ?? 100}` });
  const frame = await apiGet<EventsFrame | ResetFrame>(`/conversations/${conv}/events?${query}`, once);
  return 'items' in frame ? { type: 'events', frame } : { type: 'reset', frame };
}

async function mark(conv: string, marks: { delivered?: number; read?: number }): Promise<ConversationFrame> {
  const frame = await apiPost<MarksFrame>(`/conversations/${conv}/marks`, marks, once);
  return { type: 'marks', frame };
}

function ask(
  type: string,
  message: Messages['send' | 'resume' | 'ack' | 'read'],
): Promise<ConversationFrame> {
  if (type === 'send') return send(message as Messages['send']);
  if (type === 'resume') return resume(message as Messages['resume']);
  const { conv, upTo } = message as Messages['ack'];
  return mark(conv, type === 'ack' ? { delivered: upTo } : { read: upTo });
}

/** Answers null when the server cannot be reached or refuses to tell; the engine asks again later. */
export const askOverHttps: ConversationTransport['ask'] = (type, message) =>
  ask(type, message).catch(() => null);
