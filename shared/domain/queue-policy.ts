/** The numbers the queue's rules turn on. Milliseconds unless the name says otherwise. */

/** A call and two recalls: enough to be noticed, short enough for those who wait behind. */
export const MAX_CALLS = 3;

/** One call more for a citizen none of whose devices has confirmed showing a call (T11's guard). */
export const EXTRA_CALLS_UNSEEN = 1;

/** Ringing more often than this would not give anybody time to answer (T8). */
export const RECALL_GAP_MS = 20_000;

/** How long the last call waits for an answer before the citizen counts as missed (T11). */
export const RESPONSE_MS = 120_000;

/** How long a missed citizen may still say "I am here" and stand in line again (T13, T14). */
export const GRACE_MS = 10 * 60_000;

/** A citizen may come back from a missed call by themselves once; then a person at the office decides. */
export const MAX_OWN_REJOINS = 1;

/** Who comes back from a missed call lets at most this many others go first (Qmatic's recycle, bounded). */
export const RECYCLE_AFTER_CALLS = 3;

/** Numbers one citizen may take in a day, over all offices: against hoarding, far above honest need. */
export const MAX_VISITS_A_DAY = 10;

/** Head start of the protected groups: bounded, so that nobody waits behind them for ever. */
export const PRIORITY_CREDIT_MS = 15 * 60_000;

/** An officer silent this long is shown as away: one missed heartbeat may be the network. */
export const OFFICER_AWAY_MS = 15_000;

/** An officer silent this long is not there to begin a service when the citizen answers (T10). */
export const OFFICER_ABSENT_MS = 60_000;

/** An officer silent this long is lost: their people go back to the head of the line (T12, T21). */
export const OFFICER_LOST_MS = 180_000;

/** An officer silent this long has gone home without signing off: the desk is free again. */
export const OFFICER_GONE_MS = 15 * 60_000;

/** After closing, those in line may still be served this long before the sweep ends their tickets (T25). */
export const DRAIN_MS = 30 * 60_000;

/**
 * After a start of the server, timers that ran out while it was down wait this long: people whose page was
 * cut off get the chance to come back before a machine decides that they did not.
 */
export const RETURN_AFTER_START_MS = 60_000;
