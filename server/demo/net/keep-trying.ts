import { pause } from './pause.ts';

/** 1, 2, 4 … 30 s, each halved to one-and-a-half times by `random`, so that nobody comes back in step. */
export function backoff(failures: number, random: () => number): number {
  return Math.min(30_000, 1000 * 2 ** Math.min(failures, 5)) * (0.5 + random());
}

/**
 * Lives `life` again and again until the signal ends it: a failure (server away, room lost) is waited out
 * longer each time; a life of more than a minute counts as a success.
 */
export async function keepTrying(
  life: () => Promise<void>,
  signal: AbortSignal,
  random: () => number,
  onFailure: (error: unknown) => void,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const began = Date.now();
    try {
      await life();
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      onFailure(error);
      failures = Date.now() - began > 60_000 ? 0 : failures + 1;
    }
    await pause(backoff(failures, random), signal).catch(() => undefined);
  }
}
