import type { CounterClientMessages } from '../../../shared/protocol/counter-messages.ts';
import type { Conversations } from '../../capabilities.ts';
import type { Log } from '../../log.ts';
import { refuseFrame, type Attendee } from './attendee.ts';

/**
 * Who follows which conversation, and how far each has been sent. A client pulls with `resume`; from then
 * on it is pushed what comes after. Every push asks again whether the party may still read.
 */
export type TalkFeed = {
  /** Answers with `events` or `reset` (or `refused`), and follows from there. */
  resume(attendee: Attendee, wish: CounterClientMessages['resume']): Promise<void>;
  /** The conversation moved: push what is new to everybody who follows it. */
  moved(conv: string): void;
  /** Everything may have moved. */
  movedAll(): void;
  /** Followers of the other party. */
  othersOf(attendee: Attendee, conv: string): Attendee[];
  forget(attendee: Attendee): void;
  close(): void;
};

export type TalkFeedOptions = {
  readonly conversations: Pick<Conversations, 'eventsAfter' | 'marks'>;
  /** False when an officer lost the role or signed out: then nothing more is sent. */
  readonly mayStay: (attendee: Attendee) => Promise<boolean>;
  readonly log: Log;
};

const PAGE = 100;
/** An officer serves one or two at a time, a citizen holds a few numbers. */
const MAX_FOLLOWED = 20;

type Follow = {
  readonly attendee: Attendee;
  readonly conv: string;
  epoch: number;
  /** Everything up to this `seq` was sent. */
  sent: number;
  /** False while the client is still paging: it pulls the rest itself. */
  caughtUp: boolean;
  marks: string;
  /** Its jobs run one after the other, so that cursors never cross. */
  work: Promise<void>;
  /** A push is waiting in `work`. */
  due: boolean;
};

export function createTalkFeed({ conversations, mayStay, log }: TalkFeedOptions): TalkFeed {
  const follows = new Map<Attendee, Map<string, Follow>>();

  function drop(follow: Follow): void {
    const mine = follows.get(follow.attendee);
    if (mine?.get(follow.conv) === follow) mine.delete(follow.conv);
  }

  function followOf(attendee: Attendee, conv: string): Follow {
    const mine = follows.get(attendee) ?? new Map<string, Follow>();
    follows.set(attendee, mine);
    const known = mine.get(conv);
    if (known) return known;
    const [oldest] = mine.values();
    if (oldest && mine.size >= MAX_FOLLOWED) drop(oldest);
    const follow: Follow = {
      attendee,
      conv,
      epoch: 0,
      sent: 0,
      caughtUp: false,
      marks: '',
      work: Promise.resolve(),
      due: false,
    };
    mine.set(conv, follow);
    return follow;
  }

  function inTurn(follow: Follow, job: () => Promise<void>): Promise<void> {
    follow.work = follow.work.then(job).catch((error: unknown) => {
      log.error({ err: error }, 'a conversation could not be sent');
      refuseFrame(follow.attendee, { code: 'INTERNAL' }, follow.conv);
    });
    return follow.work;
  }

  /** Reads one page after the cursor and sends it; an empty one only as the answer to a question. */
  async function sendPage(follow: Follow, limit: number, asked: boolean): Promise<boolean> {
    const { attendee, conv } = follow;
    const page = await conversations.eventsAfter(attendee.party, conv, follow.epoch, follow.sent, limit);
    if (!page.ok) {
      drop(follow);
      refuseFrame(attendee, page.refusal, conv);
      return false;
    }
    if (page.value.kind === 'reset') {
      follow.epoch = page.value.frame.epoch;
      follow.caughtUp = false;
      attendee.send('reset', page.value.frame);
      return false;
    }
    const { frame } = page.value;
    follow.epoch = frame.epoch;
    follow.sent = frame.items.at(-1)?.seq ?? follow.sent;
    follow.caughtUp = !frame.more;
    if (asked || frame.items.length > 0) attendee.send('events', frame);
    return true;
  }

  async function sendMarks(follow: Follow): Promise<void> {
    const marks = await conversations.marks(follow.attendee.party, follow.conv);
    if (!marks.ok) return;
    const text = JSON.stringify(marks.value);
    if (follow.marks === text) return;
    follow.marks = text;
    follow.attendee.send('marks', marks.value);
  }

  function push(follow: Follow): void {
    if (follow.due) return;
    follow.due = true;
    void inTurn(follow, async () => {
      follow.due = false;
      if (!follow.caughtUp || follows.get(follow.attendee)?.get(follow.conv) !== follow) return;
      if (!(await mayStay(follow.attendee))) return;
      if (await sendPage(follow, PAGE, false)) await sendMarks(follow);
    });
  }

  function* everyFollow(): Iterable<Follow> {
    for (const mine of follows.values()) yield* mine.values();
  }

  return {
    resume(attendee, { conv, epoch, after, limit }) {
      const follow = followOf(attendee, conv);
      return inTurn(follow, async () => {
        follow.epoch = epoch;
        follow.sent = after;
        follow.marks = '';
        if (await sendPage(follow, limit ?? PAGE, true)) await sendMarks(follow);
      });
    },
    moved(conv) {
      for (const mine of follows.values()) {
        const follow = mine.get(conv);
        if (follow) push(follow);
      }
    },
    movedAll() {
      for (const follow of everyFollow()) push(follow);
    },
    othersOf(attendee, conv) {
      return [...everyFollow()]
        .filter((follow) => follow.conv === conv && follow.attendee.identity.as !== attendee.identity.as)
        .map((follow) => follow.attendee);
    },
    forget: (attendee) => void follows.delete(attendee),
    close: () => follows.clear(),
  };
}
