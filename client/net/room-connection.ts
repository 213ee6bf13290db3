/**
 * Keeps one Colyseus room joined for as long as somebody needs it. The SDK's own reconnection is off: it gives
 * up on a server restart. Here every close that we did not ask for leads to a fresh token and a fresh join, and
 * a silent socket (one that opens but brings nothing) is closed by our own heartbeat.
 */
import type { Room } from '@colyseus/sdk';
import type * as HallContract from '../../shared/protocol/hall/messages.ts';
import type { ApiRefusal } from './api.ts';
import { rejoinDelay } from './backoff.ts';
import {
  askToken,
  isFinalRefusal,
  isRoomFull,
  joinRoom,
  type JoinOptions,
  type RoomToken,
} from './join-room.ts';

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

/** `CLOSE_REPLACED` of shared/protocol/hall/messages.ts, whose schemas stay out of this bundle. */
const CLOSE_REPLACED: typeof HallContract.CLOSE_REPLACED = 4100;

export type RoomConnectionOptions<Grant extends RoomToken = RoomToken> = JoinOptions<Grant> & {
  /** Asked when the server refuses the token; true = something was mended, try again. */
  readonly recover?: (refusal: ApiRefusal) => Promise<boolean>;
  /** Registers the room's handlers; called after every join, before anything is received. */
  readonly onJoin: (room: Room) => void;
  readonly onStatus?: (status: RoomStatus) => void;
};

export type RoomConnection<Grant extends RoomToken = RoomToken> = {
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
  /**
   * Asks for another token and goes over to what it opens, if that is wanted; false when one stays. Never throws.
   */
  readonly goOver: (isWanted: (grant: Grant) => boolean) => Promise<boolean>;
  /** Leaves for good. */
  readonly close: () => void;
};

const PING_EVERY_MS = 10_000;
/** An unanswered ping this old means a dead socket: 25 s of silence at most. */
const PONG_LIMIT_MS = 15_000;
/** After the device woke up nobody wants to wait that long. */
const WAKE_PONG_LIMIT_MS = 5000;

/** Joins and keeps joined; see `RoomConnection`. Starts at once. */
export function openRoomConnection<Grant extends RoomToken = RoomToken>(
  options: RoomConnectionOptions<Grant>,
): RoomConnection<Grant> {
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

  async function join(given?: Grant): Promise<void> {
    clearTimeout(retryTimer);
    generation += 1;
    const mine = generation;
    setStatus(failures === 0 && status !== 'reconnecting' ? 'connecting' : 'reconnecting');
    try {
      const joined = await joinRoom(options, given);
      if (mine !== generation || closed) {
        void joined.leave();
        return;
      }
      adopt(joined, mine);
    } catch (error) {
      if (mine !== generation || closed) return;
      if (isFinalRefusal(error)) await takeRefusal(error, mine);
      else if (isRoomFull(error)) askAgain();
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

  /** Nothing is broken: the last place went to somebody else. Another token knows of another one. */
  function askAgain(): void {
    clearTimeout(retryTimer);
    retryTimer = setTimeout(() => void join(), rejoinDelay(0, Math.random));
  }

  async function goOver(isWanted: (grant: Grant) => boolean): Promise<boolean> {
    const mine = generation;
    const grant = await askToken(options).catch(() => null);
    if (!grant || mine !== generation || closed || !isWanted(grant)) return false;
    const left = room;
    room = null;
    heard();
    // The answer of the old room's leaving is an older generation's.
    const over = join(grant);
    void left?.leave();
    await over;
    return room !== null;
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
    goOver,
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
