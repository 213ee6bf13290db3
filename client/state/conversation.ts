/**
 * A conversation between one citizen and one officer, for React: the same store serves both sides. Shared by
 * everybody on the page who shows it; ends a little after the last one stopped looking.
 */
import { useEffect, useMemo, useState } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import type { ConversationEvent } from '../../shared/protocol/counter-messages.ts';
import {
  counterKey,
  holdCounter,
  onCounterFrame,
  sendToCounter,
  useCounterStatuses,
} from '../net/counter-connection.ts';
import { newId } from '../net/new-id.ts';
import { startConversationEngine, type ConversationEngine } from './conversation-engine.ts';
import { askOverHttps } from './conversation-http.ts';
import { browserOutbox } from './conversation-outbox.ts';
import {
  emptyConversation,
  type ConversationState,
  type OutboxEntry,
  type Party,
} from './conversation-reducer.ts';

/** How far one's own message got. `failed` = not confirmed for two minutes; it is still being tried. */
export type Delivery = 'sending' | 'failed' | 'refused' | 'sent' | 'delivered' | 'read';

export type ConversationLine =
  | { readonly kind: 'event'; readonly event: ConversationEvent; readonly delivery: Delivery | null }
  | { readonly kind: 'outbox'; readonly entry: OutboxEntry; readonly delivery: Delivery };

export type Conversation = {
  readonly lines: readonly ConversationLine[];
  /** False until the history is here. */
  readonly synced: boolean;
  /** Messages of the other party that this person has not seen. */
  readonly otherTyping: boolean;
  readonly online: boolean;
  /** Resolves when the text is stored on this device; from then on it is never lost. */
  readonly send: (text: string) => Promise<void>;
  readonly retry: (cmid: string) => void;
  readonly discard: (cmid: string) => void;
  readonly markRead: () => void;
  /** Call on every keystroke; tells the other side at most every 3 s. */
  readonly typing: () => void;
};

type View = { readonly state: ConversationState; readonly otherTyping: boolean };
type Running = { engine: ConversationEngine; store: StoreApi<View>; users: number; stop: () => void };

const FAILED_AFTER_MS = 120_000;
const TYPING_EVERY_MS = 3000;
const TYPING_EXPIRES_MS = 5000;
const LINGER_MS = 4000;
const running = new Map<string, Running>();

function run(conv: string, region: string, party: Party): Running {
  const store = createStore<View>(() => ({ state: emptyConversation(), otherTyping: false }));
  const engine = startConversationEngine({
    conv,
    party,
    newId,
    now: Date.now,
    random: Math.random,
    outbox: browserOutbox,
    transport: {
      send: (type, message) => sendToCounter(region, party, type, message),
      ask: askOverHttps(party),
    },
    onChange: (state) => store.setState({ state }),
  });
  const key = counterKey(region, party);
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  const release = holdCounter(region, party);
  const isHere = (from: { region: string; as: Party }) => from.region === region && from.as === party;

  const unsubscribe = [
    onCounterFrame('events', (frame, from) => isHere(from) && engine.receive({ type: 'events', frame })),
    onCounterFrame('reset', (frame, from) => isHere(from) && engine.receive({ type: 'reset', frame })),
    onCounterFrame('marks', (frame, from) => isHere(from) && engine.receive({ type: 'marks', frame })),
    onCounterFrame('sent', (frame, from) => isHere(from) && engine.receive({ type: 'sent', frame })),
    onCounterFrame('refused', (frame, from) => isHere(from) && engine.receive({ type: 'refused', frame })),
    onCounterFrame('typing', (frame, from) => {
      if (!isHere(from) || frame.conv !== conv || frame.by === party) return;
      clearTimeout(typingTimer);
      store.setState({ otherTyping: frame.on });
      if (frame.on) typingTimer = setTimeout(() => store.setState({ otherTyping: false }), TYPING_EXPIRES_MS);
    }),
    useCounterStatuses.subscribe((now, before) => {
      if (now[key] === before[key]) return;
      if (now[key] === 'online') engine.online();
      else engine.offline();
    }),
  ];
  const wake = () => {
    if (document.visibilityState === 'visible' && useCounterStatuses.getState()[key] === 'online')
      engine.online();
  };
  document.addEventListener('visibilitychange', wake);
  addEventListener('pageshow', wake);
  if (useCounterStatuses.getState()[key] === 'online') engine.online();

  return {
    engine,
    store,
    users: 0,
    stop() {
      engine.stop();
      clearTimeout(typingTimer);
      unsubscribe.forEach((off) => off());
      document.removeEventListener('visibilitychange', wake);
      removeEventListener('pageshow', wake);
      release();
    },
  };
}

function useRunning(conv: string, region: string, party: Party): Running {
  const key = `${party}:${conv}`;
  const conversation = useMemo(() => {
    const known = running.get(key);
    if (known) return known;
    const fresh = run(conv, region, party);
    running.set(key, fresh);
    stopWhenUnused(key, fresh);
    return fresh;
  }, [key, conv, region, party]);
  useEffect(() => {
    conversation.users += 1;
    return () => {
      conversation.users -= 1;
      stopWhenUnused(key, conversation);
    };
  }, [conversation, key]);
  return conversation;
}

/** A page that turns to another one showing the same conversation keeps it running. */
function stopWhenUnused(key: string, conversation: Running): void {
  setTimeout(() => {
    if (conversation.users > 0 || running.get(key) !== conversation) return;
    running.delete(key);
    conversation.stop();
  }, LINGER_MS);
}

/** The conversation `conv` at the counter of `region`, seen by `party`. */
export function useConversation(conv: string, region: string, party: Party): Conversation {
  const { engine, store } = useRunning(conv, region, party);
  const { state, otherTyping } = useStore(store);
  const online = useCounterStatuses((statuses) => statuses[counterKey(region, party)] === 'online');
  const now = useNowForFailures(state);
  const lines = useMemo(() => linesOf(state, party, now), [state, party, now]);
  const actions = useMemo(() => {
    let typedAt = 0;
    return {
      send: engine.write,
      retry: engine.retry,
      discard: engine.discard,
      markRead: () => {
        if (document.visibilityState === 'visible') engine.markRead();
      },
      typing: () => {
        if (document.hidden || Date.now() - typedAt < TYPING_EVERY_MS) return;
        typedAt = Date.now();
        sendToCounter(region, party, 'typing', { conv, on: true });
      },
    };
  }, [engine, conv, region, party]);
  return { lines, synced: state.synced, otherTyping, online, ...actions };
}

/** Events in their order, then what is still on its way. */
export function linesOf(state: ConversationState, party: Party, now: number): readonly ConversationLine[] {
  const other: Party = party === 'citizen' ? 'officer' : 'citizen';
  const reached = (seq: number): Delivery => {
    if (seq <= state.read[other]) return 'read';
    return seq <= state.delivered[other] ? 'delivered' : 'sent';
  };
  return [
    ...state.events.map((event): ConversationLine => {
      const delivery = event.mine && event.data.type === 'msg' ? reached(event.seq) : null;
      return { kind: 'event', event, delivery };
    }),
    ...state.outbox.map((entry): ConversationLine => {
      const late =
        entry.status === 'sending' && entry.attempts > 0 && now - entry.createdAt > FAILED_AFTER_MS;
      return { kind: 'outbox', entry, delivery: late ? 'failed' : entry.status };
    }),
  ];
}

/** The clock, only as long as a message waits: it may turn to `failed` without any frame. */
function useNowForFailures(state: ConversationState): number {
  const [now, setNow] = useState(Date.now);
  const waiting = state.outbox.some((entry) => entry.status === 'sending');
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => setNow(Date.now()), 5000);
    return () => clearInterval(timer);
  }, [waiting]);
  return now;
}
