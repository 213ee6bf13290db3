/** One person's day during a soak: in, about, out, in many ways. */
import { drop, enterHall, leave, rest, type Bot } from '../bot/bot.ts';

export type LifeCounts = {
  entered: number;
  left: number;
  /** Gone without a word, for good. */
  rude: number;
  /** Lost the network and came back within the minute. */
  dropped: number;
  /** Of these, found standing where they had been. */
  samePlace: number;
  hidden: number;
  gallery: number;
  failed: number;
  /** Why the last of them could not get in. */
  failure: string;
};

/** How long one is in the hall, and out of it. */
const VISIT_MS = [5000, 60_000] as const;
const PAUSE_MS = [500, 8000] as const;
const HIDDEN_MS = [2000, 15_000] as const;
/** Beyond the ten seconds that a body stands without its socket, in some cases. */
const AWAY_MS = [300, 20_000] as const;
/** The server may have put a body a step aside of where its owner last said: this near is "the same place", metres. */
const SAME_PLACE = 1.5;

export async function liveThrough(bot: Bot, until: number, counts: LifeCounts): Promise<void> {
  const between = ([from, to]: readonly [number, number]): number => from + bot.random() * (to - from);
  const isOver = (): boolean => performance.now() >= until;
  const wait = (ms: number): Promise<void> =>
    new Promise((done) => setTimeout(done, Math.max(0, Math.min(ms, until - performance.now()))));

  async function enter(): Promise<boolean> {
    try {
      const { gallery } = await enterHall(bot);
      counts.entered += 1;
      if (gallery) counts.gallery += 1;
      return true;
    } catch (error) {
      counts.failed += 1;
      counts.failure = String(error);
      return false;
    }
  }

  async function comeBack(): Promise<void> {
    const was = bot.walker && { x: bot.walker.x, z: bot.walker.z };
    drop(bot);
    await wait(between(AWAY_MS));
    if (isOver() || !(await enter())) return;
    counts.dropped += 1;
    const { welcome } = bot;
    if (was && welcome && Math.hypot(welcome.x - was.x, welcome.z - was.z) < SAME_PLACE)
      counts.samePlace += 1;
  }

  // Not all in one second.
  await wait(between(PAUSE_MS) * 2);
  while (!isOver()) {
    if (await enter()) {
      await wait(between(VISIT_MS));
      const mood = bot.random();
      if (mood < 0.25 && !isOver()) {
        await comeBack();
        await wait(between(VISIT_MS));
      } else if (mood < 0.45 && !isOver()) {
        counts.hidden += 1;
        rest(bot, true);
        await wait(between(HIDDEN_MS));
        rest(bot, false);
        await wait(between(VISIT_MS) / 4);
      }
    }
    if (bot.random() < 0.2) {
      counts.rude += 1;
      drop(bot);
    } else {
      counts.left += 1;
      leave(bot);
    }
    await wait(between(PAUSE_MS));
  }
  leave(bot);
}
