/** The hall's room as the engine needs it: who is here, where they go, and what the server says of us. */
import type { Room } from '@colyseus/sdk';
import type { Look } from '../../../shared/domain/citizen.ts';
import type {
  Gesture,
  HallServerMessages,
  Phrase,
  WarpReply,
} from '../../../shared/protocol/hall-messages.ts';
import type * as contract from '../../../shared/protocol/hall-messages.ts';
import { openRoomConnection, type RoomStatus } from '../../net/room-connection.ts';
import { ensureSession, recoverSession } from '../../state/session.ts';

/* The contract's module carries schemas; its types alone keep them out of the bundle, and keep these honest. */
const HALL_ROOM: typeof contract.HALL_ROOM = 'hall';
const HALL_PROTOCOL: typeof contract.HALL_PROTOCOL = 1;
const MOVE_MESSAGE: typeof contract.MOVE_MESSAGE = 'mv';
const SNAPSHOT_MESSAGE: typeof contract.SNAPSHOT_MESSAGE = 's';
const CORRECTION_MESSAGE: typeof contract.CORRECTION_MESSAGE = 'c';

export type HallListener = {
  readonly [K in keyof HallServerMessages]: (message: HallServerMessages[K]) => void;
} & {
  readonly snapshot: (bytes: Uint8Array) => void;
  readonly correction: (bytes: Uint8Array) => void;
  readonly status: (status: RoomStatus) => void;
};

export type HallRoom = {
  readonly sendMove: (bytes: Uint8Array) => boolean;
  /** Asks to be put before a counter; throws when refused or not connected. */
  readonly warp: (region: string) => Promise<WarpReply>;
  readonly sendGesture: (gesture: Gesture) => void;
  /** False when not connected: nobody heard it. */
  readonly sendSay: (phrase: Phrase) => boolean;
  readonly sendLook: (look: Look) => void;
  readonly retryNow: () => void;
  readonly close: () => void;
};

const jsonTypes = ['welcome', 'enter', 'leave', 'update', 'at', 'gesture', 'say'] as const;

/** Joins the hall and keeps joined; see `client/net/room-connection.ts`. */
export function openHallRoom(listener: HallListener): HallRoom {
  const connection = openRoomConnection({
    room: HALL_ROOM,
    joinOptions: { protocol: HALL_PROTOCOL },
    tokenRequest: { room: HALL_ROOM },
    prepare: ensureSession,
    recover: recoverSession,
    onJoin: (room) => {
      listen(room, listener, () => connection.heard());
    },
    onStatus: listener.status,
  });
  return {
    sendMove: (bytes) => connection.sendBytes(MOVE_MESSAGE, bytes),
    async warp(region) {
      const room = connection.room();
      if (!room) throw new Error('not in the hall');
      return (await room.request('warp', { region })) as WarpReply;
    },
    sendGesture: (gesture) => void connection.send('gesture', { gesture }),
    sendSay: (phrase) => connection.send('say', { phrase }),
    sendLook: (look) => void connection.send('look', { look }),
    retryNow: connection.retryNow,
    close: connection.close,
  };
}

function listen(room: Room, listener: HallListener, heard: () => void): void {
  for (const type of jsonTypes) {
    room.onMessage(type, (message: never) => {
      heard();
      listener[type](message);
    });
  }
  room.onMessage(SNAPSHOT_MESSAGE, (bytes: Uint8Array) => {
    heard();
    listener.snapshot(bytes);
  });
  room.onMessage(CORRECTION_MESSAGE, (bytes: Uint8Array) => {
    heard();
    listener.correction(bytes);
  });
}
