import { accept, refuse, type Result } from '../../shared/domain/refusal.ts';
import type { Store } from '../store/index.ts';

/**
 * A device of the citizen has shown this call: from now on it counts for being missed (T11). No event: it is
 * a fact about the delivery and changes no state. Harmless to repeat.
 */
export async function confirmCallSeen(
  { pool, hints }: Store,
  citizenId: string,
  ticketId: string,
  callId: string,
  now: Date,
): Promise<Result<null>> {
  const { rows } = await pool.query<{ first: boolean; office_code: string }>({
    name: 'queue-call-seen',
    text: `with mine as (
        select c.id, c.office_code, c.delivered_at is null as first from call c
        join ticket t on t.id = c.ticket_id
        where c.id = $1 and t.id = $2 and t.citizen_id = $3),
      seen as (update call c set delivered_at = $4 from mine
        where c.id = mine.id and c.delivered_at is null)
      select first, office_code from mine`,
    values: [callId, ticketId, citizenId, now],
  });
  const call = rows[0];
  if (!call) return refuse('NOT_FOUND');
  // Officers see it: how many calls are left depends on it.
  if (call.first) hints.publish(`office:${call.office_code}`);
  return accept(null);
}
