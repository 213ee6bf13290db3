import { Client, type Room } from '@colyseus/sdk';
import { expect } from 'vitest';
import {
  COUNTER_PROTOCOL,
  COUNTER_ROOM,
  type CounterClientMessages,
  type CounterServerMessages,
} from '../../../../shared/protocol/counter-messages.ts';
import type { Browser } from './browser.ts';

type Types = keyof CounterServerMessages;

/** One joined client of a counter room that remembers every frame. */
export type CounterClient = {
  readonly room: Room;
  frames<T extends Types>(type: T): CounterServerMessages[T][];
  send<T extends keyof CounterClientMessages>(type: T, message: CounterClientMessages[T]): void;
  /** The first frame of this kind, past or future, that fits; each is given once. Fails after 5 s. */
  next<T extends Types>(
    type: T,
    fits?: (frame: CounterServerMessages[T]) => boolean,
  ): Promise<CounterServerMessages[T]>;
  /** The close code and reason, when the server hangs up. */
  readonly closed: Promise<{ code: number; reason: string | undefined }>;
  /** Cuts the socket as a dead network would. */
  drop(): void;
};

export async function tokenFor(
  browser: Browser,
  region: string,
  as: 'citizen' | 'officer',
): Promise<{ status: number; token: string }> {
  const wish = { room: COUNTER_ROOM, region, as };
  const { status, body } = await browser.post<{ token: string }>('/api/v1/realtime-tokens', wish);
  return { status, token: body.token };
}

export async function joinCounter(
  browser: Browser,
  region: string,
  as: 'citizen' | 'officer',
): Promise<CounterClient> {
  const { status, token } = await tokenFor(browser, region, as);
  expect(status).toBe(200);
  return joinWithToken(browser.url, token, { protocol: COUNTER_PROTOCOL, region });
}

export async function joinWithToken(
  url: string,
  token: string,
  options: Record<string, unknown>,
): Promise<CounterClient> {
  const client = new Client(url);
  client.auth.token = token;
  const room: Room = await client.joinOrCreate(COUNTER_ROOM, options);
  room.reconnection.enabled = false;
  const seen: { type: string; frame: unknown; taken: boolean }[] = [];
  const waiting = new Set<() => void>();
  room.onMessage('*', (type, frame) => {
    seen.push({ type: String(type), frame, taken: false });
    for (const wake of [...waiting]) wake();
  });
  const closed = new Promise<{ code: number; reason: string | undefined }>((resolve) => {
    room.onLeave((code, reason) => resolve({ code, reason }));
  });

  async function next<T extends Types>(
    type: T,
    fits: (frame: CounterServerMessages[T]) => boolean = () => true,
  ): Promise<CounterServerMessages[T]> {
    const deadline = Date.now() + 5000;
    while (Date.now() < deadline) {
      const hit = seen.find(
        (entry) => !entry.taken && entry.type === type && fits(entry.frame as CounterServerMessages[T]),
      );
      if (hit) {
        hit.taken = true;
        return hit.frame as CounterServerMessages[T];
      }
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, 100);
        waiting.add(wake);
      });
    }
    const types = seen.map((entry) => `${entry.type}${entry.taken ? '' : '?'}`).join(' ');
    throw new Error(`no frame "${type}" that fits; seen: ${types}`);
  }

  return {
    room,
    frames: (type) => seen.filter((entry) => entry.type === type).map((entry) => entry.frame as never),
    send: (type, message) => room.send(type, message),
    next,
    closed,
    drop: () => room.connection.close(3000, 'dropped by the test'),
  };
}
