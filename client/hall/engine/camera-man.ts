/** The camera of the running hall: rig, lens, size, and the rays that taps need. */
import { PerspectiveCamera, Vector3, type WebGLRenderer } from 'three';
import type { CounterPlace } from '../../../shared/hall/types.ts';
import type { Blockers } from '../camera/blockers.ts';
import { deskView } from '../camera/desk-view.ts';
import {
  createCameraRig,
  stepCamera,
  turnCamera,
  zoomCamera,
  type CameraInput,
  type CameraRig,
  type FixedView,
} from '../camera/follow-camera.ts';
import { fieldOfView, shiftLens } from '../camera/lens-shift.ts';
import { restYawAt } from '../camera/rest-yaw.ts';
import type { HeldKeys } from '../motion/keys.ts';
import type { Ray } from '../motion/pick.ts';
import type { Walker } from '../motion/walker.ts';
import type { Quality } from './quality.ts';
import { fitRenderer } from './renderer.ts';

export type CameraMan = {
  readonly camera: PerspectiveCamera;
  readonly rig: CameraRig;
  readonly size: { width: number; height: number };
  /** Fits lens and drawing buffer to the canvas. */
  readonly fit: (quality: Quality) => void;
  /** Follows the visitor by one frame; `at` is the counter they stand at. */
  readonly follow: (walker: Walker, at: CounterPlace | null, now: number, dt: number) => void;
  readonly turn: (yaw: number, pitch: number) => void;
  readonly zoom: (factor: number) => void;
  readonly setFirstPerson: (on: boolean) => void;
  readonly setCover: (right: number, bottom: number) => void;
  /** Across the desk, or null for the usual view. */
  readonly frameDesk: (counter: CounterPlace | null, position: number) => void;
  /** Whether the own figure would stand in the way of the picture. */
  readonly isInTheWay: () => boolean;
  readonly rayThrough: (x: number, y: number) => Ray;
};

const TURN_KEY_RATE = 2.1;
const COVER_RATE = 7;

export function createCameraMan(
  renderer: WebGLRenderer,
  walker: Walker,
  keys: HeldKeys,
  blockers: Blockers,
  reducedMotion: () => boolean,
): CameraMan {
  const canvas = renderer.domElement;
  const camera = new PerspectiveCamera(50, 1, 0.15, 420);
  const rig = createCameraRig(walker.x, walker.z, walker.yaw);
  const size = { width: 1, height: 1 };
  const cover = { right: 0, bottom: 0 };
  const shown = { right: 0, bottom: 0 };
  const input: CameraInput = {
    x: 0,
    z: 0,
    yaw: 0,
    speed: 0,
    sinceTurned: 99,
    restYaw: null,
    still: false,
  };
  const far = new Vector3();
  let turnedAt = -Infinity;
  let desk: FixedView | null = null;
  const isNarrow = () => size.width < size.height * 0.85;

  function turn(yaw: number, pitch: number): void {
    turnCamera(rig, yaw, pitch);
    turnedAt = performance.now();
  }

  return {
    camera,
    rig,
    size,
    turn,
    fit(quality) {
      size.width = canvas.clientWidth;
      size.height = canvas.clientHeight;
      fitRenderer(renderer, quality, size.width, size.height);
      camera.aspect = size.width / Math.max(1, size.height);
      camera.fov = fieldOfView(camera.aspect);
      camera.updateProjectionMatrix();
    },
    follow(walker, at, now, dt) {
      if (keys.turnLeft !== keys.turnRight) turn((keys.turnLeft ? 1 : -1) * TURN_KEY_RATE * dt, 0);
      input.x = walker.x + walker.slipX;
      input.z = walker.z + walker.slipZ;
      input.yaw = walker.yaw;
      input.speed = Math.hypot(walker.vx, walker.vz);
      input.sinceTurned = (now - turnedAt) / 1000;
      input.restYaw = at ? restYawAt(at, isNarrow()) : null;
      input.still = reducedMotion();
      stepCamera(rig, input, desk, blockers, dt);
      camera.position.set(rig.eyeX, rig.eyeY, rig.eyeZ);
      camera.lookAt(rig.lookX, rig.lookY, rig.lookZ);
      const ease = input.still ? 1 : Math.min(1, dt * COVER_RATE);
      shown.right += (cover.right - shown.right) * ease;
      shown.bottom += (cover.bottom - shown.bottom) * ease;
      shiftLens(camera, shown, size.width, size.height);
      camera.updateMatrixWorld();
    },
    zoom: (factor) => {
      zoomCamera(rig, factor);
    },
    setFirstPerson: (on) => {
      rig.firstPerson = on;
    },
    setCover(right, bottom) {
      cover.right = right;
      cover.bottom = bottom;
    },
    frameDesk(counter, position) {
      desk = counter ? deskView(counter, position, isNarrow()) : null;
    },
    isInTheWay: () => desk !== null && isNarrow() && rig.fixed > 0.5,
    rayThrough(x, y) {
      far
        .set((x / size.width) * 2 - 1, 1 - (y / size.height) * 2, 0.5)
        .unproject(camera)
        .sub(camera.position);
      const eye = camera.position;
      return { x: eye.x, y: eye.y, z: eye.z, dx: far.x, dy: far.y, dz: far.z };
    },
  };
}
