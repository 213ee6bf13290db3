import { expect, test } from 'vitest';
import { gatherBlockers } from '../../../client/hall/camera/blockers.ts';
import { ownOpacity } from '../../../client/hall/camera/fade-people.ts';
import { stepCamera, type CameraInput } from '../../../client/hall/camera/follow-camera.ts';
import { framingOf } from '../../../client/hall/camera/framing.ts';
import { createCameraRig, type CameraRig } from '../../../client/hall/camera/rig.ts';
import { gardenOf } from '../../../client/hall/world/garden/create-garden.ts';
import { gatePlace } from '../../../client/hall/world/props/gate-shape.ts';
import { placeLocal, polar, toLocal } from '../../../shared/hall/frame.ts';
import { isFree } from '../../../shared/hall/ground.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import { PERSON_RADIUS, type Hall, type Point } from '../../../shared/hall/types.ts';
import { realRegions, realWings } from '../hall/real-province.ts';

const hall = layoutHall(realRegions, realWings);
const trees = gardenOf(hall).trees.filter((t) => t.near);
const gate = gatePlace(hall);
const blockers = gatherBlockers(hall);
const PHONE = 390 / 844;
const DESKTOP = 16 / 9;

/** The pavilion's model, measured layer by layer: lower and upper edge, half width, back and front. */
const LAYERS = [
  [0, 2, 1.77, -1.35, 1.15],
  [2.1, 2.8, 2.2, -1.45, 1.55],
  [2.8, 3.2, 1.6, -1.55, 1.7],
  [3.2, 4.9, 0.7, -1.7, 2],
] as const;

/** Name of the thing an eye would be in, or null; from the drawn building, not from the camera's own boxes. */
function solidAt(place: Hall, x: number, y: number, z: number): string | null {
  for (const c of place.counters) {
    if (Math.abs(x - c.centre.x) > 3.2 || Math.abs(z - c.centre.z) > 3.2) continue;
    const local = toLocal(c.centre, c.yaw, { x, z });
    for (const [from, to, half, back, front] of LAYERS) {
      const isIn = y > from && y < to && Math.abs(local.x) < half && local.z > back && local.z < front;
      if (isIn) return `pavilion ${c.code}`;
    }
  }
  for (const c of place.columns) if (Math.hypot(x - c.x, z - c.z) < 0.32) return 'column';
  const stands = (box: Hall['benches'][number], height: number) => {
    const local = toLocal(box, box.yaw, { x, z });
    return y < height && Math.abs(local.x) < box.hx && Math.abs(local.z) < box.hz;
  };
  if (place.wings.some((w) => stands(w.endWall, 4.8))) return 'end wall';
  if (place.planters.some((p) => stands(p, 1.2))) return 'planter';
  if (place.benches.some((b) => stands(b, 0.5))) return 'bench';
  if (place.entrance.kiosks.some((k) => stands(k, 1.75))) return 'kiosk';
  if (stands(place.entrance.reception, 1.05)) return 'reception';
  if (gate) {
    const local = toLocal(gate, gate.yaw, { x, z });
    const isBeside = Math.abs(Math.abs(local.x) - gate.hx) < 0.3;
    if (Math.abs(local.z) < 0.7 && isBeside && y < 4) return 'gate post';
    if (Math.abs(local.z) < 0.4 && Math.abs(local.x) < gate.hx && y > 3.1 && y < 5) return 'gate';
  }
  for (const t of trees) {
    const trunk = t.kind === 'bamboo' ? 1.2 : 0.7;
    if (Math.abs(t.x - x) < trunk && Math.abs(t.z - z) < trunk) return 'tree';
  }
  if (y < 0.3) return 'floor';
  return y > 3.9 ? 'beams' : null;
}

const around = (at: Point, radius: number): Point[] =>
  Array.from({ length: 8 }, (_, k) => ({
    x: at.x + Math.sin((k * Math.PI) / 4) * radius,
    z: at.z + Math.cos((k * Math.PI) / 4) * radius,
  }));

const spots: readonly Point[] = [
  ...hall.counters.flatMap((c) => [c.approach, ...c.seats]),
  ...hall.wings.flatMap((w) => w.aisles.flatMap((a) => [a.from, a.to, ...around(a.to, 2.4)])),
  ...hall.columns.flatMap((c) => around(c, 0.85)),
  ...hall.entrance.kiosks.flatMap((k) => around(k, 0.9)),
  ...around(hall.entrance.reception, 2.2),
  hall.entrance.spawn,
  ...around(hall.entrance.spawn, 2.2),
  // All along the floor's edges, where the garden begins.
  ...Array.from({ length: 48 }, (_, k) => polar((k / 24) * Math.PI, hall.atrium.radius - 0.6)),
].filter((p) => isFree(hall, p, PERSON_RADIUS));

const standing = (at: Point, aspect: number): CameraInput => ({
  x: at.x,
  z: at.z,
  yaw: 0,
  vx: 0,
  vz: 0,
  eyes: 1.56,
  sinceTurned: 0,
  restYaw: null,
  led: false,
  aside: 0,
  framing: framingOf(aspect),
  still: false,
});

/** Share of the picture a head of 0.26 × 0.34 m with its shoulders' rise fills when it is drawn at all. */
function headShare(rig: CameraRig, at: Point, aspect: number): number {
  if (ownOpacity(rig, at.x, at.z) < 0.15) return 0;
  const away = Math.hypot(rig.eyeX - at.x, rig.eyeY - 1.6, rig.eyeZ - at.z);
  const height = 2 * away * Math.tan((rig.fov * Math.PI) / 360);
  return (0.26 * 0.34) / (height * height * aspect);
}

test('beside every counter, column, kiosk and wing end, wherever one looks, the eye is in nothing solid', () => {
  let looked = 0;
  for (const [i, spot] of spots.entries()) {
    const aspect = i % 2 === 0 ? PHONE : DESKTOP;
    const rig = createCameraRig(spot.x, spot.z, i);
    const input = standing(spot, aspect);
    for (const [pitch, distance] of [
      [0.14, 5],
      [-0.28, 8],
      [0.5, 5],
      [0.95, 11],
      [0.1, 1.9],
    ] as const) {
      rig.pitch = pitch;
      rig.distance = distance;
      // A full turn in four seconds of twelve pictures each.
      for (let k = 0; k < 48; k++) {
        rig.yaw += (2 * Math.PI) / 48;
        stepCamera(rig, input, null, blockers, 1 / 12);
        const inside = solidAt(hall, rig.eyeX, rig.eyeY, rig.eyeZ);
        if (inside)
          expect.fail(`in a ${inside} at ${JSON.stringify({ spot, pitch, distance, yaw: rig.yaw })}`);
        const share = headShare(rig, spot, aspect);
        if (share >= 0.25) expect.fail(`the own head fills ${share} at ${JSON.stringify(spot)}`);
        looked += 1;
      }
    }
  }
  expect(looked).toBeGreaterThan(70_000);
});

test('walking the length of every wing with the camera at the side, the eye is in nothing solid', () => {
  for (const aspect of [PHONE, DESKTOP]) {
    for (const wing of hall.wings) {
      for (const { from, to } of wing.aisles) {
        for (const across of [-3, 0, 3]) {
          const yaw = Math.atan2(to.x - from.x, to.z - from.z);
          const start = placeLocal(from, yaw, across, 0);
          const end = placeLocal(to, yaw, across, -1.2);
          const rig = createCameraRig(start.x, start.z, yaw);
          for (let k = 0; k <= 240; k++) {
            const at = {
              x: start.x + ((end.x - start.x) * k) / 240,
              z: start.z + ((end.z - start.z) * k) / 240,
            };
            const input: CameraInput = {
              ...standing(at, aspect),
              yaw,
              vx: Math.sin(yaw) * 3,
              vz: Math.cos(yaw) * 3,
              sinceTurned: 9,
              led: true,
              aside: across > 0 ? 0.4 : -0.4,
            };
            stepCamera(rig, input, null, blockers, 1 / 30);
            expect(solidAt(hall, rig.eyeX, rig.eyeY, rig.eyeZ)).toBeNull();
          }
        }
      }
    }
  }
});

test('orbiting in the open the picture never jumps by more than a hand for each degree', () => {
  for (const spot of [{ x: 0, z: 0 }, hall.entrance.spawn]) {
    const rig = createCameraRig(spot.x, spot.z, 0);
    const input = standing(spot, DESKTOP);
    for (let k = 0; k < 60; k++) stepCamera(rig, input, null, blockers, 1 / 60);
    for (let k = 0; k < 360; k++) {
      const { eyeX, eyeZ } = rig;
      rig.yaw += Math.PI / 180;
      stepCamera(rig, input, null, blockers, 1 / 60);
      if (k > 0) expect(Math.hypot(rig.eyeX - eyeX, rig.eyeZ - eyeZ)).toBeLessThan(0.2);
    }
  }
});
