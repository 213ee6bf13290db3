/** Notices when somebody who is led does not get on, and what to do about it. */
export type Progress = {
  /** The least that was left of the way, metres. */
  best: number;
  /** Seconds since it last became less. */
  waited: number;
  /** Times another way was looked for in vain. */
  tries: number;
  /** Seconds for which one goes softly through, whoever stands there. */
  passing: number;
};

export type Advice = 'go' | 'look for another way' | 'pass softly';

/** Less than this is no progress, metres. */
const STEP_M = 0.3;
const PATIENCE_S = 2;
const PASSING_S = 3;

export const createProgress = (): Progress => ({ best: Infinity, waited: 0, tries: 0, passing: 0 });

/** A new way begins. */
export function beginWay(progress: Progress): void {
  progress.best = Infinity;
  progress.waited = progress.tries = progress.passing = 0;
}

/** Another way was found: it may be longer. */
export function beginDetour(progress: Progress): void {
  progress.best = Infinity;
  progress.waited = 0;
}

/** `left` = metres still to go, `dt` seconds since the last call. */
export function noteProgress(progress: Progress, left: number, dt: number): Advice {
  if (progress.passing > 0) {
    progress.passing -= dt;
    progress.best = left;
    progress.waited = 0;
    return 'pass softly';
  }
  if (left < progress.best - STEP_M) {
    progress.best = left;
    progress.waited = 0;
    return 'go';
  }
  progress.waited += dt;
  if (progress.waited < PATIENCE_S) return 'go';
  progress.waited = 0;
  progress.tries += 1;
  if (progress.tries % 2 === 1) return 'look for another way';
  progress.passing = PASSING_S;
  return 'pass softly';
}
