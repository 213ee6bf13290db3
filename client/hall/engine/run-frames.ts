/** Calls `draw` once per display frame while the page is seen; a hidden tab costs nothing. */
export type FrameRunner = { readonly start: () => void; readonly stop: () => void };

/** After a longer gap (a sleeping tab) the hall goes on from where it was, seconds. */
const LONGEST_STEP_S = 0.5;

/** `draw` gets the time (ms), the step to take (s, at most a half) and the true time since the last frame (ms). */
export function createFrameRunner(draw: (now: number, dt: number, frameMs: number) => void): FrameRunner {
  let request = 0;
  let last = 0;

  function frame(now: number): void {
    request = requestAnimationFrame(frame);
    const frameMs = last === 0 ? 16 : now - last;
    last = now;
    if (frameMs <= 0) return;
    draw(now, Math.min(LONGEST_STEP_S, frameMs / 1000), frameMs);
  }

  function wake(): void {
    cancelAnimationFrame(request);
    last = 0;
    if (document.visibilityState !== 'hidden') request = requestAnimationFrame(frame);
  }

  return {
    start() {
      document.addEventListener('visibilitychange', wake);
      wake();
    },
    stop() {
      document.removeEventListener('visibilitychange', wake);
      cancelAnimationFrame(request);
    },
  };
}
