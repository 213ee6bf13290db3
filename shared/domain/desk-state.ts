import { OFFICER_AWAY_MS } from './queue-policy.ts';

export type OfficerPresence = {
  readonly state: 'AVAILABLE' | 'BREAK';
  /** Since the last heartbeat. */
  readonly silentMs: number;
};

/** What the public sees of a desk: the officer's presence first, then what they do. */
export function deskStateOf(
  officer: OfficerPresence,
  work: readonly ('CALLED' | 'SERVING')[],
): 'AVAILABLE' | 'CALLING' | 'SERVING' | 'BREAK' | 'LOST' {
  if (officer.silentMs >= OFFICER_AWAY_MS) return 'LOST';
  if (work.includes('SERVING')) return 'SERVING';
  if (work.includes('CALLED')) return 'CALLING';
  return officer.state;
}

/** Counts as serving the line: there and not on break. */
export function isServing(officer: OfficerPresence): boolean {
  return officer.state === 'AVAILABLE' && officer.silentMs < OFFICER_AWAY_MS;
}

/** The lowest free place at a desk of `capacity`, from 1; null when all are in use. */
export function firstFreeSlot(capacity: number, used: readonly number[]): number | null {
  for (let slot = 1; slot <= capacity; slot += 1) if (!used.includes(slot)) return slot;
  return null;
}
