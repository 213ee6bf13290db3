import { expect, test } from 'vitest';
import { createTrack, DELAY_MS, pushPlace, readTrack, type Pose } from '../../../client/hall/people/track.ts';

const pose = (): Pose => ({ x: 0, z: 0, yaw: 0, speed: 0 });

test('somebody who walks evenly is shown walking evenly, a little later', () => {
  const track = createTrack(0, 0, 0, 0);
  const out = pose();
  let before = -1;
  for (let now = 4; now <= 2000; now += 4) {
    if (now % 100 === 0) pushPlace(track, now, now * 0.0032, 0, Math.PI / 2);
    if (now < 400) continue;
    readTrack(track, now, out);
    expect(out.x).toBeCloseTo((now - DELAY_MS) * 0.0032, 2);
    expect(out.x).toBeGreaterThanOrEqual(before);
    expect(out.speed).toBeCloseTo(3.2, 1);
    before = out.x;
  }
});

test('when the wire falls silent they take a few more steps, then stand', () => {
  const track = createTrack(0, 0, 0, 0);
  for (let t = 100; t <= 600; t += 100) pushPlace(track, t, t * 0.0032, 0, 0);
  const out = pose();
  readTrack(track, 600 + DELAY_MS + 100, out);
  expect(out.x).toBeGreaterThan(1.92);
  readTrack(track, 600 + DELAY_MS + 5000, out);
  expect(out.speed).toBe(0);
  expect(out.x).toBeLessThan(1.92 + 0.4);
});

test('who stood for a minute begins to walk now, not a minute ago', () => {
  const track = createTrack(0, 0, 0, 0);
  pushPlace(track, 60_000, 0.3, 0, 0);
  const out = pose();
  readTrack(track, 60_000 + DELAY_MS - 150, out);
  expect(out.x).toBe(0);
  readTrack(track, 60_000 + DELAY_MS - 50, out);
  expect(out.x).toBeCloseTo(0.15, 2);
});

test('a warp is no walk across the hall', () => {
  const track = createTrack(0, 0, 0, 0);
  pushPlace(track, 100, 0.3, 0, 0);
  pushPlace(track, 200, 25, 0, 0);
  const out = pose();
  readTrack(track, 250, out);
  expect(out.x).toBe(25);
});

test('turning goes the short way round', () => {
  const track = createTrack(0, 0, 0, 0.1);
  pushPlace(track, 100, 0, 0, 2 * Math.PI - 0.1);
  const out = pose();
  readTrack(track, 50 + DELAY_MS, out);
  expect(Math.cos(out.yaw)).toBeGreaterThan(0.99);
});
