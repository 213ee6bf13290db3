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
/** How long a restarting database is waited for before the work has begun. */
const CONNECT_PATIENCE_MS = 5_000;

/**
 * Runs `work` between BEGIN and COMMIT (read committed). What it throws rolls back and is thrown on.
 * A deadlock or serialisation failure runs `work` again, so it must touch nothing but the transaction.
 * When the connection breaks during COMMIT nobody knows the outcome: that error is thrown, and the
 * command's id makes sending it again harmless.
 */
export async function runTransaction<T>(pool: Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(pool, work);
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isConflict(error)) throw error;
      await sleep(10 * 2 ** attempt * Math.random());
    }
  }
}

async function runOnce<T>(pool: Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await connectPatiently(pool);
  let broken = false;
  const onError = () => (broken = true);
  client.on('error', onError);
  try {
    await client.query('begin');
    const result = await work(onConnection(client));
    await client.query('commit');
    return result;
  } catch (error) {
    if (!broken) await client.query('rollback').catch(onError);
    throw error;
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

async function connectPatiently(pool: Pool): Promise<PoolClient> {
  for (const end = Date.now() + CONNECT_PATIENCE_MS; ; await sleep(50)) {
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

/** Refused, or "the database system is starting up / shutting down / in recovery". */
function isDatabaseAway(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return (
    code === 'ECONNREFUSED' ||
    code === 'ECONNRESET' ||
    code === '57P03' ||
    code === '57P01' ||
    code === '57P02'
  );
}
