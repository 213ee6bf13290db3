import { OFFICER_AWAY_MS } from '../../shared/domain/queue-policy.ts';
import { accept, refuse } from '../../shared/domain/refusal.ts';
import type { Desks } from '../capabilities.ts';
import type { Store } from '../store/index.ts';
import { changeDesk } from './change-desk.ts';
import { leaveDesk } from './leave-desk.ts';
import { findLiveSession } from './live-session.ts';
import { takeDesk } from './take-desk.ts';

export type DesksDeps = {
  readonly store: Store;
  readonly now: () => Date;
  /** UUIDv7. */
  readonly newId: () => string;
};

/** Heartbeats come every few seconds from several tabs; this often is enough to know that one is there. */
const HEARTBEAT_EVERY_MS = 4_000;
const REMEMBERED = 2_000;

/** Officers' sessions at desks. They live in the database: a restart of the server signs nobody off. */
export function createDesks(deps: DesksDeps): Desks {
  const { store, now } = deps;
  const lastBeat = new Map<string, number>();
  return {
    take: async (userId, officerName, simulated, deskId, takeOver) => {
      const result = await takeDesk(deps, { userId, officerName, simulated, deskId, takeOver });
      if (!result.ok) return result;
      for (const office of result.value) store.hints.publish(`office:${office}`);
      return accept(null);
    },
    change: async (userId, state) => {
      const office = await changeDesk(deps, userId, state);
      if (office === null) return refuse('NOT_AVAILABLE');
      store.hints.publish(`office:${office}`);
      return accept(null);
    },
    leave: async (userId) => {
      const result = await leaveDesk(deps, userId);
      if (!result.ok) return result;
      if (result.value !== null) store.hints.publish(`office:${result.value}`);
      return accept(null);
    },
    heartbeat: async (userId) => {
      const at = now();
      if (at.getTime() - (lastBeat.get(userId) ?? 0) < HEARTBEAT_EVERY_MS) return;
      if (lastBeat.size >= REMEMBERED) lastBeat.clear();
      lastBeat.set(userId, at.getTime());
      const { rows } = await store.pool.query<{ office_code: string; before: Date }>({
        name: 'desk-heartbeat',
        text: `with mine as (
            select id, office_code, last_seen_at as before from officer_session
            where user_id = $1 and ended_at is null for update),
          beat as (update officer_session s set last_seen_at = greatest(s.last_seen_at, $2) from mine
            where s.id = mine.id)
          select office_code, before from mine`,
        values: [userId, at],
      });
      const session = rows[0];
      // Back after a silence: the desk looks different now.
      if (session && at.getTime() - session.before.getTime() >= OFFICER_AWAY_MS) {
        store.hints.publish(`office:${session.office_code}`);
      }
    },
    sessionOf: async (userId) => {
      const session = await findLiveSession(store.pool, userId);
      return (
        session && {
          id: session.id,
          region: session.officeCode,
          deskId: session.deskId,
          deskLabel: session.deskLabel,
          state: session.state,
          since: session.stateSince.toISOString(),
        }
      );
    },
  };
}
