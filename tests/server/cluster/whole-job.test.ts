import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyOfficeLog } from '../../../server/queue/index.ts';
import type { LineView, TicketView } from '../../../shared/protocol/views.ts';
import { beginCitizen, callNext, demoAccounts, signIn, takeNumber } from '../http/support/browser.ts';
import { joinCounter } from '../http/support/counter-client.ts';
import type { ServerProcess } from '../../cluster/run-processes.ts';
import { enterHall } from '../../load/bot/bot.ts';
import { createCrowd } from '../../load/bot/crowd.ts';
import type { HallData } from '../../load/walk/hall-map.ts';
import { createWorld } from '../../load/walk/walker.ts';
import { until } from './support/until.ts';
import { canRunCluster, openCluster, type TestCluster } from './support/open-cluster.ts';

describe.runIf(canRunCluster())('two processes', () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await openCluster({ HALL_SOFT_CAP: '1' });
  });
  afterAll(() => cluster?.stop());

  it('citizen on one, officer on the other: the whole job, from a number to a rating', async () => {
    const citizen = cluster.browser(cluster.first);
    const officer = cluster.browser(cluster.second);
    const [account] = await demoAccounts(officer);
    if (!account) throw new Error('demo mode offers accounts');
    const { region } = account;
    await beginCitizen(citizen, 'Ibu Sari');
    const ticket = await takeNumber(citizen, region, cluster.store.pack.services[0]?.id ?? '');
    const waiting = await joinCounter(citizen, region, 'citizen');
    await waiting.next('ready');

    // Two rooms for one counter, as a race or a stall may leave them: the second opens in the other process.
    const [before] = (await cluster.listed()).rooms.filter(({ name }) => name === 'counter');
    await cluster.tables.hdel('roomcaches', before?.roomId ?? '');
    await cluster.tables.hset('roomcount', before?.processId ?? '', '9,9999');
    await signIn(officer, account, 0);
    const console_ = await joinCounter(officer, region, 'officer');
    const [after] = (await cluster.listed()).rooms.filter(({ name }) => name === 'counter');
    expect(after?.publicAddress).not.toBe(before?.publicAddress);
    expect(waiting.room.roomId).toBe(before?.roomId);
    expect(console_.room.roomId).toBe(after?.roomId);

    // The officer's process hears from the other one that this citizen has a device in touch.
    await console_.next('line', ({ items }) => items[0]?.presence === 'ONLINE');

    await callNext(officer);
    const called = await waiting.next('ticket', (view) => view.state === 'CALLED');
    const accepted = await citizen.post<{ ticket: TicketView }>(`/api/v1/tickets/${ticket.id}/commands`, {
      type: 'accept',
      commandId: randomUUID(),
      expectedVersion: called.version,
    });
    expect(accepted.body.ticket.state).toBe('SERVING');
    const conv = accepted.body.ticket.conversationId ?? '';

    waiting.send('resume', { conv, epoch: 0, after: 0 });
    console_.send('resume', { conv, epoch: 0, after: 0 });
    await waiting.next('events');
    await console_.next('events');
    console_.send('send', { conv, cmid: randomUUID(), text: 'Selamat pagi' });
    waiting.send('send', { conv, cmid: randomUUID(), text: 'Pagi, Bu' });
    const textsOf = async (client: typeof waiting, own: boolean) =>
      (await client.next('events', ({ items }) => items.some(({ mine }) => mine === own))).items
        .filter(({ mine }) => mine === own)
        .map(({ data }) => (data.type === 'msg' ? data.text : data.type));
    expect(await textsOf(waiting, false)).toContain('Selamat pagi');
    expect(await textsOf(console_, false)).toContain('Pagi, Bu');

    // Both rooms show the same line to whoever looks.
    const views = await Promise.all(
      [cluster.first, cluster.second].map(async (at) => {
        const browser = cluster.browser(at);
        return (await browser.get<{ live: { waiting: number } }>(`/api/v1/regions/${region}`)).body.live;
      }),
    );
    expect(views[0]).toEqual(views[1]);

    const done = await officer.post<{ line: LineView }>(`/api/v1/staff/tickets/${ticket.id}/commands`, {
      type: 'complete',
      commandId: randomUUID(),
      expectedVersion: accepted.body.ticket.version,
      resolution: 'SOLVED',
      note: 'Selesai',
    });
    expect(done.status).toBe(200);
    await waiting.next('ticket', (view) => view.state === 'COMPLETED');
    const rated = await citizen.post<{ ticket: TicketView }>(`/api/v1/tickets/${ticket.id}/rating`, {
      score: 4,
    });
    expect(rated.body.ticket.rated).toBe(true);
    expect((await verifyOfficeLog(cluster.store, region)).problems).toEqual([]);
    waiting.drop();
    console_.drop();
  });

  it('in a hall of one process, seen by an officer in the other; the body goes over when its person does', async () => {
    const officer = cluster.browser();
    const account = (await demoAccounts(officer)).at(-1);
    if (!account) throw new Error('demo mode offers accounts');
    await signIn(officer, account, 2);
    const console_ = await joinCounter(officer, account.region, 'officer');
    await console_.next('ready');
    const room = (await cluster.listed()).rooms.find(({ roomId }) => roomId === console_.room.roomId);
    const seat = cluster.processes.find(({ number }) => room?.publicAddress.endsWith(`/p${number}`));
    const elsewhere = cluster.processes.find((one) => one !== seat);
    if (!seat || !elsewhere) throw new Error('the console is in one of two processes');

    const data = (await (await fetch(`${cluster.url}/api/v1/hall`)).json()) as HallData;
    const crowdAt = (at: ServerProcess) =>
      createCrowd(`http://127.0.0.1:${at.port}`, createWorld(data, [60_000, 60_000]), 3);
    const [here, there] = [crowdAt(seat), crowdAt(elsewhere)];
    const [walker, other, again] = [there.add(), here.add(), here.add()];
    await openIn(elsewhere, () => enterHall(walker));
    const citizen = cluster.browser();
    const [name = '', value = ''] = (walker.citizen?.cookie ?? '').split('=');
    citizen.cookies.set(name, value);
    await takeNumber(citizen, account.region, cluster.store.pack.services[0]?.id ?? '');
    await console_.next('line', ({ items }) => items[0]?.presence === 'IN_HALL');

    // Other processes count a hall's people as they were up to a second ago.
    await sleep(1500);
    // A second hall, because one person fills one here; it opens in the officer's process.
    await openIn(seat, () => enterHall(other));
    expect([walker.welcome?.hall, other.welcome?.hall]).toEqual([1, 2]);
    again.citizen = walker.citizen;
    await enterHall(again, 2);
    await until(() => walker.line === null, 'the body is let go');
    expect(walker.losses).toEqual([4100]);
    expect(again.welcome?.hall).toBe(2);
    for (const at of cluster.processes) {
      const asked = cluster.browser(at);
      for (const [key, cookie] of officer.cookies) asked.cookies.set(key, cookie);
      const { body } = await asked.get<LineView>('/api/v1/staff/line');
      expect(body.items[0]?.presence).toBe('IN_HALL');
    }
    here.close();
    there.close();
    await console_.next('line', ({ items }) => items[0]?.presence !== 'IN_HALL');
    console_.drop();
  });

  /** Rooms open in the process with the fewest clients: the others look busy for a moment. */
  async function openIn(one: ServerProcess, open: () => Promise<unknown>): Promise<void> {
    const { rooms, processes } = await cluster.listed();
    const mine = rooms.find(({ publicAddress }) => publicAddress.endsWith(`/p${one.number}`))?.processId;
    for (const id of processes) if (id !== mine) await cluster.tables.hset('roomcount', id, '9,9999');
    await open();
  }

  it('timers that two processes watch act once', async () => {
    const officer = cluster.browser();
    const account = (await demoAccounts(officer))[1];
    if (!account) throw new Error('demo mode offers accounts');
    await signIn(officer, account, 1);
    const citizen = cluster.browser();
    await beginCitizen(citizen);
    await takeNumber(citizen, account.region, cluster.store.pack.services[1]?.id ?? '');
    const line = await callNext(officer);
    const id = line.items.find(({ state }) => state === 'CALLED')?.ticketId;
    const { pool } = cluster.store;
    const events = async () =>
      (await pool.query<{ type: string }>('select type from ticket_event where ticket_id = $1', [id])).rows
        .length;
    const before = await events();
    await pool.query('update ticket set due_at = now() where id = $1', [id]);
    await until(async () => (await events()) > before, 'a timer acts');
    await sleep(2500);
    expect(await events()).toBe(before + 1);
    expect((await verifyOfficeLog(cluster.store, account.region)).problems).toEqual([]);
  });

  it('a session begun at one process holds at the other, of citizens and of staff', async () => {
    const citizen = cluster.browser(cluster.first);
    await beginCitizen(citizen, 'Pak Dede');
    const elsewhere = cluster.browser(cluster.second);
    for (const [name, value] of citizen.cookies) elsewhere.cookies.set(name, value);
    expect((await elsewhere.get<{ name: string }>('/api/v1/me')).body.name).toBe('Pak Dede');

    const officer = cluster.browser(cluster.second);
    const account = (await demoAccounts(officer)).at(-1);
    if (!account) throw new Error('demo mode offers accounts');
    const me = await signIn(officer, account, 1);
    const console_ = cluster.browser(cluster.first);
    for (const [name, value] of officer.cookies) console_.cookies.set(name, value);
    expect((await console_.get('/api/v1/staff/me')).body).toEqual(me);
  });

  it('five failed sign-ins lock an account wherever they were tried', async () => {
    const tries = [0, 1, 2, 3, 4, 5].map((n) => (n % 2 ? cluster.first : cluster.second));
    const [account] = await demoAccounts(cluster.browser());
    const statuses: number[] = [];
    for (const at of tries) {
      const body = { email: account?.email.replace(/^[^.]+/, 'nobody'), password: 'wrong wrong wrong' };
      statuses.push((await cluster.browser(at).post('/api/auth/sign-in/email', body)).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });
});
