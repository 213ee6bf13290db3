/**
 * How old a place is when it is heard: every report of this process' bots is written down with its time; when another
 * bot of this process is told of the same place, the difference is the latency. One clock, so nothing to agree on.
 */
import { addSample, createHistogram, type Histogram } from './histogram.ts';

/** Reports kept for each bot: six seconds at ten a second. */
const KEPT = 64;
/** Steps of 2.5 cm by which the server's arithmetic may differ from ours. */
const SLACK = 1;
/** Nearer than this is near, metres. */
export const NEAR = 6;

export type LatencyBook = {
  readonly near: Histogram;
  readonly far: Histogram;
  readonly x: Int32Array;
  readonly z: Int32Array;
  readonly gait: Uint8Array;
  readonly at: Float64Array;
  readonly written: Uint32Array;
  /** Bot by id in snapshots, plus one; 0 for ids of nobody here. */
  readonly owner: Uint16Array;
};

export function createLatencyBook(bots: number): LatencyBook {
  return {
    near: createHistogram(),
    far: createHistogram(),
    x: new Int32Array(bots * KEPT),
    z: new Int32Array(bots * KEPT),
    gait: new Uint8Array(bots * KEPT),
    at: new Float64Array(bots * KEPT),
    written: new Uint32Array(bots),
    owner: new Uint16Array(65_536),
  };
}

/** Writes a report down, as centimetres travel: `x` and `z` in metres. */
export function writeReport(book: LatencyBook, bot: number, x: number, z: number, gait: number): void {
  const slot = bot * KEPT + ((book.written[bot] ?? 0) % KEPT);
  book.x[slot] = Math.floor(Math.round(x * 100) / 2.5);
  book.z[slot] = Math.floor(Math.round(z * 100) / 2.5);
  book.gait[slot] = gait;
  book.at[slot] = performance.now();
  book.written[bot] = (book.written[bot] ?? 0) + 1;
}

/** Somebody at `metres` from the listener was heard to be at this place. */
export function hearPlace(
  book: LatencyBook,
  id: number,
  stepX: number,
  stepZ: number,
  gait: number,
  metres: number,
): void {
  const bot = (book.owner[id] ?? 0) - 1;
  if (bot < 0) return;
  const written = book.written[bot] ?? 0;
  for (let i = written - 1; i >= 0 && i >= written - KEPT; i--) {
    const slot = bot * KEPT + (i % KEPT);
    if (Math.abs((book.x[slot] ?? 0) - stepX) > SLACK) continue;
    if (Math.abs((book.z[slot] ?? 0) - stepZ) > SLACK || book.gait[slot] !== gait) continue;
    addSample(metres < NEAR ? book.near : book.far, performance.now() - (book.at[slot] ?? 0));
    return;
  }
}
