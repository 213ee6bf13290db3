/** Several server processes on one database and one Redis, behind the trying proxy. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { startProxy } from './proxy.ts';

export type ServerProcess = {
  /** N of `/pN/`. */
  readonly number: number;
  readonly port: number;
  readonly pid: () => number;
  readonly hasEnded: () => boolean;
  /** Null while it runs, and when a signal ended it. */
  readonly exitCode: () => number | null;
  /** What it printed so far. */
  readonly output: () => string;
  /** Also SIGSTOP and SIGCONT. Waits for the end when the signal ends it. */
  readonly signal: (name: NodeJS.Signals) => Promise<void>;
  /** Starts it again, on the same port; resolves when it is ready. */
  readonly restart: () => Promise<void>;
};

export type RunningCluster = {
  /** Where the proxy listens: the one address browsers know. */
  readonly url: string;
  readonly processes: readonly ServerProcess[];
  stop(): Promise<void>;
};

export type ClusterSetup = {
  readonly processes: number;
  readonly redisUrl: string;
  readonly databaseUrl: string;
  readonly authSecret: string;
  /** Of the proxy; a free one by default. */
  readonly port?: number;
  /** Host name browsers use; `127.0.0.1` by default. */
  readonly host?: string;
  /** Of each process, beside what they need to find each other. */
  readonly environment: (number: number) => Record<string, string>;
  /** Where their lines go; they are kept for `output` anyway. */
  readonly print?: (number: number, text: string) => void;
  /** Starts a process again that ended by itself after so many milliseconds; never by default. */
  readonly reviveAfterMs?: number;
};

const READY_PATIENCE_MS = 60_000;
const END_PATIENCE_MS = 15_000;

export async function runCluster(setup: ClusterSetup): Promise<RunningCluster> {
  const port = setup.port ?? (await freePort());
  const host = setup.host ?? '127.0.0.1';
  const ports: number[] = [];
  while (ports.length < setup.processes) ports.push(await freePort());
  const processes = ports.map((own, at) => prepareProcess(setup, at + 1, own, `${host}:${port}/p${at + 1}`));
  const proxy = await startProxy({ port, backends: ports });
  const stop = async () => {
    await Promise.all(processes.map((one) => one.end()));
    await proxy.close();
  };
  try {
    // Together, as after a power cut: they must not trip over each other.
    await Promise.all(processes.map((one) => one.restart()));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `http://${host}:${port}`, processes, stop };
}

function prepareProcess(
  setup: ClusterSetup,
  number: number,
  port: number,
  publicAddress: string,
): ServerProcess & { end(): Promise<void> } {
  let child: ChildProcess | null = null;
  let text = '';
  let ending = false;

  const hasEnded = () => child === null || child.exitCode !== null || child.signalCode !== null;

  function start(): void {
    const started = spawn(process.execPath, ['server/main.ts'], {
      env: {
        PATH: process.env['PATH'],
        ...(process.env['HOME'] !== undefined && { HOME: process.env['HOME'] }),
        PORT: String(port),
        HOST: '127.0.0.1',
        DATABASE_URL: setup.databaseUrl,
        DATABASE_SHARED: '1',
        REDIS_URL: setup.redisUrl,
        PUBLIC_ADDRESS: publicAddress,
        AUTH_SECRET: setup.authSecret,
        ...setup.environment(number),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    const hear = (chunk: Buffer) => {
      text += chunk.toString();
      setup.print?.(number, chunk.toString());
    };
    started.stdout.on('data', hear);
    started.stderr.on('data', hear);
    started.once('exit', () => {
      if (setup.reviveAfterMs === undefined || ending) return;
      setTimeout(() => {
        if (!ending) start();
      }, setup.reviveAfterMs);
    });
  }

  async function untilReady(): Promise<void> {
    for (const end = Date.now() + READY_PATIENCE_MS; Date.now() < end; await sleep(100)) {
      if (hasEnded()) throw new Error(`server process ${number} ended at its start:\n${text}`);
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
      if (answer?.ok) return;
    }
    throw new Error(`server process ${number} was not ready within a minute:\n${text}`);
  }

  return {
    number,
    port,
    pid: () => child?.pid ?? 0,
    hasEnded,
    exitCode: () => child?.exitCode ?? null,
    output: () => text,
    async signal(name) {
      if (hasEnded() || !child) return;
      const exit = once(child, 'exit');
      child.kill(name);
      if (name === 'SIGKILL' || name === 'SIGTERM') await exit;
    },
    async restart() {
      start();
      await untilReady();
    },
    async end() {
      ending = true;
      if (hasEnded() || !child) return;
      const exit = once(child, 'exit');
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      const late = setTimeout(() => child?.kill('SIGKILL'), END_PATIENCE_MS);
      await exit;
      clearTimeout(late);
    },
  };
}
