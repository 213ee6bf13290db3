/** The camera of the running hall: rig, lens, size, and the rays that taps need. */
import { PerspectiveCamera, Vector3, type WebGLRenderer } from 'three';
import type { CounterPlace, Hall } from '../../../shared/hall/types.ts';
import type { Blockers } from '../camera/blockers.ts';
import { deskView } from '../camera/desk-view.ts';
import { stepCamera, type CameraInput } from '../camera/follow-camera.ts';
import { framingOf } from '../camera/framing.ts';
import { CLOSEST, galleryView, noGalleryView } from '../camera/gallery-view.ts';
import { shiftLens } from '../camera/lens-shift.ts';
import { restYawAt } from '../camera/rest-yaw.ts';
import {
  createCameraRig,
  enterFirstPerson,
  turnCamera,
  zoomCamera,
  type CameraRig,
  type FixedView,
} from '../camera/rig.ts';
import type { HeldKeys } from '../motion/keys.ts';
import { turningOf } from '../motion/steer.ts';
import type { Ray } from '../motion/pick.ts';
import type { Quality } from './quality.ts';
import { fitRenderer } from './renderer.ts';
import type { Visitor } from './visitor.ts';

export type CameraMan = {
  readonly camera: PerspectiveCamera;
  readonly rig: CameraRig;
  readonly size: { width: number; height: number };
  /** Fits lens and drawing buffer to the canvas. */
  readonly fit: (quality: Quality) => void;
  /** Follows the visitor by one frame; `at` is the counter they stand at. */
  readonly follow: (visitor: Visitor, at: CounterPlace | null, now: number, dt: number) => void;
  readonly turn: (yaw: number, pitch: number) => void;
  readonly zoom: (factor: number) => void;
  readonly setFirstPerson: (on: boolean) => void;
  /** Which row the camera turns to while the visitor is led: 1 left, -1 right, 0 neither. */
  readonly setSide: (side: number) => void;
  readonly setCover: (right: number, bottom: number) => void;
  /** Across the desk, or null for the usual view. */
  readonly frameDesk: (counter: CounterPlace | null, position: number) => void;
  /** From above, for who has no body in a full hall; and back. */
  readonly watchFromAbove: (on: boolean) => void;
  readonly isAbove: () => boolean;
  readonly rayThrough: (x: number, y: number) => Ray;
};

const COVER_RATE = 7;

/** `onFirstPerson` hears when the visitor begins or ceases to look through their own eyes. */
export function createCameraMan(
  hall: Hall,
  renderer: WebGLRenderer,
  { walker }: Visitor,
  keys: HeldKeys,
  blockers: Blockers,
  reducedMotion: () => boolean,
  onFirstPerson: (on: boolean) => void,
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
    vx: 0,
    vz: 0,
    eyes: 1.56,
    sinceTurned: 99,
    restYaw: null,
    led: false,
    aside: 0,
    framing: framingOf(1),
    still: false,
  };
  const far = new Vector3();
  let turnedAt = -Infinity;
  let side = 0;
  let served: { readonly counter: CounterPlace; readonly position: number } | null = null;
  let desk: FixedView | null = null;
  const gallery = noGalleryView();
  let isAbove = false;
  let width = 1;
  const isNarrow = () => size.width < size.height * 0.85;

  function turn(yaw: number, pitch: number): void {
    turnCamera(rig, yaw, pitch);
    turnedAt = performance.now();
  }

  function frameDesk(): void {
    desk = served && deskView(served.counter, served.position, { ...size, ...cover });
  }

  /** Runs a change of the rig and tells when it moved the visitor behind their own eyes or out of them. */
  function changeView(change: () => void): void {
    const before = rig.firstPerson;
    change();
    if (rig.firstPerson !== before) onFirstPerson(rig.firstPerson);
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
      input.framing = framingOf(camera.aspect);
      frameDesk();
    },
    follow(visitor, at, now, dt) {
      const turning = turningOf(keys, visitor.stick, rig.firstPerson || isAbove);
      if (turning !== 0) turn(turning * dt, 0);
      input.x = walker.x + walker.slipX;
      input.z = walker.z + walker.slipZ;
      input.yaw = walker.yaw;
      input.vx = walker.vx;
      input.vz = walker.vz;
      input.eyes = visitor.eyes();
      input.sinceTurned = (now - turnedAt) / 1000;
      input.restYaw = at ? restYawAt(at, isNarrow()) : null;
      input.led = visitor.destination() !== null;
      input.aside = side * input.framing.aside;
      input.still = reducedMotion();
      if (isAbove) galleryView(hall, rig.yaw, rig.pitch, width, camera.aspect, gallery);
      stepCamera(rig, input, isAbove ? gallery : desk, blockers, dt);
      camera.position.set(rig.eyeX, rig.eyeY, rig.eyeZ);
      camera.lookAt(rig.lookX, rig.lookY, rig.lookZ);
      camera.fov = rig.fov;
      camera.updateProjectionMatrix();
      const ease = input.still ? 1 : Math.min(1, dt * COVER_RATE);
      shown.right += (cover.right - shown.right) * ease;
      shown.bottom += (cover.bottom - shown.bottom) * ease;
      shiftLens(camera, shown, size.width, size.height);
      camera.updateMatrixWorld();
    },
    zoom(factor) {
      if (isAbove) width = Math.min(1, Math.max(CLOSEST, width * factor));
      else
        changeView(() => {
          zoomCamera(rig, factor);
        });
    },
    setFirstPerson(on) {
      if (isAbove) return;
      changeView(() => {
        enterFirstPerson(rig, on);
      });
    },
    watchFromAbove(on) {
      isAbove = on;
      width = 1;
    },
    isAbove: () => isAbove,
    setSide(to) {
      side = to;
    },
    setCover(right, bottom) {
      cover.right = right;
      cover.bottom = bottom;
      frameDesk();
    },
    frameDesk(counter, position) {
      served = counter && { counter, position };
      frameDesk();
    },
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
