import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaffAccount } from '../../../server/identity/index.ts';
import type { TicketView } from '../../../shared/protocol/views.ts';
import {
  beginCitizen,
  callNext,
  demoAccounts,
  expectRefusal,
  signIn,
  takeNumber,
  type Browser,
} from './support/browser.ts';
import { joinCounter, joinWithToken, tokenFor, type CounterClient } from './support/counter-client.ts';
import { openServer, type TestServer } from './support/open-server.ts';

const SECRET_WORDS = 'nomor KK saya 320501';
const SECRET_NAME = 'Ibu Rahasia';

let server: TestServer;
let citizen: Browser;
let officer: Browser;
let officerRoom: CounterClient;
let region: string;
let otherRegion: string;
let ticket: TicketView;
let conv: string;

beforeAll(async () => {
  server = await openServer();
  citizen = server.browser();
  officer = server.browser();
  const accounts = await demoAccounts(officer);
  const [account] = accounts;
  if (!account) throw new Error('demo mode offers accounts');
  region = account.region;
  otherRegion = accounts.find((other) => other.region !== region)?.region ?? '';
  await beginCitizen(citizen, SECRET_NAME);
  ticket = await takeNumber(citizen, region, server.store.pack.services[0]?.id ?? '');
  await signIn(officer, account, 0);
  const line = await callNext(officer);
  const command = { commandId: randomUUID(), expectedVersion: line.items[0]?.version, type: 'start' };
  await officer.post(`/api/v1/staff/tickets/${ticket.id}/commands`, command);
  ticket = (await citizen.get<{ ticket: TicketView }>(`/api/v1/tickets/${ticket.id}`)).body.ticket;
  conv = ticket.conversationId ?? '';
  await citizen.post(`/api/v1/conversations/${conv}/messages`, { cmid: randomUUID(), text: SECRET_WORDS });
  officerRoom = await joinCounter(officer, region, 'officer');
});
afterAll(() => server.stop());

/** Somebody of another office, signed in and at a desk there. */
async function officerElsewhere(): Promise<Browser> {
  const browser = server.browser();
  const accounts = await demoAccounts(browser);
  const account = accounts.find((other) => other.region === otherRegion);
  if (!account) throw new Error('demo mode offers two offices');
  await signIn(browser, account, nextDesk());
  return browser;
}
let desks = 0;
function nextDesk(): number {
  desks += 1;
  return desks % 3;
}

async function stranger(): Promise<Browser> {
  const browser = server.browser();
  await beginCitizen(browser, 'Orang Lain');
  return browser;
}

const conversationRequests = (): [string, string, unknown?][] => [
  ['GET', `/api/v1/conversations/${conv}/events`],
  ['GET', `/api/v1/conversations/${conv}/events?as=officer`],
  ['GET', `/api/v1/conversations/${conv}/events?as=citizen`],
  ['GET', `/api/v1/conversations/${conv}/marks`],
  ['POST', `/api/v1/conversations/${conv}/marks`, { read: 1 }],
  ['POST', `/api/v1/conversations/${conv}/messages`, { cmid: randomUUID(), text: 'halo' }],
];
const ticketRequests = (): [string, string, unknown?][] => [
  ['GET', `/api/v1/tickets/${ticket.id}`],
  [
    'POST',
    `/api/v1/tickets/${ticket.id}/commands`,
    { type: 'cancel', commandId: randomUUID(), expectedVersion: ticket.version },
  ],
  ['POST', `/api/v1/tickets/${ticket.id}/call-seen`, { callId: randomUUID() }],
  ['POST', `/api/v1/tickets/${ticket.id}/rating`, { score: 1 }],
];
const staffRequests = (): [string, string, unknown?][] => [
  ['GET', '/api/v1/staff/me'],
  ['GET', '/api/v1/staff/line'],
  ['GET', `/api/v1/staff/line?region=${region}`],
  ['POST', '/api/v1/staff/call-next', { commandId: randomUUID() }],
  ['POST', '/api/v1/staff/desk', { deskId: randomUUID() }],
  ['DELETE', '/api/v1/staff/desk'],
  [
    'POST',
    `/api/v1/staff/tickets/${ticket.id}/commands`,
    { type: 'release', commandId: randomUUID(), expectedVersion: ticket.version },
  ],
];

const stateNow = async () => {
  const { rows } = await server.store.pool.query(
    'select state, version, (select count(*) from conversation_event) as events, (select count(*) from rating) as ratings from ticket where id = $1',
    [ticket.id],
  );
  return rows[0] as unknown;
};

describe('somebody else', () => {
  it('finds neither the ticket nor the conversation, with and without a session of their own', async () => {
    const before = await stateNow();
    for (const [browser, status, code] of [
      [server.browser(), 401, 'UNAUTHENTICATED'],
      [await stranger(), 404, 'NOT_FOUND'],
    ] as const) {
      for (const [method, path, body] of [...ticketRequests(), ...conversationRequests()]) {
        const answer = await browser.ask(method, path, body);
        // A stranger asking "as officer" has no session for that at all.
        const asOfficer = path.includes('as=officer');
        expectRefusal(answer, asOfficer ? 401 : status, asOfficer ? 'UNAUTHENTICATED' : code);
        const told = JSON.stringify(answer.body);
        expect(told).not.toContain(SECRET_WORDS);
        expect(told).not.toContain(SECRET_NAME);
      }
    }
    expect(await stateNow()).toEqual(before);
  });

  it('gets no staff answer by a citizen’s session', async () => {
    const before = await stateNow();
    for (const [method, path, body] of staffRequests()) {
      expectRefusal(await citizen.ask(method, path, body), 401, 'UNAUTHENTICATED');
    }
    expect(await stateNow()).toEqual(before);
  });

  it('learns the same of a guessed id as of a real one', async () => {
    const other = await stranger();
    const real = await other.get(`/api/v1/tickets/${ticket.id}`);
    const guessed = await other.get(`/api/v1/tickets/${randomUUID()}`);
    expect(guessed.body).toEqual(real.body);
    const realTalk = await other.get(`/api/v1/conversations/${conv}/events`);
    const guessedTalk = await other.get(`/api/v1/conversations/${randomUUID()}/events`);
    expect(guessedTalk.body).toEqual(realTalk.body);
    expectRefusal(await other.get('/api/v1/tickets/not-an-id'), 400, 'INVALID');
  });

  it('sees no name and no words on the public views', async () => {
    const anybody = server.browser();
    for (const path of ['/regions', `/regions/${region}`, '/province', '/catalogue']) {
      const { status, body } = await anybody.get(`/api/v1${path}`);
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toContain(SECRET_NAME);
      expect(JSON.stringify(body)).not.toContain(ticket.id);
    }
  });
});

describe('an officer of another office', () => {
  it('can neither see nor touch this office’s line, tickets and conversations', async () => {
    const before = await stateNow();
    const elsewhere = await officerElsewhere();
    expectRefusal(await elsewhere.get(`/api/v1/staff/line?region=${region}`), 403, 'FORBIDDEN');
    const own = await elsewhere.get('/api/v1/staff/line');
    expect(own.body).toMatchObject({ region: otherRegion, items: [] });
    expect((await tokenFor(elsewhere, region, 'officer')).status).toBe(403);
    const version = ticket.version;
    for (const type of ['release', 'start', 'recall', 'markMissed']) {
      const command = { type, commandId: randomUUID(), expectedVersion: version };
      const answer = await elsewhere.post(`/api/v1/staff/tickets/${ticket.id}/commands`, command);
      expectRefusal(answer, 404, 'NOT_FOUND');
    }
    for (const [method, path, body] of conversationRequests()) {
      if (path.includes('as=citizen')) continue;
      expectRefusal(await elsewhere.ask(method, path, body), 404, 'NOT_FOUND');
    }
    expect(await stateNow()).toEqual(before);
  });

  it('is refused by the conversation also when asking over a socket', async () => {
    const elsewhere = await officerElsewhere();
    const room = await joinCounter(elsewhere, otherRegion, 'officer');
    room.send('resume', { conv, epoch: 0, after: 0 });
    expect(await room.next('refused')).toMatchObject({ conv, code: 'NOT_FOUND' });
    room.send('send', { conv, cmid: randomUUID(), text: 'halo' });
    expect(await room.next('refused')).toMatchObject({ conv, code: 'NOT_FOUND' });
    room.send('typing', { conv, on: true });
    room.send('read', { conv, upTo: 99 });
    await room.next('refused');
    await room.next('refused');
    expect(room.frames('events')).toEqual([]);
    room.drop();
  });
});

describe('a token', () => {
  it('opens only the room and the region it was given for', async () => {
    const { token } = await tokenFor(citizen, region, 'citizen');
    await expect(joinWithToken(server.url, token, { protocol: 1, region: otherRegion })).rejects.toThrow();
    await expect(joinWithToken(server.url, token, { protocol: 2, region })).rejects.toThrow();
    await expect(joinWithToken(server.url, token, { region })).rejects.toThrow();
    await expect(joinWithToken(server.url, `${token}x`, { protocol: 1, region })).rejects.toThrow();
    await expect(joinWithToken(server.url, '', { protocol: 1, region })).rejects.toThrow();
    const hall = await citizen.post<{ token: string }>('/api/v1/realtime-tokens', { room: 'hall' });
    await expect(joinWithToken(server.url, hall.body.token, { protocol: 1, region })).rejects.toThrow();
  });

  it('is given to nobody without a session, nor for a counter that is not there', async () => {
    expect((await tokenFor(server.browser(), region, 'citizen')).status).toBe(401);
    expect((await tokenFor(citizen, region, 'officer')).status).toBe(401);
    expect((await tokenFor(citizen, '0000', 'citizen')).status).toBe(404);
  });
});

describe('citizens at one counter', () => {
  it('get only their own tickets, and never the line', async () => {
    const other = await stranger();
    const mine = await joinCounter(citizen, region, 'citizen');
    const theirs = await joinCounter(other, region, 'citizen');
    const taken = await takeNumber(other, region, server.store.pack.services[1]?.id ?? '');
    await theirs.next('ticket', (view) => view.id === taken.id);
    await mine.next('live', (live) => live.waiting === 1);
    expect(mine.frames('ticket').map((view) => view.id)).toEqual([ticket.id]);
    expect(mine.frames('line')).toEqual([]);
    theirs.send('resume', { conv, epoch: 0, after: 0 });
    expect(await theirs.next('refused')).toMatchObject({ conv, code: 'NOT_FOUND' });
    expect(theirs.frames('events')).toEqual([]);
    mine.drop();
    theirs.drop();
  });
});

describe('a colleague', () => {
  it('of the same office sees the line, but not a conversation that is not theirs', async () => {
    const colleague = server.browser();
    const account = (await demoAccounts(colleague)).filter((other) => other.region === region)[1];
    if (!account) throw new Error('two accounts an office');
    await signIn(colleague, account, 1);
    const line = await colleague.get<{ items: unknown[] }>('/api/v1/staff/line');
    expect(line.body.items.length).toBeGreaterThan(0);
    expectRefusal(await colleague.get(`/api/v1/conversations/${conv}/events`), 404, 'NOT_FOUND');
  });
});

describe('an officer who gives the citizen back to the line', () => {
  it('loses the conversation at once, while another one may continue it', async () => {
    officerRoom.send('resume', { conv, epoch: 0, after: 0 });
    const page = await officerRoom.next('events');
    expect(page.items.map((event) => event.data)).toContainEqual({ type: 'msg', text: SECRET_WORDS });
    // The one way out of SERVING without an end: nobody is in charge any more.
    await server.store.pool.query('update conversation set officer_id = null where id = $1', [conv]);
    await citizen.post(`/api/v1/conversations/${conv}/messages`, {
      cmid: randomUUID(),
      text: 'rahasia baru',
    });
    expect(await officerRoom.next('refused')).toMatchObject({ conv, code: 'NOT_FOUND' });
    officerRoom.send('send', { conv, cmid: randomUUID(), text: 'masih saya' });
    await officerRoom.next('refused');
    expect(JSON.stringify(officerRoom.frames('events'))).not.toContain('rahasia baru');
  });
});

describe('an account whose role is taken away', () => {
  it('loses the socket, and every answer', async () => {
    const email = 'sebentar@example.test';
    const password = 'kata sandi sementara';
    const wish = { email, password, name: 'Sebentar Saja', officeCode: region, role: 'officer' } as const;
    await createStaffAccount(server.store, { ...wish, simulated: false });
    const browser = server.browser();
    await signIn(browser, { email, password, name: wish.name, region, regionName: '' });
    const room = await joinCounter(browser, region, 'officer');
    await room.next('line');
    await server.store.pool.query(
      'delete from staff_role where user_id in (select id from "user" where email = $1)',
      [email],
    );
    room.send('resume', { conv, epoch: 0, after: 0 });
    expect(await room.closed).toMatchObject({ code: 4002 });
    expectRefusal(await browser.get('/api/v1/staff/line'), 403, 'FORBIDDEN');
    expect((await tokenFor(browser, region, 'officer')).status).toBe(403);
  });
});
