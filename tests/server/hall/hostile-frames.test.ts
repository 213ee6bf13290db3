import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import { CLOSE_MISBEHAVED } from '../../../shared/protocol/hall/messages.ts';
import { readSnapshot } from '../../../shared/protocol/hall/snapshot.ts';
import { joinHall, sleep, startHallServer, until, type HallServer } from './hall-server.ts';
import { startWalkers, type Walkers } from './honest-walkers.ts';
import { attack, joinRaw, moveMessage, offences, type Attack } from './offender.ts';

const FRAMES = 100_000;
const HONEST = 24;
const LANES = 10;
const FRAMES_EACH = 900;
/** ws closes a frame beyond the server's own limit by itself. */
const CLOSE_TOO_BIG = 1009;

const regions = Array.from({ length: 8 }, (_, i) => ({
  code: String(3301 + i),
  name: 'K',
  wing: null,
  centroid: [-7 + i / 3, 109 + (i % 2)] as const,
}));
const hall = layoutHall(regions, []);
const grid = buildWalkGrid(hall);
const { spawn } = hall.entrance;
const kinds = Object.keys(offences);
const p95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? NaN;

let server: HallServer;
let walkers: Walkers;
beforeAll(async () => {
  server = await startHallServer(hall, grid);
});
afterAll(async () => {
  await server.stop();
});

describe('a hundred thousand hostile frames', () => {
  const ends = new Map<string, Attack[]>();

  it('crash nothing, and displace and correct nobody who walks', { timeout: 180_000 }, async () => {
    walkers = await startWalkers(server.url, hall, grid, HONEST);
    await sleep(4000);
    const quiet = walkers.takeLatencies();

    let sent = 0;
    let clients = 0;
    const lane = async (): Promise<void> => {
      while (sent < FRAMES) {
        const n = clients++;
        const offence = kinds[n % kinds.length] ?? '';
        const end = await attack(server.url, {
          ...{ name: `jahat${String(n)}`, offence, hall, seed: n },
          ...{ frames: FRAMES_EACH, perSecond: n % 3 ? 100_000 : 1000 },
          address: `10.0.${String(n >> 8)}.${String(n & 255)}`,
        });
        sent += end.sent;
        ends.set(offence, [...(ends.get(offence) ?? []), end]);
      }
    };
    // Meanwhile one of the honest is out of reach for five seconds, and sends fifty reports at once.
    walkers.stall(3, 5000);
    await Promise.all(Array.from({ length: LANES }, lane));
    const attacked = walkers.takeLatencies();
    await sleep(1500);

    const places = await walkers.stop();
    const [first] = walkers.visitors;
    walkers.visitors.forEach((visitor, i) => {
      expect(visitor.closed).toEqual([]);
      expect(visitor.corrections).toEqual([]);
      const seen = first?.seen.get(visitor.me());
      expect(
        Math.hypot((seen?.x ?? NaN) - (places[i]?.x ?? NaN), (seen?.z ?? NaN) - (places[i]?.z ?? NaN)),
      ).toBeLessThan(0.03);
    });
    expect(sent).toBeGreaterThanOrEqual(FRAMES);
    expect(server.errors).toEqual([]);
    expect(quiet.length).toBeGreaterThan(200);
    expect(attacked.length).toBeGreaterThan(200);
    process.stdout.write(
      `${String(sent)} hostile frames of ${String(clients)} clients; a step is seen after (p95) ` +
        `${p95(quiet).toFixed(0)} ms in quiet, ${p95(attacked).toFixed(0)} ms under attack in one process with it\n`,
    );
    await walkers.leave();
  });

  it('end each sender with 4002 and a reason, whatever it sent', () => {
    for (const [offence, all] of ends) {
      for (const end of all) {
        const isTooBig = offence === 'longer than the server reads';
        expect({ offence, code: end.code }).toEqual({
          offence,
          code: isTooBig ? CLOSE_TOO_BIG : CLOSE_MISBEHAVED,
        });
        if (!isTooBig) expect(end.reason).toMatch(/too many|unreadable/);
      }
    }
    expect([...ends.keys()].sort()).toEqual([...kinds].sort());
  });
});

describe('who sends too much', () => {
  it('is heard no more than the bucket holds, and then sent away', async () => {
    const witness = await joinHall(server.url, 'saksi');
    const { socket, closed } = await joinRaw(server.url, 'lari', '10.1.0.1');
    await until(() => witness.seen.size === 2, 'the runner');
    const started = performance.now();
    let highest = 0;
    witness.room.onMessage('s', (bytes: Uint8Array) => {
      readSnapshot(bytes, {
        place: (id, x) => {
          if (id !== witness.me()) highest = Math.max(highest, Math.abs(x - startX));
        },
      });
    });
    const startX = [...witness.seen].find(([id]) => id !== witness.me())?.[1].x ?? spawn.x;
    // Steps of a centimetre, each of which would be fine.
    for (let i = 1; i <= 1500; i++)
      socket.send(moveMessage({ sequence: i, x: startX + i / 100, z: spawn.z, yaw: 0, gait: 1, heard: 0 }));
    const end = await closed;
    const seconds = (performance.now() - started) / 1000;
    expect(end).toMatchObject({ code: CLOSE_MISBEHAVED });
    expect(highest).toBeLessThanOrEqual((300 + 25 * seconds) / 100 + 0.03);
    await witness.room.leave();
  });

  it('is not read any more, even if it stays deaf to the close, and is cut after a second', async () => {
    const { socket, closed } = await joinRaw(server.url, 'tuli', '10.1.0.2');
    const started = performance.now();
    const flood = setInterval(() => {
      if (socket.readyState !== socket.CLOSED)
        for (let i = 0; i < 200; i++)
          socket.send(moveMessage({ sequence: i, x: 0, z: 0, yaw: 0, gait: 1, heard: 0 }), () => undefined);
    }, 10);
    const end = await closed;
    clearInterval(flood);
    expect(end.code).toBe(CLOSE_MISBEHAVED);
    expect(performance.now() - started).toBeLessThan(4000);
  });

  it('with a single frame beyond the limit leaves no body behind', async () => {
    const witness = await joinHall(server.url, 'saksi');
    await sleep(300);
    const before = new Set(witness.seen.keys());
    const { socket, closed } = await joinRaw(server.url, 'besar', '10.1.0.5');
    const isThere = () => [...witness.seen.keys()].some((id) => !before.has(id));
    await until(isThere, 'the newcomer');
    socket.send(new Uint8Array(17 * 1024));
    expect(await closed).toMatchObject({ code: CLOSE_TOO_BIG });
    await until(() => !isThere(), 'the body to leave', 3000);
    await expect(joinRaw(server.url, 'besar', '10.1.0.5')).rejects.toThrow('429');
    await witness.room.leave();
  });

  it('may not come straight back, while another from the same place may', async () => {
    const bad = await attack(server.url, {
      ...{ name: 'ulang', offence: 'random move reports', hall, seed: 1 },
      ...{ frames: 900, perSecond: 100_000, address: '10.1.0.3' },
    });
    expect(bad.code).toBe(CLOSE_MISBEHAVED);
    await expect(joinRaw(server.url, 'ulang', '10.1.0.3')).rejects.toThrow('429');
    await expect(joinRaw(server.url, 'ulang', '10.1.0.99')).rejects.toThrow('429');
    const other = await joinRaw(server.url, 'tetangga', '10.1.0.3');
    other.socket.terminate();
  });

  it('without ever saying that it listens is not heard, and sent away all the same', async () => {
    const witness = await joinHall(server.url, 'saksi');
    await sleep(300);
    const before = new Set(witness.seen.keys());
    const { socket, closed } = await joinRaw(server.url, 'bisu', '10.1.0.4', false);
    const newcomer = () => [...witness.seen].find(([id]) => !before.has(id));
    await until(() => newcomer() !== undefined, 'the mute');
    const place = newcomer();
    socket.send(moveMessage({ sequence: 1, x: spawn.x, z: spawn.z - 3, yaw: 0, gait: 1, heard: 0 }));
    await sleep(400);
    expect(newcomer()).toEqual(place);
    for (let i = 2; i < 500; i++)
      socket.send(moveMessage({ sequence: i, x: 0, z: 0, yaw: 0, gait: 1, heard: 0 }));
    expect(await closed).toMatchObject({ code: CLOSE_MISBEHAVED, reason: expect.stringMatching(/too many/) });
    await witness.room.leave();
  });
});

describe('who is honest', () => {
  it('is not punished for a stall, a bunch of reports, or numbers that begin anew after a drop', async () => {
    const walker = await startWalkers(server.url, hall, grid, 1);
    const [one] = walker.visitors;
    await sleep(500);
    walker.stall(0, 5000);
    await sleep(5600);
    const [place] = await walker.stop();
    expect(one?.corrections).toEqual([]);
    expect(one?.closed).toEqual([]);
    // The socket breaks; the same person is back with the first numbers again, some of them sent twice in vain.
    one?.room.connection.transport.close(3000);
    const again = await joinHall(server.url, 'warga0');
    expect(again.me()).toBe(one?.me());
    for (let i = 1; i <= 60; i++) again.report((place?.x ?? 0) + (i % 2) / 100, place?.z ?? 0);
    await sleep(400);
    expect(again.corrections).toEqual([]);
    expect(again.closed).toEqual([]);
    await again.room.leave();
  });
});
