/** Milliseconds in steps of one: counts that can be added up over processes. */
export type Histogram = Uint32Array;

const LONGEST_MS = 8000;

export const createHistogram = (): Histogram => new Uint32Array(LONGEST_MS);

export function addSample(histogram: Histogram, ms: number): void {
  const slot = Math.max(0, Math.min(LONGEST_MS - 1, Math.floor(ms)));
  histogram[slot] = (histogram[slot] ?? 0) + 1;
}

/** The value that the `part` (0 to 1) of all samples does not exceed, to half a millisecond; null without samples. */
export function quantileOf(histogram: ArrayLike<number>, part: number): number | null {
  let total = 0;
  for (let i = 0; i < histogram.length; i++) total += histogram[i] ?? 0;
  if (total === 0) return null;
  let seen = 0;
  for (let i = 0; i < histogram.length; i++) {
    seen += histogram[i] ?? 0;
    if (seen >= part * total) return i + 0.5;
  }
  return histogram.length;
}

/** The same of a plain list. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
