import type { Refusal } from '../../../shared/domain/refusal.ts';
import { COUNTER_PROTOCOL } from '../../../shared/protocol/counter-messages.ts';
import type { Conversations, Desks, Insight } from '../../capabilities.ts';
import type { OnlineCitizens, Staff } from '../../identity/index.ts';
import type { Log } from '../../log.ts';
import type { Hints } from '../../store/index.ts';
import { refuseFrame, type Attendee } from './attendee.ts';
import { readFrame, type ClientFrame } from './read-frame.ts';
import { createRegionViews } from './region-views.ts';
import { createTalkFeed } from './talk-feed.ts';
import { createTypingRelay } from './typing-relay.ts';

/** One region's counter on the wire: views and conversations for those who joined. Holds no truth. */
export type Counter = {
  join(attendee: Attendee): Promise<void>;
  leave(attendee: Attendee): void;
  /** A frame as it came; anything that does not fit is refused, and after a few of them the socket closed. */
  receive(attendee: Attendee, type: unknown, message: unknown): void;
  close(): void;
};

export type CounterParts = {
  readonly insight: Insight;
  readonly conversations: Conversations;
  readonly desks: Pick<Desks, 'heartbeat'>;
  readonly staff: Pick<Staff, 'serving'>;
  readonly onlineCitizens: Pick<OnlineCitizens, 'hold'>;
  readonly hints: Pick<Hints, 'subscribe'>;
  readonly log: Log;
};

/** Officers' heartbeat (15 s of silence show as away); also when views that change by the clock are renewed. */
const BEAT_MS = 5_000;
/** Frames that do not parse, before we hang up; forgiven after a minute. */
const MAX_STRIKES = 5;
const STRIKES_FORGIVEN_MS = 60_000;
/** Frames of one client that wait for the database. More is not a person. */
const MAX_WAITING = 50;

type Seat = {
  readonly release: () => void;
  /** Frames are answered in the order they came. */
  work: Promise<void>;
  waiting: number;
  strikes: number;
  strikesSince: number;
};

export function createCounter(region: string, parts: CounterParts): Counter {
  const { insight, conversations, desks, staff, onlineCitizens, hints, log } = parts;
  const seats = new Map<Attendee, Seat>();
  const now = () => performance.now();

  /** Asked before anything is told or done: taking a role away, or signing out, holds at once. */
  async function mayStay(attendee: Attendee): Promise<boolean> {
    const { identity } = attendee;
    if (identity.as === 'citizen') return true;
    if ((await staff.serving(identity.userId, region)) !== null) return true;
    attendee.close('no longer on duty here');
    return false;
  }

  const views = createRegionViews({ region, insight, mayStay, log });
  const talks = createTalkFeed({ conversations, mayStay, log });
  const typing = createTypingRelay(talks.othersOf, now);

  const unsubscribe = [
    hints.subscribe(`office:${region}`, views.refresh, views.refresh),
    hints.subscribe(`presence:${region}`, views.refresh),
    hints.subscribe('catalog:', views.refresh),
    hints.subscribe('staff:', (topic) => askAgain(idOf(topic)), beat),
    hints.subscribe('conversation:', (topic) => talks.moved(idOf(topic)), talks.movedAll),
    hints.subscribe('marks:', (topic) => talks.moved(idOf(topic)), talks.movedAll),
  ];
  const beating = setInterval(beat, BEAT_MS);

  /** An account's access was changed: its sockets close now, if they must, and not at their next frame. */
  function askAgain(userId: string): void {
    for (const attendee of seats.keys()) {
      const { identity } = attendee;
      if (identity.as === 'officer' && identity.userId === userId) void guarded(mayStay(attendee));
    }
  }

  function beat(): void {
    views.refresh();
    const officers = [...seats.keys()].flatMap(({ identity }) =>
      identity.as === 'officer' ? [identity.userId] : [],
    );
    for (const userId of new Set(officers)) heartbeat(userId);
  }

  function heartbeat(userId: string): void {
    void guarded(desks.heartbeat(userId));
  }

  async function guarded(work: Promise<unknown>): Promise<void> {
    await work.catch((error: unknown) => log.error({ region, err: error }, 'a counter could not ask'));
  }

  function strike(attendee: Attendee, seat: Seat, conv: string, cmid: string | undefined): void {
    if (now() - seat.strikesSince > STRIKES_FORGIVEN_MS) {
      seat.strikes = 0;
      seat.strikesSince = now();
    }
    seat.strikes += 1;
    refuseFrame(attendee, { code: 'INVALID' }, conv, cmid);
    if (seat.strikes > MAX_STRIKES) attendee.close('too many malformed frames');
  }

  /** What a frame asks for, for a party that was just found to be allowed here. */
  async function obey(attendee: Attendee, frame: ClientFrame): Promise<Refusal | null> {
    const { party } = attendee;
    switch (frame.type) {
      case 'send': {
        const { conv, cmid, text } = frame.message;
        const sent = await conversations.send(party, conv, cmid, text);
        if (!sent.ok) return sent.refusal;
        attendee.send('sent', sent.value);
        return null;
      }
      case 'resume':
        await talks.resume(attendee, frame.message);
        return null;
      case 'ack':
      case 'read': {
        const { conv, upTo } = frame.message;
        const wish = frame.type === 'ack' ? { delivered: upTo } : { read: upTo };
        const marks = await conversations.mark(party, conv, wish);
        return marks.ok ? null : marks.refusal;
      }
      case 'typing': {
        const { conv, on } = frame.message;
        const allowed = await conversations.authorise(party, conv);
        if (!allowed.ok) return allowed.refusal;
        typing.tell(attendee, conv, on);
        return null;
      }
      case 'ping':
        return null;
    }
  }

  async function answer(attendee: Attendee, frame: ClientFrame): Promise<void> {
    if (frame.type === 'ping' || !seats.has(attendee)) return;
    const { conv } = frame.message;
    const cmid = frame.type === 'send' ? frame.message.cmid : undefined;
    try {
      if (!(await mayStay(attendee))) return;
      const refusal = await obey(attendee, frame);
      if (refusal) refuseFrame(attendee, refusal, conv, cmid);
    } catch (error) {
      log.error({ region, type: frame.type, err: error }, 'a frame failed');
      refuseFrame(attendee, { code: 'INTERNAL' }, conv, cmid);
    }
  }

  return {
    async join(attendee) {
      const { identity } = attendee;
      const release = identity.as === 'citizen' ? onlineCitizens.hold(identity.citizenId) : () => undefined;
      seats.set(attendee, { release, work: Promise.resolve(), waiting: 0, strikes: 0, strikesSince: now() });
      if (identity.as === 'officer') heartbeat(identity.userId);
      attendee.send('ready', { protocol: COUNTER_PROTOCOL, region });
      await views.join(attendee);
    },
    leave(attendee) {
      seats.get(attendee)?.release();
      seats.delete(attendee);
      views.leave(attendee);
      talks.forget(attendee);
      typing.forget(attendee);
    },
    receive(attendee, type, message) {
      const seat = seats.get(attendee);
      if (!seat) return;
      const reading = readFrame(type, message);
      if (!reading.ok) {
        strike(attendee, seat, reading.conv, reading.cmid);
        return;
      }
      const { frame } = reading;
      if (frame.type === 'ping') {
        attendee.send('pong', { n: frame.message.n });
        return;
      }
      if (seat.waiting >= MAX_WAITING) {
        attendee.close('too many frames at once');
        return;
      }
      seat.waiting += 1;
      seat.work = seat.work
        .then(() => answer(attendee, frame))
        .finally(() => {
          seat.waiting -= 1;
        });
    },
    close() {
      for (const off of unsubscribe) off();
      clearInterval(beating);
      for (const { release } of seats.values()) release();
      seats.clear();
      views.close();
      talks.close();
      typing.close();
    },
  };
}

/** `conversation:<id>`, `marks:<id>` */
function idOf(topic: string): string {
  return topic.slice(topic.indexOf(':') + 1);
}
