/** What one visit to the hall consists of: a few stops, perhaps a service, a greeting now and then. */
import { between } from './pick-one.ts';

export type VisitPlan = {
  /** Stops to stroll to before leaving. */
  readonly stops: number;
  /** At which stop (from 0) the visitor asks for a service; null = only looks around. */
  readonly serviceAt: number | null;
};

export function planVisit(random: () => number): VisitPlan {
  const stops = Math.floor(between(4, 10, random));
  const wants = random() < 0.7;
  return { stops, serviceAt: wants ? Math.floor(between(0, Math.min(4, stops), random)) : null };
}

/** How long a person stays away before the next visit, ms. */
export function timeAway(random: () => number): number {
  return between(5000, 40_000, random);
}

/** Whether somebody greets on arriving at a stop. */
export function greets(random: () => number): boolean {
  return random() < 0.22;
}

/** Simulated people are served well, mostly: the scores of a decent office. */
export function scoreOf(random: () => number): number {
  const mood = random();
  return mood < 0.62 ? 4 : mood < 0.95 ? 3 : 2;
}
