import { PRIORITY_CREDIT_MS } from './queue-policy.ts';
import type { Ticket } from './ticket.ts';

/** What the order of a line depends on, and nothing else. */
export type InLine = Pick<Ticket, 'id' | 'state' | 'effectiveAt' | 'restored' | 'notBefore'>;

/** `joinedAt`, less the head start of the protected groups. It is fixed when a ticket joins the line. */
export function effectiveAtOnJoin(joinedAt: number, priority: boolean): number {
  return priority ? joinedAt - PRIORITY_CREDIT_MS : joinedAt;
}

/**
 * The order of every line: restored first, then `effectiveAt`, then id. The partial index `ticket_wait`
 * has the same order, so the database and this rule cannot disagree.
 */
export function compareInLine(a: InLine, b: InLine): number {
  if (a.restored !== b.restored) return a.restored ? -1 : 1;
  const byTime = (a.effectiveAt ?? 0) - (b.effectiveAt ?? 0);
  if (byTime !== 0) return byTime;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

export function isCallable(ticket: InLine, now: number): boolean {
  return ticket.state === 'WAITING' && (ticket.notBefore === null || ticket.notBefore <= now);
}

/** The callable tickets among `tickets`, first to be called first. */
export function lineOf<T extends InLine>(tickets: readonly T[], now: number): T[] {
  return tickets.filter((ticket) => isCallable(ticket, now)).sort(compareInLine);
}

/** Who is called next, or null when nobody can be. */
export function pickNext<T extends InLine>(tickets: readonly T[], now: number): T | null {
  let best: T | null = null;
  for (const ticket of tickets) {
    if (isCallable(ticket, now) && (best === null || compareInLine(ticket, best) < 0)) best = ticket;
  }
  return best;
}
