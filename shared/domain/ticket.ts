/**
 * The vocabulary of the queue (SERVICE.md §4 of the founders' design; docs/glossary.md has the Indonesian words).
 * A visit owns the number a citizen sees; a ticket is one service leg of it. Presence is never a ticket state.
 */
export const ticketStates = [
  /** Number given, not yet callable. */
  'ISSUED',
  /** In line, ordered by `effectiveAt`. */
  'WAITING',
  /** Announced to a desk. */
  'CALLED',
  'SERVING',
  /** Call limit reached; may rejoin until the grace ends. */
  'MISSED',
  'COMPLETED',
  'NO_SHOW',
  'ABANDONED',
  'CANCELLED',
  /** Closed by the sweep after hours; never counted as served. */
  'EXPIRED',
] as const;
export type TicketState = (typeof ticketStates)[number];

export const finalStates: readonly TicketState[] = [
  'COMPLETED',
  'NO_SHOW',
  'ABANDONED',
  'CANCELLED',
  'EXPIRED',
];
export function isFinal(state: TicketState): boolean {
  return finalStates.includes(state);
}

export const resolutions = ['SOLVED', 'FOLLOW_UP', 'INCOMPLETE_REQUIREMENTS', 'REFERRED', 'REFUSED'] as const;
export type Resolution = (typeof resolutions)[number];

/** Who did it: a person or the system's own timers. */
export type EventActor =
  | { readonly kind: 'citizen'; readonly id: string }
  | { readonly kind: 'officer'; readonly id: string; readonly name: string }
  | { readonly kind: 'supervisor'; readonly id: string; readonly name: string }
  | { readonly kind: 'system'; readonly id: 'timer' | 'sweep' };

/** The state a ticket row carries; times are epoch milliseconds inside rules. */
export type Ticket = {
  readonly id: string;
  readonly visitId: string;
  readonly officeCode: string;
  readonly citizenId: string;
  readonly serviceId: string;
  readonly groupPrefix: string;
  readonly state: TicketState;
  /** Raised by one with every event. */
  readonly version: number;
  readonly issuedAt: number;
  readonly joinedAt: number | null;
  readonly effectiveAt: number | null;
  readonly notBefore: number | null;
  readonly priority: boolean;
  /** Goes first: an officer was lost, or released the call. */
  readonly restored: boolean;
  readonly rejoins: number;
  readonly deskId: string | null;
  readonly slot: number | null;
  readonly officerId: string | null;
  readonly officerName: string | null;
  readonly callCount: number;
  readonly lastCalledAt: number | null;
  readonly servingAt: number | null;
  readonly dueAt: number | null;
  readonly resolution: Resolution | null;
  readonly resolutionNote: string | null;
  readonly caseCode: string | null;
  readonly closeReason: string | null;
  readonly closedAt: number | null;
};

/** What can happen to a ticket, in the past tense; T… are the transitions of the ticket machine. */
export const ticketEventTypes = [
  /** T1, T2: a number was given. */
  'ISSUED',
  /** T3: it became callable. */
  'READY',
  /** T6 */
  'CALLED',
  /** T8: called again, by the officer or as the one extra call before T11. */
  'RECALLED',
  /** The citizen answered while the officer was away; the call stands and no timer ends it. */
  'ACCEPTED',
  /** T10 */
  'STARTED',
  /** T11 */
  'MISSED',
  /** T12: the call was taken back; the place is kept. */
  'RELEASED',
  /** T13 */
  'REJOINED',
  /** T14 */
  'NO_SHOW',
  /** T20 */
  'COMPLETED',
  /** T21: the officer was lost while serving. */
  'RETURNED',
  /** T4 */
  'CANCELLED',
  /** T24: a supervisor's correction. */
  'VOIDED',
  /** T25 */
  'EXPIRED',
] as const;
export type TicketEventType = (typeof ticketEventTypes)[number];

/** What an event changed: replaying the payloads in order gives the row (invariant I4). */
export type TicketEventPayload = {
  readonly changes: Partial<Ticket>;
  /** Present on CALLED and RECALLED; `n` counts from 1 since the citizen was last in line. */
  readonly call?: { readonly id: string; readonly n: number };
  /** Present on ISSUED: the visit's number, so that the log alone tells who was `A-012`. */
  readonly number?: { readonly prefix: string; readonly n: number };
  /** Present on ISSUED when somebody served: the wait the citizen was told, minutes (invariant I12). */
  readonly promised?: { readonly lowMinutes: number; readonly highMinutes: number };
  readonly reason?: string;
};

/** A ticket before its first event: what ISSUED changes is told against this. */
export const blankTicket: Ticket = {
  id: '',
  visitId: '',
  officeCode: '',
  citizenId: '',
  serviceId: '',
  groupPrefix: '',
  state: 'ISSUED',
  version: 0,
  issuedAt: 0,
  joinedAt: null,
  effectiveAt: null,
  notBefore: null,
  priority: false,
  restored: false,
  rejoins: 0,
  deskId: null,
  slot: null,
  officerId: null,
  officerName: null,
  callCount: 0,
  lastCalledAt: null,
  servingAt: null,
  dueAt: null,
  resolution: null,
  resolutionNote: null,
  caseCode: null,
  closeReason: null,
  closedAt: null,
};

/** A number as citizens read it: prefix, hyphen, at least three digits (`A-012`). */
export function formatNumber(prefix: string, n: number): string {
  return `${prefix}-${String(n).padStart(3, '0')}`;
}
