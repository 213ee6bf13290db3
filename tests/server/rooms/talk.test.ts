import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TicketView } from '../../../shared/protocol/views.ts';
import {
  beginCitizen,
  callNext,
  demoAccounts,
  signIn,
  takeNumber,
  type Browser,
} from '../http/support/browser.ts';
import { joinCounter, type CounterClient } from '../http/support/counter-client.ts';
import { openServer, type TestServer } from '../http/support/open-server.ts';

let server: TestServer;
let citizen: Browser;
let officer: Browser;
let region: string;
let conv: string;

beforeAll(async () => {
  server = await openServer();
  citizen = server.browser();
  officer = server.browser();
  const [account] = await demoAccounts(officer);
  if (!account) throw new Error('demo mode offers accounts');
  region = account.region;
  await beginCitizen(citizen);
  const ticket = await takeNumber(citizen, region, server.store.pack.services[0]?.id ?? '');
  await signIn(officer, account, 0);
  const line = await callNext(officer);
  const command = { commandId: randomUUID(), expectedVersion: line.items[0]?.version, type: 'start' };
  await officer.post(`/api/v1/staff/tickets/${ticket.id}/commands`, command);
  const { body } = await citizen.get<{ ticket: TicketView }>(`/api/v1/tickets/${ticket.id}`);
  conv = body.ticket.conversationId ?? '';
});
afterAll(() => server.stop());

async function both(): Promise<{ c: CounterClient; o: CounterClient }> {
  const [c, o] = await Promise.all([
    joinCounter(citizen, region, 'citizen'),
    joinCounter(officer, region, 'officer'),
  ]);
  for (const client of [c, o]) {
    client.send('resume', { conv, epoch: 0, after: 0, limit: 200 });
    await client.next('events');
  }
  return { c, o };
}

describe('a conversation in the room', () => {
  it('reaches every device of both parties once, in one order, also under two tabs', async () => {
    const { c, o } = await both();
    const tab = await joinCounter(citizen, region, 'citizen');
    tab.send('resume', { conv, epoch: 0, after: 0, limit: 200 });
    const { head } = await tab.next('events');
    const texts = Array.from({ length: 8 }, (_, n) => `pesan ${n}`);
    for (const text of texts) o.send('send', { conv, cmid: randomUUID(), text });
    for (const client of [c, tab, o]) {
      const seqs: number[] = [];
      const heard: string[] = [];
      while (heard.length < texts.length) {
        const frame = await client.next('events');
        for (const event of frame.items) {
          seqs.push(event.seq);
          if (event.data.type === 'msg') heard.push(event.data.text);
          expect(event.mine).toBe(client === o);
          expect(event.cmid === undefined).toBe(client !== o);
        }
      }
      expect(heard).toEqual(texts);
      expect(seqs).toEqual(texts.map((_, n) => head + 1 + n));
    }
    for (const client of [c, tab, o]) client.drop();
  });

  it('is pulled page by page, and pushed only from its end on', async () => {
    const o = await joinCounter(officer, region, 'officer');
    o.send('resume', { conv, epoch: 0, after: 0, limit: 200 });
    const { head, epoch } = await o.next('events');
    const c = await joinCounter(citizen, region, 'citizen');
    c.send('resume', { conv, epoch: 0, after: 0, limit: 2 });
    const first = await c.next('events');
    expect(first).toMatchObject({ from: 1, to: 2, more: true, head });
    // A message in between is not pushed over the gap …
    o.send('send', { conv, cmid: randomUUID(), text: 'di tengah halaman' });
    await o.next('sent');
    await sleep(200);
    expect(c.frames('events')).toHaveLength(1);
    // … but comes with the pages.
    c.send('resume', { conv, epoch, after: 2, limit: 200 });
    const rest = await c.next('events');
    expect(rest).toMatchObject({ from: 3, to: head + 1, more: false, head: head + 1 });
    o.send('send', { conv, cmid: randomUUID(), text: 'setelah itu' });
    expect((await c.next('events')).items).toMatchObject([{ seq: head + 2 }]);
    for (const client of [c, o]) client.drop();
  });

  it('starts anew for a client that claims what never was', async () => {
    const c = await joinCounter(citizen, region, 'citizen');
    c.send('resume', { conv, epoch: 77, after: 5 });
    const reset = await c.next('reset');
    c.send('resume', { conv, epoch: reset.epoch, after: 0, limit: 200 });
    expect(await c.next('events')).toMatchObject({ from: 1, to: reset.head });
    c.drop();
  });

  it('shows the other party how far one has received and read', async () => {
    const { c, o } = await both();
    const { head } = o.frames('events')[0] ?? { head: 0 };
    c.send('ack', { conv, upTo: head });
    await o.next('marks', (marks) => marks.delivered.citizen === head);
    c.send('read', { conv, upTo: head });
    await o.next('marks', (marks) => marks.read.citizen === head);
    // Never down, never beyond the end.
    c.send('read', { conv, upTo: 1 });
    c.send('read', { conv, upTo: head + 1000 });
    await sleep(200);
    expect(o.frames('marks').at(-1)?.read.citizen).toBe(head);
    for (const client of [c, o]) client.drop();
  });

  it('shows that the other party is writing, seldom, for a little while, and never one’s own', async () => {
    const { c, o } = await both();
    for (let n = 0; n < 5; n += 1) c.send('typing', { conv, on: true });
    expect(await o.next('typing')).toEqual({ conv, by: 'citizen', on: true });
    await sleep(200);
    expect(o.frames('typing')).toHaveLength(1);
    expect(c.frames('typing')).toHaveLength(0);
    const began = Date.now();
    while (o.frames('typing').length < 2 && Date.now() - began < 7000) await sleep(100);
    expect(o.frames('typing').at(-1)).toEqual({ conv, by: 'citizen', on: false });
    const { rows } = await server.store.pool.query<{ n: string }>(
      "select count(*) as n from conversation_event where data::text like '%typing%'",
    );
    expect(rows[0]?.n).toBe('0');
    for (const client of [c, o]) client.drop();
  });

  it('is open also where no socket passes: written over HTTPS, heard in the room', async () => {
    const { c, o } = await both();
    const cmid = randomUUID();
    const path = `/api/v1/conversations/${conv}/messages`;
    const first = await citizen.post<{ seq: number }>(path, { cmid, text: 'lewat HTTPS' });
    const again = await citizen.post<{ seq: number; dup?: true }>(path, { cmid, text: 'lewat HTTPS' });
    expect(again.body).toEqual({ ...first.body, dup: true });
    const heard = await o.next('events', (frame) => frame.items.length > 0);
    expect(heard.items).toMatchObject([{ seq: first.body.seq, data: { text: 'lewat HTTPS' } }]);
    for (const client of [c, o]) client.drop();
  });
});

describe('an officer’s line', () => {
  it('tells that a citizen’s device is there', async () => {
    const other = server.browser();
    await beginCitizen(other, 'Pak Asep');
    const o = await joinCounter(officer, region, 'officer');
    await takeNumber(other, region, server.store.pack.services[1]?.id ?? '');
    const presence = (line: { items: { citizenName: string; presence: string }[] }) =>
      line.items.find((item) => item.citizenName === 'Pak Asep')?.presence;
    const room = await joinCounter(other, region, 'citizen');
    await o.next('line', (line) => presence(line) === 'ONLINE');
    room.drop();
    o.drop();
  });
});
