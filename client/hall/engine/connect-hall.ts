/** Joins the room to the running hall: other people's steps come in, our own go out, facts reach the store. */
import {
  decodeCorrection,
  encodeMove,
  gaits,
  isLaterSequence,
  readSnapshot,
} from '../../../shared/protocol/snapshot.ts';
import { isPhrase } from '../../../shared/protocol/phrases.ts';
import type { Crowd } from '../kit/crowd.ts';
import { playGesture } from '../kit/crowd-people.ts';
import { createMoveReporter } from '../motion/report-moves.ts';
import { correctWalker } from '../motion/walker.ts';
import { openHallRoom, type HallRoom } from '../net/hall-room.ts';
import type { HearOthers } from '../people/hear-others.ts';
import type { Others } from '../people/others.ts';
import { OWN_SLOT } from '../people/slots.ts';
import { noteHall, useHall } from '../state/hall-store.ts';
import { arriveAt } from '../state/panel.ts';
import type { Visitor } from './visitor.ts';

export type HallLink = {
  readonly room: HallRoom;
  /** Once per frame: tells the server where we are when it is time. */
  readonly report: (now: number) => void;
  /** Asks the server to put us before a counter; false when it could not. */
  readonly warpTo: (code: string) => Promise<boolean>;
};

/** The server's and the own idea of one's place may differ by this much after a drop, metres. */
const SAME_PLACE_M = 1.5;
/** Steps before the first welcome the server surely accepts (it counts 20 m of way). */
const FIRST_STEPS_M = 14;

/**
 * `onWelcome` is called after every join, when the own place is known; `hearing` of all that is said near.
 */
export function connectHall(
  visitor: Visitor,
  others: Others,
  crowd: Crowd,
  onWelcome: (isFirst: boolean) => void,
  hearing: HearOthers,
): HallLink {
  const { walker } = visitor;
  let me = 0;
  let joins = 0;
  let wasMoving = false;
  let sequence = 0;
  /** The newest report that was on its way when the server last corrected us: older refusals say nothing new. */
  let settledSequence = -1;
  /** When this snapshot was heard. */
  let heardAt = 0;

  const reporter = createMoveReporter((x, z, yaw) => {
    const isSent = room.sendMove(encodeMove({ sequence: sequence + 1, x, z, yaw, gait: visitor.gait() }));
    if (isSent) sequence = (sequence + 1) & 0xffff;
    return isSent;
  });

  function placeOther(id: number, x: number, z: number, yaw: number, gait: number): void {
    if (id !== me) others.place(id, x, z, yaw, gaits[gait] === 'sit', heardAt);
  }

  function settleAt(x: number, z: number, yaw: number): void {
    visitor.placeAt(x, z, yaw);
    reporter.settle(x, z, yaw);
  }

  /** As above, but whoever asked to be led before the room was joined is still led. */
  function carryOnFrom(x: number, z: number, yaw: number): void {
    visitor.carryOnFrom(x, z, yaw);
    reporter.settle(x, z, yaw);
  }

  /**
   * The hall is walked in before the room is joined: the server takes a first report not far from the entrance, so
   * that nobody is pulled back. Who was here a moment ago is put where they were.
   */
  function meetServer(x: number, z: number, yaw: number): void {
    const hasWalked = wasMoving && Math.hypot(x - walker.x, z - walker.z) < FIRST_STEPS_M;
    if (!hasWalked) carryOnFrom(x, z, yaw);
  }

  /** After a drop one stays where one sees oneself, unless the server has forgotten that place. */
  function comeBack(x: number, z: number, yaw: number): void {
    if (Math.hypot(x - walker.x, z - walker.z) < SAME_PLACE_M) return;
    const { at } = useHall.getState().panel;
    if (at === null) carryOnFrom(x, z, yaw);
    else void warpTo(at);
  }

  async function warpTo(code: string): Promise<boolean> {
    try {
      const place = await room.warp(code);
      settleAt(place.x, place.z, place.yaw);
      return true;
    } catch {
      return false;
    }
  }

  const room = openHallRoom({
    status: (status) => {
      noteHall({ status });
    },
    welcome: (message) => {
      me = message.you;
      joins += 1;
      others.replace(
        message.people.filter((p) => p.id !== me),
        performance.now(),
      );
      if (joins === 1) meetServer(message.x, message.z, message.yaw);
      else comeBack(message.x, message.z, message.yaw);
      onWelcome(joins === 1);
    },
    enter: (person) => {
      if (person.id !== me) others.enter(person, performance.now());
    },
    leave: ({ id }) => {
      others.leave(id);
    },
    update: (entry) => {
      if (entry.id !== me) others.update(entry);
    },
    at: ({ region }) => {
      const { panel } = useHall.getState();
      const destination = visitor.destination();
      const ledTo = destination ? (destination.counter?.code ?? null) : undefined;
      noteHall({ panel: arriveAt(panel, region, ledTo) });
    },
    gesture: ({ id, gesture }) => {
      if (id === me) playGesture(crowd.people, OWN_SLOT, gesture);
      else others.gesture(id, gesture);
    },
    say: ({ id, phrase }) => {
      if (!isPhrase(phrase)) return;
      const now = performance.now();
      if (id === me) {
        others.sayMyself(phrase, now);
        hearing.spoke(now);
        return;
      }
      const who = others.say(id, phrase, now);
      if (who) hearing.heard(who, phrase, now);
    },
    snapshot: (bytes) => {
      heardAt = performance.now();
      readSnapshot(bytes, placeOther);
    },
    correction: (bytes) => {
      const place = decodeCorrection(bytes);
      if (!place) return;
      if (settledSequence >= 0 && !isLaterSequence(place.sequence, settledSequence)) return;
      settledSequence = sequence;
      correctWalker(walker, place.x, place.z);
      reporter.settle(place.x, place.z, place.yaw);
    },
  });

  return {
    room,
    report(now) {
      wasMoving ||= Math.hypot(walker.vx, walker.vz) > 0.1;
      reporter.report(now, walker.x, walker.z, walker.yaw);
    },
    warpTo,
  };
}
