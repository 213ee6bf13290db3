import { accept, refuse, type Result } from '../../shared/domain/refusal.ts';
import type { DesksDeps } from './create-desks.ts';
import { findLiveSession } from './live-session.ts';
import { lockOffices } from './lock-offices.ts';

/** Signs the officer off; harmless when they have no desk. Returns the office, if any. */
export async function leaveDesk({ store, now }: DesksDeps, userId: string): Promise<Result<string | null>> {
  const before = await findLiveSession(store.pool, userId);
  if (!before) return accept(null);
  return store.transaction(async (tx) => {
    await lockOffices(tx, [before.officeCode]);
    const session = await findLiveSession(tx.$client, userId);
    if (!session) return accept(null);
    if (session.openWork) return refuse('OPEN_WORK');
    await tx.$client.query('update officer_session set ended_at = $2 where id = $1', [session.id, now()]);
    return accept(session.officeCode);
  });
}
