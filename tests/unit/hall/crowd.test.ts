import { describe, expect, it } from 'vitest';
import { findPath } from '../../../shared/hall/find-path.ts';
import type { Point } from '../../../shared/hall/types.ts';
import { SIT, STAND, WALK } from '../../../shared/protocol/hall/gaits.ts';
import { CLOSE_REPLACED } from '../../../shared/protocol/hall/messages.ts';
import { AWAY_MS, dropPerson, leaveCrowd, letGo } from '../../../server/rooms/hall/crowd/come-and-go.ts';
import { createHallDirectory, findPerson } from '../../../server/rooms/hall/halls/hall-directory.ts';
import { warpPerson } from '../../../server/rooms/hall/hear/hear-moves.ts';
import { createHouse, PLACE_KEPT_MS } from '../../../server/rooms/hall/halls/house.ts';
import { enter, grid, hall, openTestCrowd, pass, report, sentOf, type Guest } from './crowd-fixture.ts';

const { spawn } = hall.entrance;

describe('coming into the hall', () => {
  it('tells the newcomer of everybody, and everybody of the newcomer', () => {
    const test = openTestCrowd();
    const ani = enter(test, 'ani');
    const budi = enter(test, 'budi');
    const [welcome] = sentOf(budi.client, 'welcome');
    expect(welcome?.you).toBe(budi.person.id);
    expect(welcome).toMatchObject({ protocol: 2, hall: 1, gallery: false, seated: false, people: 2 });
    expect(budi.client.sent.map((s) => s.type)).toEqual(['welcome']);
    pass(test, 200);
    for (const { client } of [ani, budi]) {
      expect([...client.seen.keys()].sort()).toEqual([ani.person.id, budi.person.id]);
      expect(client.people).toBe(2);
    }
    expect(budi.client.keys()).toBe(1);
    expect(test.told).toEqual(['ani at -', 'budi at -']);
  });

  it('puts thirty people at the entrance without stacking them', () => {
    const test = openTestCrowd();
    const people = Array.from({ length: 30 }, (_, i) => enter(test, String(i)).person);
    for (const a of people) {
      for (const b of people) {
        if (a !== b) expect(Math.hypot(a.mover.x - b.mover.x, a.mover.z - b.mover.z)).toBeGreaterThan(0.7);
      }
    }
  });

  it('gives the place back to who returns within a minute, and the entrance to who does not', async () => {
    const test = openTestCrowd();
    const { directory } = test.crowd;
    const comeBack = async () => {
      const last = await findPerson(directory, 'ani');
      return enter(test, 'ani', last?.place ?? null);
    };
    const ani = enter(test, 'ani');
    const at = warpPerson(test.crowd, ani.person, { region: '3205' });
    leaveCrowd(test.crowd, ani.person);
    pass(test, PLACE_KEPT_MS - 1000);
    const back = await comeBack();
    expect(back.person.mover).toMatchObject({ x: (at as { x: number }).x, z: (at as { z: number }).z });
    expect(sentOf(back.client, 'at')).toEqual([{ region: '3205' }]);
    leaveCrowd(test.crowd, back.person);
    pass(test, PLACE_KEPT_MS + 100);
    expect((await comeBack()).person.mover).toMatchObject({ x: spawn.x, z: spawn.z });
  });

  it('gives the seat back, heading and all, unless somebody else sits there by now', async () => {
    const test = openTestCrowd();
    const sit = (guest: Guest, seat: Point & { readonly yaw: number }) => {
      warpPerson(test.crowd, guest.person, { region: '3205' });
      pass(test, 100);
      const path = findPath(grid, guest.person.mover, seat) ?? [];
      for (const corner of path.slice(1)) {
        pass(test, 1000);
        report(test.crowd, guest.person, corner.x, corner.z);
      }
      report(test.crowd, guest.person, seat.x, seat.z, { gait: SIT, yaw: seat.yaw });
      expect(guest.person.seat).toEqual(seat);
    };
    const seat = hall.counters.find((c) => c.code === '3205')?.seats[0];
    if (!seat) throw new Error('the counter has seats');
    const ani = enter(test, 'ani');
    sit(ani, seat);
    leaveCrowd(test.crowd, ani.person);
    const last = (await findPerson(test.crowd.directory, 'ani'))?.place ?? null;
    const back = enter(test, 'ani', last);
    expect(sentOf(back.client, 'welcome')[0]).toMatchObject({ seated: true });
    expect(back.person.yaw).toBeCloseTo(ani.person.yaw, 5);
    expect(test.crowd.cells.gait[back.person.slot]).toBe(SIT);

    leaveCrowd(test.crowd, back.person);
    sit(enter(test, 'budi'), seat);
    const late = enter(test, 'ani', last);
    expect(sentOf(late.client, 'welcome')[0]).toMatchObject({ seated: false });
    expect(Math.hypot(late.person.mover.x - seat.x, late.person.mover.z - seat.z)).toBeGreaterThan(0.7);
  });

  it('stops the legs of a body whose client is gone', () => {
    const test = openTestCrowd();
    const [ani, budi] = [enter(test, 'ani'), enter(test, 'budi')];
    report(test.crowd, ani.person, spawn.x, spawn.z - 0.3);
    pass(test, 300);
    expect(test.crowd.cells.gait[ani.person.slot]).toBe(WALK);
    dropPerson(test.crowd, ani.person);
    pass(test, 300);
    expect(test.crowd.cells.gait[ani.person.slot]).toBe(STAND);
    expect(budi.client.seen.has(ani.person.id)).toBe(true);
  });

  it('keeps no place of a body that another process has by now', async () => {
    const test = openTestCrowd();
    const ani = enter(test, 'ani');
    letGo(test.crowd.directory, 'ani');
    expect(ani.client.ended).toMatchObject({ code: CLOSE_REPLACED });
    expect(test.crowd.people.size).toBe(0);
    expect(await findPerson(test.crowd.directory, 'ani')).toBeNull();
  });

  it('lets a dropped body stand for a while, unseen by others when its owner is back in time', () => {
    const test = openTestCrowd();
    const [ani, budi] = [enter(test, 'ani'), enter(test, 'budi')];
    dropPerson(test.crowd, ani.person);
    pass(test, AWAY_MS - 500);
    const back = enter(test, 'ani');
    expect(back.person.id).toBe(ani.person.id);
    pass(test, AWAY_MS * 2);
    expect(budi.client.seen.has(ani.person.id)).toBe(true);
    expect(test.told).not.toContain('ani left');

    dropPerson(test.crowd, back.person);
    pass(test, AWAY_MS + 300);
    expect(budi.client.seen.has(ani.person.id)).toBe(false);
    expect(test.told.at(-1)).toBe('ani left');
  });

  it('lets a second tab replace the first, in the same hall or another', () => {
    const clock = { ms: 5 };
    const directory = createHallDirectory(createHouse(() => clock.ms));
    const [one, two] = [openTestCrowd(clock, directory), openTestCrowd(clock, directory, 2)];
    const first = enter(one, 'ani');
    const second = enter(one, 'ani');
    expect(first.client.ended).toMatchObject({ code: CLOSE_REPLACED });
    expect(second.person).toBe(first.person);
    expect(one.crowd.people.size).toBe(1);

    warpPerson(one.crowd, second.person, { region: '3271' });
    const third = enter(two, 'ani');
    expect(second.client.ended).toMatchObject({ code: CLOSE_REPLACED });
    expect(one.crowd.people.size).toBe(0);
    expect(third.person.region).toBe('3271');
  });
});

describe('walking', () => {
  it('is told to others in the next tick, and refused with one correction a tick', () => {
    const test = openTestCrowd();
    const [ani, budi] = [enter(test, 'ani'), enter(test, 'budi')];
    report(test.crowd, ani.person, spawn.x, spawn.z - 0.3);
    pass(test, 100);
    expect(budi.client.seen.get(ani.person.id)?.z).toBeCloseTo(spawn.z - 0.3, 1);

    for (let i = 0; i < 5; i++) report(test.crowd, ani.person, spawn.x, spawn.z - 30);
    pass(test, 300);
    expect(ani.client.corrections).toHaveLength(1);
    expect(ani.client.corrections[0]).toMatchObject({
      reason: 'too-fast',
      sequence: ani.person.lastSequence,
    });
    expect(ani.client.corrections[0]?.z).toBeCloseTo(spawn.z - 0.3, 2);
    expect(budi.client.seen.get(ani.person.id)?.z).toBeCloseTo(spawn.z - 0.3, 1);
  });

  it('into a zone and out of it is a fact of the server, told once each', () => {
    const test = openTestCrowd();
    const ani = enter(test, 'ani');
    const counter = hall.counters[0];
    if (!counter) throw new Error('the hall has counters');
    warpPerson(test.crowd, ani.person, { region: counter.code });
    const step = { x: Math.sin(counter.yaw), z: Math.cos(counter.yaw) };
    for (let i = 1; i <= 12; i++) {
      test.clock.ms += 100;
      report(test.crowd, ani.person, ani.person.mover.x + step.x * 0.25, ani.person.mover.z + step.z * 0.25);
    }
    expect(sentOf(ani.client, 'at')).toEqual([{ region: counter.code }, { region: null }]);
    expect(test.told).toEqual(['ani at -', `ani at ${counter.code}`, 'ani at -']);
  });

  it('costs no frame while everybody stands', () => {
    const test = openTestCrowd();
    const [ani, budi] = [enter(test, 'ani'), enter(test, 'budi')];
    report(test.crowd, ani.person, spawn.x, spawn.z - 0.3);
    pass(test, 1500);
    const frames = budi.client.frames.length;
    for (let i = 0; i < 50; i++) {
      report(test.crowd, ani.person, spawn.x, spawn.z - 0.3);
      pass(test, 100);
    }
    expect(budi.client.frames.length).toBe(frames);
  });
});

describe('warping to a counter', () => {
  it('goes to the desk, once a second, and only to counters there are', () => {
    const test = openTestCrowd();
    const ani = enter(test, 'ani');
    const counter = hall.counters.find((c) => c.code === '3205');
    expect(warpPerson(test.crowd, ani.person, { region: '3205' })).toEqual({
      x: counter?.approach.x,
      z: counter?.approach.z,
      yaw: counter?.approachYaw,
    });
    expect(warpPerson(test.crowd, ani.person, { region: '3204' })).toEqual({ reason: 'too-soon' });
    test.clock.ms += 1000;
    expect(warpPerson(test.crowd, ani.person, { region: '9999' })).toEqual({ reason: 'unknown-region' });
    expect(warpPerson(test.crowd, ani.person, { region: 3205 })).toEqual({ reason: 'invalid' });
    expect(warpPerson(test.crowd, ani.person, { region: '3204' })).toMatchObject({ x: expect.any(Number) });
  });

  it('puts several people beside each other, all at the counter', () => {
    const test = openTestCrowd();
    const people = Array.from({ length: 6 }, (_, i) => enter(test, String(i)).person);
    for (const p of people) warpPerson(test.crowd, p, { region: '3273' });
    for (const a of people) {
      expect(a.region).toBe('3273');
      for (const b of people) {
        if (a !== b) expect(Math.hypot(a.mover.x - b.mover.x, a.mover.z - b.mover.z)).toBeGreaterThan(0.7);
      }
    }
  });
});
