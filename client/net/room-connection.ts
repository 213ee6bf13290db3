/**
 * Keeps one Colyseus room joined for as long as somebody needs it. The SDK's own reconnection is off: it gives
 * up on a server restart. Here every close that we did not ask for leads to a fresh token and a fresh join, and
 * a silent socket (one that opens but brings nothing) is closed by our own heartbeat.
 */
import type { Room } from '@colyseus/sdk';
import type * as HallContract from '../../shared/protocol/hall-messages.ts';
import { ApiRefusal, apiPost } from './api.ts';
import { rejoinDelay } from './backoff.ts';

export type RoomStatus =
  /** Not wanted yet, or closed by us. */
  | 'idle'
  | 'connecting'
  | 'online'
  /** Was lost or could not be joined; trying again by itself. */
  | 'reconnecting'
  /** The server says no (signed out, not allowed): trying again alone will not help. */
  | 'refused'
  /** The same person entered from another tab or device: fighting over the place would end in neither having it. */
  | 'replaced';

/** `CLOSE_REPLACED` of shared/protocol/hall-messages.ts, whose schemas stay out of this bundle. */
const CLOSE_REPLACED: typeof HallContract.CLOSE_REPLACED = 4100;

export type RoomToken = { readonly token: string; readonly expiresAt: string };

export type RoomConnectionOptions = {
  /** Colyseus room name: `hall`, `counter`. */
  readonly room: string;
  /** Join options beside the auth token, e.g. `{ protocol, region }`. */
  readonly joinOptions: Record<string, unknown>;
  /** Body of `POST /realtime-tokens`. */
  readonly tokenRequest: Record<string, unknown>;
  /** Called before each token request: makes sure that somebody is signed in. */
  readonly prepare?: () => Promise<unknown>;
  /** Asked when the server refuses the token; true = something was mended, try again. */
  readonly recover?: (refusal: ApiRefusal) => Promise<boolean>;
  /** Registers the room's handlers; called after every join, before anything is received. */
  readonly onJoin: (room: Room) => void;
  readonly onStatus?: (status: RoomStatus) => void;
};

export type RoomConnection = {
  /** The joined room, or null while away. Never keep it: after a drop it is another one. */
  readonly room: () => Room | null;
  readonly status: () => RoomStatus;
  /** Sends when online; false when it could not (the caller keeps what must not be lost). */
  readonly send: (type: string, payload: unknown) => boolean;
  readonly sendBytes: (type: string, bytes: Uint8Array) => boolean;
  /** A sign of life that is not the heartbeat (any frame of the room). */
  readonly heard: () => void;
  /** Tries now instead of waiting for the backoff. */
  readonly retryNow: () => void;
  /** Leaves for good. */
  readonly close: () => void;
};

const PING_EVERY_MS = 10_000;
/** An unanswered ping this old means a dead socket: 25 s of silence at most. */
const PONG_LIMIT_MS = 15_000;
/** After the device woke up nobody wants to wait that long. */
const WAKE_PONG_LIMIT_MS = 5000;
const JOIN_TIMEOUT_MS = 15_000;

/** Joins and keeps joined; see `RoomConnection`. Starts at once. */
export function openRoomConnection(options: RoomConnectionOptions): RoomConnection {
  let status: RoomStatus = 'idle';
  let room: Room | null = null;
  let closed = false;
  /** Raised by every try: answers of an older one are ignored. */
  let generation = 0;
  let failures = 0;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  /** When the oldest unanswered ping was sent; null = the server was heard since. */
  let askedAt: number | null = null;
  let pings = 0;
  let pongTimer: ReturnType<typeof setTimeout> | undefined;

  function setStatus(next: RoomStatus): void {
    if (status === next) return;
    status = next;
    options.onStatus?.(next);
  }

  async function join(): Promise<void> {
    clearTimeout(retryTimer);
    generation += 1;
    const mine = generation;
    setStatus(failures === 0 && status !== 'reconnecting' ? 'connecting' : 'reconnecting');
    try {
      const joined = await withTimeout(joinOnce(options), JOIN_TIMEOUT_MS, (late) => void late.leave());
      if (mine !== generation || closed) {
        void joined.leave();
        return;
      }
      adopt(joined, mine);
    } catch (error) {
      if (mine !== generation || closed) return;
      if (error instanceof ApiRefusal && isFinalRefusal(error)) await takeRefusal(error, mine);
      else retryLater();
    }
  }

  async function takeRefusal(refusal: ApiRefusal, mine: number): Promise<void> {
    const mended = (await options.recover?.(refusal).catch(() => false)) ?? false;
    if (mine !== generation || closed) return;
    if (mended) retryLater();
    else setStatus('refused');
  }

  function adopt(joined: Room, mine: number): void {
    room = joined;
    failures = 0;
    askedAt = null;
    joined.reconnection.enabled = false;
    joined.onMessage('pong', heard);
    joined.onError(() => undefined);
    joined.onLeave((code) => {
      if (mine !== generation || closed) return;
      if (code === CLOSE_REPLACED) yieldPlace();
      else lose();
    });
    options.onJoin(joined);
    setStatus('online');
  }

  function lose(): void {
    room = null;
    retryLater();
  }

  function yieldPlace(): void {
    room = null;
    setStatus('replaced');
  }

  function retryLater(): void {
    setStatus('reconnecting');
    clearTimeout(retryTimer);
    retryTimer = setTimeout(() => void join(), rejoinDelay(failures, Math.random));
    failures += 1;
  }

  function heard(): void {
    clearTimeout(pongTimer);
    askedAt = null;
  }

  /**
   * Asks for a sign of life. Only an unanswered ping counts as silence: the timers of a hidden tab may sleep for
   * a minute, and a room may be quiet for hours.
   */
  function beat(limitMs: number): void {
    if (!room) return;
    clearTimeout(pongTimer);
    askedAt ??= Date.now();
    pongTimer = setTimeout(loseSilent, Math.max(0, askedAt + limitMs - Date.now()));
    pings += 1;
    send('ping', { n: pings });
  }

  function loseSilent(): void {
    if (!room || askedAt === null) return;
    const silent = room;
    generation += 1;
    lose();
    void silent.leave(false);
  }

  function send(type: string, payload: unknown): boolean {
    if (!room?.connection.isOpen) return false;
    room.send(type, payload);
    return true;
  }

  function retryNow(): void {
    if (closed || room || status === 'connecting') return;
    failures = 0;
    void join();
  }

  /** The device woke up: a socket may have died without telling. Ask now instead of in ten seconds. */
  function wake(): void {
    if (document.visibilityState === 'hidden' || closed) return;
    if (room) beat(WAKE_PONG_LIMIT_MS);
    else if (status === 'reconnecting') retryNow();
  }

  const heart = setInterval(() => beat(PONG_LIMIT_MS), PING_EVERY_MS);
  addEventListener('online', wake);
  addEventListener('pageshow', wake);
  document.addEventListener('visibilitychange', wake);
  void join();

  return {
    room: () => room,
    status: () => status,
    send,
    sendBytes(type, bytes) {
      if (!room?.connection.isOpen) return false;
      room.sendBytes(type, bytes);
      return true;
    },
    heard,
    retryNow,
    close() {
      closed = true;
      generation += 1;
      clearTimeout(retryTimer);
      clearTimeout(pongTimer);
      clearInterval(heart);
      removeEventListener('online', wake);
      removeEventListener('pageshow', wake);
      document.removeEventListener('visibilitychange', wake);
      void room?.leave();
      room = null;
      setStatus('idle');
    },
  };
}

async function joinOnce(options: RoomConnectionOptions): Promise<Room> {
  await options.prepare?.();
  // The SDK is a chunk of its own (about 46 KB): pages without a room never load it.
  const [sdk, { token }] = await Promise.all([
    import('@colyseus/sdk'),
    apiPost<RoomToken>('/realtime-tokens', options.tokenRequest, { patienceMs: 0 }),
  ]);
  // One client a join: the token travels with the client, and two rooms may join at the same time.
  const client = new sdk.Client(location.origin);
  client.auth.token = token;
  return client.joinOrCreate(options.room, options.joinOptions);
}

/** Only these are about who one is; everything else may pass by itself. */
function isFinalRefusal(error: ApiRefusal): boolean {
  return error.code === 'UNAUTHENTICATED' || error.code === 'FORBIDDEN' || error.code === 'NOT_FOUND';
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
