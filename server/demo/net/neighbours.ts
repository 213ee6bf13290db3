/** Where everybody else in the hall is, as the room tells it: who simulated people greet, and answer. */
import type { Room } from '@colyseus/sdk';
import { SNAPSHOT_MESSAGE, type HallServerMessages } from '../../../shared/protocol/hall-messages.ts';
import { readSnapshot } from '../../../shared/protocol/snapshot.ts';
import type { Point } from '../../../shared/hall/types.ts';

export type Neighbours = {
  /** Null for somebody never heard of. */
  readonly placeOf: (id: number) => Point | null;
  /** Whether anybody stands within `metres` of a place. */
  readonly isAnybodyNear: (place: Point, metres: number) => boolean;
};

/** Listens to a joined room; `you` are not your own neighbour. Must be called before the welcome arrives. */
export function watchNeighbours(room: Room): Neighbours {
  const places = new Map<number, { x: number; z: number }>();
  let you = 0;
  const put = (id: number, x: number, z: number): void => {
    if (id === you) return;
    const place = places.get(id);
    if (place) Object.assign(place, { x, z });
    else places.set(id, { x, z });
  };
  room.onMessage('welcome', (message: HallServerMessages['welcome']) => {
    you = message.you;
    places.clear();
    for (const { id, x, z } of message.people) put(id, x, z);
  });
  room.onMessage('enter', ({ id, x, z }: HallServerMessages['enter']) => put(id, x, z));
  room.onMessage('leave', ({ id }: HallServerMessages['leave']) => void places.delete(id));
  room.onMessage(SNAPSHOT_MESSAGE, (bytes: Uint8Array) => readSnapshot(bytes, put));
  return {
    placeOf: (id) => places.get(id) ?? null,
    isAnybodyNear(place, metres) {
      for (const { x, z } of places.values()) {
        if (Math.hypot(x - place.x, z - place.z) <= metres) return true;
      }
      return false;
    },
  };
}
