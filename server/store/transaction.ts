import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError, type Pool, type PoolClient } from 'pg';
import * as schema from './schema.ts';

/**
 * One transaction's connection. Typed queries through Drizzle; `tx.$client.query({ name, text, values })`
 * for the hot paths: a named statement is parsed and planned once a connection.
 */
export type Transaction = NodePgDatabase<typeof schema> & { readonly $client: PoolClient };

const MAX_ATTEMPTS = 4;
const AWAY_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03']);
/** How long a restarting database is waited for: recovery after a kill takes a second or two. */
const PATIENCE_MS = 10_000;

/**
 * Runs `work` between BEGIN and COMMIT (read committed). What it throws rolls back and is thrown on. After a
 * deadlock, a serialisation failure or a connection that broke before COMMIT was sent, `work` runs again:
 * nothing of it has happened, so it must touch nothing but the transaction. When the connection breaks
 * during COMMIT nobody knows the outcome: that error is thrown, and the command's id makes sending it again
 * harmless.
 */
export async function runTransaction<T>(pool: Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (let attempt = 1; ; attempt += 1) {
    const client = await connectPatiently(pool);
    const outcome = await runOnce(client, work);
    if (outcome.ok) return outcome.value;
    const { error, mayHaveCommitted } = outcome;
    const again = isConflict(error)
      ? attempt < MAX_ATTEMPTS
      : !mayHaveCommitted && isDatabaseAway(error) && Date.now() < end;
    if (!again) throw error;
    await sleep(10 * 2 ** Math.min(attempt, 4) * Math.random());
  }
}

type Outcome<T> = { ok: true; value: T } | { ok: false; error: unknown; mayHaveCommitted: boolean };

async function runOnce<T>(client: PoolClient, work: (tx: Transaction) => Promise<T>): Promise<Outcome<T>> {
  let broken = false;
  let committing = false;
  const onError = () => (broken = true);
  client.on('error', onError);
  try {
    await client.query('begin');
    const value = await work(onConnection(client));
    committing = true;
    await client.query('commit');
    return { ok: true, value };
  } catch (error) {
    broken ||= isDatabaseAway(error);
    if (!broken) await client.query('rollback').catch(onError);
    return { ok: false, error, mayHaveCommitted: committing };
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** Drizzle keeps no state of a connection, so one wrapper serves all its transactions. */
const wrappers = new WeakMap<PoolClient, Transaction>();

function onConnection(client: PoolClient): Transaction {
  const known = wrappers.get(client);
  if (known) return known;
  const made: Transaction = drizzle(client, { schema });
  wrappers.set(client, made);
  return made;
}

/** A connection of the pool; waits while the database is starting again. */
export async function connectPatiently(pool: Pool): Promise<PoolClient> {
  for (const end = Date.now() + PATIENCE_MS; ; await sleep(50)) {
    try {
      return await pool.connect();
    } catch (error) {
      if (Date.now() > end || !isDatabaseAway(error)) throw error;
    }
  }
}

/** Drizzle wraps the driver's error in its own. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && !(error instanceof DatabaseError) && error.cause !== undefined
    ? causeOf(error.cause)
    : error;
}

function isConflict(error: unknown): boolean {
  const cause = causeOf(error);
  return cause instanceof DatabaseError && (cause.code === '40001' || cause.code === '40P01');
}

/** Refused, cut, or "the database system is starting up / shutting down / in recovery". */
export function isDatabaseAway(error: unknown): boolean {
  const { code, message } = causeOf(error) as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return AWAY_CODES.has(code);
  return typeof message === 'string' && /^Connection terminated|not queryable/.test(message);
}
