/** Where everybody else in the hall is, as the room tells it: who simulated people greet, and answer. */
import type { Room } from '@colyseus/sdk';
import {
  HEARD_MESSAGE,
  SNAPSHOT_MESSAGE,
  type HallServerMessages,
} from '../../../shared/protocol/hall/messages.ts';
import { encodeHeard } from '../../../shared/protocol/hall/move-report.ts';
import { readSnapshot } from '../../../shared/protocol/hall/snapshot.ts';
import type { Point } from '../../../shared/hall/types.ts';

export type Neighbours = {
  /** Null for somebody one is not told of. */
  readonly placeOf: (id: number) => Point | null;
  /** Whether anybody stands within `metres` of a place. */
  readonly isAnybodyNear: (place: Point, metres: number) => boolean;
  /** Tick of the newest snapshot read: goes into the next report, and counts as acknowledged. */
  readonly heard: () => number;
};

/** How often somebody who stands still says what they have read. */
const HEARD_EVERY_MS = 1000;

/** Listens to a joined room; `you` are not your own neighbour. Must be called before the welcome arrives. */
export function watchNeighbours(
  room: Room,
  gone: AbortSignal,
  onSaid: (id: number, code: number) => void,
): Neighbours {
  const places = new Map<number, { x: number; z: number }>();
  let you = 0;
  let heard = 0;
  let acknowledged = 0;
  const visitor = {
    key: () => places.clear(),
    place(id: number, x: number, z: number): void {
      if (id === you) return;
      const place = places.get(id);
      if (place) Object.assign(place, { x, z });
      else places.set(id, { x, z });
    },
    gone: (id: number) => void places.delete(id),
    said: onSaid,
  };
  room.onMessage('welcome', (message: HallServerMessages['welcome']) => {
    you = message.you;
  });
  room.onMessage(SNAPSHOT_MESSAGE, (bytes: Uint8Array) => {
    heard = readSnapshot(bytes, visitor) ?? heard;
  });
  const timer = setInterval(() => {
    if (heard === acknowledged || !room.connection.isOpen) return;
    acknowledged = heard;
    room.sendBytes(HEARD_MESSAGE, encodeHeard(heard));
  }, HEARD_EVERY_MS);
  gone.addEventListener('abort', () => clearInterval(timer), { once: true });
  return {
    placeOf: (id) => places.get(id) ?? null,
    isAnybodyNear(place, metres) {
      for (const { x, z } of places.values()) {
        if (Math.hypot(x - place.x, z - place.z) <= metres) return true;
      }
      return false;
    },
    heard() {
      acknowledged = heard;
      return heard;
    },
  };
}
