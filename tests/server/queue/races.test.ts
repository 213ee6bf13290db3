import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OfficerActor } from '../../../server/capabilities.ts';
import { verifyOfficeLog } from '../../../server/queue/index.ts';
import {
  asOfficer,
  codeOf,
  createCitizens,
  createOfficer,
  createScene,
  rowOf,
  sceneOn,
  stateOf,
  take,
  valueOf,
  type Scene,
} from './support/scene.ts';

const OFFICES = ['9901', '9902', '9903', '9904', '9971'];
const SERVICES = ['sipil-kartu', 'sipil-keluarga', 'usaha-izin', 'aduan-umum'];
let scene: Scene;
/** A second server on the same database. */
let other: Scene;
beforeAll(async () => {
  scene = await createScene();
  other = sceneOn(scene.store);
});
afterAll(() => scene.close());

type CallRow = { ticket_id: string; office_code: string; number: number; prefix: string; seq: string };

/** Calls in the order of the log, with the place each ticket had in it when it was issued. */
async function readCalls(office: string): Promise<{ ticketId: string; place: number }[]> {
  const { rows } = await scene.store.pool.query<CallRow & { place: string }>(
    `select c.ticket_id, i.seq as place from ticket_event c
     join ticket_event i on i.ticket_id = c.ticket_id and i.type = 'ISSUED'
     where c.office_code = $1 and c.type = 'CALLED' order by c.seq`,
    [office],
  );
  return rows.map((row) => ({ ticketId: row.ticket_id, place: Number(row.place) }));
}

/** Calls, starts and finishes until nobody waits. */
async function serveAll(at: Scene, officer: OfficerActor): Promise<number> {
  for (let served = 0; ; served += 1) {
    const called = await at.queue.callNext(officer, randomUUID());
    if (!called.ok) {
      expect(called.refusal.code).toBe('LINE_EMPTY');
      return served;
    }
    const { ticketId } = called.value;
    valueOf(await asOfficer(at, officer, ticketId, { type: 'start' }));
    valueOf(await asOfficer(at, officer, ticketId, { type: 'complete', resolution: 'SOLVED' }));
  }
}

describe('five hundred people and two servers at once', () => {
  it('500 concurrent numbers are gapless in every office and group, with one visit each', async () => {
    const citizens = await createCitizens(scene.store, 500);
    const results = await Promise.all(
      citizens.map((citizen, i) =>
        take(
          (i % 2 === 0 ? scene : other).queue,
          citizen,
          OFFICES[i % OFFICES.length] ?? '',
          SERVICES[i % SERVICES.length] ?? '',
        ),
      ),
    );
    expect(results.every((result) => result.ok)).toBe(true);
    const { rows } = await scene.store.pool.query<{ numbers: number[] }>(
      `select array_agg(v.number order by v.opened_at) as numbers from visit v
       group by v.office_code, v.day, v.prefix`,
    );
    expect(rows).toHaveLength(OFFICES.length * 2);
    // In the order of time, too: nobody who came later has a smaller number.
    for (const { numbers } of rows) expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  });

  it('16 officers over all offices and two servers: nobody called twice, nobody passed', async () => {
    const officers: OfficerActor[] = [];
    for (let i = 0; i < 16; i += 1) {
      officers.push(
        await createOfficer(scene, OFFICES[i % OFFICES.length] ?? '', 10 + Math.floor(i / OFFICES.length)),
      );
    }
    const served = await Promise.all(
      officers.map((officer, i) => serveAll(i % 2 === 0 ? scene : other, officer)),
    );
    expect(served.reduce((sum, n) => sum + n, 0)).toBe(500);
    for (const office of OFFICES) {
      const calls = await readCalls(office);
      expect(new Set(calls.map((call) => call.ticketId)).size).toBe(calls.length);
      expect(calls.map((call) => call.place)).toEqual(
        calls.map((call) => call.place).toSorted((a, b) => a - b),
      );
      expect((await verifyOfficeLog(scene.store, office)).problems).toEqual([]);
    }
  });

  it('16 officers at one counter: nobody called twice, nobody passed', async () => {
    const citizens = await createCitizens(scene.store, 200);
    await Promise.all(citizens.map((citizen) => take(scene.queue, citizen, '9901', 'aduan-umum')));
    const before = (await readCalls('9901')).length;
    const officers = await Promise.all(
      Array.from({ length: 16 }, (_, i) => createOfficer(scene, '9901', 30 + i)),
    );
    const served = await Promise.all(
      officers.map((officer, i) => serveAll(i % 2 === 0 ? scene : other, officer)),
    );
    expect(served.reduce((sum, n) => sum + n, 0)).toBe(200);
    const places = (await readCalls('9901')).slice(before).map((call) => call.place);
    expect(new Set(places).size).toBe(200);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect((await verifyOfficeLog(scene.store, '9901')).problems).toEqual([]);
  });
});

describe('two at once', () => {
  it('two officers call with one person waiting: one gets them, the other hears that the line is empty', async () => {
    const [citizen = ''] = await createCitizens(scene.store, 1);
    const first = await createOfficer(scene, '9902', 60);
    const second = await createOfficer(scene, '9902', 61);
    valueOf(await take(scene.queue, citizen, '9902', 'sipil-kartu'));
    const codes = await Promise.all([
      scene.queue.callNext(first, randomUUID()),
      other.queue.callNext(second, randomUUID()),
    ]);
    expect(codes.map(codeOf).toSorted()).toEqual(['LINE_EMPTY', 'accepted']);
  });

  it('a citizen asks for the same service twenty times at once: one number, the others named as taken', async () => {
    const [citizen = ''] = await createCitizens(scene.store, 1);
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        take((i % 2 === 0 ? scene : other).queue, citizen, OFFICES[i % 5] ?? '', 'sipil-kartu'),
      ),
    );
    expect(results.map(codeOf).toSorted()).toEqual([
      ...Array<string>(19).fill('ALREADY_HAS_TICKET'),
      'accepted',
    ]);
    const winner = results.find((result) => result.ok);
    const loser = results.find((result) => !result.ok);
    expect(loser).toMatchObject({
      refusal: { details: { ticketId: winner?.ok ? winner.value.ticketId : '' } },
    });
  });

  it('a citizen cannot pass the daily limit by asking in many places at once', async () => {
    const [citizen = ''] = await createCitizens(scene.store, 1);
    for (let round = 0; round < 4; round += 1) {
      const results = await Promise.all(
        SERVICES.map((service, i) => take((i % 2 === 0 ? scene : other).queue, citizen, '9904', service)),
      );
      if (round < 2) expect(results.every((result) => result.ok)).toBe(true);
      for (const result of results) {
        if (!result.ok) continue;
        const row = await rowOf(scene.store, result.value.ticketId);
        await scene.queue.citizenCommand(citizen, result.value.ticketId, {
          type: 'cancel',
          commandId: randomUUID(),
          expectedVersion: row?.version ?? 0,
        });
      }
    }
    const { rows } = await scene.store.pool.query<{ n: number }>(
      'select count(*)::int as n from visit where citizen_id = $1',
      [citizen],
    );
    expect(rows[0]?.n).toBe(10);
  });

  it('the same command sent ten times at once is done once and answered ten times', async () => {
    const [citizen = ''] = await createCitizens(scene.store, 1);
    const commandId = randomUUID();
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        take((i % 2 === 0 ? scene : other).queue, citizen, '9903', 'usaha-izin', commandId),
      ),
    );
    const receipts = results.map(valueOf);
    expect(new Set(receipts.map((receipt) => receipt.ticketId)).size).toBe(1);
    expect(receipts.filter((receipt) => !receipt.repeated)).toHaveLength(1);
    expect(await stateOf(scene.store, receipts[0]?.ticketId ?? '')).toBe('WAITING');
    const { rows } = await scene.store.pool.query('select 1 from ticket_event where command_id = $1', [
      commandId,
    ]);
    expect(rows).toHaveLength(1);
  });
});
