import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { slideMove } from '../../../shared/hall/slide-move.ts';
import { RUN_SPEED } from '../../../shared/hall/types.ts';
import { readSnapshot } from '../../../shared/protocol/hall/snapshot.ts';
import { AWAY_MS, dropPerson, leaveCrowd } from '../../../server/rooms/hall/crowd/come-and-go.ts';
import { hearRest } from '../../../server/rooms/hall/hear/hear.ts';
import { warpPerson } from '../../../server/rooms/hall/hear/hear-moves.ts';
import {
  enter,
  hall,
  openTestCrowd,
  pass,
  report,
  type Guest,
  type Seen,
  type TestCrowd,
} from './crowd-fixture.ts';

// Hundreds of clients for many seconds: longer than other unit tests on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

/** Half a step of the wire's 2.5 cm, and a little. */
const STEP_M = 0.0126 * Math.SQRT2;

const isHere = ({ client, person }: Guest): boolean => person.wire === client;

/** Whom a newcomer at this guest's place would be told of now, and where. */
function freshKey({ crowd }: TestCrowd, { person }: Guest): Map<number, Seen> {
  const seen = new Map<number, Seen>();
  const view = person.observer?.view;
  if (!view) throw new Error('nobody observes');
  readSnapshot(crowd.frames.key(view, crowd.step, Infinity), {
    place: (id, x, z, yaw, gait) => seen.set(id, { x, z, yaw, gait }),
  });
  return seen;
}

/** Each client knows exactly those it should, where they are. */
function expectTruth(test: TestCrowd): void {
  const guests = test.guests.filter(isHere);
  const byId = new Map(guests.map((guest) => [guest.person.id, guest.person]));
  for (const person of test.crowd.away) byId.set(person.id, person);
  for (const guest of guests) {
    const { seen } = guest.client;
    const fresh = freshKey(test, guest);
    expect([...seen.keys()].sort()).toEqual([...fresh.keys()].sort());
    for (const [id, at] of seen) {
      const person = byId.get(id);
      const off = Math.hypot((person?.mover.x ?? 1e9) - at.x, (person?.mover.z ?? 1e9) - at.z);
      if (off > STEP_M || at.gait !== test.crowd.cells.gait[person?.slot ?? 0])
        expect.fail(`${String(id)} is not seen where it is`);
    }
  }
}

function stride(test: TestCrowd, { person }: Guest, heading: number, ms = 100): void {
  const step = (RUN_SPEED * ms) / 1000;
  const to = slideMove(hall, person.mover, Math.sin(heading) * step, Math.cos(heading) * step);
  report(test.crowd, person, to.x, to.z, { yaw: heading });
}

const counterOf = (i: number): string | undefined => hall.counters[i % hall.counters.length]?.code;

/** What happens to one of the guests in a tick. */
const event = fc.record({
  who: fc.nat(11),
  what: fc.constantFrom(
    'turn',
    'turn',
    'turn',
    'stop',
    'warp',
    'rest',
    'wake',
    'stall',
    'flow',
    'deaf',
    'leave',
    'drop',
    'come',
  ),
  amount: fc.nat(1000),
  ms: fc.constantFrom(25, 50, 75, 100),
});

describe('what a client knows of the others', () => {
  it('is the truth for everybody, soon after whatever happened: walks, warps, stalls, rests, leaving and coming', () => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 60, maxLength: 120, size: 'max' }), (events) => {
        const test = openTestCrowd();
        const headings = new Map<Guest, number>();
        const deaf = new Set<Guest>();
        const slots = Array.from({ length: 12 }, (_, i) => enter(test, String(i)));
        for (const { who, what, amount, ms } of events) {
          const guest = slots[who];
          if (!guest) continue;
          if (what === 'come' && !isHere(guest)) slots[who] = enter(test, String(who));
          if (!isHere(guest)) continue;
          const { crowd } = test;
          if (what === 'turn') headings.set(guest, amount / 150);
          if (what === 'stop') headings.delete(guest);
          if (what === 'warp') warpPerson(crowd, guest.person, { region: counterOf(amount) });
          if (what === 'rest' || what === 'wake') hearRest(crowd, guest.person, { on: what === 'rest' });
          if (what === 'stall' || what === 'flow') guest.client.waiting = what === 'stall' ? 1e6 : 0;
          if (what === 'deaf') deaf.add(guest);
          if (what === 'leave') leaveCrowd(crowd, guest.person);
          if (what === 'drop') dropPerson(crowd, guest.person);
          for (const [walker, heading] of headings) if (isHere(walker)) stride(test, walker, heading, ms);
          pass(test, ms, { deaf: [...deaf] });
        }
        for (const guest of test.guests) {
          if (!isHere(guest)) continue;
          guest.client.waiting = 0;
          hearRest(test.crowd, guest.person, { on: false });
        }
        pass(test, 3500);
        expectTruth(test);
        // Dropped bodies leave; the count follows within three seconds.
        pass(test, AWAY_MS + 3500);
        for (const guest of test.guests) {
          if (!isHere(guest)) continue;
          expect(guest.client.seen.size).toBe(test.crowd.people.size);
          expect(guest.client.people).toBe(test.crowd.people.size);
        }
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('stays the truth when the hall grows beyond what it had room for while it is told', () => {
    const test = openTestCrowd();
    for (let i = 0; i < 150; i++) {
      enter(test, String(i));
      pass(test, 100);
    }
    pass(test, 3500);
    expectTruth(test);
    for (const { client } of test.guests) expect(client.seen.size).toBe(150);
  });

  it('is the nearest two hundred in a throng, and walking through it changes them one by one', () => {
    const test = openTestCrowd();
    const { crowd } = test;
    for (let i = 0; i < 240; i++) {
      const guest = enter(test, String(i));
      if (i % 4 !== 0) warpPerson(crowd, guest.person, { region: counterOf(i * 7) });
    }
    pass(test, 2000);
    expectTruth(test);
    const walkers = test.guests.filter((_, i) => i % 6 === 0);
    for (let tick = 0; tick < 40; tick++) {
      for (const [i, walker] of walkers.entries()) stride(test, walker, i + Math.floor(tick / 20) * 2);
      pass(test, 100);
    }
    pass(test, 3000);
    expectTruth(test);
    for (const { client } of test.guests) {
      expect(client.seen.size).toBe(200);
      expect(client.keys(), 'nobody was told everything twice').toBe(1);
      expect(client.people).toBe(240);
    }
  });
});
