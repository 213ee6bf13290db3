/**
 * Which of the words said around a visitor are also read aloud by a screen reader. A crowd that greets would drown
 * everything else: only what is said within arm's reach of a conversation, seldom, and the simulated people only
 * when they answer.
 */
export type Hearing = {
  saidAt: number;
  toldAt: number;
};

/** As near as one stands to somebody one talks to, metres. */
const EAR_M = 4;
/** What is said this long after one's own words is an answer, ms. */
const ANSWER_MS = 7000;
/** Between two phrases read aloud, ms. */
const PAUSE_MS = 6000;

export const createHearing = (): Hearing => ({ saidAt: -Infinity, toldAt: -Infinity });

/** The visitor has spoken. */
export function noteOwnWords(hearing: Hearing, now: number): void {
  hearing.saidAt = now;
}

/** Somebody `distance` metres away has spoken: whether to read it aloud. Remembers when it says yes. */
export function isHeard(hearing: Hearing, distance: number, simulated: boolean, now: number): boolean {
  if (!(distance <= EAR_M)) return false;
  const isAnswer = now - hearing.saidAt < ANSWER_MS;
  if (simulated && !isAnswer) return false;
  if (!isAnswer && now - hearing.toldAt < PAUSE_MS) return false;
  hearing.toldAt = now;
  // One answer is enough.
  hearing.saidAt = -Infinity;
  return true;
}
