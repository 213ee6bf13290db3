import { DataUtils, Matrix4, PerspectiveCamera, Vector3 } from 'three';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Look } from '../../../shared/domain/citizen.ts';
import { bodies, pickBody } from '../../../client/hall/kit/bodies.ts';
import { clipNames } from '../../../client/hall/kit/bone-texture.ts';
import {
  type Crowd,
  createCrowd,
  crowdLevels,
  disposeCrowd,
  updateCrowd,
} from '../../../client/hall/kit/crowd.ts';
import {
  gaitFor,
  gestures,
  loopRate,
  metresPerLoop,
  poses,
  stepShare,
} from '../../../client/hall/kit/crowd-motion.ts';
import {
  playGesture,
  setLook,
  setPlace,
  setPose,
  setSpeed,
  setVisible,
  writeFrame,
} from '../../../client/hall/kit/crowd-people.ts';
import type { Models } from '../../../client/hall/kit/load-models.ts';
import { ROW_BYTES, colourOf, slots, writePalette } from '../../../client/hall/kit/palette.ts';
import { loadParts, loadPeople } from './read-assets.ts';

const plain: Look = { body: 0, skin: 1, top: 0, bottom: 0, hair: 0, pattern: 0 };
let models: Models;
beforeAll(async () => {
  models = { parts: await loadParts(), people: await loadPeople() };
});

function camera(): PerspectiveCamera {
  const eye = new PerspectiveCamera(60, 1.6, 0.1, 300);
  eye.position.set(0, 1.6, 0);
  eye.lookAt(0, 1.4, -10);
  eye.updateMatrixWorld(true);
  return eye;
}

/** `count` people in the view, one every half metre away from the camera. */
function queueUp(count: number, look: Look = plain): Crowd {
  const crowd = createCrowd(models, { capacity: count, levels: crowdLevels.phone });
  for (let i = 0; i < count; i++) {
    setLook(crowd.people, i, look);
    setPlace(crowd.people, i, 0, 0, -2 - i * 0.5, 0);
    setVisible(crowd.people, i, true);
  }
  return crowd;
}

/** Where a bone's joint is drawn for one person, in the person's own frame: both texture rows, mixed. */
function shownJoint(crowd: Crowd, i: number, name: string): Vector3 {
  const { bones, inverses } = models.people;
  const bone = bones.findIndex((b) => b.name === name);
  const rest = new Vector3().setFromMatrixPosition((inverses[bone] ?? new Matrix4()).clone().invert());
  const frame = new Float32Array(3);
  writeFrame(crowd.people, i, crowd.bones, 'all', frame, 0);
  const data = crowd.bones.texture.image.data as Uint16Array;
  const at = (row: number) => {
    const e = Array.from({ length: 12 }, (_, k) =>
      DataUtils.fromHalfFloat(data[(row * bones.length + bone) * 12 + k] ?? 0),
    );
    const dot = (k: number) =>
      (e[k] ?? 0) * rest.x + (e[k + 1] ?? 0) * rest.y + (e[k + 2] ?? 0) * rest.z + (e[k + 3] ?? 0);
    return new Vector3(dot(0), dot(4), dot(8));
  };
  return at(frame[0] ?? 0).lerp(at(frame[1] ?? 0), frame[2] ?? 0);
}

const clipOf = (crowd: Crowd, i: number) => clipNames[crowd.people.clip[i] ?? 0];

describe('the crowd', () => {
  it('draws any number of people of any body in at most twelve calls', () => {
    const crowd = createCrowd(models, { capacity: 300 });
    for (let i = 0; i < 300; i++) {
      setLook(crowd.people, i, { ...plain, body: i % bodies.length });
      setPlace(crowd.people, i, (i % 20) - 10, 0, -2 - i / 4, 0);
      setVisible(crowd.people, i, true);
    }
    updateCrowd(crowd, 0.016, camera());
    expect(crowd.group.children.filter((mesh) => mesh.visible).length).toBeLessThanOrEqual(12);
    expect(crowd.stats.near + crowd.stats.mid + crowd.stats.far).toBeGreaterThan(150);
    disposeCrowd(crowd);
  });

  it('gives the detailed meshes only to the nearest people', () => {
    const crowd = queueUp(60);
    updateCrowd(crowd, 0.016, camera());
    expect(crowd.stats.near).toBeGreaterThan(2);
    expect(crowd.stats.near).toBeLessThanOrEqual(crowdLevels.phone.near.count + 1);
    expect(crowd.stats.mid).toBeLessThanOrEqual(crowdLevels.phone.mid.count + 1);
    expect(crowd.stats.far).toBeGreaterThan(20);
  });

  it('draws nobody behind the camera and nobody invisible', () => {
    const crowd = queueUp(4);
    setPlace(crowd.people, 0, 0, 0, 8, 0);
    setVisible(crowd.people, 1, false);
    updateCrowd(crowd, 0.016, camera());
    expect(crowd.stats).toMatchObject({ near: 2, hidden: 1 });
  });

  it('plays a gesture once and returns to the pose', () => {
    const crowd = queueUp(1);
    const eye = camera();
    setPose(crowd.people, 0, 'sit');
    playGesture(crowd.people, 0, 'salam');
    updateCrowd(crowd, 0.1, eye);
    expect(clipOf(crowd, 0)).toBe('sit_salam');
    for (let t = 0; t < 3; t += 0.1) updateCrowd(crowd, 0.1, eye);
    expect(clipOf(crowd, 0)).toBe('sit');
  });

  it('walks by ground speed, without flicker near a limit, and drops the gesture', () => {
    const crowd = queueUp(1);
    const eye = camera();
    playGesture(crowd.people, 0, 'wave');
    for (const [speed, clip] of [
      [1.2, 'walk'],
      [3.2, 'stride'],
      [5.2, 'run'],
      [4.1, 'run'],
      [0, 'idle'],
    ] as const) {
      setSpeed(crowd.people, 0, speed);
      updateCrowd(crowd, 0.05, eye);
      expect(clipOf(crowd, 0)).toBe(clip);
    }
    expect(gaitFor(1.85, false, 'walk')).toBe('walk');
    expect(gaitFor(1.85, false, 'stride')).toBe('stride');
  });

  it('has a clip for every body, pose and gesture', () => {
    for (let body = 0; body < bodies.length; body++) {
      const crowd = queueUp(1, { ...plain, body });
      for (const pose of poses)
        for (const gesture of [null, ...gestures]) {
          setPose(crowd.people, 0, pose);
          if (gesture) playGesture(crowd.people, 0, gesture);
          updateCrowd(crowd, 0.01, camera());
          const clip = clipOf(crowd, 0);
          expect(clip, `${bodies[body]?.name ?? ''} ${pose}`).toBeDefined();
          expect(crowd.bones.clips[clip ?? 'idle'].count).toBeGreaterThan(8);
          if (gesture) expect(clip).toContain(gesture);
          crowd.people.gesture[0] = 255;
        }
      disposeCrowd(crowd);
    }
  });

  it('never jumps from one clip to another: neighbouring frames stay close', () => {
    const crowd = queueUp(1);
    const [eye, dt] = [camera(), 1 / 60];
    const speeds = [0, 0.4, 1.2, 1.9, 2.4, 3.2, 3.2, 4.6, 5.2, 4, 2.5, 1.6, 0.8, 0, 0, 1.5, 0];
    let before: Vector3[] | null = null;
    let worst = 0;
    for (let frame = 0; frame < speeds.length * 20; frame++) {
      setSpeed(crowd.people, 0, speeds[Math.floor(frame / 20)] ?? 0);
      updateCrowd(crowd, dt, eye);
      const now = ['footL', 'footR', 'handL', 'handR', 'head'].map((bone) => shownJoint(crowd, 0, bone));
      now.forEach((p, k) => {
        worst = Math.max(worst, p.distanceTo(before?.[k] ?? p));
      });
      before = now;
    }
    // the quickest foot of a run goes 11 cm in a sixtieth of a second
    expect(worst).toBeLessThan(0.16);
  });

  it('takes shorter steps, not slower ones, when hardly moving', () => {
    const share = stepShare('walk', 0.3);
    expect(share).toBeLessThan(0.6);
    expect(loopRate('walk', 1, 0.3)).toBeGreaterThan(0.3 / metresPerLoop.walk);
    expect(loopRate('walk', 1, 0.3) * metresPerLoop.walk * share).toBeCloseTo(0.3, 5);
    expect(stepShare('walk', 1.5)).toBe(1);
  });

  it('shifts the feet while turning on the spot', () => {
    const crowd = queueUp(1);
    const eye = camera();
    for (let k = 0; k < 20; k++) {
      setPlace(crowd.people, 0, 0, 0, -2, k * 0.06);
      updateCrowd(crowd, 1 / 30, eye);
    }
    expect(clipOf(crowd, 0)).toBe('walk');
    for (let k = 0; k < 30; k++) updateCrowd(crowd, 1 / 30, eye);
    expect(clipOf(crowd, 0)).toBe('idle');
  });

  it('lets nobody breathe in step with the neighbour', () => {
    const crowd = queueUp(12);
    for (let k = 0; k < 40; k++) updateCrowd(crowd, 1 / 30, camera());
    const phases = Array.from(crowd.people.phase.slice(0, 12)).sort((a, b) => a - b);
    phases.slice(1).forEach((p, k) => {
      expect(p - (phases[k] ?? 0)).toBeGreaterThan(0.01);
    });
  });

  it('rolls where others walk', () => {
    const wheelchair = bodies.findIndex((b) => b.wheelchair);
    const crowd = queueUp(1, { ...plain, body: wheelchair });
    setSpeed(crowd.people, 0, 1.5);
    updateCrowd(crowd, 0.05, camera());
    expect(clipOf(crowd, 0)).toBe('chair_roll');
    expect(crowd.group.children.filter((m) => m.visible).map((m) => m.name)).toContain('crowd wheelchair 0');
  });
});

describe('palettes', () => {
  const luminance = (hex: string) => {
    const n = Number.parseInt(hex.slice(1), 16);
    return (0.3 * (n >> 16) + 0.59 * ((n >> 8) & 255) + 0.11 * (n & 255)) / 255;
  };

  it('are the same for the same look and stay inside their row', () => {
    const [a, b] = [new Uint8Array(ROW_BYTES * 3), new Uint8Array(ROW_BYTES * 3)];
    writePalette(a, ROW_BYTES, plain, null);
    writePalette(b, ROW_BYTES, plain, null);
    expect(a).toEqual(b);
    expect(a.slice(0, ROW_BYTES).every((x) => x === 0)).toBe(true);
    expect(a.slice(ROW_BYTES * 2).every((x) => x === 0)).toBe(true);
  });

  it('keep the print and the trim visible on every shirt', () => {
    for (let top = 0; top < 16; top++)
      for (let pattern = 0; pattern < 8; pattern++) {
        const look = { ...plain, top, pattern };
        const distance = Math.abs(luminance(colourOf(look, 'accent')) - luminance(colourOf(look, 'top')));
        expect(distance, `top ${top}, pattern ${pattern}`).toBeGreaterThan(0.1);
      }
  });

  it('dress officers in the colour of their wing, plain, whatever their look', () => {
    const row = new Uint8Array(ROW_BYTES);
    writePalette(row, 0, { ...plain, top: 3, pattern: 5 }, '#c2571f');
    const top = slots.indexOf('top') * 4;
    expect(row[top]).toBeGreaterThan(row[top + 2] ?? 255);
    expect(row[top + 3]).toBe(0);
  });

  it('give elders grey hair and everyone a random body that exists', () => {
    const elder = bodies.findIndex((b) => b.elder && b.cover === 'none');
    expect(luminance(colourOf({ ...plain, body: elder }, 'hair'))).toBeGreaterThan(0.5);
    for (const r of [0, 0.3, 0.6, 0.999]) expect(bodies[pickBody(() => r)]).toBeDefined();
  });
});
