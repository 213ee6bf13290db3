import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { findPath } from '../../../shared/hall/find-path.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import { WALK_SPEED, type HallRegion, type Point } from '../../../shared/hall/types.ts';
import { gestureCode, phraseCode } from '../../../shared/protocol/hall/said.ts';
import { SIT } from '../../../shared/protocol/hall/gaits.ts';
import { CLOSE_REPLACED, HALL_FULL, HALL_PROTOCOL } from '../../../shared/protocol/hall/messages.ts';
import {
  BROKEN,
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

/** Where somebody is as others see it. */
const isSeenAt = (by: Visitor, whom: Visitor, p: Point): boolean => {
  const at = by.seen.get(whom.me());
  return at !== undefined && Math.hypot(at.x - p.x, at.z - p.z) < 0.06;
};

const leaveAll = (...visitors: readonly Visitor[]) => Promise.all(visitors.map((v) => v.room.leave()));

describe('the hall over a real connection', () => {
  it('shows two people to each other, and each step of one to the other', async () => {
    const ani = await joinHall(server.url, 'ani');
    const budi = await joinHall(server.url, 'budi');
    expect(budi.welcomes[0]).toMatchObject({
      protocol: HALL_PROTOCOL,
      hall: 1,
      gallery: false,
      seated: false,
      people: 2,
    });
    await until(() => ani.seen.has(budi.me()) && budi.seen.has(ani.me()), 'both to see each other');
    expect(await ani.ask(budi.me())).toMatchObject([{ id: budi.me(), name: 'budi', role: 'citizen' }]);

    const from = placeOf(ani);
    const to = { x: from.x, z: from.z - 2 };
    await walk(ani, from, to);
    await until(() => isSeenAt(budi, ani, to), 'ani to have walked');
    expect(ani.corrections).toEqual([]);
    await ani.room.leave();
    await until(() => !budi.seen.has(ani.me()), 'ani to have left');
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
    await eko.room.request('warp', { region: '3303' });
    const behind = counter('3303').officerSpots[0];
    dewi.report(behind?.x ?? 0, behind?.z ?? 0);
    await until(() => dewi.corrections.length === 2, 'a correction at the desk');
    expect(dewi.corrections[1]).toMatchObject({ reason: 'blocked' });
    expect(dewi.corrections[1]?.x).toBeCloseTo(reply.x, 2);
    await until(() => isSeenAt(eko, dewi, reply), 'dewi to be where she was put');
    await leaveAll(dewi, eko);
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

  it('rejects a warp that fails within the server, instead of answering nothing', async () => {
    const visitor = await joinHall(server.url, BROKEN);
    await expect(visitor.room.request('warp', { region: '3301' })).rejects.toMatchObject({
      reason: { reason: 'failed' },
    });
    expect(server.errors).toHaveLength(1);
    server.errors.length = 0;
    expect(visitor.closed).toEqual([]);
    await visitor.room.leave();
  });

  it('shows a greeting to those around, and carries a phrase as an id, no faster than one reads', async () => {
    const [joko, kartika] = [await joinHall(server.url, 'joko'), await joinHall(server.url, 'kartika')];
    await until(() => kartika.seen.has(joko.me()), 'kartika to see joko');
    joko.room.send('gesture', { gesture: 'salam' });
    joko.room.send('say', { phrase: 'sampurasun' });
    joko.room.send('say', { phrase: 'thanks' });
    joko.room.send('say', { phrase: 'congratulations' });
    await until(() => kartika.said.length > 1, 'the greeting and the phrase');
    await sleep(300);
    expect(kartika.said).toEqual([
      { id: joko.me(), code: gestureCode('salam') },
      { id: joko.me(), code: phraseCode('sampurasun') },
    ]);
    expect(joko.closed).toEqual([]);
    await leaveAll(joko, kartika);
  });

  it('refuses a bad token, another protocol, another hall and options that do not fit', async () => {
    const join = (token: string, options: object) => joinHall(server.url, token, options);
    const protocol = HALL_PROTOCOL;
    await expect(join('BAD TOKEN', { protocol, hall: 1 })).rejects.toThrow(/token/);
    await expect(join('lina', { protocol: protocol + 1, hall: 1 })).rejects.toThrow(/protocol/);
    await expect(join('lina', { protocol, hall: 2 })).rejects.toThrow(/another hall/);
    for (const hall of [undefined, null, 0, -1, 1.5, 1e9, '1', [1], { $gt: 0 }]) {
      await expect(join('lina', { protocol, hall })).rejects.toThrow(/options/);
    }
    await expect(join('lina', {})).rejects.toThrow(/options/);
  });
});

describe('who comes back', () => {
  it('finds the body where the connection was cut', async () => {
    const line = await openLine(server.url);
    const gita = await joinHall(line.url, 'gita');
    const hana = await joinHall(server.url, 'hana');
    await gita.room.request('warp', { region: '3305' });
    const id = gita.me();
    line.cut();
    await until(() => gita.closed.length > 0, 'the client to notice');
    const again = await joinHall(server.url, 'gita');
    expect(again.me()).toBe(id);
    expect(again.welcomes[0]).toMatchObject(counter('3305').approach);
    await until(() => again.at.at(-1) === '3305', 'to be at the counter still');

    // Who leaves on purpose leaves at once, and has the place back within a minute all the same.
    await again.room.leave();
    await until(() => server.told.at(-1) === 'gita left', 'gita to have left');
    const later = await joinHall(server.url, 'gita');
    expect(later.welcomes[0]).toMatchObject(counter('3305').approach);
    await leaveAll(later, hana);
  });

  it('finds the seat', async () => {
    const [seat] = counter('3304').seats;
    if (!seat) throw new Error('the counter has seats');
    const lina = await joinHall(server.url, 'lina');
    await lina.room.request('warp', { region: '3304' });
    await walk(lina, counter('3304').approach, seat);
    lina.report(seat.x, seat.z, SIT);
    const maya = await joinHall(server.url, 'maya');
    await maya.room.request('warp', { region: '3304' });
    await until(() => maya.seen.get(lina.me())?.gait === SIT, 'lina to sit');
    expect(lina.corrections).toEqual([]);
    await lina.room.leave();
    const again = await joinHall(server.url, 'lina');
    expect(again.welcomes[0]).toMatchObject({ seated: true, people: 2 });
    expect(again.welcomes[0]?.x).toBeCloseTo(seat.x, 1);
    await until(() => maya.seen.get(again.me())?.gait === SIT, 'lina to sit again');
    await leaveAll(again, maya);
  });

  it('stands beside the seat when somebody else sits there by now', async () => {
    const [seat] = counter('3308').seats;
    if (!seat) throw new Error('the counter has seats');
    const sit = async (name: string): Promise<Visitor> => {
      const visitor = await joinHall(server.url, name);
      await visitor.room.request('warp', { region: '3308' });
      await walk(visitor, counter('3308').approach, seat);
      visitor.report(seat.x, seat.z, SIT);
      await sleep(150);
      return visitor;
    };
    const first = await sit('nanang');
    await first.room.leave();
    const second = await sit('oki');
    const again = await joinHall(server.url, 'nanang');
    expect(again.welcomes[0]).toMatchObject({ seated: false });
    const at = placeOf(again);
    expect(Math.hypot(at.x - seat.x, at.z - seat.z)).toBeGreaterThan(0.5);
    await leaveAll(second, again);
  });
});

describe('one person', () => {
  it('takes over from a second tab, and the first one is told not to come back', async () => {
    const first = await joinHall(server.url, 'indah');
    await first.room.request('warp', { region: '3306' });
    const second = await joinHall(server.url, 'indah');
    await until(() => first.closed.length > 0, 'the first tab to be closed');
    expect(first.closed[0]?.code).toBe(CLOSE_REPLACED);
    expect(second.welcomes[0]).toMatchObject({ you: first.me(), people: 1, ...counter('3306').approach });
    second.report(second.welcomes[0]?.x ?? 0, (second.welcomes[0]?.z ?? 0) + 0.1);
    await sleep(300);
    expect(second.closed).toEqual([]);
    expect(server.told.at(-1)).not.toBe('indah left');
    await second.room.leave();
  });

  it('takes the body over to another hall, where it stands in the same place', async () => {
    const first = await joinHall(server.url, 'putri@1');
    const other = await joinHall(server.url, 'rani@1');
    await first.room.request('warp', { region: '3302' });
    const second = await joinHall(server.url, 'putri@2');
    await until(() => first.closed.length > 0, 'the first tab to be closed');
    expect(first.closed[0]?.code).toBe(CLOSE_REPLACED);
    expect(second.welcomes[0]).toMatchObject({ hall: 2, people: 1, ...counter('3302').approach });
    await until(() => !other.seen.has(first.me()), 'the body to have left the first hall');
    expect(server.told.at(-1)).toBe('putri at 3302');
    await leaveAll(second, other);
  });

  it('watches from one tab only', async () => {
    const walking = await joinHall(server.url, 'sari');
    const first = await joinHall(server.url, 'sari@1!');
    const second = await joinHall(server.url, 'sari@1!');
    await until(() => first.closed.length > 0, 'the first gallery to be closed');
    expect(first.closed[0]?.code).toBe(CLOSE_REPLACED);
    expect(second.welcomes[0]).toMatchObject({ you: 0, gallery: true, people: 1 });
    expect(walking.closed).toEqual([]);
    await leaveAll(walking, second);
  });
});

describe('a full hall', () => {
  it('lets nobody in who lost the race for its last place, until it has one again', async () => {
    await server.stop();
    server = await startHallServer(hall, grid, 2);
    const names = ['satu', 'dua', 'tiga', 'empat'];
    const tries = await Promise.allSettled(names.map((name) => joinHall(server.url, name)));
    const inside = tries.flatMap((t) => (t.status === 'fulfilled' ? [t.value] : []));
    const refused = tries.flatMap((t) => (t.status === 'rejected' ? [t.reason as { code?: number }] : []));
    expect(inside).toHaveLength(2);
    expect(refused.map((e) => e.code)).toEqual([HALL_FULL, HALL_FULL]);

    // A body that is there already takes no other place; watching takes none at all.
    const [one] = inside;
    if (!one) throw new Error('two got in');
    const again = await joinHall(server.url, names[tries.findIndex((t) => t.status === 'fulfilled')] ?? '');
    expect(again.me()).toBe(one.me());
    const above = await joinHall(server.url, 'lima@1!');
    expect(above.welcomes[0]).toMatchObject({ gallery: true, people: 2 });
    await until(() => above.seen.has(one.me()), 'the gallery to see who is there');

    await again.room.leave();
    await until(() => server.told.some((t) => t.endsWith('left')), 'a place');
    const enam = await joinHall(server.url, 'enam');
    await leaveAll(enam, above, ...inside.slice(1));
  });
});

describe('the gallery', () => {
  it('hears nothing of its people, and bears what they send', async () => {
    const above = await joinHall(server.url, 'tamu@1!');
    const below = await joinHall(server.url, 'warga');
    for (const [type, message] of [
      ['gesture', { gesture: 'wave' }],
      ['say', { phrase: 'thanks' }],
      ['look', { look: {} }],
      ['no-such-thing', 1],
    ] as const)
      above.room.send(type, message);
    above.report(0, 0);
    await expect(above.room.request('warp', { region: '3301' })).rejects.toMatchObject({
      reason: { reason: 'no-body' },
    });
    await sleep(300);
    expect(below.said).toEqual([]);
    expect(above.closed).toEqual([]);
    expect([...below.seen.keys()].filter((id) => id !== below.me())).toEqual([]);
    await leaveAll(above, below);
  });
});
