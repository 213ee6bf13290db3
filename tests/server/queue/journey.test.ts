import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyOfficeLog } from '../../../server/queue/index.ts';
import {
  asCitizen,
  asOfficer,
  codeOf,
  conversationOf,
  createCitizens,
  createOfficer,
  createScene,
  openCallOf,
  rowOf,
  stateOf,
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

describe('from a number to a result', () => {
  it('gives A-001, calls it, serves it, and tells the conversation every step', async () => {
    const { queue, store } = scene;
    const [citizen = ''] = await createCitizens(store, 1);
    const officer = await createOfficer(scene, OFFICE, 1);
    const { ticketId } = valueOf(await take(queue, citizen, OFFICE, 'sipil-kartu'));
    const called = valueOf(await queue.callNext(officer, randomUUID()));
    expect(called).toEqual({ ticketId, version: 2, repeated: false });
    expect(codeOf(await queue.confirmCallSeen(citizen, ticketId, await openCallOf(store, ticketId)))).toBe(
      'accepted',
    );
    valueOf(await asCitizen(scene, citizen, ticketId, 'accept'));
    expect(await stateOf(store, ticketId)).toBe('SERVING');
    valueOf(
      await asOfficer(scene, officer, ticketId, { type: 'complete', resolution: 'FOLLOW_UP', note: 'Jumat' }),
    );
    const row = await rowOf(store, ticketId);
    expect(row).toMatchObject({ state: 'COMPLETED', version: 4 });
    expect(row?.case_code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    const events = await store.pool.query<{ type: string; seq: number; data: object }>(
      'select seq, type, data from conversation_event where conversation_id = $1 order by seq',
      [await conversationOf(store, ticketId)],
    );
    expect(events.rows.map(({ seq, type }) => `${seq} ${type}`)).toEqual([
      '1 join',
      '2 state',
      '3 state',
      '4 leave',
    ]);
    expect(events.rows[0]?.data).toMatchObject({ name: officer.name, desk: 'Meja 1' });
    expect(events.rows[2]?.data).toMatchObject({ resolution: 'FOLLOW_UP', caseCode: row?.case_code });
    expect(codeOf(await queue.rate(citizen, ticketId, 4, 'Terima kasih 🙏'))).toBe('accepted');
    expect(await verifyOfficeLog(store, OFFICE)).toEqual({ events: 4, tickets: 1, problems: [] });
  });

  it('numbers each service group on its own, by service day', async () => {
    const { queue, store, insight } = scene;
    const citizens = await createCitizens(store, 4);
    const numbers: string[] = [];
    for (const [i, citizen] of citizens.entries()) {
      const service = i % 2 === 0 ? 'usaha-izin' : 'sipil-keluarga';
      const { ticketId } = valueOf(await take(queue, citizen, '9902', service));
      numbers.push((await insight.ticket(ticketId))?.number ?? '');
    }
    expect(numbers).toEqual(['B-001', 'A-001', 'B-002', 'A-002']);
    scene.advance(24 * 3600);
    const [late = ''] = await createCitizens(store, 1);
    const tomorrow = valueOf(await take(queue, late, '9902', 'usaha-izin'));
    expect((await insight.ticket(tomorrow.ticketId))?.number).toBe('B-001');
  });

  it('serves a citizen again after the officer recalled, missed and the citizen came back', async () => {
    const { queue, store } = scene;
    const [citizen = ''] = await createCitizens(store, 1);
    const officer = await createOfficer(scene, '9903', 1);
    const { ticketId } = valueOf(await take(queue, citizen, '9903', 'aduan-umum'));
    valueOf(await queue.callNext(officer, randomUUID()));
    expect(codeOf(await asOfficer(scene, officer, ticketId, { type: 'recall' }))).toBe('TOO_SOON');
    scene.advance(21);
    const first = await openCallOf(store, ticketId);
    valueOf(await asOfficer(scene, officer, ticketId, { type: 'recall' }));
    const second = await openCallOf(store, ticketId);
    expect(second).not.toBe(first);
    scene.advance(21);
    expect(codeOf(await asOfficer(scene, officer, ticketId, { type: 'markMissed' }))).toBe('CALL_UNSEEN');
    valueOf(await queue.confirmCallSeen(citizen, ticketId, first));
    valueOf(await asOfficer(scene, officer, ticketId, { type: 'markMissed' }));
    expect(await stateOf(store, ticketId)).toBe('MISSED');
    scene.advance(300);
    valueOf(await asCitizen(scene, citizen, ticketId, 'rejoin'));
    valueOf(await queue.callNext(officer, randomUUID()));
    valueOf(await asOfficer(scene, officer, ticketId, { type: 'start' }));
    valueOf(await asOfficer(scene, officer, ticketId, { type: 'complete', resolution: 'SOLVED' }));
    expect((await verifyOfficeLog(store, '9903')).problems).toEqual([]);
  });
});
