/** Joins the room to the running hall: other people's steps come in, our own go out, facts reach the store. */
import type { Crowd } from '../kit/crowd.ts';
import { playGesture } from '../kit/crowd-people.ts';
import type { Ground } from '../motion/ground.ts';
import { openHallRoom, type HallRoom } from '../net/hall-room.ts';
import { wishedHall } from '../net/hall-wish.ts';
import type { HearOthers } from '../people/hear-others.ts';
import type { Others } from '../people/others.ts';
import { OWN_SLOT } from '../people/slots.ts';
import { createSurroundings } from '../people/surroundings.ts';
import { noteHall, useHall } from '../state/hall-store.ts';
import { arriveAt } from '../state/panel.ts';
import { createOwnPart } from './own-part.ts';
import { restWhileHidden } from './rest-while-hidden.ts';
import type { Visitor } from './visitor.ts';

export type HallLink = {
  readonly room: HallRoom;
  /** Once per frame: tells the server where we are, and asks who the others are, when it is time. */
  readonly report: (now: number) => void;
  /** Asks the server to put us before a counter; false when it could not. */
  readonly warpTo: (code: string) => Promise<boolean>;
  /** Leaves for good. */
  readonly close: () => void;
};

/**
 * `onWelcome` is called after every join, when the own place is known; `hearing` of all that is said near.
 */
export function connectHall(
  visitor: Visitor,
  ground: Ground,
  others: Others,
  crowd: Crowd,
  onWelcome: (isFirst: boolean) => void,
  hearing: HearOthers,
): HallLink {
  let joins = 0;

  const room = openHallRoom(
    {
      status: (status) => {
        noteHall({ status });
      },
      welcome: (message, roomId) => {
        joins += 1;
        const { hall, gallery, people } = message;
        noteHall({ hall, gallery, inHall: people });
        surroundings.joined(message.you, roomId);
        own.welcome(message, useHall.getState().panel.at);
        resting.joined();
        onWelcome(joins === 1);
      },
      at: ({ region }) => {
        own.at(region);
      },
      snapshot: (bytes) => {
        const now = performance.now();
        const tick = surroundings.snapshot(bytes, now);
        if (tick !== null) own.heard(tick, now);
      },
      roster: (bytes) => {
        surroundings.roster(bytes);
      },
      correction: (bytes) => {
        own.corrected(bytes, performance.now());
      },
    },
    () => wishedHall(location.search, useHall.getState()),
  );

  const own = createOwnPart(visitor, ground, room, (region) => {
    const destination = visitor.destination();
    const ledTo = destination ? (destination.counter?.code ?? null) : undefined;
    noteHall({ panel: arriveAt(useHall.getState().panel, region, ledTo) });
  });

  const surroundings = createSurroundings({
    others,
    hearing,
    ask: room.ask,
    onOwnPlace: own.seenAt,
    onOwnGesture: (gesture) => {
      playGesture(crowd.people, OWN_SLOT, gesture);
    },
    onCount: (inHall, cells) => {
      noteHall({ inHall, cells });
    },
  });

  const resting = restWhileHidden((on) => {
    if (on) own.pause(performance.now());
    room.sendRest(on);
  });

  return {
    room,
    report(now) {
      own.frame(now);
      surroundings.tend(now);
    },
    warpTo: own.warpTo,
    close() {
      resting.stop();
      room.close();
    },
  };
}
