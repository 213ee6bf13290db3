import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import { RUN } from '../../../shared/protocol/hall/gaits.ts';
import { joinHall, startHallServer, until, type HallServer } from './hall-server.ts';
import { createNoise, joinRaw, moveMessage } from './offender.ts';

const regions = Array.from({ length: 4 }, (_, i) => ({
  code: String(3301 + i),
  name: 'K',
  wing: null,
  centroid: [-7 + i / 3, 109 + (i % 2)] as const,
}));
const hall = layoutHall(regions, []);
const grid = buildWalkGrid(hall);

let server: HallServer;
beforeAll(async () => {
  server = await startHallServer(hall, grid);
});
afterAll(async () => {
  await server.stop();
});

/** Bytes that claim to be a move report. */
const moveFrame = (payload: Uint8Array): Uint8Array => Uint8Array.of(17, 0xa2, 0x6d, 0x76, ...payload);

describe('hostile bytes', () => {
  it('are borne or end their sender, and never reach anybody else', async () => {
    const good = await joinHall(server.url, 'baik');
    const from = good.welcomes[0] ?? { x: 0, z: 0 };
    const random = createNoise(20_260_101);
    for (let attacker = 0; attacker < 12; attacker++) {
      const { socket } = await joinRaw(server.url, `jahat${String(attacker)}`, `10.0.0.${String(attacker)}`);
      for (let i = 0; i < 150 && socket.readyState === socket.OPEN; i++) {
        const bytes = Uint8Array.from({ length: Math.floor(random() * 60) }, () =>
          Math.floor(random() * 256),
        );
        // Half of it with the protocol's own first bytes, so that it gets past the door.
        const code = [13, 17, 21, 19, 20, 18, 16, 10][i % 8] ?? 13;
        socket.send(i % 2 === 0 ? bytes : attacker % 2 ? moveFrame(bytes) : Uint8Array.of(code, ...bytes));
        if (i % 30 === 0) await delay(5);
      }
      socket.terminate();
    }
    for (let i = 1; i <= 5; i++) {
      good.report(from.x, from.z - i * 0.2);
      await delay(100);
    }
    await delay(200);
    expect(good.closed).toEqual([]);
    expect(good.corrections).toEqual([]);
    expect(good.seen.get(good.me())?.z).toBeCloseTo(from.z - 1, 1);
    const answer = await good.room.request('warp', { region: '3302' });
    expect(answer).toMatchObject({ x: hall.counters.find((c) => c.code === '3302')?.approach.x });
    expect(server.errors).toEqual([]);
    await good.room.leave();
  });

  it('disguised as a message of another kind are no bytes at all', async () => {
    const sly = await joinHall(server.url, 'licik');
    // Colyseus files byte handlers under this prefix; a JSON message can name it.
    sly.room.send('_$bmv', { x: 1 });
    sly.room.send('mv', { x: 1 });
    sly.room.send('__proto__', { x: 1 });
    sly.room.send('constructor', null);
    sly.room.sendBytes('warp', new Uint8Array(3));
    await expect(sly.room.request('_$bmv', {})).resolves.toBeUndefined();
    expect(await sly.room.request('warp', { region: '3301' })).toMatchObject({ yaw: expect.any(Number) });
    expect(server.errors).toEqual([]);
    await sly.room.leave();
  });

  it('in a flood end the connection with 4002 and a reason, without a corrected neighbour', async () => {
    const good = await joinHall(server.url, 'tenang');
    const { socket, closed } = await joinRaw(server.url, 'banjir', '10.0.0.99');
    for (let i = 0; i < 1000; i++) {
      socket.send(moveMessage({ sequence: i, x: 0, z: 0, yaw: 0, gait: RUN, heard: 0 }));
    }
    const end = await closed;
    expect(end.code).toBe(4002);
    expect(end.reason).toMatch(/too many/);
    await until(() => [...good.seen.keys()].every((id) => id === good.me()), 'the flood to have left');
    expect(good.closed).toEqual([]);
    await good.room.leave();
  });
});
