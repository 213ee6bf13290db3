import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes, StartupError } from '../../startup-error.ts';
import type { Log } from '../../log.ts';
import { commandLineOf, isAlive, processesIn, waitUntil } from './processes.ts';

/** Long enough for the checkpoint of a fast shutdown on a slow disk. */
const FAST_STOP_MS = 60_000;

/** What `postmaster.pid` of a data folder says; PostgreSQL writes it. */
export type Postmaster = { readonly pid: number; readonly port: number };

export function readPostmaster(cluster: string): Postmaster | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return Number.isInteger(pid) && pid > 0 ? { pid, port } : null;
  } catch {
    return null;
  }
}

/** Is the process that `postmaster.pid` names really a PostgreSQL on this folder, or was its id reused? */
export function isPostmasterAlive(cluster: string, { pid }: Postmaster): boolean {
  if (!isAlive(pid)) return false;
  if (processesIn(realpathSync(cluster)).includes(pid)) return true;
  return commandLineOf(pid)?.includes(`-D ${cluster}`) ?? true;
}

/**
 * Makes the folder free for a new start. After kill -9 of our process its PostgreSQL lives on as an orphan:
 * stop it as an orderly shutdown would (the caller holds the folder's lock, so nobody is using it). After
 * kill -9 of PostgreSQL itself, wait for its remaining processes. Only a `postmaster.pid` whose number now
 * belongs to a stranger is removed: PostgreSQL judges all others better than we can.
 * @throws StartupError 69 when the old one will not end.
 */
export async function clearLeftovers(cluster: string, log: Log): Promise<void> {
  const postmaster = readPostmaster(cluster);
  if (postmaster && isPostmasterAlive(cluster, postmaster)) {
    log.info({ pid: postmaster.pid }, 'stopping the PostgreSQL that an earlier server left running');
    if (!(await stopPostmaster(postmaster.pid))) throw stillRunning(cluster, postmaster.pid);
  }
  const folder = realpathSync(cluster);
  if (!(await waitUntil(() => processesIn(folder).length === 0, 20_000))) {
    throw stillRunning(cluster, processesIn(folder)[0] ?? 0);
  }
  const left = readPostmaster(cluster);
  if (left && isAlive(left.pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** Fast shutdown (SIGINT), then immediate (SIGQUIT, recovers at the next start). True once it has ended. */
export async function stopPostmaster(pid: number): Promise<boolean> {
  for (const [signal, patience] of [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', 10_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return !isAlive(pid);
    }
    if (await waitUntil(() => !isAlive(pid), patience)) return true;
  }
  return false;
}

function stillRunning(cluster: string, pid: number): StartupError {
  return new StartupError(
    exitCodes.databaseUnreachable,
    `PostgreSQL process ${pid} still uses ${cluster} and does not end: stop it by hand.`,
  );
}
