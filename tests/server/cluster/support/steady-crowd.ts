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
};

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
    for (let failures = 0; !closed;) {
      if (bot.line) {
        await sleep(20);
        continue;
      }
      const { x, z } = bot.last;
      for (;;) {
        await sleep(rejoinDelay(failures, Math.random));
        if (closed) return;
        const welcome = await enterHall(bot).catch(() => null);
        if (!welcome) {
          failures += 1;
          continue;
        }
        failures = 0;
        const metres = Math.hypot(welcome.x - x, welcome.z - z);
        returns.push({ bot, afterMs: performance.now() - markedAt, metres });
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
