/**
 * One party's end of a conversation (SERVICE.md §5): pulls what it misses, applies in order of `seq` only, and
 * repeats a message under the same id until the server's own event shows it.
 */
import { randomUUID } from 'node:crypto';
import type { Room } from '@colyseus/sdk';
import type { CounterServerMessages, EventsFrame } from '../../../shared/protocol/counter-messages.ts';
import type { SpokenLine } from '../speech/spoken-line.ts';

export type Talk = {
  readonly lines: () => readonly SpokenLine[];
  /** Milliseconds since somebody last spoke, or since the talk was opened. */
  readonly quietMs: () => number;
  /** A message of ours is on its way, or the log is not here yet: nothing is decided meanwhile. */
  readonly busy: () => boolean;
  readonly say: (text: string) => void;
  /** Shows "sedang menulis" to the other party; at most every 3 s. */
  readonly compose: () => void;
  /** Call about once a second: repeats what got no answer. */
  readonly tick: () => void;
  readonly close: () => void;
};

const REPEAT_MS = 3000;

export function followTalk(room: Room, conv: string, now: () => number): Talk {
  const lines: SpokenLine[] = [];
  let epoch = 0;
  let last = 0;
  /** Until the first answer nothing is known: an officer after a restart must not greet again. */
  let synced = false;
  let heardAt = now();
  let pulledAt = 0;
  let composedAt = 0;
  let outgoing: { cmid: string; text: string; at: number } | null = null;

  const send = (type: string, message: object) => {
    if (room.connection.isOpen) room.send(type, { conv, ...message });
  };
  function pull(): void {
    pulledAt = now();
    send('resume', { epoch, after: last });
  }
  function transmit(): void {
    if (!outgoing) return;
    outgoing.at = now();
    send('send', { cmid: outgoing.cmid, text: outgoing.text });
  }
  function apply(frame: EventsFrame): void {
    if (frame.conv !== conv) return;
    epoch = frame.epoch;
    for (const event of frame.items) {
      if (event.seq !== last + 1) continue;
      last = event.seq;
      if (event.mine && event.cmid === outgoing?.cmid) outgoing = null;
      if (event.data.type !== 'msg' || event.by.kind === 'system') continue;
      lines.push({ by: event.by.kind, text: event.data.text });
      heardAt = now();
    }
    if (frame.items.length > 0) {
      send('ack', { upTo: last });
      send('read', { upTo: last });
    }
    synced ||= frame.head <= last;
    if (frame.more || frame.head > last) pull();
  }

  const unbind = [
    room.onMessage('events', apply),
    room.onMessage('reset', (frame: CounterServerMessages['reset']) => {
      if (frame.conv !== conv) return;
      lines.length = 0;
      last = 0;
      epoch = frame.epoch;
      pull();
    }),
    room.onMessage('refused', (frame: CounterServerMessages['refused']) => {
      // A refusal that passes (too fast) is repeated by the tick; anything else is not said at all.
      if (frame.cmid === outgoing?.cmid && frame.code !== 'RATE' && frame.code !== 'INTERNAL')
        outgoing = null;
    }),
  ];
  pull();

  return {
    lines: () => lines,
    quietMs: () => now() - heardAt,
    busy: () => outgoing !== null || !synced,
    say(text) {
      outgoing = { cmid: randomUUID(), text, at: 0 };
      transmit();
    },
    compose() {
      if (now() - composedAt < REPEAT_MS) return;
      composedAt = now();
      send('typing', { on: true });
    },
    tick() {
      if (outgoing && now() - outgoing.at >= REPEAT_MS) transmit();
      if (now() - pulledAt >= (synced ? 5 : 1) * REPEAT_MS) pull();
    },
    close: () => unbind.forEach((off) => off()),
  };
}
