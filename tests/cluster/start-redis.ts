/**
 * A Redis of one's own for trying and testing several processes: nothing on disk, a free port of this machine
 * only. Finds `redis-server` or `valkey-server`, or installs Debian's as root.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from './free-port.ts';

export type RunningRedis = {
  readonly url: string;
  readonly port: number;
  /** Ends it at once, as a crash would; everything in it is gone. */
  kill(): Promise<void>;
  /** Starts it again, empty, on the same port. */
  restart(): Promise<void>;
};

const names = ['redis-server', 'valkey-server'];
const START_PATIENCE_MS = 10_000;

/** Why no Redis can be started here, in one sentence for whoever runs the tests. */
export class NoRedis extends Error {}

function findProgram(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** Debian would start it as a service at once; we want the program alone. */
function installWithApt(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'redis-server'],
  ]) {
    const done = spawnSync('apt-get', args, { env, stdio: 'ignore' });
    if (done.status !== 0)
      throw new NoRedis(`apt-get ${args[0]} redis-server failed with code ${done.status}.`);
  }
}

/** @throws NoRedis with what to do about it. */
export function findRedis(): string {
  if (!findProgram() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) installWithApt();
  const program = findProgram();
  if (program) return program;
  throw new NoRedis(
    'No redis-server or valkey-server found: install one (Debian/Ubuntu: sudo apt-get install redis-server), or set REDIS_URL to a Redis that may be emptied.',
  );
}

export async function startRedis(): Promise<RunningRedis> {
  const program = findRedis();
  const port = await freePort();
  let child: ChildProcess;

  async function start(): Promise<void> {
    child = spawn(
      program,
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', tmpdir()],
      { stdio: 'ignore' },
    );
    await untilAnswers(port);
  }
  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await start();
  return { url: `redis://127.0.0.1:${port}`, port, kill, restart: start };
}

async function untilAnswers(port: number): Promise<void> {
  const client = new Redis(port, '127.0.0.1', { lazyConnect: true, retryStrategy: () => null });
  client.on('error', () => undefined);
  for (const end = Date.now() + START_PATIENCE_MS; ; await sleep(30)) {
    try {
      await client.connect();
      client.disconnect();
      return;
    } catch (error) {
      if (Date.now() > end)
        throw new NoRedis(`Redis did not start within 10 s: ${String(error)}.`, { cause: error });
    }
  }
}
