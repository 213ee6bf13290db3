import type { Pool } from 'pg';
import { accept, type Result } from '../../shared/domain/refusal.ts';
import type { MarksFrame } from '../../shared/protocol/counter-messages.ts';
import type { ConversationParty } from '../capabilities.ts';
import type { Store } from '../store/index.ts';
import { findForParty, participantId, type ConversationRow } from './party.ts';

type MarkRow = { participant_id: string; delivered: number; read: number };

/** Raises the party's watermarks, never above the head and never down, and hints when that changed them. */
export async function raiseMarks(
  store: Store,
  party: ConversationParty,
  conv: string,
  marks: { delivered?: number; read?: number },
): Promise<Result<MarksFrame>> {
  const found = await findForParty(store.pool, party, conv);
  if (!found.ok) return found;
  const { last_seq: head } = found.value;
  const read = Math.min(marks.read ?? 0, head);
  // Who has read it has received it.
  const delivered = Math.max(Math.min(marks.delivered ?? 0, head), read);
  const { rowCount } = await store.pool.query({
    name: 'conversation-mark',
    text: `insert into conversation_mark as m (conversation_id, participant_id, delivered, read)
      values ($1, $2, $3, $4)
      on conflict (conversation_id, participant_id) do update
        set delivered = greatest(m.delivered, excluded.delivered), read = greatest(m.read, excluded.read)
        where m.delivered < excluded.delivered or m.read < excluded.read`,
    values: [conv, participantId(party), delivered, read],
  });
  if (rowCount === 1) store.hints.publish(`marks:${conv}`);
  return accept(await marksOf(store.pool, found.value));
}

export async function readMarks(
  { pool }: Store,
  party: ConversationParty,
  conv: string,
): Promise<Result<MarksFrame>> {
  const found = await findForParty(pool, party, conv);
  return found.ok ? accept(await marksOf(pool, found.value)) : found;
}

/** The officer's mark is that of the one in charge: a new officer has read nothing yet. */
async function marksOf(pool: Pool, conversation: ConversationRow): Promise<MarksFrame> {
  const { rows } = await pool.query<MarkRow>({
    name: 'conversation-marks',
    text: 'select participant_id, delivered, read from conversation_mark where conversation_id = $1',
    values: [conversation.id],
  });
  const of = (id: string) => rows.find((row) => row.participant_id === id) ?? { delivered: 0, read: 0 };
  const citizen = of(`citizen:${conversation.citizen_id}`);
  const officer = of(`officer:${conversation.officer_id ?? ''}`);
  return {
    conv: conversation.id,
    delivered: { citizen: citizen.delivered, officer: officer.delivered },
    read: { citizen: citizen.read, officer: officer.read },
  };
}
