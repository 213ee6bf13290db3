/** How long the machine kept everybody waiting: the worst lateness of a timer in this otherwise idle process, ms. */
export function watchMachine(): { readonly stop: () => number } {
  const EVERY_MS = 10;
  let worst = 0;
  let due = performance.now() + EVERY_MS;
  const ticking = setInterval(() => {
    const now = performance.now();
    worst = Math.max(worst, now - due);
    due = now + EVERY_MS;
  }, EVERY_MS);
  return {
    stop() {
      clearInterval(ticking);
      return Math.max(0, worst, performance.now() - due);
    },
  };
}
