import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodes, StartupError } from '../../startup-error.ts';
import type { Log } from '../../log.ts';
import { isAlive, listCommandLines, waitUntil } from './processes.ts';

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

/**
 * The name that every process of this folder's PostgreSQL carries in its title (`cluster_name`), so that
 * they can be told from all others without rights over them.
 */
export function clusterNameOf(cluster: string): string {
  return `mpp-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`;
}

/** The living processes of the PostgreSQL on this folder. */
export function findPostgresOn(cluster: string): number[] {
  const name = clusterNameOf(cluster);
  return listCommandLines()
    .filter(({ command }) => command.includes('postgres'))
    .filter(({ command }) => command.includes(name) || command.includes(` -D ${cluster} `))
    .map(({ pid }) => pid);
}

/**
 * Makes the folder free for a new start. After kill -9 of our process its PostgreSQL lives on as an orphan:
 * stop it as an orderly shutdown would (the caller holds the folder's lock, so nobody is using it). After
 * kill -9 of PostgreSQL itself, wait for its remaining processes. What `postmaster.pid` then still names is
 * a zombie or a stranger with a reused number; PostgreSQL would take either for a running one.
 * @throws StartupError 69 when the old one will not end.
 */
export async function clearLeftovers(cluster: string, log: Log): Promise<void> {
  const postmaster = readPostmaster(cluster);
  if (postmaster && findPostgresOn(cluster).includes(postmaster.pid)) {
    log.info({ pid: postmaster.pid }, 'stopping the PostgreSQL that an earlier server left running');
    if (!(await stopPostmaster(postmaster.pid))) throw stillRunning(cluster, postmaster.pid);
  }
  if (!(await waitUntil(() => findPostgresOn(cluster).length === 0, 20_000))) {
    throw stillRunning(cluster, findPostgresOn(cluster)[0] ?? 0);
  }
  if (postmaster) rmSync(join(cluster, 'postmaster.pid'), { force: true });
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
