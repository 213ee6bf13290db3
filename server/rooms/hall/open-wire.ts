import { ClientState, getMessageBytes, Protocol, type Client } from '@colyseus/core';
import type { WebSocket } from 'ws';
import {
  CLOSE_MISBEHAVED,
  CORRECTION_MESSAGE,
  ROSTER_MESSAGE,
  SNAPSHOT_MESSAGE,
} from '../../../shared/protocol/hall/messages.ts';
import type { Wire } from './crowd/person.ts';

/** Time for the reason to arrive, after which a socket that was sent away is cut. */
const LAST_WORDS_MS = 1000;

/** A snapshot as Colyseus would send it: sealed once, for everybody who gets it. */
export const seal = (bytes: Uint8Array): Uint8Array =>
  getMessageBytes.raw(Protocol.ROOM_DATA_BYTES, SNAPSHOT_MESSAGE, undefined, bytes);

export const socketOf = (client: Client): WebSocket => client.ref as unknown as WebSocket;

/** The hall's end of a client's connection. `noteOffence` is called when the client is sent away for noise. */
export function openWire(client: Client, noteOffence: () => void): Wire {
  const socket = socketOf(client);
  const leave = client.leave.bind(client);
  return {
    send: (type, message) => client.send(type, message),
    sendFrame: (frame) => client.raw(frame),
    sendCorrection: (bytes) => client.sendBytes(CORRECTION_MESSAGE, bytes),
    sendRoster: (bytes) => client.sendBytes(ROSTER_MESSAGE, bytes),
    backlog: () => socket.bufferedAmount,
    isReady: () => client.state === ClientState.JOINED && socket.readyState === socket.OPEN,
    end(code, reason) {
      leave(code, reason);
      if (code !== CLOSE_MISBEHAVED) return;
      noteOffence();
      stopReading(client, socket);
    },
  };
}

/** Who floods does not stop because it was told to; what is not read costs nothing. */
function stopReading(client: Client, socket: WebSocket): void {
  client.state = ClientState.LEAVING;
  socket.pause();
  setTimeout(() => socket.terminate(), LAST_WORDS_MS).unref();
}
