import type { Pool, PoolClient } from 'pg';
import { refuse, accept, type Result } from '../../shared/domain/refusal.ts';
import type { ConversationParty } from '../capabilities.ts';

export type ConversationRow = {
  readonly id: string;
  readonly office_code: string;
  readonly citizen_id: string;
  readonly officer_id: string | null;
  readonly last_seq: number;
  readonly epoch: number;
  readonly closed_at: Date | null;
};

/** How the tables name the sender: `citizen:<id>` or `officer:<id>`. */
export function participantId(party: ConversationParty): string {
  return party.kind === 'citizen' ? `citizen:${party.citizenId}` : `officer:${party.userId}`;
}

/**
 * The one rule of privacy, asked at every call: the citizen whose visit it is, and the officer in charge
 * now, acting for the same office. At the end the last officer stays in charge, as a reader. Everybody
 * else, colleagues and former officers too, gets NOT_FOUND, as if there were no such conversation.
 */
export function isParty(party: ConversationParty, conversation: ConversationRow): boolean {
  if (party.kind === 'citizen') return conversation.citizen_id === party.citizenId;
  return conversation.officer_id === party.userId && conversation.office_code === party.officeCode;
}

const FIND = `select id, office_code, citizen_id, officer_id, last_seq, epoch, closed_at
  from conversation where id = $1`;

/** The conversation, for a party of it. `lock`: nobody else appends to it until the transaction ends. */
export async function findForParty(
  from: Pool | PoolClient,
  party: ConversationParty,
  conv: string,
  lock = false,
): Promise<Result<ConversationRow>> {
  const { rows } = await from.query<ConversationRow>({
    name: lock ? 'conversation-lock' : 'conversation-find',
    text: lock ? `${FIND} for update` : FIND,
    values: [conv],
  });
  const conversation = rows[0];
  return conversation && isParty(party, conversation) ? accept(conversation) : refuse('NOT_FOUND');
}
