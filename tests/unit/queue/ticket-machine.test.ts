import { describe, expect, it } from 'vitest';
import { issueTicket } from '../../../shared/domain/issue-ticket.ts';
import { GRACE_MS, RECALL_GAP_MS, RESPONSE_MS } from '../../../shared/domain/queue-policy.ts';
import { ticketStates, type TicketState } from '../../../shared/domain/ticket.ts';
import type { TicketCommand } from '../../../shared/domain/ticket-command.ts';
import { decideTicket, recallFrom } from '../../../shared/domain/ticket-machine.ts';
import {
  budi,
  called,
  citizen,
  codeOf,
  context,
  missed,
  NOON,
  sari,
  serving,
  supervisor,
  timer,
  valueOf,
  waiting,
} from './support/tickets.ts';

const commands: Record<TicketCommand['type'], TicketCommand> = {
  becomeReady: { type: 'becomeReady' },
  call: {
    type: 'call',
    callId: 'call-9',
    deskId: 'desk-1',
    slot: 1,
    officerId: 'sari',
    officerName: 'Sari',
  },
  recall: { type: 'recall', callId: 'call-9' },
  accept: { type: 'accept' },
  start: { type: 'start' },
  markMissed: { type: 'markMissed' },
  responseOver: { type: 'responseOver', callId: 'call-9' },
  release: { type: 'release' },
  officerLost: { type: 'officerLost' },
  rejoin: { type: 'rejoin' },
  graceOver: { type: 'graceOver' },
  complete: { type: 'complete', resolution: 'SOLVED', note: null, caseCode: 'CODE' },
  cancel: { type: 'cancel', reason: 'salah ambil' },
  void: { type: 'void', reason: 'salah catat' },
  expire: { type: 'expire' },
};

const issue = {
  ticketId: 'ticket-1',
  visitId: 'visit-1',
  officeCode: '3205',
  citizenId: 'citizen-1',
  serviceId: 'ktp-el',
  groupPrefix: 'A',
  present: true,
  priority: false,
  notBefore: null,
};
const free = { now: NOON, officeOpen: true, opensAt: null, openTicketId: null, visitsToday: 0 };

describe('a number is given (T1, T2)', () => {
  it('puts who is present in line at once, and who is not on hold before it', () => {
    expect(valueOf(issueTicket(issue, free)).ticket).toMatchObject({
      state: 'WAITING',
      version: 1,
      joinedAt: NOON,
      effectiveAt: NOON,
    });
    const remote = valueOf(issueTicket({ ...issue, present: false }, free)).ticket;
    expect(remote).toMatchObject({ state: 'ISSUED', joinedAt: null, effectiveAt: null });
    const ready = valueOf(decideTicket(remote, commands.becomeReady, context({ now: NOON + 5 })));
    expect(ready.ticket).toMatchObject({ state: 'WAITING', joinedAt: NOON + 5, effectiveAt: NOON + 5 });
  });
  it('refuses a closed office, a second open number for the service, and an eleventh visit', () => {
    const closed = issueTicket(issue, { ...free, officeOpen: false, opensAt: '2026-06-16T01:00:00Z' });
    expect(closed).toMatchObject({ refusal: { details: { opensAt: '2026-06-16T01:00:00Z' } } });
    expect(codeOf(closed)).toBe('OFFICE_CLOSED');
    expect(codeOf(issueTicket(issue, { ...free, openTicketId: 'other' }))).toBe('ALREADY_HAS_TICKET');
    expect(codeOf(issueTicket(issue, { ...free, visitsToday: 9 }))).toBe('accepted');
    expect(codeOf(issueTicket(issue, { ...free, visitsToday: 10 }))).toBe('TOO_MANY_VISITS');
  });
});

describe('the table of transitions', () => {
  /** Where each command leads from each state, for an actor who may and a time at which it may. */
  const allowed: Record<TicketCommand['type'], Partial<Record<TicketState, TicketState>>> = {
    becomeReady: { ISSUED: 'WAITING' },
    call: { WAITING: 'CALLED' },
    recall: { CALLED: 'CALLED' },
    accept: { CALLED: 'SERVING' },
    start: { CALLED: 'SERVING' },
    markMissed: { CALLED: 'MISSED' },
    responseOver: { CALLED: 'CALLED' },
    release: { CALLED: 'WAITING' },
    officerLost: { CALLED: 'WAITING', SERVING: 'WAITING' },
    rejoin: { MISSED: 'WAITING' },
    graceOver: { MISSED: 'NO_SHOW' },
    complete: { SERVING: 'COMPLETED' },
    cancel: { ISSUED: 'CANCELLED', WAITING: 'CANCELLED', CALLED: 'CANCELLED', MISSED: 'CANCELLED' },
    void: {
      ISSUED: 'CANCELLED',
      WAITING: 'CANCELLED',
      CALLED: 'CANCELLED',
      SERVING: 'CANCELLED',
      MISSED: 'CANCELLED',
    },
    expire: { ISSUED: 'EXPIRED', WAITING: 'EXPIRED', MISSED: 'EXPIRED' },
  };
  const actors = { void: supervisor, accept: citizen, rejoin: citizen } as const;
  const base = { ISSUED: waiting({ state: 'ISSUED' }), WAITING: waiting(), CALLED: called() };
  const tickets = { ...base, SERVING: serving(), MISSED: missed() };

  for (const type of Object.keys(commands) as TicketCommand['type'][]) {
    for (const state of ticketStates) {
      const target = allowed[type][state];
      it(`${type} from ${state}: ${target ?? 'refused'}`, () => {
        const due = type === 'responseOver' || type === 'graceOver' ? { dueAt: NOON } : {};
        const ticket = { ...(tickets[state as keyof typeof tickets] ?? waiting({ state })), ...due };
        const actor = actors[type as keyof typeof actors] ?? sari;
        const officerSilentMs = type === 'officerLost' ? 180_000 : 0;
        const result = decideTicket(ticket, commands[type], context({ actor, officerSilentMs }));
        if (target === undefined) expect(codeOf(result)).toBe('WRONG_STATE');
        else expect(valueOf(result).ticket).toMatchObject({ state: target, version: ticket.version + 1 });
      });
    }
  }
});

describe('versions and whose ticket it is', () => {
  it('refuses a version that is not the current one and tells the current state', () => {
    const result = decideTicket(called(), commands.start, context({ expectedVersion: 1 }));
    expect(result).toMatchObject({
      refusal: { code: 'STALE_VERSION', details: { version: 2, state: 'CALLED' } },
    });
  });
  it("refuses another officer's ticket for every step of the officer in charge", () => {
    for (const type of ['recall', 'start', 'markMissed', 'release', 'cancel'] as const) {
      expect(codeOf(decideTicket(called(), commands[type], context({ actor: budi })))).toBe('NOT_YOURS');
    }
    expect(codeOf(decideTicket(serving(), commands.complete, context({ actor: budi })))).toBe('NOT_YOURS');
  });
  it("lets only a supervisor void, and a citizen never take an officer's step", () => {
    expect(codeOf(decideTicket(serving(), commands.void, context()))).toBe('FORBIDDEN');
    expect(codeOf(decideTicket(called(), commands.start, context({ actor: citizen })))).toBe('FORBIDDEN');
  });
});

describe('calling again and being missed (T8, T11)', () => {
  it('does not call twice within 20 seconds, and says when it may', () => {
    const ticket = called({ lastCalledAt: NOON - RECALL_GAP_MS + 4_500 });
    expect(decideTicket(ticket, commands.recall, context())).toMatchObject({
      refusal: { code: 'TOO_SOON', details: { retryAfterSeconds: 5 } },
    });
    expect(recallFrom(ticket, true)).toBe(NOON + 4_500);
  });
  it('calls three times and no more, a fourth time only when no device has shown a call', () => {
    const thrice = called({ callCount: 3 });
    expect(codeOf(decideTicket(thrice, commands.recall, context()))).toBe('CALL_LIMIT');
    expect(recallFrom(thrice, true)).toBeNull();
    const extra = valueOf(decideTicket(thrice, commands.recall, context({ callSeen: false })));
    expect(extra.event.payload.call).toEqual({ id: 'call-9', n: 4 });
    const four = called({ callCount: 4 });
    expect(codeOf(decideTicket(four, commands.recall, context({ callSeen: false })))).toBe('CALL_LIMIT');
  });
  it('starts the response timer with the last call only; before it the officer decides', () => {
    expect(valueOf(decideTicket(called(), commands.recall, context())).ticket.dueAt).toBeNull();
    const last = valueOf(decideTicket(called({ callCount: 2 }), commands.recall, context()));
    expect(last.ticket.dueAt).toBe(NOON + RESPONSE_MS);
  });
  it('never misses a citizen whose devices have shown no call before the extra call was made', () => {
    const unseen = context({ callSeen: false });
    for (const callCount of [1, 2, 3]) {
      expect(codeOf(decideTicket(called({ callCount }), commands.markMissed, unseen))).toBe('CALL_UNSEEN');
    }
    expect(codeOf(decideTicket(called({ callCount: 4 }), commands.markMissed, unseen))).toBe('accepted');
    const due = called({ callCount: 3, dueAt: NOON });
    const extra = valueOf(decideTicket(due, commands.responseOver, unseen));
    expect(extra.event.type).toBe('RECALLED');
    const over = { ...extra.ticket, dueAt: NOON + RESPONSE_MS };
    const later = context({ callSeen: false, now: NOON + RESPONSE_MS, actor: timer });
    expect(valueOf(decideTicket(over, commands.responseOver, later)).ticket.state).toBe('MISSED');
  });
  it('gives ten minutes to come back, behind at most three others, once by oneself', () => {
    const gone = valueOf(decideTicket(called(), commands.markMissed, context())).ticket;
    expect(gone).toMatchObject({ dueAt: NOON + GRACE_MS, officerId: null, deskId: null, callCount: 0 });
    const asCitizen = context({ actor: citizen, now: NOON + 1000 });
    expect(valueOf(decideTicket(gone, commands.rejoin, asCitizen)).ticket.effectiveAt).toBe(NOON + 1000);
    const behind = { ...asCitizen, recycleBehind: NOON - 7 };
    const back = valueOf(decideTicket(gone, commands.rejoin, behind)).ticket;
    expect(back).toMatchObject({ effectiveAt: NOON - 6, rejoins: 1, dueAt: null });
    const again = missed({ rejoins: 1 });
    expect(codeOf(decideTicket(again, commands.rejoin, context({ actor: citizen })))).toBe('GRACE_OVER');
    expect(codeOf(decideTicket(again, commands.rejoin, context({ actor: sari })))).toBe('accepted');
    expect(codeOf(decideTicket(missed({ dueAt: NOON }), commands.rejoin, context()))).toBe('GRACE_OVER');
  });
});

describe('answering a call (T10)', () => {
  it('starts the service when the officer is there', () => {
    const { ticket } = valueOf(decideTicket(called(), commands.accept, context({ actor: citizen })));
    expect(ticket).toMatchObject({ state: 'SERVING', servingAt: NOON, officerId: sari.id });
  });
  it('holds the call without a timer when the officer is away for a moment', () => {
    const away = context({ actor: citizen, officerSilentMs: 60_000 });
    const { ticket, event } = valueOf(
      decideTicket(called({ callCount: 3, dueAt: NOON + 5 }), commands.accept, away),
    );
    expect(event.type).toBe('ACCEPTED');
    expect(ticket).toMatchObject({ state: 'CALLED', dueAt: null });
  });
});

describe('a lost officer (T12, T21)', () => {
  it('gives the place back at the head of the line, only after three silent minutes', () => {
    const before = serving();
    const early = context({ actor: timer, officerSilentMs: 179_999 });
    expect(codeOf(decideTicket(before, commands.officerLost, early))).toBe('WRONG_STATE');
    const late = context({ actor: timer, officerSilentMs: 180_000 });
    const { ticket, event } = valueOf(decideTicket(before, commands.officerLost, late));
    expect(event).toMatchObject({ type: 'RETURNED', payload: { reason: 'officer-lost' } });
    expect(ticket).toMatchObject({ state: 'WAITING', restored: true, effectiveAt: before.effectiveAt });
  });
  it('counts an officer without any session as lost', () => {
    const none = context({ actor: timer, officerSilentMs: null });
    expect(valueOf(decideTicket(called(), commands.officerLost, none)).event.type).toBe('RELEASED');
  });
});

describe('the end of a service (T20)', () => {
  it('keeps the resolution, and a case code only for a follow-up', () => {
    const complete = { ...commands.complete, note: 'Ambil Jumat' } as TicketCommand;
    expect(valueOf(decideTicket(serving(), complete, context())).ticket).toMatchObject({
      state: 'COMPLETED',
      resolution: 'SOLVED',
      resolutionNote: 'Ambil Jumat',
      caseCode: null,
      slot: null,
      closedAt: NOON,
    });
    const followUp = { ...complete, resolution: 'FOLLOW_UP' } as TicketCommand;
    expect(valueOf(decideTicket(serving(), followUp, context())).ticket.caseCode).toBe('CODE');
  });
  it('wants a reason for a refusal', () => {
    const bare = { ...commands.complete, resolution: 'REFUSED' } as TicketCommand;
    expect(decideTicket(serving(), bare, context())).toMatchObject({ refusal: { code: 'INVALID' } });
  });
  it('wants a reason from the office that cancels, not from the citizen', () => {
    const bare: TicketCommand = { type: 'cancel', reason: null };
    expect(codeOf(decideTicket(waiting(), bare, context({ actor: sari })))).toBe('INVALID');
    expect(valueOf(decideTicket(waiting(), bare, context({ actor: citizen }))).ticket.closeReason).toBe(
      'citizen',
    );
  });
});
