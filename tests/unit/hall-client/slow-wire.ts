/** A TCP connection over a bad mobile network, in simulated time: all arrives, in order, late and in bunches. */
import type { seededRandom } from '../../../client/hall/world/seeded-random.ts';

export type NetworkWeather = {
  /** Milliseconds one way. */
  readonly delayMs: number;
  /** Up to so much more, at random. */
  readonly jitterMs: number;
  /** Share of the packets that get lost; each holds up all that follows by a retransmission. */
  readonly loss: number;
  /** Times (ms) within which nothing gets through. */
  readonly stalls: readonly (readonly [from: number, to: number])[];
};

export type SlowWire = {
  readonly send: (now: number, deliver: () => void) => void;
  /** Delivers what has arrived by now. */
  readonly pass: (now: number) => void;
  /** What was on its way is lost for ever: the connection broke. */
  readonly cut: () => void;
};

export function createSlowWire(weather: NetworkWeather, random: ReturnType<typeof seededRandom>): SlowWire {
  let onTheirWay: { at: number; deliver: () => void }[] = [];
  let lastArrival = 0;

  function arrivalOf(now: number): number {
    const lost = random() < weather.loss ? 2 * weather.delayMs + 50 : 0;
    const at = Math.max(lastArrival, now + weather.delayMs + random() * weather.jitterMs + lost);
    const stall = weather.stalls.find(([from, to]) => at >= from && at < to);
    return stall ? stall[1] : at;
  }

  return {
    send(now, deliver) {
      lastArrival = arrivalOf(now);
      onTheirWay.push({ at: lastArrival, deliver });
    },
    pass(now) {
      while ((onTheirWay[0]?.at ?? Infinity) <= now) onTheirWay.shift()?.deliver();
    },
    cut() {
      onTheirWay = [];
    },
  };
}
