import { createRateLimit, type RateLimit } from './rate-limit.ts';
import { Refused } from './refused.ts';

export type RateLimits = {
  /** New citizens from one address. Mobile networks put thousands behind one: generous. */
  readonly sessions: RateLimit;
  /** Numbers taken by one citizen, and from one address. */
  readonly tickets: RateLimit;
  readonly ticketsByAddress: RateLimit;
  /** Any other command of one citizen or officer. */
  readonly commands: RateLimit;
  /** Every request of one address: against machines, not people. */
  readonly requests: RateLimit;
};

/** In demo mode some 60 simulated people come from this machine's own address, through the same door. */
const DEMO_FACTOR = 10;

export function createRateLimits(demo: boolean, now: () => number): RateLimits {
  const factor = demo ? DEMO_FACTOR : 1;
  return {
    sessions: createRateLimit(240 * factor, 120 * factor, now),
    tickets: createRateLimit(6, 6, now),
    ticketsByAddress: createRateLimit(240 * factor, 240 * factor, now),
    commands: createRateLimit(60, 120, now),
    requests: createRateLimit(2000 * factor, 6000 * factor, now),
  };
}

/** @throws Refused RATE with the seconds to wait. */
export function spend(limit: RateLimit, key: string): void {
  const wait = limit.take(key);
  if (wait !== null) throw new Refused('RATE', { retryAfterSeconds: wait });
}
