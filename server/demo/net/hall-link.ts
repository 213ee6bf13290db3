/** A simulated visitor's place in the hall: reports where they walk, obeys the server's corrections. */
import type { Gesture } from '../../../shared/protocol/gestures.ts';
import { decodeCorrection } from '../../../shared/protocol/hall/correction.ts';
import { gaits, type Gait } from '../../../shared/protocol/hall/gaits.ts';
import {
  CORRECTION_MESSAGE,
  HALL_PROTOCOL,
  HALL_ROOM,
  MOVE_MESSAGE,
  type HallServerMessages,
} from '../../../shared/protocol/hall/messages.ts';
import { encodeMove } from '../../../shared/protocol/hall/move-report.ts';
import { gestureOfCode, phraseOfCode } from '../../../shared/protocol/hall/said.ts';
import type { Phrase } from '../../../shared/protocol/phrases.ts';
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
    ({ hall }) => ({ protocol: HALL_PROTOCOL, hall }),
    { room: HALL_ROOM },
  );
  const neighbours = watchNeighbours(room, gone, hear);
  let you = 0;
  let gait: Gait = 'stand';
  let expressedAt = -Infinity;
  let listener: ((heard: Heard) => void) | null = null;
  function hear(id: number, code: number): void {
    const place = id === you ? null : neighbours.placeOf(id);
    const gesture = gestureOfCode(code);
    const phrase = phraseOfCode(code);
    if (place && gesture) listener?.({ place, gesture });
    if (place && phrase) listener?.({ place, phrase });
  }
  let corrections = 0;
  let strolls = 0;
  let sequence = 0;
  let pose = await new Promise<Pose>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the hall said no welcome')), WELCOME_TIMEOUT_MS);
    room.onMessage('welcome', ({ x, z, yaw, gallery, you: id }: HallServerMessages['welcome']) => {
      you = id;
      clearTimeout(timer);
      if (gallery) reject(new Error('the hall is full'));
      else resolve({ x, z, yaw });
    });
  }).catch((error: unknown) => {
    void room.leave();
    throw error;
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
    if (!room.connection.isOpen) return;
    const report = { ...next, sequence, gait: gaits.indexOf(gait), heard: neighbours.heard() };
    room.sendBytes(MOVE_MESSAGE, encodeMove(report));
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
