import type { Queue } from './capabilities.ts';
import type { Log } from './log.ts';

const EVERY_MS = 1000;

/** Lets the queue act on its due timers each second, one look at a time. Returns the way to stop. */
export function startTimers(queue: Pick<Queue, 'runDueTimers'>, log: Log): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  function look(): void {
    looking = queue
      .runDueTimers()
      .catch((error: unknown) => log.error({ err: error }, 'the timers could not run'))
      .then(() => {
        if (!stopped) timer = setTimeout(look, EVERY_MS);
      });
  }
  look();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await looking;
  };
}
