/** One try to join a room: a fresh token first, then the seat it opens. */
import type { Room } from '@colyseus/sdk';
import type * as HallContract from '../../shared/protocol/hall/messages.ts';
import { ApiRefusal, apiPost } from './api.ts';

/** `HALL_FULL` of shared/protocol/hall/messages.ts, whose schemas stay out of this bundle. */
const HALL_FULL: typeof HallContract.HALL_FULL = 423;

const JOIN_TIMEOUT_MS = 15_000;

export type RoomToken = { readonly token: string; readonly expiresAt: string };

type Fields = Readonly<Record<string, unknown>>;

export type JoinOptions<Grant extends RoomToken> = {
  /** Colyseus room name: `hall`, `counter`. */
  readonly room: string;
  /** Join options beside the auth token, e.g. `{ protocol, region }`; may depend on what the token was given for. */
  readonly joinOptions: Fields | ((grant: Grant) => Fields);
  /** Body of `POST /realtime-tokens`, asked anew for each token. */
  readonly tokenRequest: Fields | (() => Fields);
  /** Called before each token request: makes sure that somebody is signed in. */
  readonly prepare?: () => Promise<unknown>;
};

/** @throws `ApiRefusal`, `Unreachable` */
export async function askToken<Grant extends RoomToken>(options: JoinOptions<Grant>): Promise<Grant> {
  await options.prepare?.();
  const { tokenRequest } = options;
  const body = typeof tokenRequest === 'function' ? tokenRequest() : tokenRequest;
  return apiPost<Grant>('/realtime-tokens', body, { patienceMs: 0 });
}

/**
 * Joins with `given`, or with a new token. Gives up after 15 s, and leaves at once should the seat come later.
 * @throws also the SDK's errors
 */
export function joinRoom<Grant extends RoomToken>(options: JoinOptions<Grant>, given?: Grant): Promise<Room> {
  return withTimeout(joinOnce(options, given), JOIN_TIMEOUT_MS, (late) => void late.leave());
}

async function joinOnce<Grant extends RoomToken>(options: JoinOptions<Grant>, given?: Grant): Promise<Room> {
  // The SDK is a chunk of its own (about 46 KB): pages without a room never load it.
  const [sdk, grant] = await Promise.all([import('@colyseus/sdk'), given ?? askToken(options)]);
  // One client a join: the token travels with the client, and two rooms may join at the same time.
  const client = new sdk.Client(location.origin);
  client.auth.token = grant.token;
  const { joinOptions } = options;
  return client.joinOrCreate(
    options.room,
    typeof joinOptions === 'function' ? joinOptions(grant) : joinOptions,
  );
}

/** Only these are about who one is; everything else may pass by itself. */
export function isFinalRefusal(error: unknown): error is ApiRefusal {
  if (!(error instanceof ApiRefusal)) return false;
  return error.code === 'UNAUTHENTICATED' || error.code === 'FORBIDDEN' || error.code === 'NOT_FOUND';
}

/** The room filled up between token and join: another token opens another one. */
export function isRoomFull(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === HALL_FULL;
}

function withTimeout(promise: Promise<Room>, ms: number, dropLate: (late: Room) => void): Promise<Room> {
  return new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      reject(new Error('join timed out'));
    }, ms);
    promise.then(
      (room) => {
        clearTimeout(timer);
        if (late) dropLate(room);
        else resolve(room);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error as Error);
      },
    );
  });
}
