import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyOfficeLog } from '../../../server/queue/index.ts';
import {
  asCitizen,
  asOfficer,
  codeOf,
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

const eventCount = async () => (await verifyOfficeLog(scene.store, OFFICE)).events;
let position = 10;
const officerAt = (office: string) => createOfficer(scene, office, (position += 1));

describe('what is refused changes nothing', () => {
  it('an unknown office, an unknown service, a service taken twice', async () => {
    const [citizen = ''] = await createCitizens(scene.store, 1);
    expect(codeOf(await take(scene.queue, citizen, '0000', 'sipil-kartu'))).toBe('NOT_FOUND');
    expect(codeOf(await take(scene.queue, citizen, OFFICE, 'tidak-ada'))).toBe('NOT_FOUND');
    const { ticketId } = valueOf(await take(scene.queue, citizen, OFFICE, 'sipil-kartu'));
    const events = await eventCount();
    expect(await take(scene.queue, citizen, OFFICE, 'sipil-kartu')).toEqual({
      ok: false,
      refusal: { code: 'ALREADY_HAS_TICKET', details: { ticketId } },
    });
    expect(await eventCount()).toBe(events);
    // A refused number leaves no gap behind.
    const [next = ''] = await createCitizens(scene.store, 1);
    const { ticketId: second } = valueOf(await take(scene.queue, next, OFFICE, 'sipil-kartu'));
    expect((await scene.insight.ticket(second))?.number).toBe('A-002');
    for (const [who, id] of [
      [citizen, ticketId],
      [next, second],
    ] as const) {
      valueOf(await asCitizen(scene, who, id, 'cancel'));
    }
  });

  it('an empty line, an officer without a desk, on break, of another office, and one who is busy', async () => {
    const { queue, desks, store } = scene;
    const officer = await officerAt('9902');
    expect(codeOf(await queue.callNext(officer, randomUUID()))).toBe('LINE_EMPTY');
    const idle = await createOfficer(scene, '9902', null);
    expect(codeOf(await queue.callNext(idle, randomUUID()))).toBe('NOT_AVAILABLE');
    expect(codeOf(await queue.callNext({ ...officer, officeCode: '9903' }, randomUUID()))).toBe(
      'NOT_AVAILABLE',
    );
    const [first = '', second = ''] = await createCitizens(store, 2);
    valueOf(await take(queue, first, '9902', 'sipil-kartu'));
    valueOf(await take(queue, second, '9902', 'sipil-kartu'));
    valueOf(await desks.change(officer.userId, 'BREAK'));
    expect(codeOf(await queue.callNext(officer, randomUUID()))).toBe('NOT_AVAILABLE');
    valueOf(await desks.change(officer.userId, 'AVAILABLE'));
    valueOf(await queue.callNext(officer, randomUUID()));
    expect(codeOf(await queue.callNext(officer, randomUUID()))).toBe('AT_CAPACITY');
  });

  it("another officer's ticket, another citizen's ticket, another office's ticket", async () => {
    const { queue, store } = scene;
    const [owner = '', stranger = ''] = await createCitizens(store, 2);
    const mine = await officerAt(OFFICE);
    const colleague = await officerAt(OFFICE);
    const elsewhere = await officerAt('9903');
    const { ticketId } = valueOf(await take(queue, owner, OFFICE, 'aduan-umum'));
    valueOf(await queue.callNext(mine, randomUUID()));
    const events = await eventCount();
    for (const type of ['start', 'markMissed', 'release'] as const) {
      expect(codeOf(await asOfficer(scene, colleague, ticketId, { type }))).toBe('NOT_YOURS');
      expect(codeOf(await asOfficer(scene, elsewhere, ticketId, { type }))).toBe('NOT_FOUND');
    }
    expect(codeOf(await asCitizen(scene, stranger, ticketId, 'accept'))).toBe('NOT_FOUND');
    expect(codeOf(await asCitizen(scene, stranger, randomUUID(), 'accept'))).toBe('NOT_FOUND');
    const call = await openCallOf(store, ticketId);
    expect(codeOf(await queue.confirmCallSeen(stranger, ticketId, call))).toBe('NOT_FOUND');
    expect(codeOf(await queue.rate(stranger, ticketId, 1, null))).toBe('NOT_FOUND');
    expect(codeOf(await queue.rate(owner, ticketId, 1, null))).toBe('WRONG_STATE');
    valueOf(await asOfficer(scene, mine, ticketId, { type: 'start' }));
    const finish = { type: 'complete', resolution: 'SOLVED' } as const;
    expect(codeOf(await asOfficer(scene, colleague, ticketId, finish))).toBe('NOT_YOURS');
    expect(await stateOf(store, ticketId)).toBe('SERVING');
    expect(await eventCount()).toBe(events + 1);
  });

  it('an old version is told the current state, and a step that the state does not allow', async () => {
    const { queue, store } = scene;
    const [citizen = ''] = await createCitizens(store, 1);
    const officer = await officerAt('9904');
    const { ticketId } = valueOf(await take(queue, citizen, '9904', 'aduan-umum'));
    valueOf(await queue.callNext(officer, randomUUID()));
    const stale = { type: 'cancel', commandId: randomUUID(), expectedVersion: 1 } as const;
    expect(await queue.citizenCommand(citizen, ticketId, stale)).toEqual({
      ok: false,
      refusal: { code: 'STALE_VERSION', details: { version: 2, state: 'CALLED' } },
    });
    expect(codeOf(await asCitizen(scene, citizen, ticketId, 'rejoin'))).toBe('WRONG_STATE');
  });

  it('voiding is for supervisors, with a reason in the log', async () => {
    const { queue, store } = scene;
    const [citizen = ''] = await createCitizens(store, 1);
    const officer = await officerAt('9971');
    const chief = await createOfficer(scene, '9971', null, 'supervisor');
    const { ticketId } = valueOf(await take(queue, citizen, '9971', 'aduan-umum'));
    const wish = { type: 'void', reason: 'Salah pilih layanan' } as const;
    expect(codeOf(await asOfficer(scene, officer, ticketId, wish))).toBe('FORBIDDEN');
    valueOf(await asOfficer(scene, chief, ticketId, wish));
    expect(await stateOf(store, ticketId)).toBe('CANCELLED');
    const { rows } = await store.pool.query(
      `select payload->>'reason' as reason, actor->>'kind' as kind from ticket_event
       where ticket_id = $1 and type = 'VOIDED'`,
      [ticketId],
    );
    expect(rows).toEqual([{ reason: 'Salah pilih layanan', kind: 'supervisor' }]);
  });

  it('a text that no database can hold is INVALID, and strange ones are kept as they are', async () => {
    const { queue, store } = scene;
    const [citizen = ''] = await createCitizens(store, 1);
    const officer = await officerAt('9971');
    const { ticketId } = valueOf(await take(queue, citizen, '9971', 'aduan-umum'));
    valueOf(await queue.callNext(officer, randomUUID()));
    valueOf(await asOfficer(scene, officer, ticketId, { type: 'start' }));
    for (const note of ['a\u0000b', '\ud83d']) {
      const finish = { type: 'complete', resolution: 'SOLVED', note } as const;
      expect(codeOf(await asOfficer(scene, officer, ticketId, finish))).toBe('INVALID');
    }
    const note = `<script>alert(1)</script> 🙏🏽 ${'ᮞ'.repeat(300)} '; drop table ticket; --`;
    valueOf(await asOfficer(scene, officer, ticketId, { type: 'complete', resolution: 'REFUSED', note }));
    const { rows } = await store.pool.query('select resolution_note from ticket where id = $1', [ticketId]);
    expect(rows).toEqual([{ resolution_note: note }]);
    expect((await verifyOfficeLog(store, '9971')).problems).toEqual([]);
  });
});

describe('the same command again', () => {
  it('gives the stored answer and no second event, and is refused to anybody else', async () => {
    const { queue, store } = scene;
    const [citizen = '', stranger = ''] = await createCitizens(store, 2);
    const officer = await officerAt('9903');
    const commandId = randomUUID();
    const first = valueOf(await take(queue, citizen, '9903', 'usaha-izin', commandId));
    const again = valueOf(await take(queue, citizen, '9903', 'usaha-izin', commandId));
    expect(again).toEqual({ ...first, repeated: true });
    expect(codeOf(await take(queue, stranger, '9903', 'usaha-izin', commandId))).toBe('FORBIDDEN');
    const callId = randomUUID();
    const called = valueOf(await queue.callNext(officer, callId));
    expect(valueOf(await queue.callNext(officer, callId))).toEqual({ ...called, repeated: true });
    expect((await verifyOfficeLog(store, '9903')).events).toBe(2);
  });

  it('a refused command may be sent again and then be accepted', async () => {
    const { queue, store } = scene;
    const officer = await officerAt('9903');
    const commandId = randomUUID();
    expect(codeOf(await queue.callNext(officer, commandId))).toBe('LINE_EMPTY');
    const [citizen = ''] = await createCitizens(store, 1);
    const { ticketId } = valueOf(await take(queue, citizen, '9903', 'usaha-izin'));
    expect(valueOf(await queue.callNext(officer, commandId)).ticketId).toBe(ticketId);
  });
});

describe('the log', () => {
  it('shows a changed event, a changed row and a cut-out event', async () => {
    const { queue, store } = scene;
    const [citizen = ''] = await createCitizens(store, 1);
    const { ticketId } = valueOf(await take(queue, citizen, '9902', 'aduan-umum'));
    const { problems } = await verifyOfficeLog(store, '9902');
    expect(problems).toEqual([]);
    await store.pool.query(`update ticket set priority = true where id = $1`, [ticketId]);
    expect((await verifyOfficeLog(store, '9902')).problems).toEqual([
      `the events of ticket ${ticketId} do not lead to its row`,
    ]);
    await store.pool.query(
      `update ticket_event set payload = jsonb_set(payload, '{changes,priority}', 'true') where ticket_id = $1`,
      [ticketId],
    );
    const changed = await verifyOfficeLog(store, '9902');
    expect(changed.problems).toEqual([`event ${changed.events} was changed`]);
    await store.pool.query(`delete from ticket_event where office_code = '9902' and seq = 1`);
    const cut = await verifyOfficeLog(store, '9902');
    expect(cut.problems).toContain('event 2 follows 0');
    expect(cut.problems).toContain('event 2 does not follow the one before it');
  });

  it('keeps the number in the event, so that the log alone tells who it was', async () => {
    const row = await scene.store.pool.query(
      `select payload->'number' as number from ticket_event where office_code = $1 and seq = 1`,
      [OFFICE],
    );
    expect(row.rows).toEqual([{ number: { prefix: 'A', n: 1 } }]);
  });

  it('has a ticket row for every visit and no open visit without an open ticket', async () => {
    const { rows } = await scene.store.pool.query(
      `select v.id from visit v join ticket t on t.visit_id = v.id
       where (v.closed_at is null) <> (t.closed_at is null)`,
    );
    expect(rows).toEqual([]);
    expect(await rowOf(scene.store, randomUUID())).toBeUndefined();
  });
});
