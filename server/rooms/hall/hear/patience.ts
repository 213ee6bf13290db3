/**
 * How much of a client's noise the hall bears. Everything a client sends is paid from a bucket that is large
 * enough for the burst after a stalled connection; what cannot be read costs strikes, which fade. Plain
 * state and functions: `(patience, now) -> verdict`.
 */
export type Patience = {
  messages: number;
  strikes: number;
  questions: number;
  atMs: number;
};

export type Verdict = 'fine' | 'ignore' | 'drop-client';

/** Half a minute of ordinary walking (10 reports a second) may arrive at once. */
const MESSAGE_BURST = 300;
const MESSAGES_PER_SECOND = 25;
/** Who everybody is around a newcomer may be asked at once. */
const QUESTION_BURST = 8;
const QUESTIONS_PER_SECOND = 4;
const STRIKE_LIMIT = 20;
const STRIKES_FADE_PER_SECOND = 0.5;

export const createPatience = (nowMs: number): Patience => ({
  messages: MESSAGE_BURST,
  strikes: 0,
  questions: QUESTION_BURST,
  atMs: nowMs,
});

function passTime(patience: Patience, nowMs: number): void {
  const seconds = Math.max(0, nowMs - patience.atMs) / 1000;
  patience.atMs = nowMs;
  patience.messages = Math.min(MESSAGE_BURST, patience.messages + seconds * MESSAGES_PER_SECOND);
  patience.questions = Math.min(QUESTION_BURST, patience.questions + seconds * QUESTIONS_PER_SECOND);
  patience.strikes = Math.max(0, patience.strikes - seconds * STRIKES_FADE_PER_SECOND);
}

/** Call for each message that arrives, before reading it. */
export function hearMessage(patience: Patience, nowMs: number): Verdict {
  passTime(patience, nowMs);
  if (patience.messages < 1) return strike(patience);
  patience.messages -= 1;
  return 'fine';
}

/** Call for each question who people are, after `hearMessage`; false for one too many, which is passed over. */
export function mayAsk(patience: Patience): boolean {
  if (patience.questions < 1) return false;
  patience.questions -= 1;
  return true;
}

/** Call for a message that could not be read or made no sense. */
export function hearNonsense(patience: Patience, nowMs: number): Verdict {
  passTime(patience, nowMs);
  return strike(patience);
}

function strike(patience: Patience): Verdict {
  patience.strikes += 1;
  return patience.strikes > STRIKE_LIMIT ? 'drop-client' : 'ignore';
}
