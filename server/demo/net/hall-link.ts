/** A simulated visitor's place in the hall: reports where they walk, obeys the server's corrections. */
import {
  CORRECTION_MESSAGE,
  HALL_PROTOCOL,
  HALL_ROOM,
  MOVE_MESSAGE,
  type Gesture,
  type HallServerMessages,
} from '../../../shared/protocol/hall-messages.ts';
import { decodeCorrection, encodeMove, type Gait } from '../../../shared/protocol/snapshot.ts';
import type { Pose } from '../visitor/walk-along.ts';
import type { ApiClient } from './api-client.ts';
import { joinRoom } from './join-room.ts';

export type HallLink = {
  readonly pose: () => Pose;
  /** Tells the server where we are; at most a few times a second. */
  readonly report: (pose: Pose, gait: Gait) => void;
  readonly greet: (gesture: Gesture) => void;
  /** Raised whenever the server put us somewhere else. */
  readonly corrections: () => number;
  /** Only one stroll leads at a time: the newest. */
  readonly beginStroll: () => number;
  readonly isStroll: (id: number) => boolean;
  readonly gone: AbortSignal;
  readonly leave: () => void;
};

const WELCOME_TIMEOUT_MS = 15_000;

/** Joins the hall and waits until it is known where one stands. Throws when the server is away or silent. */
export async function enterHall(url: string, api: ApiClient): Promise<HallLink> {
  const { room, gone } = await joinRoom(
    url,
    api,
    HALL_ROOM,
    { protocol: HALL_PROTOCOL },
    { room: HALL_ROOM },
  );
  let corrections = 0;
  let strolls = 0;
  let sequence = 0;
  let pose = await new Promise<Pose>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the hall said no welcome')), WELCOME_TIMEOUT_MS);
    room.onMessage('welcome', ({ x, z, yaw }: HallServerMessages['welcome']) => {
      clearTimeout(timer);
      resolve({ x, z, yaw });
    });
  });
  room.onMessage(CORRECTION_MESSAGE, (bytes: Uint8Array) => {
    const correction = decodeCorrection(bytes);
    if (!correction) return;
    pose = { x: correction.x, z: correction.z, yaw: correction.yaw };
    corrections += 1;
  });
  return {
    pose: () => pose,
    report(next, gait) {
      pose = next;
      sequence += 1;
      if (room.connection.isOpen) room.sendBytes(MOVE_MESSAGE, encodeMove({ ...next, sequence, gait }));
    },
    greet: (gesture) => room.send('gesture', { gesture }),
    corrections: () => corrections,
    beginStroll: () => (strolls += 1),
    isStroll: (id) => id === strolls,
    gone,
    leave: () => void room.leave(),
  };
}
