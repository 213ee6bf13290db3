import { describe, expect, it } from 'vitest';
import { CELL_METRES } from '../../../shared/protocol/hall/snapshot.ts';
import { leaveCrowd } from '../../../server/rooms/hall/crowd/come-and-go.ts';
import { columnOf, rowOf } from '../../../server/rooms/hall/crowd/crowd-cells.ts';
import { hearLook, hearSay } from '../../../server/rooms/hall/hear/hear-greetings.ts';
import { STEP_MS } from '../../../server/rooms/hall/crowd/crowd-time.ts';
import { warpPerson } from '../../../server/rooms/hall/hear/hear-moves.ts';
import { enter, hall, openTestCrowd, pass, report, type Guest, type TestCrowd } from './crowd-fixture.ts';

const { spawn } = hall.entrance;
/** The edge of a cell on the way from the entrance into the hall. */
const edge = Math.floor((spawn.z - 2) / CELL_METRES) * CELL_METRES;
/** Steps around a walk over the edge in which something may happen: two ticks before, three after. */
const offsets = Array.from({ length: 20 }, (_, i) => i - 8);
/** Two edges: at one the cell behind has its turn first, at the other the cell ahead. */
const edges = [edge, edge - CELL_METRES];

/** Somebody walks over the edge; so many steps from then, `act` happens. */
function crossWhile(
  offset: number,
  act: (test: TestCrowd, ani: Guest, walker: Guest) => void,
  edgeAt = edge,
  waitMs = 0,
): { test: TestCrowd; ani: Guest; walker: Guest } {
  const test = openTestCrowd();
  const ani = enter(test, 'ani');
  const [walker, beyond] = [enter(test, 'walker'), enter(test, 'beyond')];
  const go = ({ person }: Guest, z: number): void => report(test.crowd, person, spawn.x, z);
  for (const [guest, end] of [
    [walker, edgeAt + 0.3],
    [beyond, edgeAt - 2],
  ] as const) {
    for (let z = guest.person.mover.z; z > end; z -= 1) {
      go(guest, z);
      pass(test, 300);
    }
    go(guest, end);
    pass(test, 4000);
  }
  pass(test, waitMs);
  for (let step = -8; step < 20; step++) {
    if (step === 0) go(walker, edgeAt - 0.7);
    if (step === offset) act(test, ani, walker);
    pass(test, STEP_MS);
  }
  pass(test, 1500);
  expect(walker.person.observer?.knows).toBe(test.crowd.cells.cell[walker.person.slot]);
  expect(walker.client.keys(), 'nobody is told everything anew for walking').toBe(1);
  return { test, ani, walker };
}

describe('while one walks from one cell to the next', () => {
  it('nobody who leaves is kept, whoever comes in after', () => {
    for (const edgeAt of edges) {
      for (const offset of offsets) {
        const act = (test: TestCrowd, { person }: Guest): void => {
          leaveCrowd(test.crowd, person);
          enter(test, 'late');
        };
        const { ani, walker } = crossWhile(offset, act, edgeAt);
        expect(walker.client.seen.has(ani.person.id), `at step ${String(offset)}`).toBe(false);
        expect(walker.client.seen.size).toBe(3);
      }
    }
  });

  it('nobody who makes one last step is seen elsewhere', () => {
    for (const offset of offsets) {
      const { ani, walker } = crossWhile(offset, ({ crowd }, { person }) =>
        report(crowd, person, person.mover.x, person.mover.z - 0.5),
      );
      const seen = walker.client.seen.get(ani.person.id);
      expect(Math.abs((seen?.z ?? 0) - ani.person.mover.z), `at step ${String(offset)}`).toBeLessThan(0.02);
    }
  });

  it('every word is heard, and once', () => {
    for (const offset of offsets) {
      const { walker } = crossWhile(offset, ({ crowd }, { person }) =>
        hearSay(crowd, person, { phrase: 'bye' }),
      );
      expect(walker.client.said, `at step ${String(offset)}`).toHaveLength(1);
    }
  });

  it('every change of clothes is known', () => {
    const look = { body: 1, skin: 1, top: 1, bottom: 1, hair: 1, pattern: 1 };
    for (const edgeAt of edges) {
      // Clothes are told of once a second: each tick between two times of telling.
      for (let wait = 0; wait < 1000; wait += 100) {
        for (const offset of [-8, 0, 1, 2, 3, 4]) {
          const act = ({ crowd }: TestCrowd, { person }: Guest): void => hearLook(crowd, person, { look });
          const { ani, walker } = crossWhile(offset, act, edgeAt, wait);
          const changed = new Set(walker.client.changed);
          expect(changed, `at step ${String(offset)}`).toEqual(new Set([ani.person.id]));
        }
      }
    }
  });

  it('one may go on to a third cell before the second has told anything, others following', () => {
    const ways = ['3205', '3216', '3271', '3273'].flatMap((region) =>
      [1, 2, 3, 4, 5].map((away) => ({ region, away })),
    );
    for (let last = -4; last < 4; last++) {
      for (const { region, away } of ways) {
        const test = openTestCrowd();
        const [ani, walker, next] = [enter(test, 'ani'), enter(test, 'walker'), enter(test, 'next')];
        const go = ({ person }: Guest, z: number): void => report(test.crowd, person, spawn.x, z);
        for (const guest of [walker, next]) {
          for (let z = guest.person.mover.z; z > edge + 0.3; z -= 1) {
            go(guest, z);
            pass(test, 300);
          }
          go(guest, edge + 0.3);
        }
        pass(test, 4000);
        for (let step = -4; step < 12; step++) {
          if (step === 0) go(walker, edge - 0.7);
          if (step === 4) go(next, edge - 0.7);
          if (step === last) go(ani, ani.person.mover.z - 0.5);
          if (step === away) warpPerson(test.crowd, walker.person, { region });
          pass(test, STEP_MS);
        }
        pass(test, 1500);
        const seen = walker.client.seen.get(ani.person.id);
        expect(
          Math.abs((seen?.z ?? 0) - ani.person.mover.z),
          `${region} ${String(last)} ${String(away)}`,
        ).toBeLessThan(0.02);
      }
    }
  });

  it('one may be led elsewhere at once and still know everybody', () => {
    for (const offset of offsets) {
      const { test, walker } = crossWhile(offset, ({ crowd, guests }, ani) => {
        for (const { person } of guests.slice(0, 2)) warpPerson(crowd, person, { region: '3205' });
        report(crowd, ani.person, ani.person.mover.x, ani.person.mover.z, { yaw: 2 });
      });
      expect(walker.client.seen.size, `at step ${String(offset)}`).toBe(3);
      for (const { person } of test.guests)
        expect(walker.client.seen.get(person.id)?.x).toBeCloseTo(person.mover.x, 1);
    }
  });

  it('the count of people in each cell comes along', () => {
    for (let wait = 0; wait < 3000; wait += 200) {
      const test = openTestCrowd();
      const walker = enter(test, 'walker');
      const beyond = enter(test, 'beyond');
      for (const guest of [beyond, walker]) {
        const end = guest === beyond ? edge - 2 : edge + 0.3;
        for (let z = guest.person.mover.z; z > end; z -= 1) {
          report(test.crowd, guest.person, spawn.x, z);
          pass(test, 300);
        }
        report(test.crowd, guest.person, spawn.x, end);
      }
      pass(test, 4000 + wait);
      // Over the edge, but so near to it that one is still told what the cell behind is told.
      report(test.crowd, walker.person, spawn.x, edge - 0.3);
      pass(test, 1500);
      report(test.crowd, walker.person, spawn.x, edge - 0.7);
      pass(test, 6000);
      const { cells } = test.crowd;
      const truth = cells.members.flatMap((members, cell) =>
        members.length === 0
          ? []
          : [[`${String(columnOf(cells, cell))} ${String(rowOf(cells, cell))}`, members.length] as const],
      );
      expect(walker.client.counts).toEqual(new Map(truth));
    }
  });
});
