import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { beginCitizen, type Browser } from '../http/support/browser.ts';
import { joinCounter, type CounterClient } from '../http/support/counter-client.ts';
import { openServer, type TestServer } from '../http/support/open-server.ts';

let server: TestServer;
let citizen: Browser;
let region: string;

beforeAll(async () => {
  server = await openServer();
  citizen = server.browser();
  region = server.store.pack.regions[0]?.code ?? '';
  await beginCitizen(citizen);
});
afterAll(() => server.stop());

const join = () => joinCounter(citizen, region, 'citizen');
const alive = async () => (await server.browser().get('/readyz')).status;
/** Past the SDK: bytes as they go over the wire. */
function sendRaw({ room }: CounterClient, bytes: Uint8Array): void {
  const transport: unknown = Reflect.get(room.connection, 'transport');
  if (typeof transport !== 'object' || transport === null) throw new Error('the SDK has no transport');
  const socket = Reflect.get(transport, 'ws') as { send(data: Uint8Array): void; readyState: number };
  if (socket.readyState === 1) socket.send(bytes);
}

describe('a frame that does not fit', () => {
  it('is answered, with what it was about, and the connection lives on', async () => {
    const client = await join();
    const conv = randomUUID();
    const cmid = randomUUID();
    const frames: [string, unknown][] = [
      ['send', { conv, cmid, text: 5 }],
      ['send', { conv, cmid, text: 'a'.repeat(4001) }],
      ['nothing-we-know', { conv }],
      ['resume', null],
      ['__proto__', { conv, cmid, text: 'x' }],
    ];
    for (const [type, message] of frames) client.room.send(type, message);
    const refusals = [];
    for (let n = 0; n < frames.length; n += 1) refusals.push(await client.next('refused'));
    expect(refusals[0]).toMatchObject({ conv, cmid, code: 'INVALID' });
    expect(refusals[1]).toMatchObject({ conv, cmid, code: 'INVALID' });
    expect(refusals[2]).toMatchObject({ conv, code: 'INVALID' });
    expect(refusals[3]).toMatchObject({ conv: '', code: 'INVALID' });
    expect(refusals[4]).toMatchObject({ code: 'INVALID' });
    for (const refusal of refusals) expect(refusal.message.length).toBeGreaterThan(5);
    client.send('ping', { n: 7 });
    expect(await client.next('pong')).toEqual({ n: 7 });
    client.drop();
  });

  it('closes the connection with 4002 and the reason when it does not stop', async () => {
    const client = await join();
    for (let n = 0; n < 10; n += 1) client.room.send('send', { nonsense: n });
    expect(await client.closed).toMatchObject({ code: 4002, reason: 'too many malformed frames' });
    const again = await join();
    again.send('ping', { n: 1 });
    await again.next('pong');
    again.drop();
  });

  it('larger than 16 KB closes the connection, and only that one', async () => {
    const [large, other] = [await join(), await join()];
    large.room.send('send', { conv: randomUUID(), cmid: randomUUID(), text: 'a'.repeat(100_000) });
    const { code } = await large.closed;
    expect([1006, 1009]).toContain(code);
    other.send('ping', { n: 2 });
    await other.next('pong');
    other.drop();
  });

  it('in a flood closes the connection', async () => {
    const client = await join();
    for (let n = 0; n < 200; n += 1) client.send('ping', { n });
    expect(await client.closed).toMatchObject({ code: 4002 });
    expect(await alive()).toBe(200);
  });

  it('of random bytes never ends the server', async () => {
    const seed = randomBytes(4).readUInt32BE();
    onTestFailed(() => expect.soft(seed).toBe('the seed of this run'));
    const random = mulberry32(seed);
    for (let round = 0; round < 40; round += 1) {
      const client = await join();
      for (let n = 0; n < 25; n += 1) {
        const bytes = Uint8Array.from({ length: Math.floor(random() * 16) }, () =>
          Math.floor(random() * 256),
        );
        // Colyseus' own frame codes lie between 9 and 24: reach its decoders.
        if (bytes.length > 0 && random() < 0.8) bytes[0] = 9 + Math.floor(random() * 16);
        sendRaw(client, bytes);
      }
      await sleep(5);
      client.drop();
    }
    expect(await alive()).toBe(200);
    const client = await join();
    client.send('ping', { n: 3 });
    expect(await client.next('pong')).toEqual({ n: 3 });
    client.drop();
  }, 60_000);
});

/** A small seeded generator, so that a failing run can be replayed. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
