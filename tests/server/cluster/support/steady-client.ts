import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Room } from '@colyseus/sdk';
import { rejoinDelay } from '../../../../client/net/backoff.ts';
import {
  COUNTER_PROTOCOL,
  COUNTER_ROOM,
  type CounterServerMessages,
} from '../../../../shared/protocol/counter-messages.ts';
import type { TicketView } from '../../../../shared/protocol/views.ts';
import type { Browser } from '../../http/support/browser.ts';

/**
 * One end of a conversation that behaves as docs/protocol.md asks of a client: comes back by itself with a
 * fresh token, pulls what it missed, and repeats each message until the server has acknowledged it.
 */
export type SteadyClient = {
  /** Texts in the order of the log, as this client has applied them. */
  readonly heard: readonly string[];
  /** Texts that the server said it has stored. */
  readonly acknowledged: readonly string[];
  /** The newest view of each ticket of one's own. */
  readonly tickets: ReadonlyMap<string, TicketView>;
  /** When the last join was complete; milliseconds of `performance.now()`. */
  joinedAt(): number;
  say(text: string): void;
  close(): void;
};

const REPEAT_MS = 1_500;
/** Messages on the way at a time: a citizen may send ten in ten seconds, repeats included. */
const ON_THE_WAY = 4;

export function openSteadyClient(
  browser: Browser,
  region: string,
  as: 'citizen' | 'officer',
  conv: string | null,
): SteadyClient {
  const heard: string[] = [];
  const acknowledged: string[] = [];
  const tickets = new Map<string, TicketView>();
  const waiting = new Map<string, string>();
  let room: Room | null = null;
  let joinedAt = 0;
  let closed = false;
  let epoch = 0;
  let last = 0;

  const send = (type: string, message: object) => {
    if (room?.connection.isOpen) room.send(type, message);
  };
  const pull = () => conv && send('resume', { conv, epoch, after: last });
  const sendOldest = () => {
    for (const [cmid, text] of [...waiting].slice(0, ON_THE_WAY)) send('send', { conv, cmid, text });
  };
  const repeat = setInterval(sendOldest, REPEAT_MS);

  async function join(): Promise<void> {
    const wish = { room: COUNTER_ROOM, region, as };
    const { status, body } = await browser.post<{ token: string }>('/api/v1/realtime-tokens', wish);
    if (status !== 200) throw new Error(`no token: ${status}`);
    const client = new Client(browser.url);
    client.auth.token = body.token;
    const joined: Room = await client.joinOrCreate(COUNTER_ROOM, { protocol: COUNTER_PROTOCOL, region });
    joined.reconnection.enabled = false;
    joined.onMessage('*', () => undefined);
    joined.onMessage('ready', () => {
      joinedAt = performance.now();
      pull();
      sendOldest();
    });
    joined.onMessage('ticket', (view: TicketView) => {
      tickets.set(view.id, view);
    });
    joined.onMessage('events', (frame: CounterServerMessages['events']) => {
      epoch = frame.epoch;
      for (const { seq, data } of frame.items) {
        if (seq !== last + 1) continue;
        last = seq;
        if (data.type === 'msg') heard.push(data.text);
      }
      if (frame.more || frame.head > last) pull();
    });
    joined.onMessage('sent', ({ cmid }: CounterServerMessages['sent']) => {
      const text = waiting.get(cmid);
      if (text === undefined) return;
      waiting.delete(cmid);
      acknowledged.push(text);
      if (waiting.size > 0) sendOldest();
    });
    joined.onLeave(() => {
      room = null;
      void stay();
    });
    room = joined;
  }

  async function stay(): Promise<void> {
    for (let failures = 0; !closed; failures += 1) {
      if (failures > 0 || joinedAt > 0) await sleep(rejoinDelay(failures, Math.random));
      if (
        closed ||
        (await join().then(
          () => true,
          () => false,
        ))
      )
        return;
    }
  }
  void stay();

  return {
    ...{ heard, acknowledged, tickets },
    joinedAt: () => joinedAt,
    say(text) {
      const cmid = randomUUID();
      waiting.set(cmid, text);
      if (waiting.size <= ON_THE_WAY) send('send', { conv, cmid, text });
    },
    close() {
      closed = true;
      clearInterval(repeat);
      void room?.leave();
    },
  };
}
