import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lineViewSchema, regionLiveSchema, ticketViewSchema } from '../../../shared/protocol/views.ts';
import {
  asCitizen,
  asOfficer,
  createCitizens,
  createOfficer,
  createScene,
  sceneOn,
  take,
  valueOf,
  type Scene,
} from '../queue/support/scene.ts';

const OFFICE = '9901';
let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  await scene.store.pool.query('update officer_session set ended_at = now() where ended_at is null');
  await scene.store.pool.query(
    'truncate ticket, visit, number_counter, call, conversation, ticket_event, office_log cascade',
  );
  for (const { code } of scene.store.pack.regions) scene.store.hints.publish(`office:${code}`);
});

const lineUp = async (count: number, office = OFFICE) => {
  const citizens = await createCitizens(scene.store, count);
  const tickets: string[] = [];
  for (const citizen of citizens) {
    tickets.push(valueOf(await take(scene.queue, citizen, office, 'sipil-kartu')).ticketId);
    scene.advance(1);
  }
  return { citizens, tickets };
};
const position = async (ticketId: string) => (await scene.insight.ticket(ticketId))?.position;

describe('the public state of the offices', () => {
  it('has every region, as the protocol says, without any personal data', async () => {
    const { citizens } = await lineUp(3);
    const officer = await createOfficer(scene, OFFICE, 1);
    valueOf(await scene.queue.callNext(officer, randomUUID()));
    const regions = await scene.insight.regions();
    expect(regions).toHaveLength(5);
    for (const region of regions) regionLiveSchema.parse(region);
    const here = regions.find((region) => region.code === OFFICE);
    expect(here).toMatchObject({
      open: true,
      officers: 1,
      waiting: 2,
      cursor: 4,
      desks: [{ label: 'Meja 1', state: 'CALLING', number: 'A-001' }],
      lastCalls: [{ number: 'A-001', desk: 'Meja 1' }],
    });
    const text = JSON.stringify(regions);
    for (const id of [...citizens, officer.userId]) expect(text).not.toContain(id);
    expect(text).not.toContain('Warga');
  });

  it('gives no number of minutes when nobody serves, and one as soon as somebody does', async () => {
    await lineUp(2);
    expect((await scene.insight.region(OFFICE))?.estimate).toBeNull();
    const officer = await createOfficer(scene, OFFICE, 1);
    expect((await scene.insight.region(OFFICE))?.estimate).toEqual({ lowMinutes: 10, highMinutes: 20 });
    valueOf(await scene.desks.change(officer.userId, 'BREAK'));
    expect(await scene.insight.region(OFFICE)).toMatchObject({ officers: 0, estimate: null });
  });

  it('learns from how long services really take', async () => {
    const officer = await createOfficer(scene, OFFICE, 1);
    await lineUp(14);
    for (let i = 0; i < 10; i += 1) {
      const { ticketId } = valueOf(await scene.queue.callNext(officer, randomUUID()));
      valueOf(await asOfficer(scene, officer, ticketId, { type: 'start' }));
      scene.advance(30);
      await scene.desks.heartbeat(officer.userId);
      valueOf(await asOfficer(scene, officer, ticketId, { type: 'complete', resolution: 'SOLVED' }));
    }
    // 4 waiting, 1 free officer: 4 × ~3.5 minutes, where the standard's 6 would say 20–40.
    expect((await scene.insight.region(OFFICE))?.estimate).toEqual({ lowMinutes: 10, highMinutes: 25 });
    expect((await scene.insight.line(OFFICE)).servedToday).toBe(10);
  });

  it('shows a recalled number once among the last calls, with the newest call', async () => {
    const { tickets } = await lineUp(7);
    const officer = await createOfficer(scene, OFFICE, 1);
    for (const ticketId of tickets) {
      valueOf(await scene.queue.callNext(officer, randomUUID()));
      scene.advance(21);
      await scene.desks.heartbeat(officer.userId);
      if (ticketId === tickets.at(-1)) break;
      valueOf(await asOfficer(scene, officer, ticketId, { type: 'recall' }));
      valueOf(await asOfficer(scene, officer, ticketId, { type: 'start' }));
      valueOf(await asOfficer(scene, officer, ticketId, { type: 'complete', resolution: 'SOLVED' }));
    }
    const calls = (await scene.insight.region(OFFICE))?.lastCalls ?? [];
    expect(calls.map((call) => call.number)).toEqual(['A-007', 'A-006', 'A-005', 'A-004', 'A-003']);
  });

  it('shows a silent officer as lost and counts them out, though nothing was committed', async () => {
    await createOfficer(scene, OFFICE, 1);
    expect(await scene.insight.region(OFFICE)).toMatchObject({ officers: 1 });
    scene.advance(16);
    expect(await scene.insight.region(OFFICE)).toMatchObject({ officers: 0, desks: [{ state: 'LOST' }] });
  });
});

describe("a citizen's ticket", () => {
  it('has an exact place that moves with every change of the line', async () => {
    const { citizens, tickets } = await lineUp(4);
    const [first = '', second = '', third = '', fourth = ''] = tickets;
    expect(await Promise.all(tickets.map(position))).toEqual([1, 2, 3, 4]);
    valueOf(await asCitizen(scene, citizens[1] ?? '', second, 'cancel'));
    expect(await position(fourth)).toBe(3);
    const officer = await createOfficer(scene, OFFICE, 1);
    valueOf(await scene.queue.callNext(officer, randomUUID()));
    expect(await position(first)).toBeNull();
    valueOf(await asOfficer(scene, officer, first, { type: 'release' }));
    expect([await position(first), await position(third), await position(fourth)]).toEqual([1, 2, 3]);
  });

  it('tells call, officer, conversation, result and rating, each when it is there', async () => {
    const { citizens, tickets } = await lineUp(1);
    const [citizen = '', ticketId = ''] = [citizens[0], tickets[0]];
    const view = async () => ticketViewSchema.parse(await scene.insight.ticket(ticketId));
    expect(await view()).toMatchObject({ state: 'WAITING', position: 1, call: null, officerName: null });
    expect((await view()).requirements.length).toBeGreaterThan(0);
    const officer = await createOfficer(scene, OFFICE, 1);
    valueOf(await scene.queue.callNext(officer, randomUUID()));
    const called = await view();
    expect(called).toMatchObject({ call: { n: 1, desk: 'Meja 1', expiresAt: null }, deskLabel: 'Meja 1' });
    expect(called.officerName).toBe(officer.name);
    valueOf(await asCitizen(scene, citizen, ticketId, 'accept'));
    expect(await view()).toMatchObject({ state: 'SERVING', call: null });
    expect((await view()).conversationId).not.toBeNull();
    const finish = { type: 'complete', resolution: 'INCOMPLETE_REQUIREMENTS', note: 'Kurang KK' } as const;
    valueOf(await asOfficer(scene, officer, ticketId, finish));
    expect(await view()).toMatchObject({ resolutionNote: 'Kurang KK', rated: false, version: 4 });
    valueOf(await scene.queue.rate(citizen, ticketId, 3, null));
    expect((await view()).rated).toBe(true);
    expect(await scene.insight.ticket(randomUUID())).toBeNull();
  });

  it("lists the open first, then today's, and forgets yesterday's", async () => {
    const [citizen = ''] = await createCitizens(scene.store, 1);
    const ids: string[] = [];
    for (const service of ['sipil-kartu', 'usaha-izin', 'aduan-umum']) {
      ids.push(valueOf(await take(scene.queue, citizen, '9902', service)).ticketId);
      scene.advance(1);
    }
    valueOf(await asCitizen(scene, citizen, ids[1] ?? '', 'cancel'));
    const listed = await scene.insight.ticketsOf(citizen);
    expect(listed.map((ticket) => ticket.id)).toEqual([ids[2], ids[0], ids[1]]);
    expect(await scene.insight.citizensInLine('9902')).toEqual([
      { citizenId: citizen, ticketIds: [ids[0], ids[2]] },
    ]);
    scene.advance(24 * 3600);
    expect((await scene.insight.ticketsOf(citizen)).map((ticket) => ticket.id)).toEqual([ids[2], ids[0]]);
    scene.advance(-24 * 3600);
  });
});

describe('the line as officers see it', () => {
  it('is in serving order, then whoever is being served or was missed, with what each allows', async () => {
    const { tickets } = await lineUp(3);
    const officer = await createOfficer(scene, OFFICE, 1);
    valueOf(await scene.queue.callNext(officer, randomUUID()));
    const line = lineViewSchema.parse(await scene.insight.line(OFFICE));
    expect(line.items.map((item) => item.ticketId)).toEqual([tickets[1], tickets[2], tickets[0]]);
    const called = line.items[2];
    expect(called).toMatchObject({ number: 'A-001', desk: 'Meja 1', officerId: officer.userId });
    expect(Date.parse(called?.recallFrom ?? '') - scene.now().getTime()).toBeCloseTo(20_000, -1);
  });

  it('shows where people are, as the rooms say, and hints when that changes', async () => {
    const { citizens } = await lineUp(1);
    const [citizen = ''] = citizens;
    const presence = async () => (await scene.insight.line(OFFICE)).items[0]?.presence;
    const heard: string[] = [];
    const stop = scene.store.hints.subscribe('presence:', (topic) => heard.push(topic));
    expect(await presence()).toBe('AWAY');
    scene.insight.setPresence(citizen, { kind: 'online' }, 'counter');
    expect(await presence()).toBe('ONLINE');
    scene.insight.setPresence(citizen, { kind: 'hall', region: null }, 'hall');
    expect(await presence()).toBe('IN_HALL');
    scene.insight.setPresence(citizen, { kind: 'hall', region: OFFICE }, 'hall');
    scene.insight.setPresence(citizen, { kind: 'hall', region: OFFICE }, 'hall');
    expect(await presence()).toBe('AT_COUNTER');
    scene.insight.setPresence(citizen, null, 'hall');
    expect(await presence()).toBe('ONLINE');
    scene.insight.setPresence(citizen, null, 'counter');
    expect(await presence()).toBe('AWAY');
    expect(heard).toEqual(Array(5).fill(`presence:${OFFICE}`));
    stop();
  });
});

describe('many viewers', () => {
  it('a thousand looks after one change cost one reading of the database', async () => {
    await lineUp(3);
    await scene.insight.regions();
    const reads = countReads(scene);
    const [citizen = ''] = await createCitizens(scene.store, 1);
    valueOf(await take(scene.queue, citizen, OFFICE, 'sipil-kartu'));
    await Promise.all(
      Array.from({ length: 1000 }, async (_, i) => {
        const seen = i % 2 === 0 ? await scene.insight.region(OFFICE) : (await scene.insight.regions())[0];
        expect(seen?.waiting).toBe(4);
      }),
    );
    expect(reads.stop()).toBe(1);
  });

  it('another server sees a change within a moment, by its hint', async () => {
    const other = sceneOn(scene.store);
    expect(await other.insight.region('9904')).toMatchObject({ waiting: 0 });
    const [citizen = ''] = await createCitizens(scene.store, 1);
    valueOf(await take(scene.queue, citizen, '9904', 'sipil-kartu'));
    await expect.poll(async () => (await other.insight.region('9904'))?.waiting, { timeout: 2000 }).toBe(1);
  });

  it('whoever asks after the answer to a command sees its effect', async () => {
    const citizens = await createCitizens(scene.store, 40);
    await Promise.all(
      citizens.map(async (citizen) => {
        const receipt = valueOf(await take(scene.queue, citizen, '9971', 'sipil-kartu'));
        const view = await scene.insight.ticket(receipt.ticketId);
        expect(view).toMatchObject({ version: receipt.version, state: 'WAITING' });
        expect(view?.position).not.toBeNull();
      }),
    );
  });
});

function countReads({ store }: Scene) {
  let reads = 0;
  const { pool } = store;
  const query = pool.query.bind(pool);
  const spy = (...args: Parameters<typeof query>) => {
    if ((args[0] as { name?: string }).name === 'insight-snapshots') reads += 1;
    return query(...args);
  };
  Object.assign(pool, { query: spy });
  return {
    stop: () => {
      Object.assign(pool, { query });
      return reads;
    },
  };
}
