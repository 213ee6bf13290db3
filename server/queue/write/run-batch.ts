import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError, type Pool, type PoolClient } from 'pg';
import { nextEventTime } from '../../../shared/domain/office-clock.ts';
import { accept, refuse } from '../../../shared/domain/refusal.ts';
import { connectPatiently, isDatabaseAway } from '../../store/transaction.ts';
import { GENESIS_HASH } from '../event-chain.ts';
import { lockAndReadFacts, type Facts, type Send } from './facts.ts';
import type { Job, JobResult } from './job.ts';
import { addDecision, emptyWriteSets } from './write-sets.ts';
import { writeStatements } from './write-statement.ts';

export type BatchDeps = {
  readonly pool: Pool;
  readonly now: () => Date;
  readonly newId: () => string;
};

/**
 * Every statement here finds its rows by an index. A plan that was made while the tables were small and is
 * kept by the connection would read them whole when they have grown: such plans are not allowed.
 */
const BEGIN = `begin; set local enable_seqscan = off; set local enable_hashjoin = off;
  set local enable_mergejoin = off`;

/** Somebody else was first (a unique index), or PostgreSQL ended one of two that waited for each other. */
const CONFLICTS = new Set(['23505', '40001', '40P01']);
const MAX_ATTEMPTS = 4;
/** How long a database that went away is waited for. */
const PATIENCE_MS = 10_000;

/**
 * Runs the jobs in one transaction: lock the offices, read, decide by the pure rules, write, commit. Every
 * job's rows are committed with its event or not at all. A job that meets a conflict runs again and then
 * decides on what it finds. So does a batch whose connection broke, even during COMMIT: if it was committed
 * after all, the stored commands answer, and timers find their work done.
 * @throws the database's error
 */
export async function runBatch(deps: BatchDeps, jobs: readonly Job[]): Promise<JobResult[]> {
  const end = performance.now() + PATIENCE_MS;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptBatch(deps, jobs);
    } catch (error) {
      const conflict = error instanceof DatabaseError && CONFLICTS.has(error.code ?? '');
      // In a batch the others are innocent of a conflict: the caller runs each alone.
      const again = conflict
        ? jobs.length === 1 && attempt < MAX_ATTEMPTS
        : isDatabaseAway(error) && performance.now() < end;
      if (!again) throw error;
      await sleep(2 ** Math.min(attempt, 6) * Math.random());
    }
  }
}

async function attemptBatch(deps: BatchDeps, jobs: readonly Job[]): Promise<JobResult[]> {
  const client = await connectPatiently(deps.pool);
  let broken = false;
  const onError = () => (broken = true);
  client.on('error', onError);
  const send = sendInOrder(client);
  try {
    const [, first] = await Promise.all([send({ text: BEGIN }), lockAndReadFacts(send, jobs, deps.now())]);
    const facts = await withLogHeads(send, deps, jobs, first);
    const { results, statements, changed } = decideAll(deps, jobs, facts);
    const answers = await Promise.all([
      ...statements.map((statement) => send<{ changed: number }>(statement)),
      send<never>({ name: 'queue-commit', text: 'commit' }),
    ]);
    if (statements.length > 0 && answers.at(-2)?.rows[0]?.changed !== changed) {
      throw new Error('a ticket changed although its office was locked');
    }
    return results;
  } catch (error) {
    broken ||= isDatabaseAway(error);
    if (!broken) await send({ text: 'rollback' }).catch(onError);
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** An office's log begins with its first command. */
async function withLogHeads(send: Send, deps: BatchDeps, jobs: readonly Job[], facts: Facts): Promise<Facts> {
  const missing = jobs.map((job) => job.office).filter((office) => !facts.heads.has(office));
  if (missing.length === 0) return facts;
  await send({
    text: `insert into office_log (office_code, seq, hash, last_at)
      select code, 0, $2, to_timestamp(0) from office where code = any($1) order by code
      on conflict do nothing`,
    values: [missing, GENESIS_HASH],
  });
  return lockAndReadFacts(send, jobs, deps.now());
}

function decideAll(deps: BatchDeps, jobs: readonly Job[], facts: Facts) {
  const sets = emptyWriteSets();
  const heads = new Map(facts.heads);
  const now = deps.now().getTime();
  const results = jobs.map((job): JobResult => {
    const stored = facts.commands.get(job.command.id);
    if (stored) {
      if (stored.actorId !== job.command.actorId) return refuse('FORBIDDEN');
      return accept({ receipt: { ...stored.receipt, repeated: true }, written: null });
    }
    const head = heads.get(job.office);
    if (!head) return refuse('NOT_FOUND');
    const at = nextEventTime(now, head.lastAt);
    const decided = job.decide(facts, at);
    if (!decided.ok) return decided;
    heads.set(job.office, addDecision(sets, job, decided.value, head, at, deps.newId));
    const { ticket } = decided.value.step;
    const receipt = { ticketId: ticket.id, version: ticket.version, repeated: false };
    return accept({ receipt, written: decided.value });
  });
  const statements = sets.events.length > 0 ? writeStatements(sets) : [];
  return { results, statements, changed: sets.changedTickets.length };
}

/** In pipeline mode queries travel behind each other without waiting; else each waits for the one before. */
function sendInOrder(client: PoolClient): Send {
  if (client.pipeline) return (query) => client.query(query);
  let last: Promise<unknown> = Promise.resolve();
  return (query) => {
    const sent = last.then(() => client.query(query));
    last = sent.catch(() => undefined);
    return sent;
  };
}
