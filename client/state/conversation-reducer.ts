/**
 * One conversation as this browser knows it: pure, so that every order in which frames can arrive is testable.
 * Frames may be lost, doubled or reordered; `seq` is the only order, and an event is applied only right after
 * its predecessor (SERVICE.md §5.3).
 */
import type {
  ConversationEvent,
  EventsFrame,
  MarksFrame,
  RefusedFrame,
  ResetFrame,
  SentFrame,
} from '../../shared/protocol/counter-messages.ts';
import type { RefusalCode } from '../../shared/domain/refusal.ts';

export type Party = 'citizen' | 'officer';

export type OutboxEntry = {
  readonly cmid: string;
  readonly text: string;
  /** Epoch ms at which the person pressed send. */
  readonly createdAt: number;
  readonly status: 'sending' | 'sent' | 'refused';
  /** Tries so far. */
  readonly attempts: number;
  /** Epoch ms before which it is not tried again. */
  readonly nextTryAt: number;
  /** Known once the server has it; the entry goes when the event itself arrives. */
  readonly seq: number | null;
  readonly refusal: { readonly code: RefusalCode; readonly message: string } | null;
};

export type Watermarks = { readonly citizen: number; readonly officer: number };

export type ConversationState = {
  readonly epoch: number;
  /** The last contiguous seq applied. */
  readonly last: number;
  /** The highest seq known to exist. */
  readonly head: number;
  readonly events: readonly ConversationEvent[];
  /** Arrived ahead of a gap. */
  readonly held: readonly ConversationEvent[];
  readonly outbox: readonly OutboxEntry[];
  readonly delivered: Watermarks;
  readonly read: Watermarks;
  /** The server answered at least once, and everything it had then is here. */
  readonly synced: boolean;
};

export type ConversationAction =
  | { readonly type: 'events'; readonly frame: EventsFrame }
  | { readonly type: 'reset'; readonly frame: ResetFrame }
  | { readonly type: 'marks'; readonly frame: MarksFrame }
  | { readonly type: 'sent'; readonly frame: SentFrame }
  /** `retryAt`: epoch ms when a refusal that passes (RATE) is tried again. */
  | { readonly type: 'refused'; readonly frame: RefusedFrame; readonly retryAt: number }
  | { readonly type: 'write'; readonly cmid: string; readonly text: string; readonly now: number }
  | { readonly type: 'attempt'; readonly cmid: string; readonly nextTryAt: number }
  /** Try now: one message, or all that wait. */
  | { readonly type: 'hurry'; readonly cmid?: string; readonly now: number }
  | { readonly type: 'discard'; readonly cmid: string };

export function emptyConversation(): ConversationState {
  const none = { citizen: 0, officer: 0 };
  return {
    epoch: 0,
    last: 0,
    head: 0,
    events: [],
    held: [],
    outbox: [],
    delivered: none,
    read: none,
    synced: false,
  };
}

export function reduceConversation(state: ConversationState, action: ConversationAction): ConversationState {
  switch (action.type) {
    case 'events':
      return applyEvents(state, action.frame);
    case 'reset':
      return startEpoch(state, action.frame.epoch, action.frame.head);
    case 'marks':
      return raiseMarks(state, action.frame);
    case 'sent':
      return confirmSent(state, action.frame);
    case 'refused':
      return noteRefusal(state, action.frame, action.retryAt);
    case 'write':
      return write(state, action.cmid, action.text, action.now);
    case 'attempt':
      return changeEntry(state, action.cmid, (entry) => ({
        ...entry,
        attempts: entry.attempts + 1,
        nextTryAt: action.nextTryAt,
      }));
    case 'hurry':
      return hurry(state, action.cmid, action.now);
    case 'discard':
      return { ...state, outbox: state.outbox.filter((entry) => entry.cmid !== action.cmid) };
  }
}

/** True when the server has, or may have, more than is shown: ask for what comes after `last`. */
export function needsResume(state: ConversationState): boolean {
  return !state.synced || state.last < state.head || state.held.length > 0;
}

/** The message to transmit now. One at a time and in order: a later one never overtakes. */
export function nextToSend(state: ConversationState, now: number): OutboxEntry | null {
  const first = state.outbox.find((entry) => entry.status === 'sending');
  return first && first.nextTryAt <= now ? first : null;
}

/** Epoch ms of the next try, or null when nothing waits. */
export function nextTryAt(state: ConversationState): number | null {
  return state.outbox.find((entry) => entry.status === 'sending')?.nextTryAt ?? null;
}

function applyEvents(state: ConversationState, frame: EventsFrame): ConversationState {
  if (frame.epoch < state.epoch) return state;
  const base = frame.epoch > state.epoch ? startEpoch(state, frame.epoch, frame.head) : state;
  const waiting = new Map<number, ConversationEvent>();
  for (const event of [...base.held, ...frame.items]) {
    if (event.seq > base.last) waiting.set(event.seq, event);
  }
  const applied: ConversationEvent[] = [];
  let last = base.last;
  for (let next = waiting.get(last + 1); next; next = waiting.get(last + 1)) {
    applied.push(next);
    waiting.delete(next.seq);
    last = next.seq;
  }
  const head = Math.max(base.head, frame.head, last);
  const mine = new Set(applied.filter((event) => event.mine).map((event) => event.cmid));
  return {
    ...base,
    last,
    head,
    events: applied.length > 0 ? [...base.events, ...applied] : base.events,
    held: [...waiting.values()].sort((a, b) => a.seq - b.seq),
    outbox: base.outbox.filter((entry) => !mine.has(entry.cmid) && (entry.seq === null || entry.seq > last)),
    synced: base.synced || (last >= head && waiting.size === 0),
  };
}

/** History was rewritten: what is shown is not true any more; the outbox stays. */
function startEpoch(state: ConversationState, epoch: number, head: number): ConversationState {
  if (epoch < state.epoch) return state;
  return { ...emptyConversation(), outbox: state.outbox, epoch, head };
}

function raiseMarks(state: ConversationState, { delivered, read }: MarksFrame): ConversationState {
  return { ...state, delivered: raise(state.delivered, delivered), read: raise(state.read, read) };
}

function raise(a: Watermarks, b: Watermarks): Watermarks {
  return { citizen: Math.max(a.citizen, b.citizen), officer: Math.max(a.officer, b.officer) };
}

function confirmSent(state: ConversationState, { cmid, seq }: SentFrame): ConversationState {
  const head = Math.max(state.head, seq);
  if (seq <= state.last) {
    return { ...state, head, outbox: state.outbox.filter((entry) => entry.cmid !== cmid) };
  }
  return { ...changeEntry(state, cmid, (entry) => ({ ...entry, status: 'sent', seq, refusal: null })), head };
}

/** Refusals that pass by themselves: the message is tried again. */
const passing: readonly RefusalCode[] = ['RATE', 'INTERNAL'];

function noteRefusal(state: ConversationState, frame: RefusedFrame, retryAt: number): ConversationState {
  if (frame.cmid === undefined) return state;
  return changeEntry(state, frame.cmid, (entry) => {
    if (entry.status === 'sent') return entry;
    if (passing.includes(frame.code)) return { ...entry, nextTryAt: retryAt };
    return { ...entry, status: 'refused', refusal: { code: frame.code, message: frame.message } };
  });
}

function write(state: ConversationState, cmid: string, text: string, now: number): ConversationState {
  const known =
    state.outbox.some((entry) => entry.cmid === cmid) ||
    state.events.some((event) => event.mine && event.cmid === cmid);
  if (known) return state;
  const entry: OutboxEntry = {
    cmid,
    text,
    createdAt: now,
    status: 'sending',
    attempts: 0,
    nextTryAt: 0,
    seq: null,
    refusal: null,
  };
  return { ...state, outbox: [...state.outbox, entry] };
}

function hurry(state: ConversationState, cmid: string | undefined, now: number): ConversationState {
  const outbox = state.outbox.map((entry): OutboxEntry => {
    if (cmid === undefined) return entry.status === 'sending' ? { ...entry, nextTryAt: now } : entry;
    return entry.cmid === cmid && entry.status !== 'sent'
      ? { ...entry, status: 'sending', refusal: null, nextTryAt: now }
      : entry;
  });
  return { ...state, outbox };
}

function changeEntry(
  state: ConversationState,
  cmid: string,
  change: (entry: OutboxEntry) => OutboxEntry,
): ConversationState {
  return { ...state, outbox: state.outbox.map((entry) => (entry.cmid === cmid ? change(entry) : entry)) };
}
