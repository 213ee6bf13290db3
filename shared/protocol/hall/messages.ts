/**
 * Wire contract of the `hall` room (avatars). Everything that is many is binary (the other files of this folder);
 * everything slow is JSON. docs/protocol.md is the prose version, enough to write a client from.
 */
import { z } from 'zod';
import { lookSchema } from '../../domain/citizen.ts';
import { gestures } from '../gestures.ts';

/** Raised on an incompatible change; sent on join, refused when different. */
export const HALL_PROTOCOL = 2;

export const HALL_ROOM = 'hall';

/** Numbers of halls: "Aula 1" … */
export const hallNumberSchema = z.number().int().min(1).max(999);

/** Join options, beside the Colyseus auth token: the hall that the token was issued for. */
export const hallJoinSchema = z.object({ protocol: z.number().int(), hall: hallNumberSchema });

/** Server → client JSON messages, by Colyseus message type. */
export type HallServerMessages = {
  /** First message after a join. The first snapshot after it is a KEY. */
  welcome: {
    protocol: number;
    /** One's own id in snapshots; 0 in the gallery, where one has no body. */
    you: number;
    /** Number of the hall. */
    hall: number;
    x: number;
    z: number;
    yaw: number;
    /** One sat here a moment ago. */
    seated: boolean;
    /** The hall is full: one watches, and does everything else. */
    gallery: boolean;
    /** People in the hall. */
    people: number;
  };
  /** The server's fact: you are now at this region's counter, or at none. Sent on change only. */
  at: { region: string | null };
  pong: { n: number };
};

/** Client → server, JSON, by type. `warp` is a request (it has a reply). */
export const warpSchema = z.object({ region: z.string().regex(/^\d{4}$/) });
export type WarpReply = { x: number; z: number; yaw: number };
/** Why a `warp` request was rejected; `failed` is the server's own fault. */
export type WarpRefusal = {
  reason: 'invalid' | 'unknown-region' | 'too-soon' | 'too-many' | 'no-body' | 'failed';
};
export const gestureSchema = z.object({ gesture: z.enum(gestures) });
/** Any short id is readable; one the server does not know is passed over without a strike. */
export const saySchema = z.object({ phrase: z.string().regex(/^[a-z]{1,24}$/) });
export const changeLookSchema = z.object({ look: lookSchema });
/** Nobody looks (a hidden tab): no snapshots until `on` is false again; then a KEY. */
export const restSchema = z.object({ on: z.boolean() });

/** Byte message types. */
export const MOVE_MESSAGE = 'mv';
export const HEARD_MESSAGE = 'ak';
export const QUESTION_MESSAGE = 'who';
export const SNAPSHOT_MESSAGE = 's';
export const CORRECTION_MESSAGE = 'c';
export const ROSTER_MESSAGE = 'w';

/** Code of a join refused, over HTTP or the socket, because the hall filled up in between: ask for a new token. */
export const HALL_FULL = 423;

/**
 * Close codes: the same person came in through another tab or device (do not come back by yourself); and a client
 * that sends too much that cannot be read, with a reason.
 */
export const CLOSE_REPLACED = 4100;
export const CLOSE_MISBEHAVED = 4002;
