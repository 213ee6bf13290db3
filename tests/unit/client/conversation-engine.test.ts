import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  startConversationEngine,
  type ConversationFrame,
} from '../../../client/state/conversation-engine.ts';
import type { Outbox, StoredMessage } from '../../../client/state/conversation-outbox.ts';
import { FakeServer } from './fake-conversation-server.ts';

const conv = '11111111-1111-4111-8111-111111111111';

function memoryOutbox(stored: StoredMessage[] = []): Outbox & { readonly kept: Map<string, StoredMessage> } {
  const kept = new Map(stored.map((message) => [message.cmid, message]));
  return {
    kept,
    put: (message) => Promise.resolve(void kept.set(message.cmid, message)),
    remove: (cmid) => Promise.resolve(void kept.delete(cmid)),
    list: () => Promise.resolve([...kept.values()]),
  };
}

type Fate = 'pass' | 'drop' | 'twice' | 'late';

/** A browser and a server with a network between them that may lose, double and delay every frame. */
function setUp(fateOf: () => Fate, stored: StoredMessage[] = []) {
  const server = new FakeServer(conv);
  const outbox = memoryOutbox(stored);
  const network = { up: true, http: true };
  let ids = 0;

  const carry = (deliver: () => void) => {
    const fate = fateOf();
    if (fate === 'drop') return;
    const delay = fate === 'late' ? 900 : 20;
    setTimeout(deliver, delay);
    if (fate === 'twice') setTimeout(deliver, delay + 300);
  };
  const toClient = (frame: ConversationFrame) => {
    carry(() => {
      if (network.up) engine.receive(frame);
    });
  };
  const engine = startConversationEngine({
    conv,
    party: 'citizen',
    outbox,
    newId: () => `cmid-${(ids += 1)}`,
    now: () => Date.now(),
    random: () => 0.5,
    onChange: () => undefined,
    transport: {
      send(type, message) {
        if (!network.up) return false;
        carry(() => server.handle(type, message).forEach(toClient));
        return true;
      },
      ask: (type, message) =>
        Promise.resolve(network.http ? (server.handle(type, message)[0] ?? null) : null),
    },
  });
  server.push = toClient;
  const texts = () =>
    engine.state().events.map((event) => (event.data.type === 'msg' ? event.data.text : event.data.type));
  return { server, outbox, engine, network, texts };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('a conversation over a perfect network', () => {
  it('stores a message before it is sent and forgets it once the server has it', async () => {
    const { engine, outbox, server } = setUp(() => 'pass');
    await engine.write('halo');
    expect(outbox.kept.size).toBe(1);
    expect(server.log).toEqual([]);
    engine.online();
    await wait(2000);
    expect(server.log.map((event) => event.text)).toEqual(['halo']);
    expect(outbox.kept.size).toBe(0);
    engine.stop();
  });

  it('acknowledges what it received, and tells what was read only when told so', async () => {
    const { engine, server } = setUp(() => 'pass');
    engine.online();
    server.say('officer', 'selamat pagi');
    await wait(1500);
    expect(server.delivered).toBe(1);
    expect(server.read).toBe(0);
    engine.markRead();
    await wait(200);
    expect(server.read).toBe(1);
    engine.stop();
  });

  it('sends what was left in the outbox of an earlier visit first', async () => {
    const left = { cmid: 'old', conv, party: 'citizen', text: 'dari kemarin', createdAt: 1 } as const;
    const { engine, server } = setUp(() => 'pass', [left]);
    await engine.write('hari ini');
    engine.online();
    await wait(3000);
    expect(server.log.map((event) => event.text)).toEqual(['dari kemarin', 'hari ini']);
    engine.stop();
  });
});

describe('a conversation without a socket', () => {
  it('goes on over HTTPS after five seconds', async () => {
    const { engine, server, network, texts } = setUp(() => 'pass');
    engine.online();
    await wait(500);
    network.up = false;
    engine.offline();
    await engine.write('masih di sini');
    server.say('officer', 'saya juga');
    await wait(4000);
    expect(server.log).toHaveLength(1);
    await wait(6000);
    expect(server.log.map((event) => event.text)).toEqual(['saya juga', 'masih di sini']);
    expect(texts()).toEqual(['saya juga', 'masih di sini']);
    engine.stop();
  });

  it('keeps everything while nothing works at all, and delivers it afterwards in order', async () => {
    const { engine, server, network, outbox } = setUp(() => 'pass');
    network.up = false;
    network.http = false;
    for (const text of ['a', 'b', 'c']) await engine.write(text);
    await wait(10 * 60_000);
    expect(outbox.kept.size).toBe(3);
    network.up = true;
    engine.online();
    await wait(5000);
    expect(server.log.map((event) => event.text)).toEqual(['a', 'b', 'c']);
    expect(outbox.kept.size).toBe(0);
    engine.stop();
  });
});

describe('a conversation over a bad network', () => {
  it('brings every message of both sides exactly once and in order, for any loss, doubling and delay', async () => {
    const fate = fc.constantFrom<Fate>('pass', 'pass', 'drop', 'twice', 'late');
    const step = fc.constantFrom('citizen', 'officer', 'wait', 'break');
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fate),
        fc.array(step, { minLength: 3, maxLength: 14 }),
        async (fates, steps) => {
          let bad = true;
          const { engine, server, network, texts, outbox } = setUp(() =>
            bad ? (fates.next().value ?? 'pass') : 'pass',
          );
          engine.online();
          const wrote: string[] = [];
          for (const [i, what] of steps.entries()) {
            if (what === 'citizen') {
              wrote.push(`c${i}`);
              await engine.write(`c${i}`);
            }
            if (what === 'officer') server.say('officer', `o${i}`);
            if (what === 'break') {
              network.up = false;
              engine.offline();
              await wait(700);
              network.up = true;
              engine.online();
            }
            await wait(150);
          }
          bad = false;
          await wait(120_000);
          const stored = server.log.map((event) => event.text);
          expect(texts()).toEqual(stored);
          expect(stored.filter((text) => text.startsWith('c'))).toEqual(wrote);
          expect(outbox.kept.size).toBe(0);
          expect(engine.state().outbox).toEqual([]);
          engine.stop();
        },
      ),
      { numRuns: 60 },
    );
  });
});
