/** Bots of the public protocol, as a party that is measured. */
import { bytesDown, bytesUp, type Bot, type Watcher } from '../bot/bot.ts';
import { createCrowd, enterAll } from '../bot/crowd.ts';
import { STEP } from '../bot/wire.ts';
import { createWorld, WALK } from '../walk/walker.ts';
import { createLatencyBook, hearPlace, writeReport, type LatencyBook } from './latency-book.ts';
import { loadHall } from './load-hall.ts';
import type { Party, PartyOptions } from './party.ts';

export async function createHallParty(options: PartyOptions): Promise<Party> {
  const { url, count, stay, seed, listeners, entersPerSecond } = options;
  const world = createWorld(await loadHall(options.hallFile ?? `${url}/api/v1/hall`), stay);
  const book = createLatencyBook(count);
  const crowd = createCrowd(url, world, seed, listenFor(book, Math.ceil(count / Math.max(1, listeners))));
  for (let i = 0; i < count; i++) crowd.add();
  const { bots } = crowd;
  const inside = (): Bot[] => bots.filter((bot) => bot.line !== null && bot.welcome !== null);
  const sum = (what: (bot: Bot) => number): number => bots.reduce((total, bot) => total + what(bot), 0);
  return {
    enter: () => enterAll(bots, entersPerSecond, options.hall),
    totals: () =>
      bots.map((bot) => ({
        bytesDown: bytesDown(bot),
        bytesUp: bytesUp(bot),
        framesDown: bot.framesDown,
        framesUp: bot.framesUp,
        entries: bot.neighbours.entries,
        corrections: bot.corrections,
      })),
    spots: () =>
      bots.map((bot) => ({ x: bot.walker?.x ?? 0, z: bot.walker?.z ?? 0, bytesDown: bytesDown(bot) })),
    walkingShare: () => sum((bot) => (bot.walker?.gait === WALK ? 1 : 0)) / Math.max(1, bots.length),
    followed: () => bots.map((bot) => Math.max(0, bot.neighbours.followed - 1)),
    state: () => ({
      inHall: inside().length,
      metres: sum((bot) => bot.metres),
      corrections: sum((bot) => bot.corrections),
      names: sum((bot) => bot.neighbours.names),
      losses: sum((bot) => bot.losses.length),
      unreadable: sum((bot) => bot.neighbours.unreadable),
    }),
    book,
    close: () => crowd.close(),
  };
}

/** Every report is written down; every `stride`-th bot compares what it hears. */
function listenFor(book: LatencyBook, stride: number): Watcher {
  return {
    reported(bot) {
      if (bot.walker) writeReport(book, bot.index, bot.walker.x, bot.walker.z, bot.walker.gait);
    },
    placesFor(bot) {
      book.owner[bot.welcome?.you ?? 0] = bot.index + 1;
      if (bot.index % stride !== 0) return null;
      return (id, stepX, stepZ, gait) => {
        const at = bot.walker;
        if (!at || id === bot.welcome?.you) return;
        hearPlace(book, id, stepX, stepZ, gait, Math.hypot(stepX * STEP - at.x, stepZ * STEP - at.z));
      };
    },
  };
}
