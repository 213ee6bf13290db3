/** A server in a process of its own with the meter in it: the real one, or the naive baseline. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { askChild } from './ask-child.ts';
import { keepOnCore } from './keep-on-core.ts';
import type { Metered, Remains } from './meter.ts';

export type MeasuredServer = {
  readonly url: string;
  readonly pid: number;
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<Metered>;
  readonly remains: () => Promise<Remains>;
  /** Ends it in order and removes its data. */
  readonly stop: () => Promise<void>;
};

/** Cores of the server, and of everything else (bots, database); null: wherever the system puts them. */
export type Cores = { readonly server: number; readonly others: number } | null;

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const START_PATIENCE_MS = 60_000;
const END_PATIENCE_MS = 15_000;

/**
 * The product: embedded database in a temporary folder, demo mode without simulated people, and one hall alone, with room
 * for `places` (all `people` and some when left out).
 */
export async function startRealServer(
  cores: Cores,
  people: number,
  places = Math.max(1000, people + 50),
): Promise<MeasuredServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mpp-load-'));
  const port = await freePort();
  const room = String(places);
  const child = startNode(here('../../../server/main.ts'), {
    ...{ HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, DEMO: '1', SIMULATION: '0' },
    ...{ HALL_SOFT_CAP: room, HALL_HARD_CAP: room, HALL_MAX: '1', LOG_LEVEL: 'warn', NODE_ENV: 'production' },
    ...{ DATABASE_URL: '', REDIS_URL: '', PUBLIC_ORIGIN: '' },
  });
  const url = `http://127.0.0.1:${port}`;
  const removeData = (): void => {
    // A server that had to be cut off leaves its database behind.
    const left = postmasterOf(dataDir);
    if (left !== null) process.kill(left, 'SIGQUIT');
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await untilReady(child, url);
  } catch (error) {
    child.kill();
    removeData();
    throw error;
  }
  if (cores && child.pid !== undefined) {
    keepOnCore(child.pid, cores.server);
    const postmaster = postmasterOf(dataDir);
    if (postmaster !== null) keepOnCore(postmaster, cores.others);
  }
  return asMeasured(child, url, removeData);
}

/** The process of the embedded database; null when none is running. */
function postmasterOf(dataDir: string): number | null {
  try {
    const pid = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}

/** The naive baseline (tests/load/naive). */
export async function startNaiveServer(cores: Cores): Promise<MeasuredServer> {
  const port = await freePort();
  const child = startNode(here('../naive/naive-server.ts'), { PORT: String(port), NODE_ENV: 'production' });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswers(child, `${url}/__healthcheck`);
  if (cores && child.pid !== undefined) keepOnCore(child.pid, cores.server);
  return asMeasured(child, url, () => undefined);
}

function startNode(entry: string, environment: Record<string, string>): ChildProcess {
  const options = ['--expose-gc', '--import', here('./meter.ts')];
  return spawn(process.execPath, [...options, entry], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function asMeasured(child: ChildProcess, url: string, afterwards: () => void): MeasuredServer {
  return {
    url,
    pid: child.pid ?? 0,
    begin: () => askChild<void>(child, 'begin'),
    end: () => askChild<Metered>(child, 'end'),
    remains: () => askChild<Remains>(child, 'remains'),
    async stop() {
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      const cutOff = setTimeout(() => child.kill('SIGKILL'), END_PATIENCE_MS);
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await ended;
      }
      clearTimeout(cutOff);
      afterwards();
    },
  };
}

const untilReady = (child: ChildProcess, url: string): Promise<void> => untilAnswers(child, `${url}/readyz`);

async function untilAnswers(child: ChildProcess, url: string): Promise<void> {
  const end = performance.now() + START_PATIENCE_MS;
  while (performance.now() < end) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`the server did not answer ${url}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
