import type { ConversationEvent } from '../../../shared/protocol/counter-messages.ts';
import type { ConversationFrame } from '../../../client/state/conversation-engine.ts';

type Stored = {
  readonly seq: number;
  readonly by: 'citizen' | 'officer';
  readonly text: string;
  readonly cmid?: string;
};

/** The server's side of one conversation as SERVICE.md §5 wants it: one log, dedupe by cmid, pulls and pushes. */
export class FakeServer {
  readonly log: Stored[] = [];
  delivered = 0;
  read = 0;
  push: (frame: ConversationFrame) => void = () => undefined;
  private readonly conv: string;

  constructor(conv: string) {
    this.conv = conv;
  }

  say(by: Stored['by'], text: string, cmid?: string): Stored {
    const stored: Stored = { seq: this.log.length + 1, by, text, ...(cmid ? { cmid } : {}) };
    this.log.push(stored);
    this.push(this.page(stored.seq - 1, 1));
    return stored;
  }

  /** The answers to one client frame. */
  handle(type: string, message: object): ConversationFrame[] {
    const { conv } = this;
    const {
      cmid = '',
      text = '',
      after = 0,
      limit = 100,
      upTo = 0,
    } = message as {
      cmid?: string;
      text?: string;
      after?: number;
      limit?: number;
      upTo?: number;
    };
    if (type === 'send') {
      const known = this.log.find((stored) => stored.cmid === cmid);
      const { seq } = known ?? this.say('citizen', text, cmid);
      const frame = { conv, cmid, mid: `m${seq}`, seq, at: '2026-11-23T02:00:00.000Z' };
      return [{ type: 'sent', frame: known ? { ...frame, dup: true } : frame }];
    }
    if (type === 'resume') return [this.page(after, limit)];
    if (type === 'ack') this.delivered = Math.max(this.delivered, upTo);
    if (type === 'read') this.read = Math.max(this.read, upTo);
    return [
      {
        type: 'marks',
        frame: {
          conv,
          delivered: { citizen: this.delivered, officer: 0 },
          read: { citizen: this.read, officer: 0 },
        },
      },
    ];
  }

  private page(after: number, limit: number): ConversationFrame {
    const items = this.log.slice(after, after + limit).map((stored): ConversationEvent => ({
      seq: stored.seq,
      mid: `m${stored.seq}`,
      ...(stored.cmid ? { cmid: stored.cmid } : {}),
      by: { kind: stored.by, name: stored.by },
      mine: stored.by === 'citizen',
      at: '2026-11-23T02:00:00.000Z',
      data: { type: 'msg', text: stored.text },
    }));
    const to = after + items.length;
    const head = this.log.length;
    const frame = { conv: this.conv, epoch: 0, from: after + 1, to, items, more: to < head, head };
    return { type: 'events', frame };
  }
}
