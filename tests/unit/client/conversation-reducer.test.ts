import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationEvent, EventsFrame } from '../../../shared/protocol/counter-messages.ts';
import {
  emptyConversation,
  needsResume,
  nextToSend,
  reduceConversation,
  type ConversationAction,
  type ConversationState,
} from '../../../client/state/conversation-reducer.ts';

const conv = '11111111-1111-4111-8111-111111111111';

function event(seq: number, over: Partial<ConversationEvent> = {}): ConversationEvent {
  return {
    seq,
    mid: `mid-${seq}`,
    by: { kind: 'officer', name: 'Rina' },
    mine: false,
    at: '2026-11-23T02:00:00.000Z',
    data: { type: 'msg', text: `pesan ${seq}` },
    ...over,
  };
}

function frame(items: readonly ConversationEvent[], over: Partial<EventsFrame> = {}): ConversationAction {
  const seqs = items.map((item) => item.seq);
  const to = Math.max(0, ...seqs);
  const whole = { conv, epoch: 1, from: Math.min(...seqs), to, items, more: false, head: to };
  return { type: 'events', frame: { ...whole, ...over } };
}

function play(actions: readonly ConversationAction[], from = emptyConversation()): ConversationState {
  return actions.reduce(reduceConversation, from);
}

const shown = (state: ConversationState) => state.events.map((item) => item.seq);

describe('what arrives', () => {
  it('is shown once and in order, whatever order and however often it comes', () => {
    const state = play([
      frame([event(2)]),
      frame([event(1), event(2)]),
      frame([event(3)]),
      frame([event(1)]),
    ]);
    expect(shown(state)).toEqual([1, 2, 3]);
    expect(needsResume(state)).toBe(false);
  });

  it('waits behind a gap and asks for what is missing', () => {
    const state = play([frame([event(1)]), frame([event(4)])]);
    expect(shown(state)).toEqual([1]);
    expect(needsResume(state)).toBe(true);
    expect(shown(play([frame([event(2), event(3)])], state))).toEqual([1, 2, 3, 4]);
  });

  it('is asked for while the server has more than one page', () => {
    const state = play([frame([event(1), event(2)], { more: true, head: 5 })]);
    expect(needsResume(state)).toBe(true);
    expect(state.synced).toBe(false);
  });

  it('starts over when the history was rewritten, and keeps what is not sent yet', () => {
    const before = play([frame([event(1), event(2)]), { type: 'write', cmid: 'a', text: 'halo', now: 1 }]);
    const after = play([{ type: 'reset', frame: { conv, epoch: 2, head: 1 } }], before);
    expect(shown(after)).toEqual([]);
    expect(after.outbox).toHaveLength(1);
    expect(needsResume(after)).toBe(true);
    expect(shown(play([frame([event(2)])], after))).toEqual([]);
    expect(shown(play([frame([event(1)], { epoch: 2 })], after))).toEqual([1]);
  });
});

describe('what is written here', () => {
  const written = play([
    { type: 'write', cmid: 'a', text: 'satu', now: 1 },
    { type: 'write', cmid: 'b', text: 'dua', now: 2 },
  ]);

  it('is sent one at a time, in the order of writing', () => {
    expect(nextToSend(written, 10)?.cmid).toBe('a');
    const tried = play([{ type: 'attempt', cmid: 'a', nextTryAt: 1000 }], written);
    expect(nextToSend(tried, 10)).toBeNull();
    expect(nextToSend(tried, 1000)?.cmid).toBe('a');
    const sent = play([{ type: 'sent', frame: { conv, cmid: 'a', mid: 'm', seq: 1, at: '' } }], tried);
    expect(nextToSend(sent, 10)?.cmid).toBe('b');
  });

  it('is shown once: the event replaces the entry, whether it or its confirmation comes first', () => {
    const mine = event(1, { mine: true, cmid: 'a' });
    const confirmed = { type: 'sent', frame: { conv, cmid: 'a', mid: 'm', seq: 1, at: '' } } as const;
    for (const order of [
      [frame([mine]), confirmed],
      [confirmed, frame([mine])],
    ]) {
      const state = play(order, written);
      expect(shown(state)).toEqual([1]);
      expect(state.outbox.map((entry) => entry.cmid)).toEqual(['b']);
    }
    expect(play([frame([mine])], written).outbox.map((entry) => entry.cmid)).toEqual(['b']);
  });

  it('asks for its own event when only the confirmation arrived', () => {
    const synced = play([frame([event(1)])]);
    const state = play(
      [
        { type: 'write', cmid: 'a', text: 'satu', now: 1 },
        { type: 'sent', frame: { conv, cmid: 'a', mid: 'm', seq: 2, at: '' } },
      ],
      synced,
    );
    expect(needsResume(state)).toBe(true);
  });

  it('is never shown twice when another tab wrote it down, too', () => {
    const state = play([
      frame([event(1, { mine: true, cmid: 'a' })]),
      { type: 'write', cmid: 'a', text: 'satu', now: 1 },
    ]);
    expect(state.outbox).toEqual([]);
  });

  it('says why the server refused it, lets the next one go, and can be tried again', () => {
    const refused = play(
      [
        {
          type: 'refused',
          frame: { conv, cmid: 'a', code: 'CONVERSATION_CLOSED', message: 'Selesai' },
          retryAt: 0,
        },
      ],
      written,
    );
    expect(refused.outbox[0]).toMatchObject({ status: 'refused', refusal: { message: 'Selesai' } });
    expect(nextToSend(refused, 10)?.cmid).toBe('b');
    expect(nextToSend(play([{ type: 'hurry', cmid: 'a', now: 10 }], refused), 10)?.cmid).toBe('a');
  });

  it('waits when it was too fast, and is not given up', () => {
    const state = play(
      [{ type: 'refused', frame: { conv, cmid: 'a', code: 'RATE', message: '' }, retryAt: 5000 }],
      written,
    );
    expect(nextToSend(state, 4999)).toBeNull();
    expect(nextToSend(state, 5000)?.cmid).toBe('a');
  });
});

describe('watermarks', () => {
  it('only rise', () => {
    const marks = (delivered: number, read: number): ConversationAction => ({
      type: 'marks',
      frame: { conv, delivered: { citizen: 0, officer: delivered }, read: { citizen: 0, officer: read } },
    });
    const state = play([marks(5, 4), marks(3, 2)]);
    expect([state.delivered.officer, state.read.officer]).toEqual([5, 4]);
  });
});

describe('any way in which frames of a log can be cut, doubled, dropped and shuffled', () => {
  it('never shows an event twice, out of order, or after a gap; and one full answer completes it', () => {
    const log = Array.from({ length: 20 }, (_, i) => event(i + 1));
    const slice = fc
      .tuple(fc.integer({ min: 0, max: 19 }), fc.integer({ min: 1, max: 6 }))
      .map(([from, size]) => log.slice(from, from + size));
    fc.assert(
      fc.property(fc.array(slice, { maxLength: 25 }), (slices) => {
        let state = emptyConversation();
        for (const items of slices) {
          state = reduceConversation(state, frame(items, { head: 20 }));
          expect(shown(state)).toEqual(shown(state).map((_, i) => i + 1));
        }
        state = reduceConversation(
          state,
          frame(log.slice(state.last), { from: state.last + 1, to: 20, head: 20 }),
        );
        expect(shown(state)).toEqual(log.map((item) => item.seq));
        expect(needsResume(state)).toBe(false);
      }),
    );
  });
});
