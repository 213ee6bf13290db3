import { DatabaseError } from 'pg';
import { OFFICER_AWAY_MS, OFFICER_LOST_MS } from '../../shared/domain/queue-policy.ts';
import { accept, refuse, type Result } from '../../shared/domain/refusal.ts';
import type { Transaction } from '../store/index.ts';
import type { DesksDeps } from './create-desks.ts';
import { findLiveSession, findSessionAt, type LiveSession } from './live-session.ts';
import { lockOffices } from './lock-offices.ts';

export type DeskWish = {
  readonly userId: string;
  readonly officerName: string;
  readonly simulated: boolean;
  readonly deskId: string;
  /** The same person goes on from another browser. */
  readonly takeOver: boolean;
};

/** Another officer was quicker: the unique indexes on live sessions let only one in. */
const UNIQUE_VIOLATION = '23505';

/**
 * Sits the officer down, AVAILABLE. Returns the offices whose desks changed.
 *
 * - A desk with a living officer is DESK_TAKEN; one whose officer is lost and has no open work is free.
 * - One's own live session at this desk goes on when `takeOver`, or when it has fallen silent (a reload).
 * - Moving from another desk is refused with OPEN_WORK while somebody is called or served there.
 */
export async function takeDesk(deps: DesksDeps, wish: DeskWish): Promise<Result<string[]>> {
  const { store } = deps;
  const { rows } = await store.pool.query<{ office_code: string; may: boolean }>(
    `select d.office_code, exists (select from staff_role r
       where r.user_id = $2 and r.office_code = d.office_code) as may from desk d where d.id = $1`,
    [wish.deskId, wish.userId],
  );
  const desk = rows[0];
  if (!desk) return refuse('NOT_FOUND');
  if (!desk.may) return refuse('FORBIDDEN');
  try {
    return await store.transaction(async (tx) => {
      const own = await findLiveSession(tx.$client, wish.userId);
      await lockOffices(tx, own ? [desk.office_code, own.officeCode] : [desk.office_code]);
      return sit(tx, deps, wish, desk.office_code);
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse('DESK_TAKEN');
    throw error;
  }
}

async function sit(
  tx: Transaction,
  { now, newId }: DesksDeps,
  wish: DeskWish,
  officeCode: string,
): Promise<Result<string[]>> {
  const at = now();
  const silentMs = (session: LiveSession) => at.getTime() - session.lastSeenAt.getTime();
  const own = await findLiveSession(tx.$client, wish.userId);
  if (own?.deskId === wish.deskId) {
    if (!wish.takeOver && silentMs(own) < OFFICER_AWAY_MS) return refuse('DESK_TAKEN', { mine: true });
    await resume(tx, own.id, at);
    return accept([officeCode]);
  }
  const other = await findSessionAt(tx.$client, wish.deskId);
  if (other && (silentMs(other) < OFFICER_LOST_MS || other.openWork)) return refuse('DESK_TAKEN');
  if (own?.openWork) return refuse('OPEN_WORK');
  for (const session of [own, other]) if (session) await end(tx, session.id, at);
  await tx.$client.query(
    `insert into officer_session
       (id, user_id, officer_name, office_code, desk_id, state, simulated, started_at, state_since, last_seen_at)
     values ($1, $2, $3, $4, $5, 'AVAILABLE', $6, $7, $7, $7)`,
    [newId(), wish.userId, wish.officerName, officeCode, wish.deskId, wish.simulated, at],
  );
  return accept([...new Set([officeCode, own?.officeCode ?? officeCode])]);
}

async function resume(tx: Transaction, sessionId: string, at: Date): Promise<void> {
  await tx.$client.query(
    `update officer_session set last_seen_at = $2, state = 'AVAILABLE',
       state_since = case when state = 'AVAILABLE' then state_since else $2 end where id = $1`,
    [sessionId, at],
  );
}

async function end(tx: Transaction, sessionId: string, at: Date): Promise<void> {
  await tx.$client.query('update officer_session set ended_at = $2 where id = $1', [sessionId, at]);
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === UNIQUE_VIOLATION;
}
