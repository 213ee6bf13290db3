import type { HallLink, Heard } from '../net/hall-link.ts';
import { pause } from '../net/pause.ts';
import { answerTo } from './answer-greeting.ts';
import { between } from './pick-one.ts';

/** An answer is not answered again: who has just said or done something is quiet this long, ms. */
const QUIET_MS = 6000;
/** People need a moment to look up, ms. */
const MOMENT_MS = { short: 500, long: 1600 } as const;

/** Answers greetings of people near, until `signal`. Turns towards them when standing. */
export function greetBack(
  link: HallLink,
  world: { readonly random: () => number; readonly now: () => number },
  signal: AbortSignal,
): void {
  const { random, now } = world;

  async function answer(heard: Heard): Promise<void> {
    if (now() - link.expressedAt() < QUIET_MS) return;
    const here = link.pose();
    const { place, phrase, gesture } = heard;
    const distance = Math.hypot(place.x - here.x, place.z - here.z);
    const reply = answerTo({ phrase, gesture, distance }, random);
    if (!reply) return;
    await pause(between(MOMENT_MS.short, MOMENT_MS.long, random), signal);
    if (now() - link.expressedAt() < QUIET_MS) return;
    link.turnTo(place);
    if (reply.phrase) link.say(reply.phrase);
    else link.greet(reply.gesture);
  }

  link.onHeard((heard) => {
    if (!signal.aborted) void answer(heard).catch(() => undefined);
  });
}
