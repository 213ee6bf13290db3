import { isStorableText } from '../../shared/domain/plain-text.ts';
import { accept, refuse, type Result } from '../../shared/domain/refusal.ts';
import type { TicketState } from '../../shared/domain/ticket.ts';
import type { Store } from '../store/index.ts';

export type Rating = {
  readonly citizenId: string;
  readonly ticketId: string;
  /** 1–4. */
  readonly score: number;
  readonly comment: string | null;
  readonly at: Date;
};

/** The citizen's own rating of a service that was completed; the first one stays. */
export async function rateTicket({ pool, hints }: Store, rating: Rating): Promise<Result<null>> {
  const { citizenId, ticketId, score, comment, at } = rating;
  if (comment !== null && !isStorableText(comment)) return refuse('INVALID', { field: 'comment' });
  const { rows } = await pool.query<{ state: TicketState }>({
    name: 'queue-rate',
    text: `with mine as (select id, office_code, state from ticket where id = $1 and citizen_id = $2),
      rated as (insert into rating (ticket_id, office_code, score, comment, at)
        select id, office_code, $3, $4, $5 from mine where state = 'COMPLETED' on conflict do nothing)
      select state from mine`,
    values: [ticketId, citizenId, score, comment, at],
  });
  const ticket = rows[0];
  if (!ticket) return refuse('NOT_FOUND');
  if (ticket.state !== 'COMPLETED') return refuse('WRONG_STATE', { state: ticket.state });
  hints.publish(`citizen:${citizenId}`);
  return accept(null);
}
