/** What the heads-up display shows of the hall. Written at most a few times a second, never from a frame. */
import { create } from 'zustand';
import type { RoomStatus } from '../../net/room-connection.ts';
import type { Tier } from '../engine/quality.ts';
import { noPanel, type Panel } from './panel.ts';
import type { WeakOfferState } from './weak-offer.ts';

export type HallPhase =
  | 'loading'
  | 'ready'
  /** The graphics context was taken away; it usually comes back by itself. */
  | 'lost'
  | 'failed';

/** People in a cell of 6.4 m (`cellOf` of shared/protocol/hall/snapshot.ts); 255 means "or more". */
export type CellCount = { readonly column: number; readonly row: number; readonly people: number };

export type HallState = {
  readonly phase: HallPhase;
  /** Bytes of models and pictures, after decompression. */
  readonly loaded: number;
  readonly total: number;
  /** Share of the parts that came after the first step (frames, murals, trees), 0 to 1. */
  readonly staged: number;
  readonly status: RoomStatus;
  readonly panel: Panel;
  /** Where "Antar saya" leads: a counter, or a place on the floor (null code), perhaps only the nearest to the tapped one. */
  readonly target: { readonly code: string | null; readonly isNearest: boolean } | null;
  /** Metres still to walk. */
  readonly left: number;
  /** Wing one stands in; null in the atrium. */
  readonly wing: string | null;
  /** Number of the hall, from the last welcome; null before the first one. */
  readonly hall: number | null;
  /** Everybody in this hall, the visitor's body included: the server's count, every few seconds. */
  readonly inHall: number;
  /** Where they are, cell by cell; a new list whenever it changes. */
  readonly cells: readonly CellCount[];
  /** The hall is full: one watches from above, without a body. */
  readonly gallery: boolean;
  readonly tier: Tier;
  /** Whether the picture is seen through the visitor's own eyes. */
  readonly firstPerson: boolean;
  /** The flat view, offered where even the lowest tier is a slide show. */
  readonly weakOffer: WeakOfferState;
};

const empty: HallState = {
  phase: 'loading',
  loaded: 0,
  total: 0,
  staged: 0,
  status: 'idle',
  panel: noPanel,
  target: null,
  left: 0,
  wing: null,
  hall: null,
  inHall: 0,
  cells: [],
  gallery: false,
  tier: 'mid',
  firstPerson: false,
  weakOffer: 'none',
};

export const useHall = create<HallState>(() => empty);

export function resetHall(): void {
  useHall.setState(empty, true);
}

/** Sets what differs, and only then wakes who watches. */
export function noteHall(part: Partial<HallState>): void {
  const now = useHall.getState();
  const keys = Object.keys(part) as (keyof HallState)[];
  if (keys.some((key) => now[key] !== part[key])) useHall.setState(part);
}
