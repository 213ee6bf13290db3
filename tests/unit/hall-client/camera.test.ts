import { expect, test } from 'vitest';
import { clearShare, gatherBlockers } from '../../../client/hall/camera/blockers.ts';
import { stepCamera, type CameraInput } from '../../../client/hall/camera/follow-camera.ts';
import { framingOf } from '../../../client/hall/camera/framing.ts';
import {
  createCameraRig,
  enterFirstPerson,
  HIGHEST_PITCH,
  NEAREST,
  turnCamera,
  zoomCamera,
} from '../../../client/hall/camera/rig.ts';
import { boxHolds } from '../../../shared/hall/frame.ts';
import { smallHall } from './small-hall.ts';

const hall = smallHall();
const blockers = gatherBlockers(hall);

const standing = (x: number, z: number): CameraInput => ({
  x,
  z,
  yaw: 0,
  vx: 0,
  vz: 0,
  eyes: 1.56,
  sinceTurned: 0,
  restYaw: null,
  led: false,
  aside: 0,
  framing: framingOf(1.6),
  still: true,
});

test('before no counter, from no direction, does the camera stand inside a desk, a wall or a column', () => {
  for (const { approach } of hall.counters) {
    for (let k = 0; k < 16; k++) {
      const rig = createCameraRig(approach.x, approach.z, (k / 16) * 2 * Math.PI);
      stepCamera(rig, standing(approach.x, approach.z), null, blockers, 1 / 60);
      for (const solid of hall.solids) {
        const isLow = hall.benches.includes(solid) || hall.planters.includes(solid);
        if (!isLow) expect(boxHolds(solid, rig.eyeX, rig.eyeZ)).toBe(false);
      }
    }
  }
});

test('a free way is free to its end', () => {
  expect(clearShare(blockers, 0, 1.4, 0, 0.5, 0.2, 0.5)).toBe(1);
});

test('turning over the top is not possible', () => {
  const rig = createCameraRig(0, 0, 0);
  turnCamera(rig, 0, 9);
  expect(rig.pitch).toBe(HIGHEST_PITCH);
});

test('reduced motion: the camera is where it should be at once', () => {
  const rig = createCameraRig(0, 0, 0);
  stepCamera(rig, standing(5, 5), null, blockers, 1 / 60);
  expect(rig.focusX).toBe(5);
  expect(rig.focusZ).toBe(5);
});

test('left alone at a counter the camera comes round to show it', () => {
  const rig = createCameraRig(0, 0, 0);
  const input = { ...standing(0, 0), sinceTurned: 5, restYaw: 2, still: false };
  for (let i = 0; i < 240; i++) stepCamera(rig, input, null, blockers, 1 / 60);
  expect(rig.yaw).toBeCloseTo(2, 1);
});

test('zooming all the way in looks through the own eyes, zooming out again from behind', () => {
  const rig = createCameraRig(0, 0, 0);
  for (let i = 0; i < 40; i++) zoomCamera(rig, 0.94);
  expect(rig.firstPerson).toBe(true);
  stepCamera(rig, standing(3, 4), null, blockers, 1 / 60);
  expect([rig.eyeX, rig.eyeY, rig.eyeZ]).toEqual([3, 1.56, 4]);
  expect(rig.lookZ).toBeGreaterThan(4);
  for (let i = 0; i < 6; i++) zoomCamera(rig, 1.1);
  expect(rig.firstPerson).toBe(false);
  expect(rig.distance).toBeGreaterThanOrEqual(NEAREST);
});

test('own eyes may look up to the roof, and looking from behind afterwards does not start in the floor', () => {
  const rig = createCameraRig(0, 0, 0);
  enterFirstPerson(rig, true);
  turnCamera(rig, 0, -2);
  expect(rig.pitch).toBeLessThan(-0.6);
  enterFirstPerson(rig, false);
  expect(rig.pitch).toBeGreaterThan(0);
});

test('while one is led the camera stands to the side, so that the row of counters shows', () => {
  const rig = createCameraRig(0, 0, 0);
  const input = { ...standing(0, 0), vz: 3, sinceTurned: 9, led: true, aside: -0.4, still: false };
  for (let i = 0; i < 300; i++) stepCamera(rig, input, null, blockers, 1 / 60);
  expect(rig.yaw).toBeCloseTo(-0.4, 1);
});

test('who steers straight on with the keys is not turned in circles by the camera', () => {
  const rig = createCameraRig(0, 0, 0.7);
  for (let i = 0; i < 300; i++) {
    const input = { ...standing(0, 0), yaw: rig.yaw, vx: Math.sin(rig.yaw) * 3, vz: Math.cos(rig.yaw) * 3 };
    stepCamera(rig, { ...input, sinceTurned: 9, aside: -0.4, still: false }, null, blockers, 1 / 60);
  }
  expect(rig.yaw).toBeCloseTo(0.7, 6);
});

test('a fixed view given back leads back softly', () => {
  const rig = createCameraRig(0, 0, 0);
  const view = { eyeX: 2, eyeY: 1.6, eyeZ: 2, lookX: 2, lookY: 1.4, lookZ: 0, fov: 30, showsSelf: true };
  const input = { ...standing(0, 0), still: false };
  for (let i = 0; i < 200; i++) stepCamera(rig, input, view, blockers, 1 / 60);
  expect(rig.eyeX).toBeCloseTo(2, 3);
  stepCamera(rig, input, null, blockers, 1 / 60);
  expect(rig.eyeX).toBeGreaterThan(1.9);
  for (let i = 0; i < 200; i++) stepCamera(rig, input, null, blockers, 1 / 60);
  expect(rig.view).toBeNull();
});
