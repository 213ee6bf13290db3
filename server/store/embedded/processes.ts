import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Facts about other processes, by /proc where there is one and by `ps` elsewhere (macOS). */

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * A mark that a later process with the same id cannot have: when it started. Null if there is no such
 * process or the system will not tell.
 */
export function startMarkOf(pid: number): string | null {
  const stat = readProc(pid, 'stat');
  if (stat !== null) {
    // The second field is "(name)" and may hold spaces; the 20th after it counts clock ticks since boot.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    const boot = readText('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
    return ticks === undefined ? null : `${boot}/${ticks}`;
  }
  return startTimeByPs(pid);
}

/** Command lines of all living processes, words joined by spaces; a zombie has none. */
export function listCommandLines(): { pid: number; command: string }[] {
  if (process.platform !== 'linux') return listByPs();
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const command = readProc(Number(name), 'cmdline')?.replaceAll('\0', ' ') ?? '';
      return command === '' ? [] : [{ pid: Number(name), command }];
    });
}

/** Waits until `gone()` or the time is over; says whether it came true. */
export async function waitUntil(gone: () => boolean, timeoutMs: number): Promise<boolean> {
  for (const end = Date.now() + timeoutMs; Date.now() < end;) {
    if (gone()) return true;
    await sleep(20);
  }
  return gone();
}

function isZombie(pid: number): boolean {
  const stat = readProc(pid, 'stat');
  return stat !== null && stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
}

function readProc(pid: number, file: string): string | null {
  return readText(`/proc/${pid}/${file}`);
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function listByPs(): { pid: number; command: string }[] {
  const lines = execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, command] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return command === undefined ? [] : [{ pid: Number(pid), command }];
  });
}

function startTimeByPs(pid: number): string | null {
  if (process.platform === 'linux') return null;
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}
