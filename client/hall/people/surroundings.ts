/** What the hall tells of everybody else: reads snapshots, and asks who the people in them are. */
import { FRAME_VERSION, u16, u8 } from '../../../shared/protocol/hall/quantise.ts';
import { readRoster } from '../../../shared/protocol/hall/roster.ts';
import { gestureOfCode, phraseOfCode } from '../../../shared/protocol/hall/said.ts';
import { KEY, readSnapshot, type SnapshotVisitor } from '../../../shared/protocol/hall/snapshot.ts';
import type { Gesture } from '../../../shared/protocol/gestures.ts';
import type { CellCount } from '../state/hall-store.ts';
import { createPeopleCount } from './count-people.ts';
import type { HearOthers } from './hear-others.ts';
import type { Others } from './others.ts';
import { createRoster } from './roster.ts';

export type Surroundings = {
  /** After every join: one's own id (0 without a body), and the room's name. */
  readonly joined: (you: number, roomId: string) => void;
  /** Reads a snapshot; its tick, or null for what is none. */
  readonly snapshot: (bytes: Uint8Array, now: number) => number | null;
  /** Reads an answer to a question. */
  readonly roster: (bytes: Uint8Array) => void;
  /** Every frame: asks who people are, and counts them, when it is time. */
  readonly tend: (now: number) => void;
};

export type SurroundingsParts = {
  readonly others: Others;
  readonly hearing: HearOthers;
  /** Sends a question; false when it could not. */
  readonly ask: (question: Uint8Array) => boolean;
  /** The server shows us ourselves here. */
  readonly onOwnPlace: (x: number, z: number) => void;
  /** The server has told everybody of our gesture. */
  readonly onOwnGesture: (gesture: Gesture) => void;
  /** At most every two seconds. */
  readonly onCount: (inHall: number, cells: readonly CellCount[]) => void;
};

export function createSurroundings(parts: SurroundingsParts): Surroundings {
  const { others, hearing } = parts;
  const roster = createRoster(parts.ask);
  const count = createPeopleCount(parts.onCount);
  let me = 0;
  let room = '';
  let heardAt = 0;

  const reader: SnapshotVisitor = {
    place(id, x, z, yaw, gait) {
      if (id === me) {
        parts.onOwnPlace(x, z);
        return;
      }
      if (!others.place(id, x, z, yaw, gait)) return;
      const entry = roster.entryOf(id);
      if (entry) others.dress(entry);
    },
    gone: others.gone,
    said(id, code) {
      const gesture = gestureOfCode(code);
      if (gesture && id === me) parts.onOwnGesture(gesture);
      else if (gesture) others.gesture(id, gesture);
      const phrase = phraseOfCode(code);
      if (!phrase) return;
      if (id === me) {
        others.sayMyself(phrase, heardAt);
        hearing.spoke(heardAt);
        return;
      }
      const who = others.say(id, phrase, heardAt);
      if (who) hearing.heard(who, phrase, heardAt);
    },
    changed(id) {
      roster.forget(id);
      others.changed(id);
    },
    people: count.begin,
    count: count.add,
  };

  return {
    joined(you, roomId) {
      me = you;
      if (roomId === room) return;
      room = roomId;
      others.clear();
      roster.clear();
    },
    snapshot(bytes, now) {
      if (u8(bytes, 0) !== FRAME_VERSION) return null;
      heardAt = now;
      others.beginFrame(u16(bytes, 2), (u8(bytes, 1) & KEY) !== 0, now);
      const tick = readSnapshot(bytes, reader);
      if (tick !== null) others.endFrame();
      return tick;
    },
    roster(bytes) {
      for (const entry of readRoster(bytes) ?? []) {
        roster.learn(entry);
        others.dress(entry);
      }
    },
    tend(now) {
      roster.ask(others.strangers, now);
      count.tell(now);
    },
  };
}
