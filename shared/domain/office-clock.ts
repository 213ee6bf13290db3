/** A clock set back by more than this is believed; less is the jitter between two servers or two reads. */
const MAX_LEAD_MS = 5_000;

/**
 * The time of an office's next event, epoch ms: now, but later than the event before it. So the order of
 * numbers, the order of the line and the order of the log are one, also for two commands in one millisecond.
 */
export function nextEventTime(now: number, lastAt: number): number {
  return now > lastAt || lastAt - now > MAX_LEAD_MS ? now : lastAt + 1;
}
