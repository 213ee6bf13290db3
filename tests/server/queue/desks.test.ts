import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  asOfficer,
  codeOf,
  createCitizens,
  createOfficer,
  createScene,
  deskOf,
  take,
  valueOf,
  type Scene,
} from './support/scene.ts';

const OFFICE = '9901';
let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  await scene.store.pool.query('update officer_session set ended_at = now() where ended_at is null');
});

const sit = (userId: string, deskId: string, takeOver = false) =>
  scene.desks.take(userId, 'Petugas', false, deskId, takeOver);

describe('taking a desk', () => {
  it('needs a role at that office, and a desk that exists', async () => {
    const stranger = await createOfficer(scene, '9902', null);
    expect(codeOf(await sit(stranger.userId, await deskOf(scene.store, OFFICE, 1)))).toBe('FORBIDDEN');
    expect(codeOf(await sit(stranger.userId, randomUUID()))).toBe('NOT_FOUND');
  });

  it('is for one officer: sixteen at once, one sits', async () => {
    const desk = await deskOf(scene.store, OFFICE, 1);
    const officers = await Promise.all(Array.from({ length: 16 }, () => createOfficer(scene, OFFICE, null)));
    const codes = (await Promise.all(officers.map(({ userId }) => sit(userId, desk)))).map(codeOf);
    expect(codes.toSorted()).toEqual([...Array<string>(15).fill('DESK_TAKEN'), 'accepted']);
  });

  it('goes on in another browser of the same person only when they say so, or after a silence', async () => {
    const officer = await createOfficer(scene, OFFICE, 1);
    const desk = officer.deskId ?? '';
    const before = await scene.desks.sessionOf(officer.userId);
    expect(await sit(officer.userId, desk)).toEqual({
      ok: false,
      refusal: { code: 'DESK_TAKEN', details: { mine: true } },
    });
    expect(codeOf(await sit(officer.userId, desk, true))).toBe('accepted');
    scene.advance(16);
    expect(codeOf(await sit(officer.userId, desk))).toBe('accepted');
    expect((await scene.desks.sessionOf(officer.userId))?.id).toBe(before?.id);
  });

  it('is possible three minutes after its officer was lost, not before', async () => {
    await createOfficer(scene, OFFICE, 1);
    const next = await createOfficer(scene, OFFICE, null);
    const desk = await deskOf(scene.store, OFFICE, 1);
    scene.advance(179);
    expect(codeOf(await sit(next.userId, desk))).toBe('DESK_TAKEN');
    scene.advance(1);
    expect(codeOf(await sit(next.userId, desk))).toBe('accepted');
  });
});

describe('open work', () => {
  it('keeps the officer from leaving or moving; a break is allowed and finishing too', async () => {
    const [citizen = ''] = await createCitizens(scene.store, 1);
    const officer = await createOfficer(scene, OFFICE, 1);
    const { ticketId } = valueOf(await take(scene.queue, citizen, OFFICE, 'sipil-kartu'));
    valueOf(await scene.queue.callNext(officer, randomUUID()));
    expect(codeOf(await scene.desks.leave(officer.userId))).toBe('OPEN_WORK');
    expect(codeOf(await sit(officer.userId, await deskOf(scene.store, OFFICE, 2)))).toBe('OPEN_WORK');
    valueOf(await scene.desks.change(officer.userId, 'BREAK'));
    valueOf(await asOfficer(scene, officer, ticketId, { type: 'start' }));
    valueOf(await asOfficer(scene, officer, ticketId, { type: 'complete', resolution: 'SOLVED' }));
    expect(codeOf(await sit(officer.userId, await deskOf(scene.store, OFFICE, 2)))).toBe('accepted');
    expect(await scene.desks.sessionOf(officer.userId)).toMatchObject({
      deskLabel: 'Meja 2',
      state: 'AVAILABLE',
    });
    expect(codeOf(await scene.desks.leave(officer.userId))).toBe('accepted');
    expect(await scene.desks.sessionOf(officer.userId)).toBeNull();
    expect(codeOf(await scene.desks.change(officer.userId, 'BREAK'))).toBe('NOT_AVAILABLE');
  });

  it('leaving and calling at the same moment never leaves a call without an officer', async () => {
    for (let round = 0; round < 25; round += 1) {
      const [citizen = ''] = await createCitizens(scene.store, 1);
      const officer = await createOfficer(scene, '9903', 1);
      const { ticketId } = valueOf(await take(scene.queue, citizen, '9903', 'aduan-umum'));
      const [left, called] = await Promise.all([
        scene.desks.leave(officer.userId),
        scene.queue.callNext(officer, randomUUID()),
      ]);
      expect([codeOf(left), codeOf(called)]).toBeOneOf([
        ['OPEN_WORK', 'accepted'],
        ['accepted', 'NOT_AVAILABLE'],
      ]);
      const chief = await createOfficer(scene, '9903', null, 'supervisor');
      valueOf(await asOfficer(scene, chief, ticketId, { type: 'void', reason: 'selesai diuji' }));
      valueOf(await scene.desks.leave(officer.userId));
    }
  });
});

it('a heartbeat after a silence says that the desk looks different', async () => {
  const officer = await createOfficer(scene, '9904', 1);
  const heard: string[] = [];
  const stop = scene.store.hints.subscribe('office:9904', (topic) => heard.push(topic));
  scene.advance(10);
  await scene.desks.heartbeat(officer.userId);
  expect(heard).toEqual([]);
  scene.advance(16);
  await scene.queue.runDueTimers();
  expect(heard).toEqual(['office:9904']);
  await scene.desks.heartbeat(officer.userId);
  expect(heard).toEqual(['office:9904', 'office:9904']);
  stop();
});
