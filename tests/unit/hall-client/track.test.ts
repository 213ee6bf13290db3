/** Other people's steps between snapshots: even, never from nowhere, and at rest where they are. */
import { expect, test } from 'vitest';
import { cueTrack, delayOf, isAtRest, playTrack, type Pose } from '../../../client/hall/people/play-track.ts';
import { pushPlace } from '../../../client/hall/people/push-place.ts';
import { createTrack, type Track } from '../../../client/hall/people/track.ts';
import { SIT, STAND, WALK } from '../../../shared/protocol/hall/gaits.ts';

const FRAME_MS = 10;
const pose = (): Pose => ({ x: 0, z: 0, yaw: 0, speed: 0 });

/** Somebody standing at the origin since the server's time `t`. */
function standing(t = 0): Track {
  const track = createTrack();
  pushPlace(track, t, 0, 0, 0, STAND);
  return track;
}

/** Plays `track` from `from` to `to` (server's time, frames never late), looking at each picture. */
function play(track: Track, from: number, to: number, look: (out: Pose, now: number) => void): Pose {
  const out = pose();
  for (let now = from; now <= to; now += FRAME_MS) {
    playTrack(track, { now, lateness: 0 }, FRAME_MS, out);
    look(out, now);
  }
  return out;
}

test('somebody who walks evenly is shown walking evenly, a little later', () => {
  const track = standing();
  let before = 0;
  play(track, 10, 3000, (out, now) => {
    if (now % 100 === 0) pushPlace(track, now, now * 0.0032, 0, Math.PI / 2, WALK);
    expect(out.x).toBeGreaterThanOrEqual(before);
    if (now > 1500) {
      expect(out.speed).toBeGreaterThan(2.8);
      expect(out.speed).toBeLessThan(3.6);
      expect(out.x).toBeLessThan(now * 0.0032);
      expect(out.x).toBeGreaterThan((now - 450) * 0.0032);
    }
    before = out.x;
  });
});

test('reports that beat against the ticks make nobody stumble', () => {
  const track = standing();
  const speeds: number[] = [];
  let told = 0;
  play(track, 10, 6000, (out, now) => {
    // A report each 117 ms: every sixth tick has none.
    const report = Math.floor(now / 117) * 117;
    if (now % 100 === 0 && report > told) {
      told = report;
      pushPlace(track, now, report * 0.0032, 0, 0, WALK);
    }
    if (now > 2000) speeds.push(out.speed);
  });
  expect(Math.min(...speeds)).toBeGreaterThan(2.4);
  expect(Math.max(...speeds)).toBeLessThan(4);
});

test('when the wire falls silent they take a few more steps, then stand where they were last heard of', () => {
  const track = standing();
  for (let t = 100; t <= 600; t += 100) pushPlace(track, t, t * 0.0032, 0, 0, WALK);
  let farthest = 0;
  const out = play(track, 600, 4000, ({ x }) => (farthest = Math.max(farthest, x)));
  expect(farthest).toBeGreaterThan(1.92);
  expect(farthest).toBeLessThan(1.92 + 0.35);
  expect(out.x).toBeCloseTo(1.92, 1);
  expect(out.speed).toBeLessThan(0.05);
});

test('who stood for a minute begins to walk now, not a minute ago', () => {
  const track = standing();
  pushPlace(track, 60_000, 0.3, 0, 0, WALK);
  const out = play(track, 60_010, 60_010, () => undefined);
  expect(out.x).toBeCloseTo(0, 2);
  play(track, 60_020, 60_500, () => undefined);
  expect(isAtRest(track)).toBe(false);
});

test('somebody told of once a second walks on evenly, not in jerks', () => {
  const track = standing();
  const speeds: number[] = [];
  play(track, 10, 12_000, (out, now) => {
    if (now % 1000 === 0) pushPlace(track, now, now * 0.0014, 0, 0, WALK);
    if (now > 6000) speeds.push(out.speed);
  });
  expect(Math.min(...speeds)).toBeGreaterThan(1.1);
  expect(Math.max(...speeds)).toBeLessThan(1.4 * 1.2);
});

test('the delay grows and shrinks with the distance of the places, and nobody jumps', () => {
  const track = standing();
  let before: number | null = null;
  const delays: number[] = [];
  play(track, 10, 20_000, (out, now) => {
    const every = now < 5000 || now > 12_000 ? 100 : 500;
    if (now % every === 0) pushPlace(track, now, now * 0.002, 0, 0, WALK);
    if (before !== null) {
      expect(out.x - before).toBeGreaterThanOrEqual(-0.0001);
      expect(out.x - before).toBeLessThan(0.002 * FRAME_MS * 1.5);
    }
    before = out.x;
    if (now % 1000 === 0) delays.push(delayOf(track, 0));
  });
  expect(delays[4]).toBeLessThan(320);
  expect(delays[11]).toBeGreaterThan(480);
  expect(delays.at(-1)).toBeLessThan(320);
});

test('a warp is no walk across the hall', () => {
  const track = standing();
  pushPlace(track, 100, 0.3, 0, 0, WALK);
  pushPlace(track, 200, 25, 0, 0, STAND);
  const out = play(track, 250, 250, () => undefined);
  expect(out.x).toBe(25);
  expect(track.jumped).toBe(true);
});

test('turning goes the short way round', () => {
  const track = createTrack();
  pushPlace(track, 0, 0, 0, 0.1, STAND);
  pushPlace(track, 1000, 0, 0, 2 * Math.PI - 0.1, STAND);
  play(track, 1000, 2000, (out) => expect(Math.cos(out.yaw)).toBeGreaterThan(0.99));
});

test('who sits down sits when they have come to the seat', () => {
  const track = standing();
  for (let t = 100; t <= 500; t += 100) pushPlace(track, t, t * 0.002, 0, 0, WALK);
  pushPlace(track, 600, 1.2, 0, 0, SIT);
  play(track, 600, 650, () => undefined);
  expect(isAtRest(track)).toBe(false);
  play(track, 660, 2500, () => undefined);
  expect(isAtRest(track)).toBe(true);
});

test('who is shown only now is shown where they should be', () => {
  const track = standing();
  for (let t = 100; t <= 3000; t += 100) pushPlace(track, t, t * 0.003, 0, 0, WALK);
  cueTrack(track, { now: 3000, lateness: 0 });
  const out = play(track, 3000, 3000, () => undefined);
  expect(out.x).toBeGreaterThan(2600 * 0.003);
});
