/**
 * Wire contract of the `counter` room: one region's live views and its consultations. The room holds no
 * truth. Views are newest-wins; conversations follow SERVICE.md §5: the client pulls what it misses.
 * The same frames travel over HTTPS when WebSockets are blocked.
 */
import { z } from 'zod';
import { MAX_MESSAGE_CHARS, type ConversationEventData, type Participant } from '../domain/conversation.ts';
import type { RefusalCode } from '../domain/refusal.ts';
import type { LineView, RegionLive, TicketView } from './views.ts';

export const COUNTER_ROOM = 'counter';
export const COUNTER_PROTOCOL = 1;

/** Join options; matchmaking filters by `region`. */
export const counterJoinSchema = z.object({
  protocol: z.number().int(),
  region: z.string().regex(/^\d{4}$/),
});

const conv = z.uuid();

/* client → server: the message type is the key */
export const counterClientSchemas = {
  send: z.object({ conv, cmid: z.uuid(), text: z.string().min(1).max(MAX_MESSAGE_CHARS) }),
  /** `after` = the last contiguous seq applied; the server answers with `events` (or `reset`). */
  resume: z.object({
    conv,
    epoch: z.number().int().min(0),
    after: z.number().int().min(0),
    limit: z.number().int().min(1).max(200).optional(),
  }),
  /** Delivered watermark, cumulative. */
  ack: z.object({ conv, upTo: z.number().int().min(0) }),
  /** Read watermark, cumulative, monotone. */
  read: z.object({ conv, upTo: z.number().int().min(0) }),
  typing: z.object({ conv, on: z.boolean() }),
  /** Application heartbeat, answered by `pong` with the same `n`. */
  ping: z.object({ n: z.number().int() }),
} as const;
export type CounterClientMessages = {
  [K in keyof typeof counterClientSchemas]: z.infer<(typeof counterClientSchemas)[K]>;
};

export type ConversationEvent = {
  readonly seq: number;
  readonly mid: string;
  /** Present on the sender's own messages, so that the local echo is recognised. */
  readonly cmid?: string;
  readonly by: Participant;
  /** True when the receiving party is the sender. */
  readonly mine: boolean;
  readonly at: string;
  readonly data: ConversationEventData;
};

export type EventsFrame = {
  readonly conv: string;
  readonly epoch: number;
  readonly from: number;
  readonly to: number;
  readonly items: readonly ConversationEvent[];
  readonly more: boolean;
  readonly head: number;
};

export type SentFrame = { conv: string; cmid: string; mid: string; seq: number; at: string; dup?: true };
export type RefusedFrame = {
  conv: string;
  cmid?: string;
  code: RefusalCode;
  message: string;
  retryAfter?: number;
};
export type ResetFrame = { conv: string; epoch: number; head: number };
/** Watermarks by party. */
export type MarksFrame = {
  conv: string;
  delivered: { citizen: number; officer: number };
  read: { citizen: number; officer: number };
};

/* server → client */
export type CounterServerMessages = {
  /** Public live state of this region. */
  live: RegionLive;
  /** To the citizen's own clients: one of their tickets here changed. */
  ticket: TicketView;
  /** To officers signed in at this office. */
  line: LineView;
  sent: SentFrame;
  refused: RefusedFrame;
  events: EventsFrame;
  reset: ResetFrame;
  marks: MarksFrame;
  typing: { conv: string; by: 'citizen' | 'officer'; on: boolean };
  pong: { n: number };
  /** Sent right after a join when the client may begin to pull. */
  ready: { protocol: number; region: string };
};
