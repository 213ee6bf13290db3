import { setTimeout as sleep } from 'node:timers/promises';
import { rejoinDelay } from '../../../../client/net/backoff.ts';
import { enterHall, type Bot } from '../../../load/bot/bot.ts';
import { createCrowd, enterAll } from '../../../load/bot/crowd.ts';
import type { HallData } from '../../../load/walk/hall-map.ts';
import { createWorld } from '../../../load/walk/walker.ts';

export type Return = {
  readonly bot: Bot;
  /** From the moment the clock was set to the new welcome, milliseconds. */
  readonly afterMs: number;
  /** Between where one last said to be before the line broke and where one stands again. Metres. */
  readonly metres: number;
  /** The same to the nearest place where one said to be in the moments before; a busy machine hears late. */
  readonly metresFromWay: number;
};

/** What counts as the moments before, milliseconds. */
const WAY_MS = 3_000;

export type SteadyCrowd = {
  readonly bots: readonly Bot[];
  /** Who came back since `mark`. */
  readonly returns: readonly Return[];
  /** Sets the clock and forgets earlier returns. */
  mark(): void;
  close(): void;
};

/** People who walk in the hall and come back by themselves, as client/net/room-connection.ts does. */
export async function openSteadyCrowd(url: string, people: number): Promise<SteadyCrowd> {
  const data = (await (await fetch(`${url}/api/v1/hall`)).json()) as HallData;
  const crowd = createCrowd(url, createWorld(data, [500, 3000]), 7);
  const returns: Return[] = [];
  let markedAt = 0;
  let closed = false;

  /** Looks again and again who lost the line, as nobody tells. */
  async function keepIn(bot: Bot): Promise<void> {
    let way: { x: number; z: number; at: number }[] = [];
    while (!closed) {
      const { x, z } = bot.last;
      if (bot.line) {
        const at = performance.now();
        way = [...way.filter((place) => at - place.at < WAY_MS), { x, z, at }];
        await sleep(50);
        continue;
      }
      for (let failures = 0; ; failures += 1) {
        await sleep(rejoinDelay(failures, Math.random));
        if (closed) return;
        const welcome = await enterHall(bot).catch(() => null);
        if (!welcome) continue;
        const metresTo = (place: { x: number; z: number }) =>
          Math.hypot(welcome.x - place.x, welcome.z - place.z);
        const metres = metresTo({ x, z });
        const metresFromWay = Math.min(metres, ...way.map(metresTo));
        returns.push({ bot, afterMs: performance.now() - markedAt, metres, metresFromWay });
        way = [];
        break;
      }
    }
  }

  for (let n = 0; n < people; n += 1) crowd.add();
  await enterAll(crowd.bots, 40, undefined, 8);
  for (const bot of crowd.bots) void keepIn(bot);
  return {
    bots: crowd.bots,
    returns,
    mark() {
      markedAt = performance.now();
      returns.length = 0;
    },
    close() {
      closed = true;
      crowd.close(true);
    },
  };
}
