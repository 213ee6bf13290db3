import { expect, test } from 'vitest';
import { fadePeople, HARDLY_SEEN, ownOpacity } from '../../../client/hall/camera/fade-people.ts';
import { createCameraRig } from '../../../client/hall/camera/rig.ts';
import { createPeople, setPlace, setVisible } from '../../../client/hall/kit/crowd-people.ts';

/** An eye five metres south of the visitor at the origin, and one other person. */
function scene(x: number, z: number) {
  const people = createPeople(2);
  setPlace(people, 1, x, 0, z, 0);
  setVisible(people, 1, true);
  const rig = {
    ...createCameraRig(0, 0, Math.PI),
    eyeX: 0,
    eyeY: 2,
    eyeZ: 5,
    lookX: 0,
    lookY: 1.5,
    lookZ: 0,
  };
  const settle = () => {
    for (let i = 0; i < 120; i++) fadePeople(people, ownOpacity(rig, 0, 0), rig, 1 / 60);
    return people.opacity[1] ?? 1;
  };
  return { people, rig, settle };
}

test('who stands between the eye and the visitor turns to glass, who stands beside or behind does not', () => {
  expect(scene(0.2, 2.5).settle()).toBeLessThan(HARDLY_SEEN);
  expect(scene(1, 2.5).settle()).toBe(1);
  expect(scene(0, -2).settle()).toBe(1);
  // A companion at the visitor's side stays whole.
  expect(scene(0.3, 0.3).settle()).toBe(1);
});

test('nobody is seen from within: right before the eye they are gone', () => {
  expect(scene(0.6, 5.1).settle()).toBeLessThan(0.4);
  expect(scene(0.1, 5.2).settle()).toBe(0);
});

test('fading is soft, and who steps aside is whole again', () => {
  const { people, rig, settle } = scene(0, 2.5);
  fadePeople(people, 1, rig, 1 / 60);
  expect(people.opacity[1]).toBeGreaterThan(0.8);
  settle();
  people.x[1] = 2;
  expect(settle()).toBe(1);
});

test('seen through own eyes, over a desk alone, or from too near the own figure is not drawn', () => {
  const { rig } = scene(9, 9);
  expect(ownOpacity(rig, 0, 0)).toBe(1);
  expect(ownOpacity({ ...rig, inside: 1 }, 0, 0)).toBe(0);
  expect(ownOpacity({ ...rig, eyeZ: 0.5, eyeY: 1.6 }, 0, 0)).toBe(0);
  const view = { eyeX: 0, eyeY: 1, eyeZ: 0, lookX: 0, lookY: 1, lookZ: 1, fov: 50, showsSelf: false };
  expect(ownOpacity({ ...rig, fixed: 1, view }, 0, 0)).toBe(0);
  expect(ownOpacity({ ...rig, fixed: 1, view: { ...view, showsSelf: true } }, 0, 0)).toBe(1);
});
