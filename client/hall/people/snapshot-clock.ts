/**
 * The server's time as snapshots tell it. A tick says when places were true, however late or bunched its frame comes;
 * the quickest frame of the last seconds says how the two clocks lie, and the others how late frames come.
 */
export type SnapshotClock = {
  /** A frame of this tick came in at `now`: the server's time it speaks of, milliseconds that do not wrap. */
  readonly heard: (tick: number, now: number) => number;
  /** The server's time that the quickest frames would speak of if they came in at `now`. */
  readonly at: (now: number) => number;
  /** Hardly a frame comes later than this after the quickest, milliseconds. */
  readonly lateness: () => number;
  /** Another room counts its own ticks. */
  readonly reset: () => void;
};

const TICK_MS = 100;
/** The quickest frame is looked for in the last 20 s: clocks drift, and ways through the network change. */
const BUCKET_MS = 2000;
const BUCKETS = 10;
const FRAMES = 128;
/** Of 128 frames ten may come later: as many as one stall of a second holds up, for which nobody need wait. */
const USUAL = Math.floor(FRAMES * 0.92);
/** Before enough frames came in. */
const FIRST_GUESS_MS = 60;
const FEW = 12;

export function createSnapshotClock(): SnapshotClock {
  const quickest = new Float64Array(BUCKETS).fill(Infinity);
  const bucketOf = new Float64Array(BUCKETS).fill(-1);
  const late = new Float32Array(FRAMES);
  const sorted = new Float32Array(FRAMES);
  let frames = 0;
  let time = 0;
  let heardAt = 0;
  /** Local clock less the server's, by the quickest frame; null before the first. */
  let offset: number | null = null;
  let usualLateness = FIRST_GUESS_MS;

  function unwrap(tick: number, now: number): number {
    if (offset === null) return tick * TICK_MS;
    // Where the tick should be by now; it wraps in two hours, and nobody is that late.
    const expected = Math.round((time + now - heardAt) / TICK_MS);
    return (expected + (((tick - expected) << 16) >> 16)) * TICK_MS;
  }

  function noteOffset(sample: number, now: number): void {
    const bucket = Math.floor(now / BUCKET_MS);
    const i = bucket % BUCKETS;
    if (bucketOf[i] !== bucket) {
      bucketOf[i] = bucket;
      quickest[i] = Infinity;
    }
    quickest[i] = Math.min(quickest[i] ?? Infinity, sample);
    let best = sample;
    for (let k = 0; k < BUCKETS; k++) {
      if ((bucketOf[k] ?? -1) > bucket - BUCKETS) best = Math.min(best, quickest[k] ?? Infinity);
    }
    offset = best;
  }

  function noteLateness(ms: number): void {
    late[frames % FRAMES] = ms;
    frames += 1;
    if (frames < FEW) return;
    const count = Math.min(frames, FRAMES);
    sorted.set(late);
    if (count < FRAMES) sorted.fill(Infinity, count);
    sorted.sort();
    usualLateness = sorted[Math.min(USUAL, Math.floor(count * 0.92))] ?? FIRST_GUESS_MS;
  }

  return {
    heard(tick, now) {
      time = unwrap(tick, now);
      heardAt = now;
      noteOffset(now - time, now);
      noteLateness(now - time - (offset ?? 0));
      return time;
    },
    at: (now) => (offset === null ? 0 : now - offset),
    lateness: () => usualLateness,
    reset() {
      quickest.fill(Infinity);
      bucketOf.fill(-1);
      frames = 0;
      offset = null;
      usualLateness = FIRST_GUESS_MS;
    },
  };
}
