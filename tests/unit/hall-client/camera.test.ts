import { expect, test } from 'vitest';
import { clearShare, gatherBlockers } from '../../../client/hall/camera/blockers.ts';
import {
  createCameraRig,
  HIGHEST_PITCH,
  stepCamera,
  turnCamera,
  type CameraInput,
} from '../../../client/hall/camera/follow-camera.ts';
import { boxHolds } from '../../../shared/hall/frame.ts';
import { smallHall } from './small-hall.ts';

const hall = smallHall();
const blockers = gatherBlockers(hall);

const standing = (x: number, z: number): CameraInput => ({
  x,
  z,
  yaw: 0,
  speed: 0,
  sinceTurned: 0,
  restYaw: null,
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
