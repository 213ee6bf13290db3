import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { findPath } from '../../../shared/hall/find-path.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import { WALK_SPEED, type HallRegion, type Point } from '../../../shared/hall/types.ts';
import { CLOSE_REPLACED, HALL_PROTOCOL } from '../../../shared/protocol/hall-messages.ts';
import {
  joinHall,
  openLine,
  sleep,
  startHallServer,
  until,
  type HallServer,
  type Visitor,
} from './hall-server.ts';

/** Ten regions in two wings: big enough for far and near, small enough to cross on foot in a test. */
const regions = Array.from({ length: 10 }, (_, i): HallRegion => ({
  code: String(3301 + i),
  name: `Kabupaten ${String(i)}`,
  wing: i < 5 ? 'B' : 'T',
  centroid: [-7 + i / 50, i < 5 ? 109 : 111],
}));
const wings = ['B', 'T'].map((id) => ({
  id,
  name: id,
  subtitle: '',
  accent: '#27509b',
  pattern: 'mega-mendung',
}));
const hall = layoutHall(regions, wings);
const grid = buildWalkGrid(hall);
const counter = (code: string) => {
  const found = hall.counters.find((c) => c.code === code);
  if (!found) throw new Error(`no counter ${code}`);
  return found;
};

let server: HallServer;
beforeAll(async () => {
  server = await startHallServer(hall, grid);
});
afterAll(async () => {
  await server.stop();
  expect(server.errors).toEqual([]);
});

const placeOf = (v: Visitor): Point => {
  const welcome = v.welcomes.at(-1);
  return { x: welcome?.x ?? 0, z: welcome?.z ?? 0 };
};

/** Walks a path as a client does: ten reports a second. */
async function walk(visitor: Visitor, from: Point, to: Point): Promise<void> {
  const path = findPath(grid, from, to) ?? [];
  let at = from;
  for (const corner of path.slice(1)) {
    for (;;) {
      const left = Math.hypot(corner.x - at.x, corner.z - at.z);
      const step = Math.min(left, WALK_SPEED / 10);
      if (left < 0.01) break;
      at = { x: at.x + ((corner.x - at.x) / left) * step, z: at.z + ((corner.z - at.z) / left) * step };
      visitor.report(at.x, at.z);
      await sleep(100);
    }
  }
}

describe('the hall over a real connection', () => {
  it('shows two people to each other, and each step of one to the other', async () => {
    const ani = await joinHall(server.url, 'ani');
    const budi = await joinHall(server.url, 'budi');
    expect(budi.welcomes[0]).toMatchObject({ protocol: HALL_PROTOCOL, hall: 'Aula 1' });
    expect(budi.welcomes[0]?.people.map((p) => p.name).sort()).toEqual(['ani', 'budi']);
    await until(() => ani.entered.includes('budi'), 'the news of budi');

    const from = placeOf(ani);
    await walk(ani, from, { x: from.x, z: from.z - 2 });
    await until(
      () => Math.abs((budi.seen.get(ani.me())?.z ?? 0) - (from.z - 2)) < 0.06,
      'ani to have walked',
    );
    expect(ani.corrections).toEqual([]);
    await ani.room.leave();
    await until(() => budi.leftIds.includes(ani.me()), 'ani to have left');
    await budi.room.leave();
  });

  it('walks to a counter, and being there is a fact the server tells', async () => {
    const citra = await joinHall(server.url, 'citra');
    const target = [...hall.counters].sort(
      (a, b) =>
        Math.hypot(a.approach.x - placeOf(citra).x, a.approach.z - placeOf(citra).z) -
        Math.hypot(b.approach.x - placeOf(citra).x, b.approach.z - placeOf(citra).z),
    )[0];
    if (!target) throw new Error('the hall has counters');
    await walk(citra, placeOf(citra), target.approach);
    await until(() => citra.at.at(-1) === target.code, 'to be at the counter');
    expect(citra.corrections).toEqual([]);
    expect(server.told).toContain(`citra at ${target.code}`);
    const out = { x: Math.sin(target.yaw) * 3, z: Math.cos(target.yaw) * 3 };
    await walk(citra, target.approach, { x: target.approach.x + out.x, z: target.approach.z + out.z });
    await until(() => citra.at.at(-1) === null, 'to have left the counter');
    await citra.room.leave();
    await until(() => server.told.includes('citra left'), 'the house to know');
  });

  it('refuses a teleport and a way through a wall, with a correction to the last good place', async () => {
    const dewi = await joinHall(server.url, 'dewi');
    const eko = await joinHall(server.url, 'eko');
    const from = placeOf(dewi);
    const far = counter('3310').approach;
    dewi.report(far.x, far.z);
    await until(() => dewi.corrections.length === 1, 'a correction');
    expect(dewi.corrections[0]).toMatchObject({ reason: 'too-fast' });
    expect(dewi.corrections[0]?.x).toBeCloseTo(from.x, 2);

    const reply = (await dewi.room.request('warp', { region: '3303' })) as Point;
    const behind = counter('3303').officerSpots[0];
    dewi.report(behind?.x ?? 0, behind?.z ?? 0);
    await until(() => dewi.corrections.length === 2, 'a correction at the desk');
    expect(dewi.corrections[1]).toMatchObject({ reason: 'blocked' });
    expect(dewi.corrections[1]?.x).toBeCloseTo(reply.x, 2);
    await sleep(700);
    expect(eko.seen.get(dewi.me())?.x).toBeCloseTo(reply.x, 1);
    await Promise.all([dewi.room.leave(), eko.room.leave()]);
  });

  it('warps to a desk, not twice within a second, and not to a counter there is not', async () => {
    const fajar = await joinHall(server.url, 'fajar');
    const { approach, approachYaw } = counter('3307');
    expect(await fajar.room.request('warp', { region: '3307' })).toEqual({ ...approach, yaw: approachYaw });
    await expect(fajar.room.request('warp', { region: '3308' })).rejects.toMatchObject({
      reason: { reason: 'too-soon' },
    });
    await expect(fajar.room.request('warp', { region: '9999' })).rejects.toMatchObject({
      reason: { reason: 'unknown-region' },
    });
    await expect(fajar.room.request('warp', 'Garut')).rejects.toMatchObject({
      reason: { reason: 'invalid' },
    });
    await until(() => fajar.at.at(-1) === '3307', 'to be at the counter');
    await fajar.room.leave();
  });

  it('keeps the place of who was cut off, body and all', async () => {
    const line = await openLine(server.url);
    const gita = await joinHall(line.url, 'gita');
    const hana = await joinHall(server.url, 'hana');
    await gita.room.request('warp', { region: '3305' });
    const id = gita.me();
    line.cut();
    await until(() => gita.closed.length > 0, 'the client to notice');
    const again = await joinHall(server.url, 'gita');
    expect(again.me()).toBe(id);
    expect(again.welcomes[0]?.x).toBeCloseTo(counter('3305').approach.x, 5);
    await until(() => again.at.at(-1) === '3305', 'to be at the counter still');
    expect(hana.leftIds).toEqual([]);

    // Who leaves on purpose leaves at once, and has the place back within a minute all the same.
    await again.room.leave();
    await until(() => hana.leftIds.includes(id), 'gita to have left');
    const later = await joinHall(server.url, 'gita');
    expect(later.welcomes[0]?.x).toBeCloseTo(counter('3305').approach.x, 5);
    await Promise.all([later.room.leave(), hana.room.leave()]);
  });

  it('lets a second tab take over and tells the first one not to come back', async () => {
    const first = await joinHall(server.url, 'indah');
    await first.room.request('warp', { region: '3306' });
    const second = await joinHall(server.url, 'indah');
    await until(() => first.closed.length > 0, 'the first tab to be closed');
    expect(first.closed[0]?.code).toBe(CLOSE_REPLACED);
    expect(second.welcomes[0]?.people.filter((p) => p.name === 'indah')).toHaveLength(1);
    expect(second.me()).toBe(first.me());
    second.report(second.welcomes[0]?.x ?? 0, (second.welcomes[0]?.z ?? 0) + 0.1);
    await sleep(300);
    expect(second.closed).toEqual([]);
    expect(server.told.at(-1)).not.toBe('indah left');
    await second.room.leave();
  });

  it('shows a greeting to those around', async () => {
    const [joko, kartika] = [await joinHall(server.url, 'joko'), await joinHall(server.url, 'kartika')];
    joko.room.send('gesture', { gesture: 'salam' });
    await until(() => kartika.gestures.length > 0, 'the greeting');
    expect(kartika.gestures).toEqual([{ id: joko.me(), gesture: 'salam' }]);
    await Promise.all([joko.room.leave(), kartika.room.leave()]);
  });

  it('carries a phrase to those near as an id, no faster than one reads, and not across the hall', async () => {
    const [maya, nanang, oki] = [
      await joinHall(server.url, 'maya'),
      await joinHall(server.url, 'nanang'),
      await joinHall(server.url, 'oki'),
    ];
    const farthest = [...hall.counters].sort(
      (a, b) =>
        Math.hypot(b.approach.x - placeOf(maya).x, b.approach.z - placeOf(maya).z) -
        Math.hypot(a.approach.x - placeOf(maya).x, a.approach.z - placeOf(maya).z),
    )[0];
    await oki.room.request('warp', { region: farthest?.code });
    maya.room.send('say', { phrase: 'sampurasun' });
    maya.room.send('say', { phrase: 'thanks' });
    maya.room.send('say', { phrase: 'congratulations' });
    await until(() => nanang.said.length > 0, 'the phrase');
    await sleep(300);
    expect(nanang.said).toEqual([{ id: maya.me(), phrase: 'sampurasun' }]);
    expect(maya.said).toEqual(nanang.said);
    expect(oki.said).toEqual([]);
    expect(maya.closed).toEqual([]);
    await Promise.all([maya, nanang, oki].map((v) => v.room.leave()));
  });

  it('refuses a bad token, another protocol and options that do not fit', async () => {
    await expect(joinHall(server.url, 'BAD TOKEN')).rejects.toThrow(/token/);
    await expect(joinHall(server.url, 'lina', { protocol: HALL_PROTOCOL + 1 })).rejects.toThrow(/protocol/);
    await expect(joinHall(server.url, 'lina', {})).rejects.toThrow(/options/);
  });
});

describe('a full hall', () => {
  it('opens the next one by itself', async () => {
    await server.stop();
    server = await startHallServer(hall, grid, 2);
    const visitors = [];
    for (const name of ['satu', 'dua', 'tiga']) visitors.push(await joinHall(server.url, name));
    expect(visitors.map((v) => v.welcomes[0]?.hall)).toEqual(['Aula 1', 'Aula 1', 'Aula 2']);
    expect(visitors[2]?.welcomes[0]?.people).toHaveLength(1);
    await Promise.all(visitors.map((v) => v.room.leave()));
  });
});
