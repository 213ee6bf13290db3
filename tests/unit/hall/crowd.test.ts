import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slideMove } from '../../../shared/hall/slide-move.ts';
import { RUN_SPEED } from '../../../shared/hall/types.ts';
import { CLOSE_REPLACED } from '../../../shared/protocol/hall-messages.ts';
import { AWAY_MS, dropPerson, leaveCrowd } from '../../../server/rooms/hall/come-and-go.ts';
import { createHallDirectory } from '../../../server/rooms/hall/hall-directory.ts';
import { warpPerson } from '../../../server/rooms/hall/hear.ts';
import { PLACE_KEPT_MS } from '../../../server/rooms/hall/kept-places.ts';
import { hall, enter, openTestCrowd, pass, report, sentOf } from './crowd-fixture.ts';

const { spawn } = hall.entrance;

describe('coming into the hall', () => {
  it('tells the newcomer of everybody, and everybody of the newcomer', () => {
    const test = openTestCrowd();
    const ani = enter(test, 'ani');
    const budi = enter(test, 'budi');
    const [welcome] = sentOf(budi.client, 'welcome');
    expect(welcome?.you).toBe(budi.person.id);
    expect(welcome?.people.map((p) => p.name)).toEqual(['Warga ani', 'Warga budi']);
    expect(sentOf(ani.client, 'enter')).toMatchObject([{ id: budi.person.id, name: 'Warga budi' }]);
    expect(budi.client.sent[0]?.type).toBe('welcome');
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

  it('gives the place back to who returns within a minute, and the entrance to who does not', () => {
    const test = openTestCrowd();
    const ani = enter(test, 'ani');
    const at = warpPerson(test.crowd, ani.person, { region: '3205' });
    leaveCrowd(test.crowd, ani.person);
    pass(test, PLACE_KEPT_MS - 1000);
    const back = enter(test, 'ani');
    expect(back.person.mover).toMatchObject({ x: (at as { x: number }).x, z: (at as { z: number }).z });
    expect(sentOf(back.client, 'at')).toEqual([{ region: '3205' }]);
    leaveCrowd(test.crowd, back.person);
    pass(test, PLACE_KEPT_MS + 6000);
    expect(test.crowd.directory.places.size()).toBe(0);
    expect(enter(test, 'ani').person.mover).toMatchObject({ x: spawn.x, z: spawn.z });
  });

  it('lets a dropped body stand for a while, unseen by others when its owner is back in time', () => {
    const test = openTestCrowd();
    const [ani, budi] = [enter(test, 'ani'), enter(test, 'budi')];
    dropPerson(test.crowd, ani.person);
    pass(test, AWAY_MS - 500);
    const back = enter(test, 'ani');
    expect(back.person.id).toBe(ani.person.id);
    pass(test, AWAY_MS * 2);
    expect(budi.client.sent.map((s) => s.type)).toEqual(['welcome']);
    expect(test.told).not.toContain('ani left');

    dropPerson(test.crowd, back.person);
    pass(test, AWAY_MS + 100);
    expect(sentOf(budi.client, 'leave')).toEqual([{ id: ani.person.id }]);
    expect(test.told.at(-1)).toBe('ani left');
  });

  it('lets a second tab replace the first, in the same hall or another', () => {
    const directory = createHallDirectory();
    const clock = { ms: 5 };
    const [one, two] = [openTestCrowd(directory, clock), openTestCrowd(directory, clock)];
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

  it('shows everybody at rest where they are within a second, to near, far and slow clients', () => {
    const turns = fc.array(fc.double({ min: 0, max: 6.28, noNaN: true }), { minLength: 8, maxLength: 8 });
    const starts = fc.array(fc.integer({ min: 0, max: hall.counters.length - 1 }), {
      minLength: 8,
      maxLength: 8,
    });
    const slow = fc.array(fc.boolean(), { minLength: 40, maxLength: 40, size: 'max' });
    fc.assert(
      fc.property(
        turns,
        starts,
        slow,
        fc.integer({ min: 1, max: 39 }),
        (headings, counters, slowTicks, stops) => {
          const test = openTestCrowd();
          const people = headings.map((heading, i) => {
            const one = enter(test, String(i));
            warpPerson(test.crowd, one.person, { region: hall.counters[counters[i] ?? 0]?.code });
            return { ...one, heading, stopsAt: (stops * (i + 1)) % 40 };
          });
          for (let tick = 0; tick < 40; tick++) {
            for (const [i, p] of people.entries()) {
              p.client.waiting = slowTicks[(tick + i * 7) % 40] && i % 2 === 0 ? 1e6 : 0;
              if (tick >= p.stopsAt) continue;
              const step = RUN_SPEED * 0.1;
              const to = slideMove(
                hall,
                p.person.mover,
                Math.sin(p.heading) * step,
                Math.cos(p.heading) * step,
              );
              report(test.crowd, p.person, to.x, to.z);
            }
            pass(test, 100);
          }
          for (const p of people) p.client.waiting = 0;
          pass(test, 1000);
          for (const observer of people) {
            for (const other of people) {
              const seen = observer.client.seen.get(other.person.id);
              expect(Math.abs((seen?.x ?? 1e9) - other.person.mover.x)).toBeLessThan(0.03);
              expect(Math.abs((seen?.z ?? 1e9) - other.person.mover.z)).toBeLessThan(0.03);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that ended while one came near from afar is known all the same', () => {
    const test = openTestCrowd();
    const [ani, comer] = [enter(test, 'ani'), enter(test, 'comer')];
    for (let i = 0; i < 10; i++) {
      warpPerson(test.crowd, ani.person, { region: '3216' });
      warpPerson(test.crowd, comer.person, { region: '3218' });
      pass(test, 1500 + i * 100);
      report(test.crowd, ani.person, ani.person.mover.x + 0.3, ani.person.mover.z);
      pass(test, 100);
      warpPerson(test.crowd, comer.person, { region: '3216' });
      pass(test, 1000);
      const seen = comer.client.seen.get(ani.person.id);
      expect(Math.abs((seen?.x ?? 1e9) - ani.person.mover.x)).toBeLessThan(0.03);
    }
  });

  it('is heard near every tick and far less often', () => {
    const test = openTestCrowd();
    const [ani, near, far] = [enter(test, 'ani'), enter(test, 'near'), enter(test, 'far')];
    warpPerson(test.crowd, far.person, { region: '3216' });
    pass(test, 1500);
    const before = [near.client.frames.length, far.client.frames.length];
    for (let i = 1; i <= 20; i++) {
      report(test.crowd, ani.person, ani.person.mover.x, ani.person.mover.z - 0.2);
      pass(test, 100);
    }
    expect(near.client.frames.length - (before[0] ?? 0)).toBe(20);
    expect([3, 4, 5]).toContain(far.client.frames.length - (before[1] ?? 0));
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
