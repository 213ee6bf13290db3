import {
  OFFICER_AWAY_MS,
  OFFICER_GONE_MS,
  OFFICER_LOST_MS,
  RETURN_AFTER_START_MS,
} from '../../../shared/domain/queue-policy.ts';
import type { EventActor, TicketState } from '../../../shared/domain/ticket.ts';
import type { TicketCommand } from '../../../shared/domain/ticket-command.ts';
import type { QueueDeps } from '../create-queue.ts';
import { ticketCommandJob } from '../jobs/ticket-command.ts';
import type { QueueWriter } from '../write/queue-writer.ts';
import { createClosingSweep } from './closing-sweep.ts';

type DueRow = { id: string; office_code: string; state: TicketState };

/** More wait for the next run: a run must never take long. */
const MAX_A_RUN = 200;

/**
 * `runDueTimers`: everything that happens because time passed. All of it is in the tables, so any process
 * may run it, several at once too: the office's lock and the machine's guards let each step happen once.
 */
export function createTimers(deps: QueueDeps, write: QueueWriter): () => Promise<number> {
  const { store, newId } = deps;
  const startedAt = deps.now().getTime();
  const sweepClosed = createClosingSweep(deps);
  let lastRunAt = startedAt;
  let running: Promise<number> | null = null;

  const act = async (
    rows: readonly DueRow[],
    actor: EventActor,
    commandFor: (row: DueRow) => TicketCommand,
  ) => {
    const results = await Promise.all(
      rows.map((row) =>
        write(
          ticketCommandJob({
            office: row.office_code,
            ticketId: row.id,
            people: [],
            commandId: newId(),
            actorId: null,
            actor,
            expectedVersion: null,
            command: commandFor(row),
            concerns: () => true,
            newId,
          }),
        ),
      ),
    );
    return results.filter((result) => result.ok).length;
  };

  const runOnce = async () => {
    const now = deps.now().getTime();
    const since = lastRunAt;
    lastRunAt = now;
    const timer: EventActor = { kind: 'system', id: 'timer' };
    let moved = 0;
    // Timers that ran out while the server was down give people a minute to come back.
    const overdueFrom = now - startedAt < RETURN_AFTER_START_MS ? startedAt : 0;
    moved += await act(await readDue(deps, overdueFrom, now), timer, ({ state }) =>
      state === 'CALLED' ? { type: 'responseOver', callId: newId() } : { type: 'graceOver' },
    );
    // A server that was down cannot know who was silent: officers get the same time to come back.
    if (now - startedAt >= OFFICER_LOST_MS) {
      const lost = await readLostWork(deps, now - OFFICER_LOST_MS);
      moved += await act(lost, timer, () => ({ type: 'officerLost' }));
      await endForgottenSessions(deps, now - OFFICER_GONE_MS);
    }
    const sweeper: EventActor = { kind: 'system', id: 'sweep' };
    moved += await act(await sweepClosed(now), sweeper, () => ({ type: 'expire' }));
    // Silence is no event, so nobody hinted at it: say that these desks now look different.
    for (const office of await readTurnedAway(deps, since - OFFICER_AWAY_MS, now - OFFICER_AWAY_MS)) {
      store.hints.publish(`office:${office}`);
    }
    return moved;
  };
  // A slow run is joined, not doubled.
  return () =>
    (running ??= runOnce().finally(() => {
      running = null;
    }));
}

async function readDue({ store }: QueueDeps, from: number, now: number): Promise<DueRow[]> {
  const { rows } = await store.pool.query<DueRow>({
    name: 'queue-due',
    text: `select id, office_code, state from ticket where due_at <= $2 and due_at >= $1
      order by due_at limit ${MAX_A_RUN}`,
    values: [new Date(from), new Date(now)],
  });
  return rows;
}

/** Tickets called or served by an officer who has been silent since before `silentSince`, or signed off. */
async function readLostWork({ store }: QueueDeps, silentSince: number): Promise<DueRow[]> {
  const { rows } = await store.pool.query<DueRow>({
    name: 'queue-lost-work',
    text: `select t.id, t.office_code, t.state from ticket t
      left join officer_session s on s.user_id = t.officer_id and s.desk_id = t.desk_id and s.ended_at is null
      where t.state in ('CALLED', 'SERVING') and (s.id is null or s.last_seen_at <= $1)
      limit ${MAX_A_RUN}`,
    values: [new Date(silentSince)],
  });
  return rows;
}

/** Frees desks of officers who went home without signing off; their people were given back long before. */
async function endForgottenSessions({ store, now }: QueueDeps, silentSince: number): Promise<void> {
  const { rows } = await store.pool.query<{ office_code: string }>({
    name: 'queue-forgotten-sessions',
    text: `update officer_session s set ended_at = $2 where s.ended_at is null and s.last_seen_at <= $1
      and not exists (
        select from ticket t where t.desk_id = s.desk_id and t.state in ('CALLED', 'SERVING'))
      returning office_code`,
    values: [new Date(silentSince), now()],
  });
  for (const { office_code: office } of rows) store.hints.publish(`office:${office}`);
}

async function readTurnedAway({ store }: QueueDeps, from: number, to: number): Promise<string[]> {
  const { rows } = await store.pool.query<{ office_code: string }>({
    name: 'queue-turned-away',
    text: `select distinct office_code from officer_session
      where ended_at is null and last_seen_at > $1 and last_seen_at <= $2`,
    values: [new Date(from), new Date(to)],
  });
  return rows.map((row) => row.office_code);
}
