import type { DesksDeps } from './create-desks.ts';
import { findLiveSession } from './live-session.ts';
import { lockOffices } from './lock-offices.ts';

/**
 * Break or back. A break with open work is allowed: no new calls come, who is there is served to the end.
 * Returns the office, or null when the officer has no desk.
 */
export async function changeDesk(
  { store, now }: DesksDeps,
  userId: string,
  state: 'AVAILABLE' | 'BREAK',
): Promise<string | null> {
  const session = await findLiveSession(store.pool, userId);
  if (!session) return null;
  return store.transaction(async (tx) => {
    await lockOffices(tx, [session.officeCode]);
    const { rows } = await tx.$client.query<{ office_code: string }>(
      `update officer_session set state = $2, last_seen_at = $3,
         state_since = case when state = $2 then state_since else $3 end
       where user_id = $1 and ended_at is null returning office_code`,
      [userId, state, now()],
    );
    return rows[0]?.office_code ?? null;
  });
}
