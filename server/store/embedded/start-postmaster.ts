import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { exitCodes, StartupError } from '../../startup-error.ts';
import { EMBEDDED_USER } from './create-cluster.ts';
import { clusterNameOf, stopPostmaster } from './postmaster.ts';
import type { Runner } from './runner.ts';

/** Crash recovery replays the write-ahead log before the first connection; that can take long, not forever. */
const READY_MS = 300_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

export type PostmasterPlan = {
  readonly runner: Runner;
  readonly cluster: string;
  readonly password: string;
  readonly logFile: string;
  /** Further `name=value` settings, over the ones below. */
  readonly settings: Readonly<Record<string, string>>;
};

/**
 * For one process with a small pool on a shared machine. Durability stays as PostgreSQL ships it: fsync,
 * full page writes, synchronous commit.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '64',
  shared_buffers: '64MB',
  // Hot paths are short statements: compiling them costs more than it gives.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // One server process, no standby: nothing reads what `replica` would add to the log.
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/**
 * Starts PostgreSQL as a child in a session of its own, so that Ctrl-C in our terminal does not reach it
 * before we have finished with it, and waits until it answers.
 * @throws StartupError 69 with PostgreSQL's own reason when it ends instead.
 */
export async function startPostmaster(plan: PostmasterPlan, port: number): Promise<ChildProcess> {
  const settings = Object.entries({
    ...SETTINGS,
    cluster_name: clusterNameOf(plan.cluster),
    ...plan.settings,
  });
  const words = [
    '-D',
    plan.cluster,
    '-p',
    String(port),
    ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const { handle, size } = openLog(plan.logFile);
  const child = plan.runner.spawn('postgres', words, { detached: true, stdio: ['ignore', handle, handle] });
  closeSync(handle);
  child.unref();
  let ended: string | null = null;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended = `exit ${code ?? signal}`));
  try {
    const end = Date.now() + READY_MS;
    // Each question is a line in PostgreSQL's log while it recovers: ask soon, then seldom.
    for (let pause = 20; ; pause = Math.min(pause * 1.5, 500)) {
      await sleep(pause);
      if (ended !== null) throw didNotStart(plan.logFile, size, ended);
      if (await answers(plan, port)) return child;
      if (Date.now() > end) throw didNotStart(plan.logFile, size, 'no answer in five minutes');
    }
  } catch (error) {
    if (ended === null && child.pid !== undefined) await stopPostmaster(child.pid);
    throw error;
  }
}

/** A port nobody listens on now. Another program may take it before PostgreSQL does: then try again. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answers({ password }: PostmasterPlan, port: number): Promise<boolean> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: EMBEDDED_USER,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '28P01') {
      throw new StartupError(
        exitCodes.badConfiguration,
        "The password in secrets.json is not the embedded database's: put back the secrets.json that belongs to this data folder.",
      );
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Appends; one older file is kept, so that years of running do not fill the disk. */
function openLog(path: string): { handle: number; size: number } {
  const size = sizeOf(path);
  if (size > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`);
  return { handle: openSync(path, 'a', 0o600), size: size > LOG_LIMIT_BYTES ? 0 : size };
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** What ended the server, not what it told those who asked too early. */
const REASON = /(?:FATAL|PANIC):\s+((?!the database system|terminating connection|password auth).*)/;

function didNotStart(logFile: string, from: number, ended: string): StartupError {
  const written = readFileSync(logFile).subarray(from).toString('utf8');
  const reason = REASON.exec(written)?.[1] ?? ended;
  return new StartupError(
    exitCodes.databaseUnreachable,
    `The embedded PostgreSQL did not start: ${reason} (see ${logFile}).`,
  );
}
