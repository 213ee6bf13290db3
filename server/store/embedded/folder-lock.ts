import { mkdirSync, readFileSync, rmSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exitCodes, StartupError } from '../../startup-error.ts';
import { isAlive, startMarkOf } from './processes.ts';

/**
 * One server a data folder. The lock is a file that names its holder; a holder that died (kill -9, power)
 * leaves it behind, so it counts only while a process with that id *and* that start time lives. The
 * database's own advisory lock stands behind this one (instance-lock.ts).
 */
export type FolderLock = { release(): void };

/** @throws StartupError 73 when a living server holds the folder. */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'server.lock');
  const mine = JSON.stringify({ pid: process.pid, started: startMarkOf(process.pid) });
  for (let attempt = 0; ; attempt += 1) {
    if (createExclusively(path, mine)) return { release: () => releaseIfMine(path, mine) };
    const seen = readOrNull(path);
    const holder = seen === null ? null : parseHolder(seen);
    if (holder !== null && isHolderAlive(holder)) {
      throw alreadyRunning(dataDir, holder.pid);
    }
    // Unreadable: its holder may be between creating and writing it. Give it a moment before judging.
    if (holder !== null || attempt > 10) moveAside(path, seen);
    if (attempt > 100) throw alreadyRunning(dataDir, null);
    await sleep(holder === null ? 50 : 5);
  }
}

function alreadyRunning(dataDir: string, pid: number | null): StartupError {
  const who = pid === null ? '' : ` (process ${pid})`;
  return new StartupError(
    exitCodes.alreadyRunning,
    `Another server${who} already runs on the data folder ${dataDir}: stop it first, or give this one its own DATA_DIR.`,
  );
}

type Holder = { pid: number; started: string | null };

function isHolderAlive(holder: Holder): boolean {
  if (!isAlive(holder.pid)) return false;
  const started = startMarkOf(holder.pid);
  return started === null || holder.started === null || started === holder.started;
}

function parseHolder(text: string): Holder | null {
  try {
    const { pid, started } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' ? { pid, started: started ?? null } : null;
  } catch {
    return null;
  }
}

function createExclusively(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes a stale lock away; if somebody renewed it meanwhile, puts theirs back. */
function moveAside(path: string, seen: string | null): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readOrNull(aside);
  if (moved !== null && moved !== seen) createExclusively(path, moved);
  rmSync(aside, { force: true });
}

function releaseIfMine(path: string, mine: string): void {
  if (readOrNull(path) === mine) rmSync(path, { force: true });
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
