import type { Look } from '../../../../shared/domain/citizen.ts';
import type { Mover } from '../../../../shared/hall/movement.ts';
import type { Point } from '../../../../shared/hall/types.ts';
import type { CorrectionReason } from '../../../../shared/protocol/hall/correction.ts';
import type { HallServerMessages } from '../../../../shared/protocol/hall/messages.ts';
import type { RosterEntry } from '../../../../shared/protocol/hall/roster.ts';
import type { Observer } from './observer.ts';
import type { Patience } from '../hear/patience.ts';

/** Who a token proves somebody to be. */
export type HallIdentity = {
  /** The same for all tabs and devices of one person. */
  readonly subject: string;
  readonly kind: 'citizen' | 'officer';
  readonly name: string;
  readonly look: Look;
  readonly simulated: boolean;
};

/** One client's connection as the crowd uses it. */
export type Wire = {
  readonly send: <T extends keyof HallServerMessages>(type: T, message: HallServerMessages[T]) => void;
  /** A finished frame, shared with others: must not be changed afterwards. */
  readonly sendFrame: (frame: Uint8Array) => void;
  readonly sendCorrection: (bytes: Uint8Array) => void;
  /** The answer to who some people are. */
  readonly sendRoster: (bytes: Uint8Array) => void;
  /** Bytes that wait because the client is slow. */
  readonly backlog: () => number;
  /** Whether the client is through with joining. */
  readonly isReady: () => boolean;
  readonly end: (code: number, reason: string) => void;
};

/** What everybody has who is connected to a hall, with a body in it or not. */
type Listener = {
  /** Null while a body waits for a dropped client, and after the end. */
  wire: Wire | null;
  observer: Observer | null;
  patience: Patience;
};

/** Somebody who watches from the gallery, because the hall is full. */
export type Watcher = Listener & { readonly kind: 'watcher'; readonly subject: string };

export type Seat = Point & { readonly yaw: number };

/** Somebody in the hall: a body, and the connection that moves it while there is one. */
export type Person = Listener & {
  readonly kind: 'person';
  readonly id: number;
  readonly subject: string;
  readonly slot: number;
  readonly role: 'citizen' | 'officer';
  readonly simulated: boolean;
  name: string;
  look: Look;
  mover: Mover;
  yaw: number;
  /** The counter one is at. */
  region: string | null;
  /** Where one sits. */
  seat: Seat | null;
  /** When a body without a connection leaves, milliseconds. */
  leavesAt: number;
  lastSequence: number | null;
  /** The refused report that has not been answered yet. */
  refused: { readonly sequence: number; readonly reason: CorrectionReason } | null;
  nextWarpAt: number;
  nextGestureAt: number;
  nextSayAt: number;
  nextLookAt: number;
  /** Came in by the entrance and has not reported yet. */
  isFresh: boolean;
};

export type Guest = Person | Watcher;

export const rosterEntryOf = (p: Person): RosterEntry => ({
  id: p.id,
  name: p.name,
  look: p.look,
  role: p.role,
  simulated: p.simulated,
});
