import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClientConfig } from 'pg';
import { createLog } from '../../../../server/log.ts';
import { clearLeftovers, readPostmaster } from '../../../../server/store/embedded/postmaster.ts';

export type Ended = { code: number | null; signal: string | null; stderr: string };
export type StoreProcess = {
  readonly child: ChildProcess;
  /** Where its database answers; rejects when it ends instead. */
  readonly ready: Promise<ClientConfig>;
  readonly ended: Promise<Ended>;
};

const thisProgram = fileURLToPath(new URL('./store-program.ts', import.meta.url));

export function startStoreProcess(
  env: Record<string, string>,
  options: SpawnOptions = {},
  program = thisProgram,
): StoreProcess {
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...env },
    ...options,
  });
  let stdout = '';
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, stderr }));
  });
  const ready = new Promise<ClientConfig>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (stdout.includes('\n')) resolve(JSON.parse(stdout) as ClientConfig);
    });
    void ended.then(({ code, signal, stderr }) => reject(new Error(`ended (${code ?? signal}): ${stderr}`)));
  });
  ready.catch(() => undefined);
  return { child, ready, ended };
}

/** A folder for one test; `clean` also stops the PostgreSQL that a killed process left in it. */
export function makeDataDir(parent = tmpdir()): { dataDir: string; clean: () => Promise<void> } {
  const dataDir = mkdtempSync(join(parent, 'mpp-store-'));
  return {
    dataDir,
    clean: async () => {
      const cluster = join(dataDir, 'postgres');
      if (readPostmaster(cluster)) await clearLeftovers(cluster, createLog('silent'));
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export function postmasterOf(dataDir: string): number {
  const postmaster = readPostmaster(join(dataDir, 'postgres'));
  if (!postmaster) throw new Error(`no PostgreSQL runs in ${dataDir}`);
  return postmaster.pid;
}
