/** A token bucket per key: so many at once, so many a minute after that. */
export type RateLimit = {
  /** Takes one; null when it may go on, else the whole seconds until the next. */
  take(key: string): number | null;
};

/** Above this many keys, buckets that are full again are forgotten. */
const MAX_KEYS = 20_000;

type Bucket = { tokens: number; at: number };

/** `now` in milliseconds, monotone. State is this process's own: a limit against haste, not an account. */
export function createRateLimit(burst: number, perMinute: number, now: () => number): RateLimit {
  const buckets = new Map<string, Bucket>();
  const perMs = perMinute / 60_000;
  const refilled = (bucket: Bucket, time: number) =>
    Math.min(burst, bucket.tokens + (time - bucket.at) * perMs);

  function forgetFull(time: number): void {
    for (const [key, bucket] of buckets) if (refilled(bucket, time) >= burst) buckets.delete(key);
  }

  return {
    take(key) {
      const time = now();
      if (buckets.size >= MAX_KEYS) forgetFull(time);
      const bucket = buckets.get(key) ?? { tokens: burst, at: time };
      const tokens = refilled(bucket, time);
      const allowed = tokens >= 1;
      buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at: time });
      return allowed ? null : Math.ceil((1 - tokens) / perMs / 1000);
    },
  };
}
