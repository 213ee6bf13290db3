/** The hall's room as the engine needs it: who is here, where they go, and what the server says of us. */
import type { Room } from '@colyseus/sdk';
import type { Look } from '../../../shared/domain/citizen.ts';
import type { Gesture } from '../../../shared/protocol/gestures.ts';
import type * as contract from '../../../shared/protocol/hall/messages.ts';
import type { HallServerMessages, WarpReply } from '../../../shared/protocol/hall/messages.ts';
import type { Phrase } from '../../../shared/protocol/phrases.ts';
import type { RoomToken } from '../../net/join-room.ts';
import { openRoomConnection, type RoomStatus } from '../../net/room-connection.ts';
import { ensureSession, recoverSession } from '../../state/session.ts';

/* The contract's module carries schemas; its types alone keep them out of the bundle, and keep these honest. */
const HALL_ROOM: typeof contract.HALL_ROOM = 'hall';
const HALL_PROTOCOL: typeof contract.HALL_PROTOCOL = 2;
const MOVE_MESSAGE: typeof contract.MOVE_MESSAGE = 'mv';
const HEARD_MESSAGE: typeof contract.HEARD_MESSAGE = 'ak';
const QUESTION_MESSAGE: typeof contract.QUESTION_MESSAGE = 'who';
const SNAPSHOT_MESSAGE: typeof contract.SNAPSHOT_MESSAGE = 's';
const CORRECTION_MESSAGE: typeof contract.CORRECTION_MESSAGE = 'c';
const ROSTER_MESSAGE: typeof contract.ROSTER_MESSAGE = 'w';

/** What a token opens: the hall it was given for, and whether one has a body there. */
export type HallGrant = RoomToken & { readonly hall: number; readonly gallery: boolean };

export type HallListener = {
  /** First after every join; `roomId` names the room: in another one, ids mean other people. */
  readonly welcome: (message: HallServerMessages['welcome'], roomId: string) => void;
  readonly at: (message: HallServerMessages['at']) => void;
  readonly snapshot: (bytes: Uint8Array) => void;
  /** Who some ids are: an answer to `ask`. */
  readonly roster: (bytes: Uint8Array) => void;
  readonly correction: (bytes: Uint8Array) => void;
  readonly status: (status: RoomStatus) => void;
};

/** What can be sent answers false when one is not connected: nobody heard it. */
export type HallRoom = {
  readonly sendMove: (bytes: Uint8Array) => boolean;
  /** The newest tick read, by who has nothing else to say. */
  readonly sendHeard: (bytes: Uint8Array) => boolean;
  /** Asks who some ids are. */
  readonly ask: (bytes: Uint8Array) => boolean;
  /** Asks to be put before a counter; throws when refused or not connected. */
  readonly warp: (region: string) => Promise<WarpReply>;
  readonly sendGesture: (gesture: Gesture) => boolean;
  readonly sendSay: (phrase: Phrase) => boolean;
  readonly sendLook: (look: Look) => boolean;
  /** Nobody looks: no snapshots until it is false again. */
  readonly sendRest: (on: boolean) => boolean;
  readonly retryNow: () => void;
  /** Asks for another token and goes over to what it opens, if that is wanted; false when one stays. */
  readonly goOver: (isWanted: (grant: HallGrant) => boolean) => Promise<boolean>;
  readonly close: () => void;
};

/** Joins the hall and keeps joined (`client/net/room-connection.ts`); `wish` is the number of the hall one would like. */
export function openHallRoom(listener: HallListener, wish: () => number | null = () => null): HallRoom {
  const connection = openRoomConnection<HallGrant>({
    room: HALL_ROOM,
    joinOptions: ({ hall }) => ({ protocol: HALL_PROTOCOL, hall }),
    tokenRequest: () => ({ room: HALL_ROOM, hall: wish() ?? undefined }),
    prepare: ensureSession,
    recover: recoverSession,
    onJoin: (room) => {
      listen(room, listener, () => connection.heard());
    },
    onStatus: listener.status,
  });
  return {
    sendMove: (bytes) => connection.sendBytes(MOVE_MESSAGE, bytes),
    sendHeard: (bytes) => connection.sendBytes(HEARD_MESSAGE, bytes),
    ask: (bytes) => connection.sendBytes(QUESTION_MESSAGE, bytes),
    async warp(region) {
      const room = connection.room();
      if (!room) throw new Error('not in the hall');
      return (await room.request('warp', { region })) as WarpReply;
    },
    sendGesture: (gesture) => connection.send('gesture', { gesture }),
    sendSay: (phrase) => connection.send('say', { phrase }),
    sendLook: (look) => connection.send('look', { look }),
    sendRest: (on) => connection.send('rest', { on }),
    retryNow: connection.retryNow,
    goOver: connection.goOver,
    close: connection.close,
  };
}

function listen(room: Room, listener: HallListener, heard: () => void): void {
  room.onMessage('welcome', (message: HallServerMessages['welcome']) => {
    heard();
    listener.welcome(message, room.roomId);
  });
  room.onMessage('at', (message: HallServerMessages['at']) => {
    heard();
    listener.at(message);
  });
  const bytesTo = (type: string, take: (bytes: Uint8Array) => void): void => {
    room.onMessage(type, (bytes: Uint8Array) => {
      heard();
      take(bytes);
    });
  };
  bytesTo(SNAPSHOT_MESSAGE, listener.snapshot);
  bytesTo(ROSTER_MESSAGE, listener.roster);
  bytesTo(CORRECTION_MESSAGE, listener.correction);
}
