/** The line as the console shows it: who is being helped, who waits (in serving order), who missed a call. */
import type { LineItem, LineView } from '../../shared/protocol/views.ts';

export type LineGroups = {
  readonly active: readonly LineItem[];
  readonly waiting: readonly LineItem[];
  readonly missed: readonly LineItem[];
};

export function groupLine(line: LineView): LineGroups {
  const inState = (...states: LineItem['state'][]) =>
    line.items.filter((item) => states.includes(item.state));
  return {
    active: inState('SERVING', 'CALLED'),
    waiting: inState('WAITING', 'ISSUED'),
    missed: inState('MISSED'),
  };
}

/** Who has waited longest by the clock, whatever the order says; null when nobody waits. */
export function longestWaiting(line: LineView): LineItem | null {
  const waiting = line.items.filter((item) => item.state === 'WAITING');
  return waiting.reduce<LineItem | null>(
    (longest, item) => (longest === null || waitingFrom(item) < waitingFrom(longest) ? item : longest),
    null,
  );
}

/** Epoch ms since when the person waits. */
export function waitingFrom(item: LineItem): number {
  return Date.parse(item.waitingSince ?? item.issuedAt);
}

/**
 * Why somebody stands where they do: `restored` goes first (an officer was lost or gave the call back),
 * `jumped` stands before a person who came earlier (an early credit of the rules), `arrival` as they came.
 */
export type OrderReason = 'restored' | 'jumped' | 'arrival';

export function orderReason(waiting: readonly LineItem[], item: LineItem): OrderReason {
  if (item.restored) return 'restored';
  const behind = waiting.slice(waiting.indexOf(item) + 1);
  return behind.some((later) => waitingFrom(later) < waitingFrom(item)) ? 'jumped' : 'arrival';
}
