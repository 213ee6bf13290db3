import type { PoolClient } from 'pg';
import { MAX_MESSAGE_CHARS, type Participant } from '../../shared/domain/conversation.ts';
import { isStorableText } from '../../shared/domain/plain-text.ts';
import { accept, refuse, type Result } from '../../shared/domain/refusal.ts';
import type { SentFrame } from '../../shared/protocol/counter-messages.ts';
import type { ConversationParty } from '../capabilities.ts';
import type { ConversationsDeps } from './create-conversations.ts';
import { findForParty, participantId, type ConversationRow } from './party.ts';

export type Message = { readonly conv: string; readonly cmid: string; readonly text: string };

type StoredRow = { mid: string; seq: number; at: Date };

/** A citizen's limit over all their open conversations (SERVICE.md §5.3, rule 10). */
const MAX_MESSAGES = 10;
const WINDOW_MS = 10_000;

/**
 * Appends a message: the lock on the conversation's row makes `seq` gap-free and the repeat of a `cmid`
 * visible. A repeat is answered with what was stored, also after the conversation has closed.
 */
export async function sendMessage(
  deps: ConversationsDeps,
  party: ConversationParty,
  message: Message,
): Promise<Result<SentFrame>> {
  const { conv, cmid, text } = message;
  if (text.length === 0 || !isStorableText(text)) return refuse('INVALID', { field: 'text' });
  if (text.length > MAX_MESSAGE_CHARS) return refuse('TOO_LARGE', { limit: MAX_MESSAGE_CHARS });
  const sender = participantId(party);
  return deps.store.transaction(async ({ $client: client }) => {
    const found = await findForParty(client, party, conv, true);
    if (!found.ok) return found;
    const stored = await findStored(client, conv, sender, cmid);
    if (stored) return accept({ ...sentFrame(message, stored), dup: true });
    if (found.value.closed_at !== null) return refuse('CONVERSATION_CLOSED');
    const at = deps.now();
    const waitMs = party.kind === 'citizen' ? await rateLimitWait(client, found.value, sender, at) : 0;
    if (waitMs > 0) return refuse('RATE', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
    return accept(sentFrame(message, await append(deps, client, party, message, at)));
  });
}

async function findStored(
  client: PoolClient,
  conv: string,
  sender: string,
  cmid: string,
): Promise<StoredRow | undefined> {
  const { rows } = await client.query<StoredRow>({
    name: 'conversation-stored',
    text: `select mid, seq, at from conversation_event
      where conversation_id = $1 and sender_id = $2 and cmid = $3`,
    values: [conv, sender, cmid],
  });
  return rows[0];
}

/** How long the citizen must wait, ms: until the tenth newest message is ten seconds old. */
async function rateLimitWait(
  client: PoolClient,
  conversation: ConversationRow,
  sender: string,
  now: Date,
): Promise<number> {
  const { rows } = await client.query<{ at: Date }>({
    name: 'conversation-rate',
    text: `select e.at from conversation c cross join lateral (
        select at from conversation_event where conversation_id = c.id and sender_id = $2 and type = 'msg'
        order by seq desc limit ${MAX_MESSAGES}) e
      where c.citizen_id = $1 and c.closed_at is null
      order by e.at desc offset ${MAX_MESSAGES - 1} limit 1`,
    values: [conversation.citizen_id, sender],
  });
  const tenth = rows[0];
  return tenth ? tenth.at.getTime() + WINDOW_MS - now.getTime() : 0;
}

async function append(
  { newId }: ConversationsDeps,
  client: PoolClient,
  party: ConversationParty,
  { conv, cmid, text }: Message,
  at: Date,
): Promise<StoredRow> {
  const mid = newId();
  const by: Participant = { kind: party.kind, name: await nameOf(client, party) };
  const { rows } = await client.query<{ seq: number }>({
    name: 'conversation-append',
    text: `with head as (
        update conversation set last_seq = last_seq + 1 where id = $1 returning last_seq)
      insert into conversation_event (conversation_id, seq, type, mid, sender_id, sender, cmid, data, at)
      select $1, last_seq, 'msg', $2, $3, $4, $5, $6, $7 from head returning seq`,
    values: [conv, mid, participantId(party), by, cmid, { type: 'msg', text }, at],
  });
  return { mid, at, seq: rows[0]?.seq ?? 0 };
}

/** The name the other party reads beside the message: as it is now, and kept with it. */
async function nameOf(client: PoolClient, party: ConversationParty): Promise<string> {
  const query =
    party.kind === 'citizen'
      ? {
          name: 'conversation-citizen-name',
          text: 'select display_name as name from citizen where id = $1',
          values: [party.citizenId],
        }
      : {
          name: 'conversation-officer-name',
          text: `select officer_name as name from officer_session where user_id = $1 and ended_at is null`,
          values: [party.userId],
        };
  const { rows } = await client.query<{ name: string }>(query);
  return rows[0]?.name ?? '';
}

function sentFrame({ conv, cmid }: Message, { mid, seq, at }: StoredRow): SentFrame {
  return { conv, cmid, mid, seq, at: at.toISOString() };
}
