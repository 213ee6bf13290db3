import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyOfficeLog } from '../../../server/queue/index.ts';
import {
  asCitizen,
  asOfficer,
  codeOf,
  createCitizens,
  createOfficer,
  createScene,
  conversationOf,
  openCallOf,
  rowOf,
  sceneOn,
  stateOf,
  take,
  valueOf,
  type Scene,
} from './support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});
afterAll(() => scene.close());

/** What is left of a test must not be in the way of the next. */
beforeEach(async () => {
  await scene.store.pool.query('update officer_session set ended_at = now() where ended_at is null');
  await scene.store.pool.query(
    'truncate ticket, visit, number_counter, call, conversation, ticket_event, office_log cascade',
  );
});

async function called(office = '9901') {
  const [citizen = ''] = await createCitizens(scene.store, 1);
  const officer = await createOfficer(scene, office, 1);
  const { ticketId } = valueOf(await take(scene.queue, citizen, office, 'aduan-umum'));
  valueOf(await scene.queue.callNext(officer, randomUUID()));
  // The test's clock stands still between commands; the office's own went on a millisecond with each.
  scene.advance(1);
  await scene.desks.heartbeat(officer.userId);
  return { citizen, officer, ticketId };
}

async function recallTwice({ officer, ticketId }: Awaited<ReturnType<typeof called>>) {
  for (let i = 0; i < 2; i += 1) {
    scene.advance(20);
    await scene.desks.heartbeat(officer.userId);
    valueOf(await asOfficer(scene, officer, ticketId, { type: 'recall' }));
  }
}

describe('an unanswered call', () => {
  it('ends as missed two minutes after the last of three calls, when a device has shown one', async () => {
    const work = await called();
    valueOf(
      await scene.queue.confirmCallSeen(
        work.citizen,
        work.ticketId,
        await openCallOf(scene.store, work.ticketId),
      ),
    );
    scene.advance(600);
    await scene.desks.heartbeat(work.officer.userId);
    expect(await scene.queue.runDueTimers()).toBe(0);
    await recallTwice(work);
    scene.advance(119);
    await scene.desks.heartbeat(work.officer.userId);
    expect(await scene.queue.runDueTimers()).toBe(0);
    scene.advance(1);
    expect(await scene.queue.runDueTimers()).toBe(1);
    expect(await stateOf(scene.store, work.ticketId)).toBe('MISSED');
    scene.advance(600);
    expect(await scene.queue.runDueTimers()).toBe(1);
    expect(await stateOf(scene.store, work.ticketId)).toBe('NO_SHOW');
    expect((await verifyOfficeLog(scene.store, '9901')).problems).toEqual([]);
  });

  it('is called once more when no device has shown any call, and only then missed', async () => {
    const work = await called();
    await recallTwice(work);
    scene.advance(120);
    await scene.desks.heartbeat(work.officer.userId);
    expect(await scene.queue.runDueTimers()).toBe(1);
    expect(await rowOf(scene.store, work.ticketId)).toMatchObject({ state: 'CALLED', call_count: 4 });
    expect(await openCallOf(scene.store, work.ticketId)).toBeTruthy();
    scene.advance(120);
    await scene.desks.heartbeat(work.officer.userId);
    expect(await scene.queue.runDueTimers()).toBe(1);
    expect(await stateOf(scene.store, work.ticketId)).toBe('MISSED');
  });
});

describe("an officer's browser dies", () => {
  it('while serving: after three minutes the citizen is first for the next officer, the talk goes on', async () => {
    const { officer, ticketId, citizen } = await called();
    valueOf(await asOfficer(scene, officer, ticketId, { type: 'start' }));
    const conversation = await conversationOf(scene.store, ticketId);
    const [later = ''] = await createCitizens(scene.store, 1);
    valueOf(await take(scene.queue, later, '9901', 'aduan-umum'));
    scene.advance(179);
    expect(await scene.queue.runDueTimers()).toBe(0);
    scene.advance(1);
    expect(await scene.queue.runDueTimers()).toBe(1);
    expect(await rowOf(scene.store, ticketId)).toMatchObject({ state: 'WAITING', restored: true });
    const next = await createOfficer(scene, '9901', 2);
    expect(valueOf(await scene.queue.callNext(next, randomUUID())).ticketId).toBe(ticketId);
    valueOf(await asOfficer(scene, next, ticketId, { type: 'start' }));
    expect(await conversationOf(scene.store, ticketId)).toBe(conversation);
    const party = { kind: 'citizen', citizenId: citizen } as const;
    const answer = valueOf(await scene.conversations.eventsAfter(party, conversation, 1, 0, 50));
    const told = answer.kind === 'events' ? answer.frame.items.map(({ data }) => data.type) : [];
    expect(told).toEqual(['join', 'state', 'state', 'leave', 'state', 'join', 'state']);
    // The lost officer comes back too late: it is not theirs any more.
    const late = { type: 'complete', resolution: 'SOLVED' } as const;
    expect(codeOf(await asOfficer(scene, officer, ticketId, late))).toBe('NOT_YOURS');
  });

  it('while calling: the place is kept; an officer who is only quiet for a moment loses nobody', async () => {
    const { officer, ticketId } = await called();
    scene.advance(170);
    await scene.desks.heartbeat(officer.userId);
    scene.advance(170);
    expect(await scene.queue.runDueTimers()).toBe(0);
    scene.advance(10);
    expect(await scene.queue.runDueTimers()).toBe(1);
    expect(await rowOf(scene.store, ticketId)).toMatchObject({ state: 'WAITING', restored: true });
  });

  it('for a quarter of an hour: the desk is free again', async () => {
    const { officer } = await called();
    scene.advance(180);
    await scene.queue.runDueTimers();
    scene.advance(720);
    await scene.queue.runDueTimers();
    expect(await scene.desks.sessionOf(officer.userId)).toBeNull();
  });
});

describe('several servers and restarts', () => {
  it('two processes act on the same timer once', async () => {
    const other = sceneOn(scene.store);
    const work = await called();
    await recallTwice(work);
    scene.advance(120);
    other.setTime(scene.now().toISOString());
    const moved = await Promise.all([scene.queue.runDueTimers(), other.queue.runDueTimers()]);
    expect(moved[0] + moved[1]).toBe(1);
    expect((await rowOf(scene.store, work.ticketId))?.call_count).toBe(4);
  });

  it('after a start, people get a minute and officers three before a machine decides', async () => {
    const { officer, ticketId, citizen } = await called();
    valueOf(await scene.queue.confirmCallSeen(citizen, ticketId, await openCallOf(scene.store, ticketId)));
    scene.advance(20);
    valueOf(await asOfficer(scene, officer, ticketId, { type: 'markMissed' }));
    const second = await called('9902');
    // The server was down for an hour.
    scene.advance(3600);
    const restarted = scene.restartQueue();
    expect(await restarted.runDueTimers()).toBe(0);
    scene.advance(59);
    expect(await restarted.runDueTimers()).toBe(0);
    scene.advance(1);
    expect(await restarted.runDueTimers()).toBe(1);
    expect(await stateOf(scene.store, ticketId)).toBe('NO_SHOW');
    expect(await stateOf(scene.store, second.ticketId)).toBe('CALLED');
    scene.advance(120);
    expect(await restarted.runDueTimers()).toBe(1);
    expect(await stateOf(scene.store, second.ticketId)).toBe('WAITING');
  });

  it('a citizen who answers while the officer is away is neither missed nor forgotten', async () => {
    const work = await called();
    await recallTwice(work);
    scene.advance(100);
    valueOf(await asCitizen(scene, work.citizen, work.ticketId, 'accept'));
    expect(await stateOf(scene.store, work.ticketId)).toBe('CALLED');
    scene.advance(60);
    await scene.desks.heartbeat(work.officer.userId);
    expect(await scene.queue.runDueTimers()).toBe(0);
    valueOf(await asOfficer(scene, work.officer, work.ticketId, { type: 'start' }));
  });
});

describe('closing (T25, T26)', () => {
  it('ends only those in line, half an hour after closing, and nobody as served', async () => {
    // 9901 closes at 16.00; it is a Monday.
    const day = sceneOn(scene.store, { demo: false, at: '2026-06-15T15:50:00+08:00' });
    const [first = '', second = ''] = await createCitizens(day.store, 2);
    const officer = await createOfficer(day, '9901', 1);
    const one = valueOf(await take(day.queue, first, '9901', 'sipil-kartu'));
    const two = valueOf(await take(day.queue, second, '9901', 'sipil-kartu'));
    valueOf(await day.queue.callNext(officer, randomUUID()));
    valueOf(await asOfficer(day, officer, one.ticketId, { type: 'start' }));
    day.setTime('2026-06-15T16:29:00+08:00');
    await day.desks.heartbeat(officer.userId);
    expect(await day.queue.runDueTimers()).toBe(0);
    const [late = ''] = await createCitizens(day.store, 1);
    expect(await take(day.queue, late, '9901', 'sipil-kartu')).toMatchObject({
      refusal: { code: 'OFFICE_CLOSED', details: { opensAt: '2026-06-16T00:00:00.000Z' } },
    });
    day.setTime('2026-06-15T16:30:00+08:00');
    await day.desks.heartbeat(officer.userId);
    expect(await day.queue.runDueTimers()).toBe(1);
    expect(await stateOf(day.store, two.ticketId)).toBe('EXPIRED');
    expect(await stateOf(day.store, one.ticketId)).toBe('SERVING');
    valueOf(await asOfficer(day, officer, one.ticketId, { type: 'complete', resolution: 'SOLVED' }));
  });

  it('does not end the line in a lunch break', async () => {
    // 9971 is open 7.30–12.00 and 13.00–16.30.
    const day = sceneOn(scene.store, { demo: false, at: '2026-06-15T11:50:00+08:00' });
    const [citizen = ''] = await createCitizens(day.store, 1);
    const { ticketId } = valueOf(await take(day.queue, citizen, '9971', 'sipil-kartu'));
    day.setTime('2026-06-15T12:45:00+08:00');
    expect(await day.queue.runDueTimers()).toBe(0);
    expect(await stateOf(day.store, ticketId)).toBe('WAITING');
  });

  it("in demo mode never ends today's tickets, but yesterday's", async () => {
    const night = sceneOn(scene.store, { at: '2026-06-15T22:00:00+08:00' });
    const [citizen = ''] = await createCitizens(night.store, 1);
    const { ticketId } = valueOf(await take(night.queue, citizen, '9901', 'sipil-kartu'));
    night.advance(3600);
    expect(await night.queue.runDueTimers()).toBe(0);
    night.setTime('2026-06-16T00:01:00+08:00');
    expect(await night.queue.runDueTimers()).toBe(1);
    expect(await stateOf(night.store, ticketId)).toBe('EXPIRED');
  });
});
