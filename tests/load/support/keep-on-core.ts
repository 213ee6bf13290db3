/** Keeping processes apart on a machine of few cores, so that the measured one is not slowed by those who measure. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Whether there is a second core, and `taskset` to keep a process on one. */
export const canKeepApart = (): boolean =>
  cpus().length > 1 && spawnSync('taskset', ['-V'], { stdio: 'ignore' }).status === 0;

/** Keeps a process, all its threads and everything it has started on one core. */
export function keepOnCore(pid: number, core: number): void {
  for (const process of [pid, ...childrenOf(pid)]) {
    spawnSync('taskset', ['-a', '-c', '-p', String(core), String(process)], { stdio: 'ignore' });
  }
}

/** Processes started by a process, and by those; none where the system does not tell. */
export function childrenOf(pid: number): number[] {
  const parents = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc')) {
      if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(name));
    }
  } catch {
    return [];
  }
  const found = [pid];
  for (const process of found) {
    for (const [child, parent] of parents) if (parent === process) found.push(child);
  }
  return found.slice(1);
}

function parentOf(pid: string): number {
  try {
    // "pid (name, which may hold anything) state parent …"
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}
