/** Waits between tries of a command or a request, ms. */
const requestSteps = [400, 800, 1500, 3000, 5000];

/** Half to one and a half times the step, so that thousands of phones do not come back in the same instant. */
function jitter(ms: number, random: () => number): number {
  return Math.round(ms * (0.5 + random()));
}

/** How long to wait after failed try number `attempt` (0 = the first), ms. */
export function retryDelay(attempt: number, random: () => number): number {
  return jitter(requestSteps[Math.min(attempt, requestSteps.length - 1)] ?? 5000, random);
}

/** How long a room waits before rejoining after `attempt` failures in a row: 0.5–5 s, jittered. */
export function rejoinDelay(attempt: number, random: () => number): number {
  return Math.min(5000, Math.max(500, jitter(500 * 2 ** Math.min(attempt, 4), random)));
}

/** How long a message in the outbox waits after try number `attempt`: SERVICE.md §5.3, 1, 2, 4, 8, 15, 30 s. */
export function resendDelay(attempt: number, random: () => number): number {
  const steps = [1000, 2000, 4000, 8000, 15_000, 30_000];
  return jitter(steps[Math.min(attempt, steps.length - 1)] ?? 30_000, random);
}
