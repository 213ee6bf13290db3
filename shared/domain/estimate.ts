/**
 * How long a wait will be: QLm, the queue-length estimate with abandonment (Ibrahim & Whitt, Management
 * Science 55(10), 2009), with occupancy per call in place of 1/μ and the live number of officers
 * (SERVICE.md §6.3 of the founders' design). Pure; minutes throughout.
 */

/** Prior of the rate at which waiting people give up, per minute: one in two hours of waiting. */
export const ABANDONMENT_PRIOR = 1 / 120;

/** Smoothing of observed occupancy: about the last 20 calls count. */
const SMOOTHING = 0.05;

/** The service standard's own time is worth this many observations. */
const PRIOR_OBSERVATIONS = 10;

/** Until promises are scored, the upper end is this many times the point (§6.3: fewer than 20 observations). */
const UPPER_FACTOR = 1.6;

const ROUND_TO_MINUTES = 5;

export type LineAhead = {
  /** Callable tickets ahead. */
  readonly ahead: number;
  /** Officers present and not on break. */
  readonly servers: number;
  /** Of these, how many have nobody called or served: they take the first in line at once. */
  readonly idle: number;
  /** Mean minutes one call occupies an officer. */
  readonly occupancyMinutes: number;
  /** Rate of giving up, per minute of waiting. */
  readonly abandonment?: number;
};

/** The point estimate in minutes; null when nobody serves, for then no number would be honest. */
export function estimateWaitMinutes(line: LineAhead): number | null {
  if (line.servers <= 0) return null;
  const rate = line.servers / line.occupancyMinutes;
  const theta = line.abandonment ?? ABANDONMENT_PRIOR;
  let minutes = 0;
  for (let i = 0; i <= line.ahead - line.idle; i += 1) minutes += 1 / (rate + i * theta);
  return minutes;
}

/** What people read: whole five minutes around the point, the lower end down and the upper end up. */
export function estimateRange(minutes: number): { lowMinutes: number; highMinutes: number } {
  const lowMinutes = Math.floor(minutes / ROUND_TO_MINUTES) * ROUND_TO_MINUTES;
  const high = Math.ceil((minutes * UPPER_FACTOR) / ROUND_TO_MINUTES) * ROUND_TO_MINUTES;
  return { lowMinutes, highMinutes: Math.max(high, lowMinutes + ROUND_TO_MINUTES) };
}

/**
 * Mean minutes one call for a service occupies an officer: starts at the standard's prior, follows what is
 * observed (`minutes`, oldest first), at first as an average and then as an EWMA.
 */
export function occupancyOf(priorMinutes: number, minutes: readonly number[]): number {
  return minutes.reduce((mean, observed, i) => {
    const weight = Math.max(SMOOTHING, 1 / (PRIOR_OBSERVATIONS + i + 1));
    return mean + weight * (observed - mean);
  }, priorMinutes);
}
