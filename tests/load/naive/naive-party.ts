/** The same walkers as the bots', reporting to the naive room; a few full SDK clients listen for the latency. */
import { Client, type Room } from '@colyseus/sdk';
import { takeSeat } from '../bot/enter.ts';
import { packMap, packText } from '../bot/msgpack.ts';
import { openLine, type Line } from '../bot/open-line.ts';
import { runInPhases } from '../bot/crowd.ts';
import { envelopes, JOINED } from '../bot/wire.ts';
import { createLatencyBook, hearPlace, writeReport } from '../measure/latency-book.ts';
import { loadHall } from '../measure/load-hall.ts';
import type { Party, PartyOptions } from '../measure/party.ts';
import { seededRandom } from '../walk/seeded-random.ts';
import { advanceWalker, createWalker, createWorld, WALK, type Walker } from '../walk/walker.ts';
import { NAIVE_ROOM, NaiveState } from './naive-state.ts';

type NaiveBot = {
  readonly walker: Walker;
  line: Line | null;
  framesDown: number;
  framesUp: number;
  tickedAt: number;
  wasWalking: boolean;
};

/** Decoding everybody ten times a second is dear: a few do it, the others count bytes. */
const SDK_CLIENTS = 4;
const MOVE_HEAD = Buffer.concat([Buffer.of(envelopes.json), packText('move')]);
/** Steps of 2.5 cm from metres. */
const PER_METRE = 40;

export async function createNaiveParty(options: PartyOptions): Promise<Party> {
  const { url, count, stay, seed, entersPerSecond } = options;
  const world = createWorld(await loadHall(options.hallFile ?? `${url}/api/v1/hall`), stay);
  const book = createLatencyBook(count);
  const ids = new Map<string, number>();
  const bots = Array.from({ length: count }, (_, i): NaiveBot => {
    const random = seededRandom(seed * 100_003 + i);
    const walker = createWalker(world, world.data.spawn, random);
    walker.restsUntil = performance.now() + random() * 1500;
    return { walker, line: null, framesDown: 0, framesUp: 0, tickedAt: performance.now(), wasWalking: false };
  });
  const listeners: Room[] = [];
  let losses = 0;

  function tick(bot: NaiveBot, index: number, now: number): void {
    const seconds = Math.min(0.3, (now - bot.tickedAt) / 1000);
    bot.tickedAt = now;
    if (bot.line?.socket.readyState !== 1 || seconds <= 0) return;
    const { walker } = bot;
    advanceWalker(world, walker, now, seconds);
    const isWalking = walker.gait === WALK;
    if (isWalking || bot.wasWalking) {
      const { x, z, yaw, gait } = walker;
      writeReport(book, index, x, z, gait);
      bot.framesUp += 1;
      bot.line.socket.send(Buffer.concat([MOVE_HEAD, packMap({ x, z, yaw, gait })]));
    }
    bot.wasWalking = isWalking;
  }

  const stopClock = runInPhases((phase, now) => {
    for (let i = phase; i < bots.length; i += 10) {
      const bot = bots[i];
      if (bot) tick(bot, i, now);
    }
  });

  async function enter(bot: NaiveBot, index: number): Promise<void> {
    const seat = await takeSeat(url, NAIVE_ROOM, {}, null);
    ids.set(seat.sessionId, index + 1);
    book.owner[index + 1] = index + 1;
    const line = openLine(seat.socketUrl, {
      onMessage(message) {
        bot.framesDown += 1;
        if (message[0] === envelopes.join) line.socket.send(JOINED);
      },
      onClose() {
        losses += bot.line ? 1 : 0;
        bot.line = null;
      },
    });
    bot.line = line;
  }

  return {
    async enter() {
      const start = performance.now();
      for (const [index, bot] of bots.entries()) {
        const wait = start + (index / entersPerSecond) * 1000 - performance.now();
        if (wait > 0) await new Promise((done) => setTimeout(done, wait));
        await enter(bot, index);
      }
      for (let i = 0; i < SDK_CLIENTS; i++) listeners.push(await listen(url, i));
    },
    totals: () =>
      bots.map(({ line, framesDown, framesUp }) => ({
        bytesDown: line?.bytesDown() ?? 0,
        bytesUp: line?.bytesUp() ?? 0,
        ...{ framesDown, framesUp, entries: 0, corrections: 0 },
      })),
    spots: () => bots.map(({ walker: { x, z }, line }) => ({ x, z, bytesDown: line?.bytesDown() ?? 0 })),
    walkingShare: () => bots.filter(({ walker }) => walker.gait === WALK).length / Math.max(1, count),
    followed: () => bots.map(() => count - 1),
    state: () => ({
      inHall: bots.filter(({ line }) => line !== null).length,
      ...{ metres: 0, corrections: 0, names: 0, losses, unreadable: 0 },
    }),
    book,
    close() {
      stopClock();
      for (const room of listeners) void room.leave();
      for (const bot of bots) {
        const { line } = bot;
        bot.line = null;
        line?.socket.terminate();
      }
    },
  };

  /** A spectator beside one of the counters, who compares every place with what was reported. */
  async function listen(origin: string, index: number): Promise<Room> {
    const at = world.data.counters[index * 7]?.approach ?? world.data.spawn;
    const room = await new Client(origin).joinOrCreate(NAIVE_ROOM, {}, NaiveState);
    const last = new Map<string, number>();
    room.onStateChange((state: NaiveState) => {
      state.people.forEach(({ x, z, gait }, sessionId) => {
        const id = ids.get(sessionId);
        const place = x * 1e6 + z;
        if (id === undefined || last.get(sessionId) === place) return;
        last.set(sessionId, place);
        const metres = Math.hypot(x - at.x, z - at.z);
        hearPlace(book, id, Math.floor(x * PER_METRE), Math.floor(z * PER_METRE), gait, metres);
      });
    });
    return room as unknown as Room;
  }
}
