/** The bots of one process and the clock that moves them: ten times a second each, spread over the tenth. */
import { seededRandom } from '../walk/seeded-random.ts';
import type { World } from '../walk/walker.ts';
import { createBot, enterHall, leave, tickBot, type Bot, type Watcher } from './bot.ts';

export type Crowd = {
  readonly bots: Bot[];
  /** Makes a bot that is not in the hall yet. */
  readonly add: () => Bot;
  /** Ends the clock; says goodbye first, unless `rudely`. */
  readonly close: (rudely?: boolean) => void;
};

const PHASES = 10;
export const PHASE_MS = 10;

export const NOBODY_WATCHES: Watcher = { reported: () => undefined, placesFor: () => null };

export function createCrowd(url: string, world: World, seed: number, watcher = NOBODY_WATCHES): Crowd {
  const bots: Bot[] = [];
  const stopClock = runInPhases((phase, now) => {
    for (let i = phase; i < bots.length; i += PHASES) {
      const bot = bots[i];
      if (bot) tickBot(bot, now);
    }
  });
  return {
    bots,
    add() {
      const bot = createBot(bots.length, url, world, seededRandom(seed * 100_003 + bots.length), watcher);
      bots.push(bot);
      return bot;
    },
    close(rudely = false) {
      stopClock();
      for (const bot of bots) {
        if (rudely) bot.line?.socket.terminate();
        else leave(bot);
      }
    },
  };
}

/** Calls `run` for one tenth of the people each 10 ms; a clock that was held up skips nobody and calls nobody twice. */
export function runInPhases(run: (phase: number, now: number) => void): () => void {
  const start = performance.now();
  let done = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    const due = Math.floor((now - start) / PHASE_MS);
    if (due - done > PHASES) done = due - PHASES;
    for (; done < due; done++) run(done % PHASES, now);
  }, PHASE_MS);
  return () => clearInterval(timer);
}

/** Lets everybody in, at most `perSecond` each second and `atOnce` at a time. @throws the first failure. */
export async function enterAll(
  bots: readonly Bot[],
  perSecond: number,
  wish: number | undefined,
  atOnce = 16,
): Promise<void> {
  const start = performance.now();
  let next = 0;
  const one = async (): Promise<void> => {
    for (let i = next++; i < bots.length; i = next++) {
      const wait = start + (i / perSecond) * 1000 - performance.now();
      if (wait > 0) await new Promise((done) => setTimeout(done, wait));
      const bot = bots[i];
      if (bot) await enterHall(bot, wish);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, bots.length) }, one));
}
