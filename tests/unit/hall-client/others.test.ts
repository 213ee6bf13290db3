/** Who is shown of those one is told of: known, nearest, and gone when they are gone. */
import { expect, test } from 'vitest';
import { fadePeople } from '../../../client/hall/camera/fade-people.ts';
import { createCameraRig } from '../../../client/hall/camera/rig.ts';
import { createPeople } from '../../../client/hall/kit/crowd-people.ts';
import { createOthers } from '../../../client/hall/people/others.ts';
import { createSlots } from '../../../client/hall/people/slots.ts';
import { SIT, STAND } from '../../../shared/protocol/hall/gaits.ts';

const FRAME_MS = 16;

/** Others in a crowd of `capacity` slots, the first of them one's own; a camera far away from everybody. */
function someOthers(capacity: number) {
  const people = createPeople(capacity);
  const others = createOthers({ people }, createSlots(1, capacity));
  const rig = createCameraRig(500, 500, 0);
  Object.assign(rig, { eyeX: 500, eyeY: 2, eyeZ: 500, lookX: 501, lookY: 1, lookZ: 500 });
  let now = 1000;
  let tick = 0;
  return {
    people,
    others,
    /** One snapshot: `at` lists where ids stand on the x axis. */
    tell(at: Readonly<Record<number, number>>, isKey = false) {
      tick += 1;
      others.beginFrame(tick, isKey, now);
      for (const [id, x] of Object.entries(at)) others.place(Number(id), x, 0, 0, STAND);
      others.endFrame();
    },
    sit(id: number, x: number) {
      tick += 1;
      others.beginFrame(tick, false, now);
      others.place(id, x, 0, 0, SIT);
      others.endFrame();
    },
    meet(...ids: number[]) {
      for (const id of ids) {
        const look = { body: 0, skin: 1, top: 2, bottom: 3, hair: 1, pattern: 0 };
        others.dress({ id, name: `n${id}`, look, role: 'citizen', simulated: false });
      }
    },
    pass(ms: number, limit = 100) {
      for (const until = now + ms; now < until; now += FRAME_MS) {
        others.thin(0, 0, limit);
        others.frame(now, FRAME_MS / 1000);
        fadePeople(people, 1, rig, FRAME_MS / 1000);
      }
    },
    shown: () =>
      others.tags
        .filter(({ role, shown }) => role !== 'self' && shown)
        .map(({ name }) => name)
        .sort(),
    bodies: () => people.visible.reduce((sum, visible) => sum + visible, 0),
  };
}

test('nobody is drawn before it is known who they are; then they fade in', () => {
  const hall = someOthers(8);
  hall.tell({ 5: 1 }, true);
  hall.pass(300);
  expect([hall.bodies(), hall.others.count(), [...hall.others.strangers]]).toEqual([0, 1, [5]]);
  hall.meet(5);
  hall.pass(20);
  const slot = hall.others.tags[1]?.slot ?? 0;
  expect(hall.shown()).toEqual(['n5']);
  expect(hall.people.opacity[slot]).toBeLessThan(0.4);
  hall.pass(1500);
  expect(hall.people.opacity[slot]).toBeGreaterThan(0.95);
  expect(hall.others.strangers).toEqual([]);
});

test('who is missing in a KEY is gone, who is in it keeps their body', () => {
  const hall = someOthers(8);
  hall.tell({ 5: 1, 6: 2 }, true);
  hall.meet(5, 6);
  hall.pass(500);
  const before = hall.others.tags.find(({ name }) => name === 'n6')?.slot;
  hall.tell({ 6: 2.5, 7: 3 }, true);
  hall.meet(7);
  hall.pass(1500);
  expect(hall.shown()).toEqual(['n6', 'n7']);
  expect(hall.others.tags.find(({ name }) => name === 'n6')?.slot).toBe(before);
  expect([hall.bodies(), hall.others.count()]).toEqual([2, 2]);
});

test('who is told of again while they fade stays, in the same body', () => {
  const hall = someOthers(8);
  hall.tell({ 5: 1 }, true);
  hall.meet(5);
  hall.pass(1000);
  hall.others.gone(5);
  hall.pass(100);
  expect([hall.shown(), hall.bodies(), hall.others.count()]).toEqual([[], 1, 0]);
  hall.tell({ 5: 1.2 });
  hall.pass(100);
  expect([hall.shown(), hall.bodies(), hall.others.count()]).toEqual([['n5'], 1, 1]);
});

test('with more people than slots the nearest win, and slots are used again', () => {
  const hall = someOthers(4);
  const ids = Array.from({ length: 10 }, (_, i) => 10 + i);
  hall.tell(Object.fromEntries(ids.map((id, i) => [id, 3 + i * 2])), true);
  hall.meet(...ids);
  hall.pass(1500, 3);
  expect(hall.shown()).toEqual(['n10', 'n11', 'n12']);
  // They change places: the last come nearest.
  hall.tell(Object.fromEntries(ids.map((id, i) => [id, 3 + (9 - i) * 2])));
  hall.pass(3000, 3);
  expect(hall.shown()).toEqual(['n17', 'n18', 'n19']);
  expect(hall.bodies()).toBe(3);
});

test('of two who are about as near the one who is shown stays', () => {
  const hall = someOthers(8);
  hall.tell({ 5: 3, 6: 3.6 }, true);
  hall.meet(5, 6);
  hall.pass(500, 1);
  hall.tell({ 5: 4, 6: 3.6 });
  hall.pass(500, 1);
  expect(hall.shown()).toEqual(['n5']);
});

test('who changes clothes stays as they were until it is known, and is asked for', () => {
  const hall = someOthers(8);
  hall.tell({ 5: 1 }, true);
  hall.meet(5);
  hall.pass(500);
  hall.others.changed(5);
  hall.pass(100);
  expect([hall.shown(), [...hall.others.strangers]]).toEqual([['n5'], [5]]);
  hall.meet(5);
  hall.pass(100);
  expect(hall.others.strangers).toEqual([]);
});

test('a slot that was sat in is no seat for whoever comes next', () => {
  const hall = someOthers(2);
  hall.tell({ 5: 1 }, true);
  hall.meet(5);
  hall.pass(300);
  hall.sit(5, 1);
  hall.pass(2000);
  expect(hall.people.lift[1]).toBeGreaterThan(0);
  hall.tell({ 6: 2 }, true);
  hall.meet(6);
  hall.pass(2000);
  expect([hall.shown(), hall.people.lift[1]]).toEqual([['n6'], 0]);
});

test('in another room everybody is forgotten', () => {
  const hall = someOthers(8);
  hall.tell({ 5: 1, 6: 2 }, true);
  hall.meet(5);
  hall.pass(500);
  hall.others.clear();
  expect([hall.bodies(), hall.others.count(), hall.others.tags.length]).toEqual([0, 0, 1]);
  hall.tell({ 5: 1 }, true);
  hall.pass(300);
  expect([...hall.others.strangers]).toEqual([5]);
});

test('an hour of people passing by leaves nothing behind', () => {
  const hall = someOthers(16);
  for (let i = 0; i < 2000; i++) {
    hall.tell({ [1 + i]: 2, [2 + i]: 3 }, i % 7 === 0);
    hall.others.gone(i);
    hall.meet(1 + i);
    if (i % 5 === 0) hall.pass(64);
  }
  hall.tell({}, true);
  hall.pass(2000);
  expect([hall.bodies(), hall.others.count(), hall.others.tags.length]).toEqual([0, 0, 1]);
});
