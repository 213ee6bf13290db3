import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, ClientConfig } from 'pg';
import type { Log } from '../log.ts';
import { exitCodes, StartupError } from '../startup-error.ts';
import { openLastingConnection } from './lasting-connection.ts';

/** First number of every advisory lock of this module: "MPPD". The second tells which. */
export const LOCK_CLASS = 0x4d505044;
const INSTANCE_LOCK = 1;

/** A server that was just killed keeps its session for a moment. */
const PATIENCE_AT_START_MS = 2_000;
/** After a broken network the database may take long to notice that our old session is gone. */
const PATIENCE_LATER_MS = 60_000;

export type InstanceLock = { release(): Promise<void> };

export type InstanceLockOptions = {
  readonly connection: ClientConfig;
  /** Many servers share this database (DATABASE_SHARED=1): they exclude only those that do not. */
  readonly shared: boolean;
  readonly log: Log;
  /** Somebody else took the database while we were cut off from it: the server must end. */
  readonly onLost: (error: StartupError) => void;
};

/**
 * Holds the database for this server as long as its session lives, by a session-level advisory lock.
 * @throws StartupError 73 when another server holds it.
 */
export async function holdInstanceLock(options: InstanceLockOptions): Promise<InstanceLock> {
  let released = false;
  const held = await openLastingConnection({
    connection: options.connection,
    purpose: 'instance lock',
    log: options.log,
    onConnect: async (client, again) => {
      if (await tryFor(client, options.shared, again ? PATIENCE_LATER_MS : PATIENCE_AT_START_MS)) return;
      const error = new StartupError(
        exitCodes.alreadyRunning,
        'Another server already uses this database: stop it first, give this one its own, or set DATABASE_SHARED=1 on all of them.',
      );
      if (again && !released) options.onLost(error);
      throw error;
    },
  });
  return {
    release: () => {
      released = true;
      return held.close();
    },
  };
}

async function tryFor(client: Client, shared: boolean, patienceMs: number): Promise<boolean> {
  const lock = shared ? 'pg_try_advisory_lock_shared' : 'pg_try_advisory_lock';
  for (const end = Date.now() + patienceMs; ; await sleep(100)) {
    const { rows } = await client.query<{ got: boolean }>(`select ${lock}($1, $2) as got`, [
      LOCK_CLASS,
      INSTANCE_LOCK,
    ]);
    if (rows[0]?.got === true) return true;
    if (Date.now() > end) return false;
  }
}
