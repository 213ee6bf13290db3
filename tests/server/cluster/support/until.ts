import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until the answer is something. Fails after `patienceMs`, saying what was waited for. */
export async function until<T>(
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  what: string,
  patienceMs = 10_000,
): Promise<T> {
  for (const end = performance.now() + patienceMs; ; await sleep(50)) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`waited ${patienceMs} ms in vain until ${what}`);
  }
}
