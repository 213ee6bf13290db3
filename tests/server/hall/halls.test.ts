import { Client, type Room } from '@colyseus/sdk';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HALL_PROTOCOL, HALL_ROOM, type HallServerMessages } from '../../../shared/protocol/hall/messages.ts';
import { beginCitizen, takeNumber, type Browser } from '../http/support/browser.ts';
import { openServer, type TestServer } from '../http/support/open-server.ts';
import { sleep, until } from './hall-server.ts';

type Welcome = HallServerMessages['welcome'];
type Token = { token: string; expiresAt: string; hall: number; gallery: boolean };
type Problem = { error: { code: string; message: string; details?: { field?: string; rule?: string } } };

/** Comfortable with two, full with three, and there are two of them: halls small enough to fill. */
let server: TestServer;
beforeAll(async () => {
  server = await openServer({ HALL_SOFT_CAP: '2', HALL_HARD_CAP: '3', HALL_MAX: '2' });
});
afterAll(() => server.stop());

/** Somebody in a hall, as one tab sees it. */
type Visit = { readonly room: Room; readonly welcome: Welcome; readonly closed: number[] };

const inside = new Set<Room>();
afterEach(async () => {
  await Promise.all([...inside].map((room) => room.leave()));
  inside.clear();
});

async function newCitizen(): Promise<Browser> {
  const browser = server.browser();
  await beginCitizen(browser);
  return browser;
}

const askToken = (browser: Browser, wish: object = {}) =>
  browser.post<Token & Problem>('/api/v1/realtime-tokens', { room: 'hall', ...wish });

async function join(token: string, hall: unknown): Promise<Visit> {
  const client = new Client(server.url);
  client.auth.token = token;
  const room: Room = await client.joinOrCreate(HALL_ROOM, { protocol: HALL_PROTOCOL, hall });
  room.reconnection.enabled = false;
  inside.add(room);
  const welcomes: Welcome[] = [];
  const closed: number[] = [];
  room.onMessage('welcome', (message: Welcome) => welcomes.push(message));
  room.onMessage('*', () => undefined);
  room.onLeave((code) => {
    closed.push(code);
    inside.delete(room);
  });
  await until(() => welcomes.length > 0, 'a welcome');
  const [welcome] = welcomes;
  if (!welcome) throw new Error('there is one');
  return { room, welcome, closed };
}

/** Asks for a token and joins what it is for. */
async function comeIn(browser: Browser, wish: object = {}): Promise<Visit> {
  const { status, body } = await askToken(browser, wish);
  expect(status).toBe(200);
  const visit = await join(body.token, body.hall);
  expect(visit.welcome).toMatchObject({ hall: body.hall, gallery: body.gallery });
  return visit;
}

const hallsOf = (visits: readonly Visit[]): number[] => visits.map((v) => v.welcome.hall);

describe('halls', () => {
  it('open one after the other as they become uncomfortable', async () => {
    const visits = [];
    for (let i = 0; i < 4; i++) visits.push(await comeIn(await newCitizen()));
    expect(hallsOf(visits)).toEqual([1, 1, 2, 2]);
    expect(visits.map((v) => v.welcome.people)).toEqual([1, 2, 1, 2]);
  });

  it('take a burst of people who all ask at once where there is room for them', async () => {
    const browsers = await Promise.all([1, 2, 3, 4].map(newCitizen));
    const visits = await Promise.all(browsers.map((browser) => comeIn(browser)));
    expect(hallsOf(visits).toSorted()).toEqual([1, 1, 2, 2]);
  });

  it("let a friend's link lead past comfort, up to the last place, and then elsewhere", async () => {
    for (let i = 0; i < 2; i++) await comeIn(await newCitizen());
    const friends = [];
    for (let i = 0; i < 2; i++) friends.push(await comeIn(await newCitizen(), { hall: 1 }));
    expect(hallsOf(friends)).toEqual([1, 2]);
  });

  it('do not open because of an old link', async () => {
    expect((await comeIn(await newCitizen(), { hall: 2 })).welcome.hall).toBe(1);
  });

  it('offer the gallery when all are full, and a place again when somebody has left', async () => {
    const first = await comeIn(await newCitizen());
    for (let i = 0; i < 5; i++) await comeIn(await newCitizen());
    const browser = await newCitizen();
    const watching = await comeIn(browser, { hall: 2 });
    expect(watching.welcome).toMatchObject({ hall: 2, gallery: true, you: 0, people: 3 });
    await expect(watching.room.request('warp', { region: '3201' })).rejects.toMatchObject({
      reason: { reason: 'no-body' },
    });
    const [region] = server.store.pack.regions;
    const [service] = server.store.pack.services;
    expect(await takeNumber(browser, region?.code ?? '', service?.id ?? '')).toMatchObject({
      state: 'WAITING',
    });

    await first.room.leave();
    await until(() => first.closed.length > 0, 'a place');
    await sleep(50);
    const walking = await comeIn(browser);
    expect(walking.welcome).toMatchObject({ hall: 1, gallery: false });
    expect(walking.welcome.you).toBeGreaterThan(0);
  });

  it('give back the hall, the place and the heading to who comes back', async () => {
    const others = [await comeIn(await newCitizen()), await comeIn(await newCitizen())];
    const browser = await newCitizen();
    const before = await comeIn(browser);
    const [region] = server.store.pack.regions;
    const at = (await before.room.request('warp', { region: region?.code })) as object;
    // Alone in the second hall: it closes behind its last visitor, and opens again for whom it was, although
    // there is room in the first by now.
    await Promise.all([before.room.leave(), others[0]?.room.leave()]);
    await sleep(100);
    const after = await comeIn(browser);
    expect(before.welcome.hall).toBe(2);
    expect(after.welcome).toMatchObject({ hall: 2, ...at, seated: false });
  });

  it('have one body of a person among them all', async () => {
    const browser = await newCitizen();
    const first = await comeIn(browser);
    const [region] = server.store.pack.regions;
    const at = (await first.room.request('warp', { region: region?.code })) as object;
    for (let i = 0; i < 2; i++) await comeIn(await newCitizen());
    const second = await comeIn(browser, { hall: 2 });
    expect(second.welcome).toMatchObject({ hall: 2, ...at });
    await until(() => first.closed.length > 0, 'the first tab to be closed');
    expect(first.closed).toEqual([4100]);
    expect((await comeIn(await newCitizen(), { hall: 1 })).welcome.people).toBe(2);
  });
});

describe('a wish for a hall', () => {
  it('is refused kindly when no hall can have that number', async () => {
    const browser = await newCitizen();
    for (const hall of [0, -1, 3, 1.5, 999, 1e9, '1', null, [1], {}]) {
      const { status, body } = await askToken(browser, { hall });
      expect({ hall, status, code: body.error.code }).toEqual({ hall, status: 400, code: 'INVALID' });
      expect(body.error.details).toMatchObject({ field: 'hall' });
      expect(body.error.message.length).toBeGreaterThan(5);
    }
    expect((await askToken(browser, { gallery: 'yes' })).status).toBe(400);
    expect((await askToken(browser, { hall: 2, gallery: true })).body.error.code).toBe('INVALID');
    // Nothing was changed: nobody is expected anywhere.
    expect((await comeIn(browser)).welcome).toMatchObject({ hall: 1, people: 1 });
  });

  it('is nothing one could forge on the way', async () => {
    const browser = await newCitizen();
    const { body } = await askToken(browser);
    expect(body).toMatchObject({ hall: 1, gallery: false });
    for (const hall of [2, 0, -1, 1e9, '1', null, undefined, [1]]) {
      await expect(join(body.token, hall)).rejects.toThrow(/hall|options/);
    }
    const [claims = '', signature = ''] = body.token.split('.');
    const text = Buffer.from(claims, 'base64url').toString();
    expect(text).toContain('"hall":1');
    const forged = Buffer.from(text.replace('"hall":1', '"hall":2')).toString('base64url');
    await expect(join(`${forged}.${signature}`, 2)).rejects.toThrow(/token/);
    expect((await join(body.token, 1)).welcome).toMatchObject({ hall: 1, people: 1 });
  });

  it('is not needed for the other rooms, whose tokens say nothing of halls', async () => {
    const browser = await newCitizen();
    const [region] = server.store.pack.regions;
    const wish = { room: 'counter', region: region?.code, as: 'citizen' };
    const { body } = await browser.post<object>('/api/v1/realtime-tokens', wish);
    expect(Object.keys(body).toSorted()).toEqual(['expiresAt', 'token']);
  });
});
