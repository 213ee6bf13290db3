/**
 * The counter room of one region, shared by everybody on the page who needs it (ticket card, conversation,
 * officer console): counted, joined once, left a little after the last one let go.
 */
import type { Room } from '@colyseus/sdk';
import { create } from 'zustand';
import type * as Contract from '../../shared/protocol/counter-messages.ts';
import type { CounterClientMessages, CounterServerMessages } from '../../shared/protocol/counter-messages.ts';
import type { LineView } from '../../shared/protocol/views.ts';
import { ensureSession, recoverSession } from '../state/session.ts';
import { applyRegion } from './live-regions.ts';
import { openRoomConnection, type RoomConnection, type RoomStatus } from './room-connection.ts';

/* The contract's module carries schemas; its types alone keep them out of the bundle, and keep these two honest. */
const COUNTER_ROOM: typeof Contract.COUNTER_ROOM = 'counter';
const COUNTER_PROTOCOL: typeof Contract.COUNTER_PROTOCOL = 1;

export type CounterRole = 'citizen' | 'officer';

/** A server frame with the region whose room brought it. */
type FrameListener<T extends keyof CounterServerMessages> = (
  frame: CounterServerMessages[T],
  from: { readonly region: string; readonly as: CounterRole },
) => void;

type Counter = { connection: RoomConnection; users: number; lingering?: ReturnType<typeof setTimeout> };

const LINGER_MS = 4000;
const counters = new Map<string, Counter>();
const listeners = new Map<string, Set<FrameListener<keyof CounterServerMessages>>>();
const frameTypes = [
  'live',
  'ticket',
  'line',
  'sent',
  'refused',
  'events',
  'reset',
  'marks',
  'typing',
  'ready',
] as const;

/** Room status by `counterKey`. */
export const useCounterStatuses = create<Readonly<Record<string, RoomStatus>>>(() => ({}));

/** The line of each office this browser may see, newest by cursor. Filled only for officers. */
export const useLines = create<Readonly<Record<string, LineView>>>(() => ({}));

export function counterKey(region: string, as: CounterRole): string {
  return `${as}:${region}`;
}

/** Joins the counter room of `region` until the returned function is called. */
export function holdCounter(region: string, as: CounterRole): () => void {
  const key = counterKey(region, as);
  const counter = counters.get(key) ?? openCounter(region, as);
  clearTimeout(counter.lingering);
  counter.users += 1;
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    counter.users -= 1;
    if (counter.users > 0) return;
    counter.lingering = setTimeout(() => {
      counters.delete(key);
      counter.connection.close();
    }, LINGER_MS);
  };
}

/** Sends to a held counter; false when it is not online (nothing is queued). */
export function sendToCounter<T extends keyof CounterClientMessages>(
  region: string,
  as: CounterRole,
  type: T,
  message: CounterClientMessages[T],
): boolean {
  return counters.get(counterKey(region, as))?.connection.send(type, message) ?? false;
}

/** Hears every frame of one type, from all held counters. */
export function onCounterFrame<T extends keyof CounterServerMessages>(
  type: T,
  listener: FrameListener<T>,
): () => void {
  const set = listeners.get(type) ?? new Set();
  listeners.set(type, set);
  set.add(listener as FrameListener<keyof CounterServerMessages>);
  return () => set.delete(listener as FrameListener<keyof CounterServerMessages>);
}

/** Status of a counter's room; `idle` while nobody holds it. */
export function useCounterStatus(region: string, as: CounterRole): RoomStatus {
  return useCounterStatuses((statuses) => statuses[counterKey(region, as)] ?? 'idle');
}

/** The office's line, newest-wins; also for the answers of commands. */
export function applyLine(line: LineView): void {
  const shown = useLines.getState()[line.region];
  if (shown && shown.cursor > line.cursor) return;
  useLines.setState({ [line.region]: line });
}

function openCounter(region: string, as: CounterRole): Counter {
  const key = counterKey(region, as);
  const connection = openRoomConnection({
    room: COUNTER_ROOM,
    joinOptions: { protocol: COUNTER_PROTOCOL, region },
    tokenRequest: { room: COUNTER_ROOM, region, as },
    ...(as === 'citizen' ? { prepare: ensureSession, recover: recoverSession } : {}),
    onJoin: (room) => listen(room, region, as, () => counters.get(key)?.connection.heard()),
    onStatus: (status) => useCounterStatuses.setState({ [key]: status }),
  });
  const counter: Counter = { connection, users: 0 };
  counters.set(key, counter);
  return counter;
}

function listen(room: Room, region: string, as: CounterRole, heard: () => void): void {
  for (const type of frameTypes) {
    room.onMessage(type, (frame: CounterServerMessages[typeof type]) => {
      heard();
      if (type === 'live') applyRegion(frame as CounterServerMessages['live']);
      if (type === 'line') applyLine(frame as CounterServerMessages['line']);
      for (const listener of listeners.get(type) ?? []) listener(frame, { region, as });
    });
  }
}
