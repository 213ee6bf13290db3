import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import { exitCodes, StartupError } from '../../startup-error.ts';
import { openSecrets } from '../secrets.ts';
import { chooseAccount } from './account.ts';
import { createClusterIfMissing, EMBEDDED_USER } from './create-cluster.ts';
import { lockFolder } from './folder-lock.ts';
import { clearLeftovers, findPostgresOn, readPostmaster, stopPostmaster } from './postmaster.ts';
import { chooseRunner } from './runner.ts';
import { findFreePort, startPostmaster, type PostmasterPlan } from './start-postmaster.ts';

/** How to reach the embedded server. Databases are made by who uses them. */
export type EmbeddedAddress = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
};

export type EmbeddedPostgres = {
  readonly address: EmbeddedAddress;
  /** The process id now; another one after a crash. */
  pid(): number;
  /** Orderly (fast) shutdown, then gives the folder's lock back. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  /** Holds postgres/, postgres.log, secrets.json and server.lock. */
  readonly dataDir: string;
  readonly log: Log;
  /** PostgreSQL settings by name, for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** It died and could not be brought back: the server must end. */
  readonly onGaveUp: (error: StartupError) => void;
};

/** A crash now and then is mended; this many within a minute is a fault that a restart does not mend. */
const MAX_RESTARTS_PER_MINUTE = 5;
const PORT_ATTEMPTS = 5;

/**
 * Starts the PostgreSQL that lives in `dataDir`, making it the first time. It recovers from whatever the
 * last run left: an unfinished initdb, an orphaned PostgreSQL, a crash. While it runs it is watched: if it
 * is killed it is started again on the same port, and the pools reconnect.
 * @throws StartupError 64, 69 or 73; nothing of ours runs on afterwards.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { log } = options;
  mkdirSync(options.dataDir, { recursive: true });
  const dataDir = realpathSync(options.dataDir);
  const lock = await lockFolder(dataDir);
  try {
    const { postgresPassword: password } = await openSecrets(dataDir);
    const cluster = join(dataDir, 'postgres');
    const runner = chooseRunner(dataDir, chooseAccount(cluster));
    if (await createClusterIfMissing(cluster, password, runner)) log.info({ cluster }, 'made a new database');
    await clearLeftovers(cluster, log);
    const plan: PostmasterPlan = {
      runner,
      cluster,
      password,
      logFile: join(dataDir, 'postgres.log'),
      settings: options.settings ?? {},
    };
    const { child, port } = await startOnFreePort(plan);
    const watch = watchPostmaster(plan, port, child, options);
    return {
      address: { host: '127.0.0.1', port, user: EMBEDDED_USER, password },
      pid: watch.pid,
      stop: async () => {
        await watch.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * The address of the embedded server that some process already runs in `dataDir`, or null. For tools
 * (`npm run admin`) that work beside a running server.
 */
export async function findRunningEmbedded(dataDir: string): Promise<EmbeddedAddress | null> {
  const cluster = join(existsSync(dataDir) ? realpathSync(dataDir) : dataDir, 'postgres');
  const postmaster = readPostmaster(cluster);
  if (!postmaster || !findPostgresOn(cluster).includes(postmaster.pid)) return null;
  const { postgresPassword } = await openSecrets(dataDir);
  return { host: '127.0.0.1', port: postmaster.port, user: EMBEDDED_USER, password: postgresPassword };
}

async function startOnFreePort(plan: PostmasterPlan): Promise<{ child: ChildProcess; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort();
    try {
      return { child: await startPostmaster(plan, port), port };
    } catch (error) {
      // The port was taken meanwhile, or processes of a killed PostgreSQL are still leaving.
      const passing = error instanceof StartupError && /TCP\/IP sockets|still in use/.test(error.message);
      if (!passing || attempt === PORT_ATTEMPTS) throw error;
      await sleep(500 * attempt);
    }
  }
}

function watchPostmaster(
  plan: PostmasterPlan,
  port: number,
  first: ChildProcess,
  { log, onGaveUp }: EmbeddedOptions,
) {
  let child = first;
  let stopping = false;
  let restarting: Promise<void> | null = null;
  const restarts: number[] = [];

  const restart = async () => {
    while (!stopping) {
      const minuteAgo = Date.now() - 60_000;
      if (restarts.filter((at) => at > minuteAgo).length >= MAX_RESTARTS_PER_MINUTE) {
        throw new Error('it ended too often within a minute');
      }
      restarts.push(Date.now());
      await clearLeftovers(plan.cluster, log);
      try {
        child = await startPostmaster(plan, port);
        log.info({ pid: child.pid }, 'the embedded PostgreSQL is back');
        follow();
        return;
      } catch (error) {
        log.error({ error: String(error) }, 'the embedded PostgreSQL did not come back; trying again');
        await sleep(500);
      }
    }
  };
  const onExit = (code: number | null, signal: string | null) => {
    if (stopping) return;
    log.error({ code, signal }, 'the embedded PostgreSQL ended by itself; starting it again');
    restarting = restart().catch((error: unknown) => {
      onGaveUp(
        new StartupError(
          exitCodes.databaseUnreachable,
          `The embedded PostgreSQL cannot be kept running: ${String(error)} (see ${plan.logFile}).`,
        ),
      );
    });
  };
  const follow = () => {
    if (child.exitCode !== null || child.signalCode !== null) onExit(child.exitCode, child.signalCode);
    else child.once('exit', onExit);
  };
  follow();

  return {
    pid: () => child.pid ?? 0,
    stop: async () => {
      stopping = true;
      await restarting;
      child.off('exit', onExit);
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
        await stopPostmaster(child.pid);
      }
    },
  };
}
