import { describe, expect, it } from 'vitest';
import { CELL_METRES } from '../../../shared/protocol/hall/snapshot.ts';
import { gestureCode, phraseCode } from '../../../shared/protocol/hall/said.ts';
import {
  GESTURE_METRES,
  hearGesture,
  hearLook,
  hearSay,
  SAY_METRES,
} from '../../../server/rooms/hall/hear/hear-greetings.ts';
import { hearRest } from '../../../server/rooms/hall/hear/hear.ts';
import { warpPerson } from '../../../server/rooms/hall/hear/hear-moves.ts';
import { enter, hall, openTestCrowd, pass, report, type Guest, type TestCrowd } from './crowd-fixture.ts';

const { spawn } = hall.entrance;
const look = { body: 1, skin: 1, top: 1, bottom: 1, hair: 1, pattern: 1 };

function walkNorth(test: TestCrowd, { person }: Guest, metres: number): void {
  for (let i = 1; i <= metres; i++) {
    report(test.crowd, person, spawn.x, spawn.z - i);
    pass(test, 300);
  }
}

const metresBetween = (a: Guest, b: Guest): number =>
  Math.hypot(a.person.mover.x - b.person.mover.x, a.person.mover.z - b.person.mover.z);

describe('a greeting', () => {
  it('reaches everybody it should, and nobody who is a cell beyond its reach', () => {
    const test = openTestCrowd();
    const speaker = enter(test, 'speaker');
    const others = hall.counters.map((counter, i) => {
      const guest = enter(test, String(i));
      warpPerson(test.crowd, guest.person, { region: counter.code });
      return guest;
    });
    warpPerson(test.crowd, speaker.person, { region: '3205' });
    pass(test, 1500);
    hearGesture(test.crowd, speaker.person, { gesture: 'wave' });
    hearSay(test.crowd, speaker.person, { phrase: 'thanks' });
    pass(test, 200);
    for (const other of others) {
      const metres = metresBetween(speaker, other);
      const codes = other.client.said.map(({ code }) => code);
      // All in a cell hear the same, so reach is counted from its edge.
      const edge = CELL_METRES * Math.SQRT2;
      for (const [code, reach] of [
        [gestureCode('wave'), GESTURE_METRES],
        [phraseCode('thanks'), SAY_METRES],
      ] as const) {
        if (metres <= reach) expect(codes).toContain(code);
        if (metres > reach + edge) expect(codes).not.toContain(code);
      }
    }
    expect(others.some(({ client }) => client.said.length === 0)).toBe(true);
    expect(others.some(({ client }) => client.said.length === 1)).toBe(true);
    expect(others.some(({ client }) => client.said.length === 2)).toBe(true);
  });

  it('is heard once by who is just then walking from one cell to the next', () => {
    for (let metres = 1; metres <= 14; metres++) {
      const test = openTestCrowd();
      const [speaker, walker] = [enter(test, 'speaker'), enter(test, 'walker')];
      pass(test, 500);
      for (let i = 1; i <= metres * 4; i++) {
        report(test.crowd, walker.person, spawn.x, spawn.z - i / 4);
        pass(test, 75);
        if (i % 4 === 0) hearSay(test.crowd, speaker.person, { phrase: 'bye' });
      }
      pass(test, 300);
      const heard = speaker.client.said.length;
      expect(heard).toBeGreaterThan(0);
      expect(walker.client.said).toHaveLength(heard);
    }
  });

  it('is told after the place of who greets, and to the greeter too', () => {
    const test = openTestCrowd();
    const [ani, budi] = [enter(test, 'ani'), enter(test, 'budi')];
    hearGesture(test.crowd, ani.person, { gesture: 'salam' });
    pass(test, 200);
    const told = [{ id: ani.person.id, code: gestureCode('salam') }];
    expect(budi.client.said).toEqual(told);
    expect(ani.client.said).toEqual(told);
  });

  it('of somebody a client is not told of is not told either', () => {
    const test = openTestCrowd();
    for (let i = 0; i < 260; i++) {
      const guest = enter(test, String(i));
      if (i >= 60) warpPerson(test.crowd, guest.person, { region: '3205' });
      if (i % 40 === 0) pass(test, 25);
    }
    pass(test, 2000);
    for (const { person } of test.guests) hearGesture(test.crowd, person, { gesture: 'nod' });
    pass(test, 300);
    for (const { client, person } of test.guests)
      for (const { id } of client.said) expect(id === person.id || client.seen.has(id)).toBe(true);
  });
});

describe('another look', () => {
  it('is news to who slept while it was put on, and to nobody who came after', () => {
    const test = openTestCrowd();
    const [ani, sleeper] = [enter(test, 'ani'), enter(test, 'sleeper')];
    pass(test, 1000);
    hearRest(test.crowd, sleeper.person, { on: true });
    hearLook(test.crowd, ani.person, { look });
    pass(test, 30_000);
    const late = enter(test, 'late');
    pass(test, 1000);
    expect(late.client.changed).toEqual([]);
    hearRest(test.crowd, sleeper.person, { on: false });
    pass(test, 1000);
    expect(sleeper.client.changed).toEqual([ani.person.id]);
  });

  it('is news to who walks through the hall meanwhile, wherever the walk leads', () => {
    for (let metres = 1; metres <= 12; metres++) {
      const test = openTestCrowd();
      const [ani, walker] = [enter(test, 'ani'), enter(test, 'walker')];
      pass(test, 500);
      walkNorth(test, walker, metres);
      hearLook(test.crowd, ani.person, { look });
      for (let i = 1; i <= 8; i++) {
        report(test.crowd, walker.person, spawn.x, spawn.z - metres - i * 0.4);
        pass(test, 125);
      }
      pass(test, 1000);
      expect(new Set(walker.client.changed)).toEqual(new Set([ani.person.id]));
    }
  });
});
