/** The bytes of docs/protocol.md, "Without the SDK" and "Binary frames", as a stranger reads them there. */
import { packMap, packText } from './msgpack.ts';

/** First byte of every WebSocket message. */
export const envelopes = { join: 10, error: 11, leave: 12, json: 13, bytes: 17 } as const;

export const VERSION = 2;
export const ASK_LIMIT = 64;
/** Metres. */
export const CELL = 6.4;
export const STEP = 0.025;
export const STEPS_PER_CELL = 256;

export const JOINED = Buffer.of(envelopes.join);
export const LEAVE = Buffer.of(envelopes.leave);

export const jsonMessage = (
  type: string,
  entries: Readonly<Record<string, boolean | number | string>>,
): Buffer => Buffer.concat([Buffer.of(envelopes.json), packText(type), packMap(entries)]);

const byteHead = (type: string): Buffer => Buffer.concat([Buffer.of(envelopes.bytes), packText(type)]);

/** A reusable `mv` message: `writeMove` fills it. One for each bot, because sockets may keep what they send. */
export function createMove(): Buffer {
  const head = byteHead('mv');
  const message = Buffer.alloc(head.length + 11);
  head.copy(message);
  message[head.length] = VERSION;
  return message;
}

const MOVE_BODY = byteHead('mv').length;
const TURN = 2 * Math.PI;

/** Metres and radians; `heard` is the tick of the newest snapshot read. */
export function writeMove(
  message: Buffer,
  sequence: number,
  x: number,
  z: number,
  yaw: number,
  gait: number,
  heard: number,
): void {
  message.writeUInt16LE(sequence, MOVE_BODY + 1);
  message.writeInt16LE(Math.round(x * 100), MOVE_BODY + 3);
  message.writeInt16LE(Math.round(z * 100), MOVE_BODY + 5);
  message[MOVE_BODY + 7] = Math.round((yaw / TURN) * 256) & 255;
  message[MOVE_BODY + 8] = gait;
  message.writeUInt16LE(heard, MOVE_BODY + 9);
}

export function heardMessage(heard: number): Buffer {
  return Buffer.concat([byteHead('ak'), Buffer.of(VERSION, heard & 255, heard >> 8)]);
}

/** At most `ASK_LIMIT` ids. */
export function whoMessage(ids: readonly number[]): Buffer {
  const head = byteHead('who');
  const message = Buffer.alloc(head.length + 2 + 2 * ids.length);
  head.copy(message);
  message[head.length] = VERSION;
  message[head.length + 1] = ids.length;
  ids.forEach((id, i) => message.writeUInt16LE(id, head.length + 2 + 2 * i));
  return message;
}

/** The code of a refusal (`envelopes.error`). */
export function readErrorCode(message: Buffer): number {
  const kind = message[1] ?? 0;
  if (kind === 0xcd) return message.readUInt16LE(2);
  return kind === 0xcc ? (message[2] ?? 0) : kind;
}

/** Whether a byte or JSON message has this type, without making a string of it. */
export function hasType(message: Buffer, type: string): boolean {
  if (message[1] !== (0xa0 | type.length)) return false;
  for (let i = 0; i < type.length; i++) if (message[2 + i] !== type.charCodeAt(i)) return false;
  return true;
}

export const bodyAt = (type: string): number => 2 + type.length;

/** Whether a counter of 16 bits comes after another, both wrapping. */
export const isLater = (a: number, b: number): boolean => {
  const ahead = (a - b) & 0xffff;
  return ahead !== 0 && ahead < 0x8000;
};

export type Correction = {
  readonly x: number;
  readonly z: number;
  readonly yaw: number;
  readonly reason: number;
};

/** Null for what is no correction of this version. */
export function readCorrection(message: Buffer): Correction | null {
  const at = bodyAt('c');
  if (message.length !== at + 9 || message[at] !== VERSION) return null;
  return {
    x: message.readInt16LE(at + 3) / 100,
    z: message.readInt16LE(at + 5) / 100,
    yaw: ((message[at + 7] ?? 0) / 256) * TURN,
    reason: message[at + 8] ?? 0,
  };
}
