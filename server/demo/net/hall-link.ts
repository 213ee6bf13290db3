/** A simulated visitor's place in the hall: reports where they walk, obeys the server's corrections. */
import {
  CORRECTION_MESSAGE,
  HALL_PROTOCOL,
  HALL_ROOM,
  MOVE_MESSAGE,
  type Gesture,
  type HallServerMessages,
  type Phrase,
} from '../../../shared/protocol/hall-messages.ts';
import { decodeCorrection, encodeMove, type Gait } from '../../../shared/protocol/snapshot.ts';
import type { Pose } from '../visitor/walk-along.ts';
import type { ApiClient } from './api-client.ts';
import type { Point } from '../../../shared/hall/types.ts';
import { joinRoom } from './join-room.ts';
import { watchNeighbours } from './neighbours.ts';

/** What somebody else said or did, and where they are. */
export type Heard = { readonly place: Point; readonly phrase?: string; readonly gesture?: Gesture };

export type HallLink = {
  readonly pose: () => Pose;
  /** Tells the server where we are; at most a few times a second. */
  readonly report: (pose: Pose, gait: Gait) => void;
  readonly greet: (gesture: Gesture) => void;
  readonly say: (phrase: Phrase) => void;
  /** When this person last greeted or spoke, ms of the clock. */
  readonly expressedAt: () => number;
  /** Looks at a place, unless walking. */
  readonly turnTo: (place: Point) => void;
  readonly onHeard: (listener: (heard: Heard) => void) => void;
  readonly isAnybodyNear: (metres: number) => boolean;
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
export async function enterHall(
  url: string,
  api: ApiClient,
  now: () => number = Date.now,
): Promise<HallLink> {
  const { room, gone } = await joinRoom(
    url,
    api,
    HALL_ROOM,
    { protocol: HALL_PROTOCOL },
    { room: HALL_ROOM },
  );
  const neighbours = watchNeighbours(room);
  let you = 0;
  let gait: Gait = 'stand';
  let expressedAt = -Infinity;
  let listener: ((heard: Heard) => void) | null = null;
  const hear = (id: number, what: Omit<Heard, 'place'>): void => {
    const place = id === you ? null : neighbours.placeOf(id);
    if (place) listener?.({ place, ...what });
  };
  room.onMessage('say', ({ id, phrase }: HallServerMessages['say']) => hear(id, { phrase }));
  room.onMessage('gesture', ({ id, gesture }: HallServerMessages['gesture']) => hear(id, { gesture }));
  let corrections = 0;
  let strolls = 0;
  let sequence = 0;
  let pose = await new Promise<Pose>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the hall said no welcome')), WELCOME_TIMEOUT_MS);
    room.onMessage('welcome', (welcome: HallServerMessages['welcome']) => {
      const { x, z, yaw } = welcome;
      you = welcome.you;
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
  function report(next: Pose, nextGait: Gait): void {
    pose = next;
    gait = nextGait;
    sequence += 1;
    if (room.connection.isOpen) room.sendBytes(MOVE_MESSAGE, encodeMove({ ...next, sequence, gait }));
  }
  function express(type: 'gesture' | 'say', message: object): void {
    expressedAt = now();
    room.send(type, message);
  }
  return {
    pose: () => pose,
    report,
    greet: (gesture) => express('gesture', { gesture }),
    say: (phrase) => express('say', { phrase }),
    expressedAt: () => expressedAt,
    turnTo(place) {
      if (gait === 'stand') report({ ...pose, yaw: Math.atan2(place.x - pose.x, place.z - pose.z) }, 'stand');
    },
    onHeard: (heard) => {
      listener = heard;
    },
    isAnybodyNear: (metres) => neighbours.isAnybodyNear(pose, metres),
    corrections: () => corrections,
    beginStroll: () => (strolls += 1),
    isStroll: (id) => id === strolls,
    gone,
    leave: () => void room.leave(),
  };
}
