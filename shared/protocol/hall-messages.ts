/**
 * Wire contract of the `hall` room (avatars). Movement is binary (`snapshot.ts`); everything slow is JSON.
 * docs/protocol.md is the prose version, enough to write a client from.
 */
import { z } from 'zod';
import { lookSchema } from '../domain/citizen.ts';
import { gestures, type Gesture } from './gestures.ts';

export { gestures, type Gesture } from './gestures.ts';
export { isPhrase, phrases, type Phrase } from './phrases.ts';

/** Raised on an incompatible change; sent on join, refused when different. */
export const HALL_PROTOCOL = 1;

export const HALL_ROOM = 'hall';

/** Join options: `{ protocol }` beside the Colyseus auth token. */
export const hallJoinSchema = z.object({ protocol: z.number().int() });

/** One person in the hall: the slow facts. `id` is the 16-bit number used in snapshots. */
export const rosterEntrySchema = z.object({
  id: z.number().int().min(1).max(65535),
  name: z.string(),
  look: lookSchema,
  role: z.enum(['citizen', 'officer']),
  simulated: z.boolean(),
});
export type RosterEntry = z.infer<typeof rosterEntrySchema>;

/** Server → client JSON messages, by Colyseus message type. */
export type HallServerMessages = {
  /** First message after a join: who I am and everybody present, with where they stand. */
  welcome: {
    protocol: number;
    you: number;
    hall: string;
    x: number;
    z: number;
    yaw: number;
    people: (RosterEntry & { x: number; z: number; yaw: number })[];
  };
  enter: RosterEntry & { x: number; z: number; yaw: number };
  leave: { id: number };
  /** A changed name or look. */
  update: RosterEntry;
  /** The server's fact: you are now at this region's counter, or at none. Sent on change only. */
  at: { region: string | null };
  /** Somebody sat down or stood up (`seat` = index of the counter's seats), or greeted. */
  gesture: { id: number; gesture: Gesture };
  /**
   * Somebody near said one of the preset phrases (`phrases`), with its gesture. A string: a newer server may know
   * more of them.
   */
  say: { id: number; phrase: string };
};

/** Client → server, by type: `warp` is a request (it has a reply), `gesture`, `say`, `look`; `mv` are bytes. */
export const warpSchema = z.object({ region: z.string().regex(/^\d{4}$/) });
export type WarpReply = { x: number; z: number; yaw: number };
export const gestureSchema = z.object({ gesture: z.enum(gestures) });
/** Any short id is readable; one the server does not know is passed over without a strike. */
export const saySchema = z.object({ phrase: z.string().regex(/^[a-z]{1,24}$/) });
export const changeLookSchema = z.object({ look: lookSchema });

/** Byte message types. */
export const MOVE_MESSAGE = 'mv';
export const SNAPSHOT_MESSAGE = 's';
export const CORRECTION_MESSAGE = 'c';

/**
 * The hall answers `ping` `{ n }` with `pong` `{ n }`. It closes with 4100 when the same person came in
 * through another tab or device (do not come back by yourself), and with 4002 and a reason when a client
 * sends too much that cannot be read.
 */
export const CLOSE_REPLACED = 4100;
export const CLOSE_MISBEHAVED = 4002;

/** Why a `warp` request was rejected. */
export type WarpRefusal = { reason: 'invalid' | 'unknown-region' | 'too-soon' | 'too-many' };
