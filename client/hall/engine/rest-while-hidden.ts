/** Nobody looks at a hidden tab: the hall is asked to tell it nothing until somebody does again. */

/** Switching to another tab for a moment is no rest, milliseconds. */
const REST_AFTER_MS = 3000;

export type Resting = {
  /** A new connection knows nothing of it. */
  readonly joined: () => void;
  readonly stop: () => void;
};

/** `rest` is told when nobody has looked for three seconds, and when somebody looks again. */
export function restWhileHidden(rest: (on: boolean) => void): Resting {
  let isResting = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function setResting(on: boolean): void {
    if (on === isResting) return;
    isResting = on;
    rest(on);
  }

  function look(): void {
    clearTimeout(timer);
    if (document.visibilityState !== 'hidden') setResting(false);
    else timer = setTimeout(() => setResting(true), REST_AFTER_MS);
  }

  document.addEventListener('visibilitychange', look);
  look();
  return {
    joined() {
      if (isResting) rest(true);
    },
    stop() {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    },
  };
}
