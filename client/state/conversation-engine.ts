/**
 * Drives one conversation: decides when to send, when to ask for what is missing and when to acknowledge.
 * Knows no React and no socket: it is given a transport, an outbox and a place for its state.
 */
import type {
  CounterClientMessages,
  EventsFrame,
  MarksFrame,
  RefusedFrame,
  ResetFrame,
  SentFrame,
} from '../../shared/protocol/counter-messages.ts';
import { resendDelay } from '../net/backoff.ts';
import type { Outbox } from './conversation-outbox.ts';
import {
  emptyConversation,
  needsResume,
  nextToSend,
  nextTryAt,
  reduceConversation,
  type ConversationAction,
  type ConversationState,
  type Party,
} from './conversation-reducer.ts';

export type ConversationFrame =
  | { readonly type: 'events'; readonly frame: EventsFrame }
  | { readonly type: 'reset'; readonly frame: ResetFrame }
  | { readonly type: 'marks'; readonly frame: MarksFrame }
  | { readonly type: 'sent'; readonly frame: SentFrame }
  | { readonly type: 'refused'; readonly frame: RefusedFrame };

type ClientType = 'send' | 'resume' | 'ack' | 'read';

export type ConversationTransport = {
  /** Sends over the room; false when it is away. */
  send<T extends ClientType>(type: T, message: CounterClientMessages[T]): boolean;
  /** The same over HTTPS, for when the room stays away; null = not reachable. The answer is a frame. */
  ask<T extends ClientType>(type: T, message: CounterClientMessages[T]): Promise<ConversationFrame | null>;
};

export type ConversationEngine = {
  readonly state: () => ConversationState;
  /** A frame came. */
  readonly receive: (frame: ConversationFrame) => void;
  /** Stores the text, then shows and sends it. Resolves when it is stored. */
  readonly write: (text: string) => Promise<void>;
  readonly retry: (cmid: string) => void;
  readonly discard: (cmid: string) => void;
  /** The person has seen everything that is shown. */
  readonly markRead: () => void;
  /** The room is joined and ready, or the page woke up: ask for what was missed. */
  readonly online: () => void;
  readonly offline: () => void;
  readonly stop: () => void;
};

export type EngineParts = {
  readonly conv: string;
  readonly party: Party;
  readonly transport: ConversationTransport;
  readonly outbox: Outbox;
  readonly newId: () => string;
  readonly now: () => number;
  readonly random: () => number;
  readonly onChange: (state: ConversationState) => void;
};

const GAP_PATIENCE_MS = 200;
const ACK_EVERY_MS = 250;
const RESUME_AGAIN_MS = 3000;
/** Even a quiet conversation is compared with the server's this often: a lost push leaves no gap to notice. */
const COMPARE_EVERY_MS = 20_000;
/** After this long without the room, HTTPS takes over. */
export const HTTP_AFTER_MS = 5000;
const HTTP_EVERY_MS = 3000;
/** The server's page size when asked for more. */
const PAGE = 200;

export function startConversationEngine(parts: EngineParts): ConversationEngine {
  const { conv, transport, now } = parts;
  let state = emptyConversation();
  let ready = false;
  let stopped = false;
  let awaySince = now();
  let ackTimer: ReturnType<typeof setTimeout> | undefined;
  let sendTimer: ReturnType<typeof setTimeout> | undefined;
  let resumeTimer: ReturnType<typeof setTimeout> | undefined;
  let acked = 0;
  let seen = 0;
  let asking = false;
  /** A question to the server has no answer yet. */
  let unanswered = false;

  function dispatch(action: ConversationAction): void {
    const before = state;
    state = reduceConversation(before, action);
    if (state === before || stopped) return;
    forgetConfirmed(before);
    parts.onChange(state);
    pump();
  }

  function forgetConfirmed(before: ConversationState): void {
    for (const { cmid, status } of before.outbox) {
      const after = state.outbox.find((entry) => entry.cmid === cmid);
      if (!after || (after.status === 'sent' && status !== 'sent')) void parts.outbox.remove(cmid);
    }
  }

  /** Looks at the state and does what is due; sets timers for what will be. */
  function pump(): void {
    if (stopped) return;
    if (ready) {
      sendDue();
      if (unanswered || needsResume(state)) resumeTimer ??= setTimeout(resume, GAP_PATIENCE_MS);
    }
    if (state.last > acked) ackTimer ??= setTimeout(acknowledge, ACK_EVERY_MS);
  }

  function sendDue(): void {
    clearTimeout(sendTimer);
    const entry = nextToSend(state, now());
    if (entry) {
      const { cmid, text, attempts } = entry;
      const retryAt = now() + resendDelay(attempts, parts.random);
      if (transport.send('send', { conv, cmid, text }))
        dispatch({ type: 'attempt', cmid, nextTryAt: retryAt });
      return;
    }
    const at = nextTryAt(state);
    if (at !== null) sendTimer = setTimeout(sendDue, Math.max(50, at - now()));
  }

  function resume(): void {
    clearTimeout(resumeTimer);
    resumeTimer = undefined;
    if (stopped || !ready) return;
    unanswered = true;
    transport.send('resume', { conv, epoch: state.epoch, after: state.last, limit: PAGE });
    // The answer may be lost, too: asked again until nothing is missing.
    resumeTimer = setTimeout(() => {
      resumeTimer = undefined;
      pump();
    }, RESUME_AGAIN_MS);
  }

  function acknowledge(): void {
    clearTimeout(ackTimer);
    ackTimer = undefined;
    if (state.last <= acked || !ready) return;
    if (transport.send('ack', { conv, upTo: state.last })) acked = state.last;
  }

  function markRead(): void {
    if (state.last <= seen) return;
    seen = state.last;
    if (ready) transport.send('read', { conv, upTo: seen });
  }

  /** One round over HTTPS: the first waiting message, then whatever is new, then the watermarks. */
  async function askOverHttp(): Promise<void> {
    if (ready || stopped || asking || now() - awaySince < HTTP_AFTER_MS) return;
    asking = true;
    try {
      for (let entry = nextToSend(state, now()); entry; entry = nextToSend(state, now())) {
        const { cmid, text, attempts } = entry;
        dispatch({ type: 'attempt', cmid, nextTryAt: now() + resendDelay(attempts, parts.random) });
        if (!take(await transport.ask('send', { conv, cmid, text }))) return;
      }
      do {
        if (
          !take(await transport.ask('resume', { conv, epoch: state.epoch, after: state.last, limit: PAGE }))
        )
          return;
      } while (state.last < state.head && !stopped);
      if (state.last > acked) {
        const upTo = state.last;
        if (take(await transport.ask('ack', { conv, upTo }))) acked = upTo;
      }
      if (seen > 0) take(await transport.ask('read', { conv, upTo: seen }));
    } finally {
      asking = false;
    }
  }

  function take(frame: ConversationFrame | null): boolean {
    if (frame) receive(frame);
    return frame !== null;
  }

  function receive(frame: ConversationFrame): void {
    if (stopped || frame.frame.conv !== conv) return;
    if (frame.type === 'refused') {
      const seconds = frame.frame.retryAfter ?? 2;
      dispatch({ ...frame, retryAt: now() + seconds * 1000 });
      return;
    }
    if (frame.type === 'events' || frame.type === 'reset') unanswered = false;
    dispatch(frame);
    if (frame.type === 'events' || frame.type === 'reset') {
      clearTimeout(resumeTimer);
      resumeTimer = undefined;
      // A page arrived and more follows: no reason to wait.
      if (ready && (frame.type === 'reset' || frame.frame.more)) resume();
      else pump();
    }
  }

  async function write(text: string): Promise<void> {
    await restored;
    const message = { cmid: parts.newId(), conv, party: parts.party, text, createdAt: now() };
    await parts.outbox.put(message);
    dispatch({ type: 'write', cmid: message.cmid, text, now: message.createdAt });
  }

  const httpTimer = setInterval(() => void askOverHttp(), HTTP_EVERY_MS);
  const compareTimer = setInterval(resume, COMPARE_EVERY_MS);
  // Earlier messages first: nothing new is shown or sent before what was left from the last visit.
  const restored = parts.outbox.list(conv, parts.party).then((stored) => {
    for (const { cmid, text, createdAt } of stored) dispatch({ type: 'write', cmid, text, now: createdAt });
  });

  return {
    state: () => state,
    receive,
    write,
    markRead,
    retry: (cmid) => dispatch({ type: 'hurry', cmid, now: now() }),
    discard: (cmid) => dispatch({ type: 'discard', cmid }),
    online() {
      ready = true;
      acked = 0;
      resume();
      if (seen > 0) transport.send('read', { conv, upTo: seen });
      dispatch({ type: 'hurry', now: now() });
      pump();
    },
    offline() {
      if (ready) awaySince = now();
      ready = false;
    },
    stop() {
      stopped = true;
      clearInterval(httpTimer);
      clearInterval(compareTimer);
      clearTimeout(ackTimer);
      clearTimeout(sendTimer);
      clearTimeout(resumeTimer);
    },
  };
}
