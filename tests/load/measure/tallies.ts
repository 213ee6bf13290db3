/** What a stretch of time cost each bot of a process: rates from totals, and what the most crowded ones paid. */
import { quantile } from './histogram.ts';

/** One bot's totals at a moment. */
export type Totals = {
  readonly bytesDown: number;
  readonly bytesUp: number;
  readonly framesDown: number;
  readonly framesUp: number;
  /** Place entries read. */
  readonly entries: number;
  readonly corrections: number;
};

export type Spot = { readonly x: number; readonly z: number; readonly bytesDown: number };

/** Per second of the stretch, one number for each bot. */
export type Rates = {
  readonly bytesDown: number[];
  readonly bytesUp: number[];
  readonly framesDown: number[];
  readonly framesUp: number[];
  readonly entries: number[];
  readonly corrections: number;
  readonly seconds: number;
};

export function ratesBetween(before: readonly Totals[], after: readonly Totals[], seconds: number): Rates {
  const rate = (what: keyof Totals): number[] =>
    after.map((totals, i) => (totals[what] - (before[i]?.[what] ?? 0)) / seconds);
  return {
    bytesDown: rate('bytesDown'),
    bytesUp: rate('bytesUp'),
    framesDown: rate('framesDown'),
    framesUp: rate('framesUp'),
    entries: rate('entries'),
    corrections: Math.round(rate('corrections').reduce((sum, value) => sum + value, 0) * seconds),
    seconds,
  };
}

/** A crowd is who stands within this many metres (a square: it is counted in bins). */
const CROWD_REACH = 6;
const BIN = 2;
const BINS = 128;
/** The most crowded hundredth of all windows is "the densest crowd". */
const DENSEST = 0.01;

export type Windows = {
  readonly crowd: number[];
  readonly bytesPerSecond: number[];
  last: Spot[];
  at: number;
};

export const openWindows = (spots: Spot[], now: number): Windows => ({
  ...{ crowd: [], bytesPerSecond: [] },
  ...{ last: spots, at: now },
});

/** Closes a window of a few seconds: who was among how many, and what they were sent meanwhile. */
export function closeWindow(windows: Windows, spots: Spot[], now: number): void {
  const seconds = (now - windows.at) / 1000;
  const bins = new Uint16Array(BINS * BINS);
  const binOf = (metres: number) => Math.max(0, Math.min(BINS - 1, Math.floor(metres / BIN) + BINS / 2));
  for (const { x, z } of spots) {
    const bin = binOf(z) * BINS + binOf(x);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  const reach = CROWD_REACH / BIN;
  spots.forEach(({ x, z, bytesDown }, i) => {
    const before = windows.last[i];
    if (!before) return;
    let crowd = 0;
    for (let row = binOf(z) - reach; row <= binOf(z) + reach; row++) {
      for (let column = binOf(x) - reach; column <= binOf(x) + reach; column++) {
        crowd += bins[row * BINS + column] ?? 0;
      }
    }
    windows.crowd.push(crowd);
    windows.bytesPerSecond.push((bytesDown - before.bytesDown) / seconds);
  });
  windows.last = spots;
  windows.at = now;
}

/** What those in the densest crowds were sent, bytes a second, and how many stood around them. */
export function densestOf({ crowd, bytesPerSecond }: Windows): { bytesPerSecond: number; crowd: number } {
  const bound = quantile(crowd, 1 - DENSEST);
  const dense = crowd.flatMap((people, i) => (people >= bound ? [i] : []));
  const mean = (values: readonly number[]): number =>
    dense.reduce((sum, i) => sum + (values[i] ?? 0), 0) / Math.max(1, dense.length);
  return { bytesPerSecond: mean(bytesPerSecond), crowd: mean(crowd) };
}
