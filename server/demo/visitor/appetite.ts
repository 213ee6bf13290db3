/** When a simulated visitor may take a number, and when they give their place up: real people come first. */

/** What the simulated officers tell the visitors about one office they serve. */
export type OfficeMood = {
  readonly officerOnDuty: boolean;
  /** People of flesh and blood in the line: waiting, called or being served. */
  readonly real: number;
  /** Simulated visitors waiting or called. */
  readonly simulatedWaiting: number;
};

/** How many simulated visitors wait at one office at most, beside the one being served. */
export const MAX_SIMULATED_WAITING = 2;

export function mayTakeNumber(mood: OfficeMood | undefined): boolean {
  return (
    mood !== undefined &&
    mood.officerOnDuty &&
    mood.real === 0 &&
    mood.simulatedWaiting < MAX_SIMULATED_WAITING
  );
}

/** A waiting visitor steps out of the line, and one being served is brief. */
export function shouldYield(mood: OfficeMood | undefined): boolean {
  return (mood?.real ?? 0) > 0;
}
