import { describe, expect, it } from 'vitest';
import { RUN, SIT, STAND, WALK } from '../../../shared/protocol/hall/gaits.ts';
import { warpPerson } from '../../../server/rooms/hall/hear/hear-moves.ts';
import { enter, hall, openTestCrowd, pass, report, type Guest, type TestCrowd } from './crowd-fixture.ts';

const { spawn } = hall.entrance;
const counter = theCounter();
const seat = counter.seats[0] ?? counter.approach;

function theCounter() {
  const found = hall.counters.find((c) => c.code === '3205');
  if (!found) throw new Error('no counter 3205');
  return found;
}

const gaitOf = ({ crowd }: TestCrowd, { person }: Guest): number | undefined => crowd.cells.gait[person.slot];

/** Walks from the desk's front to somewhere beside the first stool. */
function goTo(test: TestCrowd, guest: Guest, metresOff: number): { x: number; z: number } {
  warpPerson(test.crowd, guest.person, { region: '3205' });
  pass(test, 1500);
  const { x, z } = guest.person.mover;
  const away = Math.hypot(x - seat.x, z - seat.z);
  const at = {
    x: seat.x + ((x - seat.x) / away) * metresOff,
    z: seat.z + ((z - seat.z) / away) * metresOff,
  };
  report(test.crowd, guest.person, at.x, at.z);
  expect(guest.person.mover.x).toBeCloseTo(at.x, 1);
  return at;
}

describe('sitting down', () => {
  it('needs a stool within three quarters of a metre, and is seen by others', () => {
    const test = openTestCrowd();
    const [ani, budi] = [enter(test, 'ani'), enter(test, 'budi')];
    const at = goTo(test, ani, 0.7);
    report(test.crowd, ani.person, at.x, at.z, { gait: SIT });
    pass(test, 1200);
    expect(ani.client.corrections).toEqual([]);
    expect(ani.person.seat).toEqual(seat);
    expect(gaitOf(test, ani)).toBe(SIT);
    expect(budi.client.seen.get(ani.person.id)?.gait).toBe(SIT);
  });

  it('on the bare floor is answered by a correction, and the body stands', () => {
    const test = openTestCrowd();
    const [ani, budi] = [enter(test, 'ani'), enter(test, 'budi')];
    report(test.crowd, ani.person, spawn.x, spawn.z - 0.4, { gait: SIT });
    pass(test, 200);
    expect(ani.client.corrections).toMatchObject([{ reason: 'no-seat', sequence: ani.person.lastSequence }]);
    expect(ani.client.corrections[0]?.z).toBeCloseTo(spawn.z - 0.4, 2);
    expect(ani.person.seat).toBeNull();
    expect(budi.client.seen.get(ani.person.id)?.gait).toBe(STAND);
  });

  it('is refused a step away from the stool', () => {
    const test = openTestCrowd();
    const ani = enter(test, 'ani');
    const at = goTo(test, ani, 0.85);
    report(test.crowd, ani.person, at.x, at.z, { gait: SIT });
    pass(test, 100);
    expect(ani.client.corrections.map(({ reason }) => reason)).toEqual(['no-seat']);
  });

  it('ends with any other gait, and with a walk away that claims to sit', () => {
    for (const gait of [STAND, WALK, RUN]) {
      const test = openTestCrowd();
      const ani = enter(test, 'ani');
      const at = goTo(test, ani, 0.3);
      report(test.crowd, ani.person, at.x, at.z, { gait: SIT });
      report(test.crowd, ani.person, at.x, at.z, { gait });
      expect(ani.person.seat).toBeNull();
      expect(gaitOf(test, ani)).toBe(gait);
    }
    const test = openTestCrowd();
    const ani = enter(test, 'ani');
    const at = goTo(test, ani, 0.3);
    report(test.crowd, ani.person, at.x, at.z, { gait: SIT });
    const out = { x: Math.sin(counter.yaw) * 2.4, z: Math.cos(counter.yaw) * 2.4 };
    report(test.crowd, ani.person, at.x + out.x, at.z + out.z, { gait: SIT });
    pass(test, 100);
    expect(ani.client.corrections.map(({ reason }) => reason)).toEqual(['no-seat']);
    expect(gaitOf(test, ani)).toBe(STAND);
  });

  it('ends with being led to a counter at once', () => {
    const test = openTestCrowd();
    const ani = enter(test, 'ani');
    const at = goTo(test, ani, 0.3);
    report(test.crowd, ani.person, at.x, at.z, { gait: SIT });
    warpPerson(test.crowd, ani.person, { region: '3216' });
    expect(ani.person.seat).toBeNull();
    expect(gaitOf(test, ani)).toBe(STAND);
  });
});
