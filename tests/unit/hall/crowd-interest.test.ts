import { describe, expect, it, vi } from 'vitest';
import { RUN, STAND } from '../../../shared/protocol/hall/gaits.ts';
import { readSnapshot } from '../../../shared/protocol/hall/snapshot.ts';
import { PLACES_PER_FRAME } from '../../../server/rooms/hall/crowd/crowd-frames.ts';
import { CAPS, CLOSE_METRES } from '../../../server/rooms/hall/crowd/crowd-following.ts';
import { FAR, metresFrom, NEAR } from '../../../server/rooms/hall/crowd/crowd-views.ts';
import { leaveCrowd } from '../../../server/rooms/hall/crowd/come-and-go.ts';
import { warpPerson } from '../../../server/rooms/hall/hear/hear-moves.ts';
import { enter, hall, openTestCrowd, pass, report, type Guest, type TestCrowd } from './crowd-fixture.ts';

const { spawn } = hall.entrance;

function warp({ crowd }: TestCrowd, guest: Guest, region: string | undefined): void {
  warpPerson(crowd, guest.person, { region });
}

/** How often each person is told of in the frames a client had from `from` on. */
function timesTold(guest: Guest, from: number): Map<number, number> {
  const times = new Map<number, number>();
  for (const frame of guest.client.frames.slice(from))
    readSnapshot(frame, { place: (id) => times.set(id, (times.get(id) ?? 0) + 1) });
  return times;
}

/** A throng at one counter, everybody told of everybody. */
function gather(people: number): TestCrowd {
  const test = openTestCrowd();
  for (let i = 0; i < people; i++) {
    warp(test, enter(test, String(i)), i % 2 === 0 ? '3205' : hall.counters[i % 27]?.code);
    if (i % 40 === 0) pass(test, 25);
  }
  pass(test, 2500);
  return test;
}

/** Each of them turns on the spot: a move as any other, without going anywhere. */
function turnAll({ crowd, guests }: TestCrowd, tick: number): void {
  for (const { person } of guests)
    report(crowd, person, person.mover.x, person.mover.z, { gait: RUN, yaw: (tick % 8) * 0.7 });
}

// Hundreds of clients for many seconds: longer than other unit tests on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

describe('whom a client is told of', () => {
  it('near ones in each tick, farther ones in every second, far ones once a second', () => {
    const test = openTestCrowd();
    const [ani, near, far] = [enter(test, 'ani'), enter(test, 'near'), enter(test, 'far')];
    const middle = enter(test, 'middle');
    for (let i = 1; i <= 18; i++) {
      report(test.crowd, middle.person, spawn.x, spawn.z - i);
      pass(test, 300);
    }
    warp(test, far, '3216');
    pass(test, 2000);
    const before = [near, middle, far].map(({ client }) => client.frames.length);
    for (let i = 1; i <= 40; i++) {
      report(test.crowd, ani.person, spawn.x, spawn.z, { yaw: i * 0.3 });
      pass(test, 100);
    }
    const [often, half, seldom] = [near, middle, far].map(
      (guest, i) => timesTold(guest, before[i] ?? 0).get(ani.person.id) ?? 0,
    );
    expect(often).toBe(40);
    expect(half).toBeGreaterThanOrEqual(20);
    expect(half).toBeLessThanOrEqual(22);
    expect(seldom).toBeGreaterThanOrEqual(4);
    expect(seldom).toBeLessThanOrEqual(6);
  });

  it('tells far ones at once of a first step, after a rest', () => {
    const test = openTestCrowd();
    const [ani, far] = [enter(test, 'ani'), enter(test, 'far')];
    warp(test, far, '3216');
    pass(test, 5000);
    report(test.crowd, ani.person, spawn.x, spawn.z - 0.3);
    pass(test, 100);
    expect(far.client.seen.get(ani.person.id)?.z).toBeCloseTo(spawn.z - 0.3, 1);
  });

  it('follows no more than the caps, in a throng or not, and nobody is followed twice', () => {
    const test = gather(240);
    for (const view of test.crowd.views) {
      if (!view?.isOpen) continue;
      const tiers = [...view.tier].filter((tier) => tier > 0);
      const of = (tier: number) => tiers.filter((t) => t === tier).length;
      expect(tiers).toHaveLength(CAPS.far);
      expect(of(NEAR)).toBeLessThanOrEqual(CAPS.nearClose);
      const { x, z } = test.crowd.cells;
      for (const slot of view.ranked.subarray(0, view.followed)) {
        const isClose = metresFrom(view, x[slot] ?? 0, z[slot] ?? 0) < CLOSE_METRES;
        expect(isClose && view.tier[slot] === FAR).toBe(false);
      }
      expect(new Set(view.ranked.subarray(0, view.followed)).size).toBe(view.followed);
    }
    for (const { client } of test.guests) expect(client.seen.size).toBe(CAPS.far);
  });

  it('is the nearest, and the same people from second to second while all turn on the spot', () => {
    const test = gather(220);
    const before = test.guests.map(({ client }) => [...client.seen.keys()].sort());
    for (let tick = 0; tick < 40; tick++) {
      turnAll(test, tick);
      pass(test, 100);
    }
    test.guests.forEach(({ client }, i) => expect([...client.seen.keys()].sort()).toEqual(before[i]));
  });

  it('does not change at every step to and fro over the edge of a rank', () => {
    const test = gather(240);
    const homes = test.guests.map(({ person }) => ({ x: person.mover.x, z: person.mover.z }));
    const before = test.guests.map(({ client }) => client.frames.length);
    for (let i = 0; i < 16; i++) {
      test.guests.forEach(({ person }, k) => {
        const home = homes[k] ?? spawn;
        report(test.crowd, person, home.x + ((i + k) % 2 === 0 ? 0.2 : 0), home.z);
      });
      pass(test, 500);
    }
    let gone = 0;
    test.guests.forEach(({ client }, k) => {
      for (const frame of client.frames.slice(before[k]))
        readSnapshot(frame, { place: () => undefined, gone: () => (gone += 1) });
    });
    // Not one a client in eight seconds; without a hold it is ten.
    expect(gone / test.guests.length).toBeLessThan(1);
  });

  it('fits in the frame: what does not is first in the next one', () => {
    const test = gather(220);
    const before = test.guests.map(({ client }) => client.frames.length);
    // Everybody sets out at once after a rest: all two hundred are due.
    pass(test, 5000);
    for (let tick = 1; tick <= 2; tick++) {
      turnAll(test, tick);
      pass(test, 100);
    }
    test.guests.forEach((guest, i) => {
      for (const frame of guest.client.frames.slice(before[i] ?? 0)) {
        let places = 0;
        readSnapshot(frame, { place: () => (places += 1) });
        expect(places).toBeLessThanOrEqual(PLACES_PER_FRAME);
      }
      const times = timesTold(guest, before[i] ?? 0);
      for (const id of guest.client.seen.keys()) expect(times.has(id)).toBe(true);
    });
  });

  it('costs a client in the throng less than 11 KB a second while all two hundred around it run', () => {
    const test = gather(220);
    const before = test.guests.map(({ client }) => client.frames.length);
    for (let tick = 0; tick < 50; tick++) {
      turnAll(test, tick);
      pass(test, 100);
    }
    for (const [i, { client }] of test.guests.entries()) {
      const bytes = client.frames.slice(before[i]).reduce((sum, frame) => sum + frame.length + 8, 0);
      expect(bytes / 5).toBeLessThan(11_000);
    }
  });

  it('forgets who left, and who has their slot now is somebody else', () => {
    const test = openTestCrowd();
    const [ani, budi, far] = [enter(test, 'ani'), enter(test, 'budi'), enter(test, 'far')];
    warp(test, far, '3216');
    pass(test, 1000);
    leaveCrowd(test.crowd, ani.person);
    const citra = enter(test, 'citra');
    expect(citra.person.slot).toBe(ani.person.slot);
    expect(citra.person.id).not.toBe(ani.person.id);
    pass(test, 1100);
    for (const { client } of [budi, far, citra])
      expect([...client.seen.keys()].sort()).toEqual([budi, far, citra].map((g) => g.person.id).sort());
  });
});

describe('a hall where nobody moves', () => {
  it('sends nothing, whatever people report of standing still', () => {
    const test = gather(60);
    const reportAll = () => {
      for (const { person } of test.guests)
        report(test.crowd, person, person.mover.x, person.mover.z, { gait: STAND, yaw: person.yaw });
    };
    // The first report rounds what the server itself has put somewhere.
    reportAll();
    pass(test, 5000);
    const frames = test.guests.map(({ client }) => client.frames.length);
    for (let i = 0; i < 30; i++) {
      reportAll();
      pass(test, 1000);
    }
    expect(test.guests.map(({ client }) => client.frames.length)).toEqual(frames);
  });

  it('looks at no cell', () => {
    const test = gather(60);
    pass(test, 5000);
    let looks = 0;
    Object.defineProperty(test.crowd, 'views', {
      get: () => {
        looks += 1;
        return [];
      },
    });
    pass(test, 5000);
    expect(looks).toBe(0);
  });

  it('tells the few who do move without telling of the others again', () => {
    const test = gather(60);
    pass(test, 5000);
    const [walker, other] = test.guests;
    if (!walker || !other) throw new Error('people are here');
    const before = other.client.frames.length;
    for (let i = 0; i < 20; i++) {
      report(test.crowd, walker.person, walker.person.mover.x, walker.person.mover.z, { yaw: i * 0.3 });
      pass(test, 100);
    }
    expect([...timesTold(other, before).keys()]).toEqual([walker.person.id]);
  });
});
