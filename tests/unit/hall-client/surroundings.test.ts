/** What a snapshot says of others comes to the right ears and eyes. */
import { expect, test } from 'vitest';
import { createPeople } from '../../../client/hall/kit/crowd-people.ts';
import { hearOthers } from '../../../client/hall/people/hear-others.ts';
import { createOthers } from '../../../client/hall/people/others.ts';
import { createSlots } from '../../../client/hall/people/slots.ts';
import { createSnapshotClock } from '../../../client/hall/people/snapshot-clock.ts';
import { createSurroundings } from '../../../client/hall/people/surroundings.ts';
import { speechOf } from '../../../client/hall/people/tagged.ts';
import { STAND } from '../../../shared/protocol/hall/gaits.ts';
import { encodeRoster, readQuestion } from '../../../shared/protocol/hall/roster.ts';
import { gestureCode, phraseCode } from '../../../shared/protocol/hall/said.ts';
import { cellOf, createSnapshotWriter, type SnapshotWriter } from '../../../shared/protocol/hall/snapshot.ts';

const ME = 3;
const look = { body: 0, skin: 1, top: 2, bottom: 3, hair: 1, pattern: 0 };

function someHall() {
  const people = createPeople(8);
  const others = createOthers({ people }, createSlots(1, 8));
  const writer = createSnapshotWriter();
  const heard: string[] = [];
  const asked: number[][] = [];
  const gestures: string[] = [];
  const counts: { inHall: number; cells: number }[] = [];
  let tick = 10;
  const surroundings = createSurroundings({
    others,
    hearing: hearOthers({ people }, (name, phrase) => heard.push(`${name}: ${phrase}`)),
    ask: (question) => asked.push(readQuestion(question) ?? []) > 0,
    onOwnPlace: () => undefined,
    onOwnGesture: (gesture) => gestures.push(gesture),
    onCount: (inHall, cells) => counts.push({ inHall, cells: cells.length }),
  });
  surroundings.joined(ME, 'first');
  return {
    people,
    others,
    surroundings,
    heard,
    asked,
    gestures,
    counts,
    snapshot(now: number, write: (writer: SnapshotWriter) => void, isKey = false) {
      writer.begin((tick += 1), isKey);
      write(writer);
      return surroundings.snapshot(writer.finish() ?? new Uint8Array(), now);
    },
    place(w: SnapshotWriter, id: number, x: number) {
      w.openCell(cellOf(x), 0);
      w.addPlace(id, x, 1, 0, STAND);
    },
    meet(id: number) {
      const person = { id, name: `n${id}`, look, role: 'citizen', simulated: false } as const;
      surroundings.roster(encodeRoster([person]));
    },
    look(now: number) {
      others.thin(0, 0, 20);
      surroundings.tend(now);
      others.frame(now, 0.016);
    },
  };
}

test('others are asked for and shown; oneself is passed over', () => {
  const hall = someHall();
  hall.snapshot(
    1000,
    (w) => {
      hall.place(w, ME, 1);
      hall.place(w, 9, 2);
    },
    true,
  );
  hall.look(1000);
  expect([hall.others.count(), hall.asked]).toEqual([1, [[9]]]);
  hall.meet(9);
  hall.look(1300);
  expect(hall.others.tags.map(({ name }) => name)).toEqual(['', 'n9']);
  // Seen again later, they are known: nothing is asked.
  hall.snapshot(1400, (w) => w.addGone(9));
  for (let now = 1500; now < 3000; now += 16) {
    hall.people.opacity.fill(0);
    hall.look(now);
  }
  hall.snapshot(3000, (w) => hall.place(w, 9, 2));
  hall.look(3100);
  expect([hall.others.tags.length, hall.asked.length]).toEqual([2, 1]);
});

test('what is said near is written over the head that said it, and heard', () => {
  const hall = someHall();
  hall.snapshot(1000, (w) => hall.place(w, 9, 2), true);
  hall.meet(9);
  hall.look(1000);
  hall.snapshot(1100, (w) => {
    w.addSaid(9, phraseCode('thanks'));
    w.addSaid(9, 31);
    w.addSaid(77, phraseCode('bye'));
  });
  const tag = hall.others.tags[1];
  expect(tag && speechOf(tag, 1200)).toBe('thanks');
  expect(hall.heard).toEqual(['n9: thanks']);
  hall.snapshot(1200, (w) => {
    w.addSaid(ME, gestureCode('wave'));
    w.addSaid(ME, phraseCode('bye'));
  });
  expect(hall.gestures).toEqual(['wave']);
  expect(hall.others.tags[0] && speechOf(hall.others.tags[0], 1300)).toBe('bye');
});

test('who changed is asked for again', () => {
  const hall = someHall();
  hall.snapshot(1000, (w) => hall.place(w, 9, 2), true);
  hall.meet(9);
  hall.look(1000);
  hall.snapshot(1100, (w) => w.addChanged(9));
  hall.look(1400);
  expect(hall.asked.at(-1)).toEqual([9]);
});

test('in another room the same ids are other people', () => {
  const hall = someHall();
  hall.snapshot(1000, (w) => hall.place(w, 9, 2), true);
  hall.meet(9);
  hall.look(1000);
  hall.surroundings.joined(ME, 'first');
  expect(hall.others.count()).toBe(1);
  hall.surroundings.joined(ME, 'second');
  expect(hall.others.count()).toBe(0);
  hall.snapshot(2000, (w) => hall.place(w, 9, 2), true);
  hall.look(2300);
  expect([hall.others.tags.length, hall.asked.at(-1)]).toEqual([1, [9]]);
});

test('people are counted for the page at most every two seconds, and the last count is never lost', () => {
  const hall = someHall();
  const count = (now: number, inHall: number) =>
    hall.snapshot(now, (w) => {
      w.openPeople(inHall);
      w.addCount(0, 0, 5);
      w.addCount(1, -2, 4);
    });
  for (let now = 1000; now < 2500; now += 100) {
    count(now, now);
    hall.look(now);
  }
  for (let now = 2500; now < 6000; now += 100) hall.look(now);
  expect(hall.counts).toEqual([
    { inHall: 1000, cells: 2 },
    { inHall: 2400, cells: 2 },
  ]);
});

test('what is no snapshot changes nothing', () => {
  const hall = someHall();
  expect(hall.surroundings.snapshot(Uint8Array.of(1, 0, 0, 0), 1000)).toBeNull();
  expect(hall.surroundings.snapshot(Uint8Array.of(2, 0, 0, 0, 0, 0), 1000)).toBeNull();
  hall.surroundings.roster(Uint8Array.of(2, 1));
  expect(hall.others.count()).toBe(0);
});

test('the clock of the ticks runs on over their wrapping, a long rest, and frames in a bunch', () => {
  const clock = createSnapshotClock();
  expect(clock.heard(65_534, 1000) + 300).toBe(clock.heard(1, 1300));
  // Three frames held up for half a second still speak of their own ticks.
  const first = clock.heard(2, 1900);
  expect([clock.heard(3, 1900) - first, clock.heard(4, 1901) - first]).toEqual([100, 200]);
  // An hour without a snapshot: 36,000 ticks, more than half of what a tick can count.
  expect(clock.heard((4 + 36_000) & 0xffff, 1901 + 3_600_000) - first).toBe(200 + 3_600_000);
  expect(clock.at(1901 + 3_600_500) - first).toBeGreaterThan(3_600_000);
});
