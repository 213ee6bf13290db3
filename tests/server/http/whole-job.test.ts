import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineView, TicketView } from '../../../shared/protocol/views.ts';
import {
  beginCitizen,
  callNext,
  demoAccounts,
  expectRefusal,
  signIn,
  takeNumber,
} from './support/browser.ts';
import { joinCounter } from './support/counter-client.ts';
import { openServer, type TestServer } from './support/open-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openServer();
});
afterAll(() => server.stop());

describe('the whole job', () => {
  it('goes from a number to a rating over HTTP and the counter room', async () => {
    const citizen = server.browser();
    const officer = server.browser();
    const [account] = await demoAccounts(officer);
    if (!account) throw new Error('demo mode offers accounts');
    const { region } = account;
    const [service] = server.store.pack.services;
    const serviceId = service?.id ?? '';

    await beginCitizen(citizen, 'Ibu Sari');
    const ticket = await takeNumber(citizen, region, serviceId);
    expect(ticket).toMatchObject({ state: 'WAITING', position: 1, region, serviceId });
    expect(ticket.number).toMatch(/^[A-Z]-\d{3}$/);
    const waiting = await joinCounter(citizen, region, 'citizen');
    expect(await waiting.next('ready')).toEqual({ protocol: 1, region });
    expect(await waiting.next('live')).toMatchObject({ code: region, waiting: 1 });
    expect((await waiting.next('ticket')).id).toBe(ticket.id);

    const me = await signIn(officer, account, 0);
    expect(me.session).toMatchObject({ region, state: 'AVAILABLE', deskLabel: 'Meja 1' });
    const console_ = await joinCounter(officer, region, 'officer');
    const line = await console_.next('line');
    expect(line.items).toMatchObject([
      { number: ticket.number, citizenName: 'Ibu Sari', state: 'WAITING', presence: 'ONLINE' },
    ]);

    // Called: the citizen hears it by the room, says that it was shown, and comes.
    await callNext(officer);
    const called = await waiting.next('ticket', (view) => view.state === 'CALLED');
    expect(called.call).toMatchObject({ n: 1, desk: 'Meja 1' });
    const seen = await citizen.post<{ ticket: TicketView }>(`/api/v1/tickets/${ticket.id}/call-seen`, {
      callId: called.call?.id,
    });
    expect(seen.status).toBe(200);
    const accept = { type: 'accept', commandId: randomUUID(), expectedVersion: called.version };
    const accepted = await citizen.post<{ ticket: TicketView }>(
      `/api/v1/tickets/${ticket.id}/commands`,
      accept,
    );
    expect(accepted.body.ticket).toMatchObject({ state: 'SERVING', officerName: account.name });
    const conv = accepted.body.ticket.conversationId ?? '';

    // Talking, both ways, with a drop in between: nothing lost, nothing twice, one order.
    waiting.send('resume', { conv, epoch: 0, after: 0 });
    console_.send('resume', { conv, epoch: 0, after: 0 });
    const first = await waiting.next('events');
    await console_.next('events');
    const hello = randomUUID();
    console_.send('send', { conv, cmid: hello, text: 'Selamat pagi, ada yang bisa kami bantu?' });
    expect(await console_.next('sent')).toMatchObject({ conv, cmid: hello, seq: first.head + 1 });
    const heard = await waiting.next('events', (frame) => frame.items.length > 0);
    expect(heard.items).toMatchObject([
      { seq: first.head + 1, mine: false, by: { kind: 'officer', name: account.name } },
    ]);
    expect(heard.items[0]).not.toHaveProperty('cmid');

    waiting.drop();
    await waiting.closed;
    for (const text of ['Masih di sana?', 'Tidak apa-apa, kami tunggu.']) {
      console_.send('send', { conv, cmid: randomUUID(), text });
      await console_.next('sent');
    }
    const back = await joinCounter(citizen, region, 'citizen');
    await back.next('ready');
    back.send('resume', { conv, epoch: heard.epoch, after: heard.to });
    const missed = await back.next('events');
    expect(missed.items.map((event) => event.seq)).toEqual([heard.to + 1, heard.to + 2]);
    const answer = randomUUID();
    back.send('send', { conv, cmid: answer, text: 'Maaf, sinyal putus 🙏' });
    back.send('send', { conv, cmid: answer, text: 'Maaf, sinyal putus 🙏' });
    const sent = await back.next('sent', (frame) => frame.cmid === answer);
    expect(await back.next('sent', (frame) => frame.dup === true)).toEqual({ ...sent, dup: true });
    back.send('read', { conv, upTo: sent.seq });
    const marks = await console_.next('marks', (frame) => frame.read.citizen === sent.seq);
    expect(marks.delivered.citizen).toBe(sent.seq);

    // The same conversation where no socket passes.
    const page = await citizen.get<{ items: { seq: number; data: { text?: string } }[] }>(
      `/api/v1/conversations/${conv}/events?epoch=${missed.epoch}&after=${missed.to}`,
    );
    expect(page.body.items.map((event) => event.data.text)).toEqual(['Maaf, sinyal putus 🙏']);
    const plain = await officer.post(`/api/v1/conversations/${conv}/messages`, {
      cmid: randomUUID(),
      text: 'Terima kasih',
    });
    expect(plain.status).toBe(200);

    // Finished with a resolution, and rated once.
    const complete = {
      type: 'complete',
      commandId: randomUUID(),
      expectedVersion: accepted.body.ticket.version,
      resolution: 'SOLVED',
      note: 'Selesai',
    };
    const path = `/api/v1/staff/tickets/${ticket.id}/commands`;
    const done = await officer.post<{ line: LineView }>(path, complete);
    expect(done.status).toBe(200);
    expect(done.body.line).toMatchObject({ items: [], servedToday: 1 });
    const last = await back.next('ticket', (view) => view.state === 'COMPLETED');
    expect(last).toMatchObject({ resolution: 'SOLVED', resolutionNote: 'Selesai', rated: false });
    const repeated = await officer.post<{ line: LineView }>(path, complete);
    expect(repeated.status).toBe(200);

    const closed = randomUUID();
    back.send('send', { conv, cmid: closed, text: 'satu lagi' });
    expect(await back.next('refused', (frame) => frame.cmid === closed)).toMatchObject({
      code: 'CONVERSATION_CLOSED',
    });
    const rated = await citizen.post<{ ticket: TicketView }>(`/api/v1/tickets/${ticket.id}/rating`, {
      score: 4,
      comment: 'Ramah',
    });
    expect(rated.body.ticket.rated).toBe(true);

    // Leaving the desk and the account ends the console's socket too.
    expect((await officer.delete('/api/v1/staff/desk')).status).toBe(200);
    expect((await officer.post('/api/auth/sign-out', {})).status).toBe(200);
    expectRefusal(await officer.get('/api/v1/staff/me'), 401, 'UNAUTHENTICATED');
    expect(await console_.closed).toMatchObject({ code: 4002 });
    back.drop();
  });

  it('gives one ticket for one command id, and none for a second number of the same service', async () => {
    const citizen = server.browser();
    await beginCitizen(citizen);
    const [region] = server.store.pack.regions;
    const [service] = server.store.pack.services;
    const command = { commandId: randomUUID(), region: region?.code, serviceId: service?.id };
    const answers = await Promise.all([1, 2, 3].map(() => citizen.post('/api/v1/tickets', command)));
    const ids = answers.map(({ body }) => (body as { ticket: TicketView }).ticket.id);
    expect(new Set(ids).size).toBe(1);
    const second = await citizen.post('/api/v1/tickets', { ...command, commandId: randomUUID() });
    const error = expectRefusal(second, 409, 'ALREADY_HAS_TICKET');
    expect(error.details?.['ticketId']).toBe(ids[0]);
  });

  it('says kindly that nobody waits', async () => {
    const officer = server.browser();
    const accounts = await demoAccounts(officer);
    const account = accounts.at(-1);
    if (!account) throw new Error('demo mode offers accounts');
    await signIn(officer, account, 2);
    const empty = await officer.post('/api/v1/staff/call-next', { commandId: randomUUID() });
    expect(expectRefusal(empty, 409, 'LINE_EMPTY').message).toBe('Belum ada yang menunggu.');
  });
});
