import { expect, test } from 'vitest';
import {
  createFrameWatch,
  isTooWeak,
  judgeFrame,
  namedTier,
  qualityOf,
} from '../../../client/hall/engine/quality.ts';

const feed = (watch: ReturnType<typeof createFrameWatch>, ms: number, frames: number) => {
  for (let i = 0; i < frames; i++) judgeFrame(watch, ms);
  return watch.tier;
};

test('three seconds of slow frames bring the picture down a tier, one at a time, never below low', () => {
  const watch = createFrameWatch('high');
  expect(feed(watch, 50, 59)).toBe('high');
  expect(feed(watch, 50, 1)).toBe('mid');
  expect(feed(watch, 50, 60)).toBe('low');
  expect(feed(watch, 50, 500)).toBe('low');
});

test('a picture of one frame a second comes down as soon as one of twenty', () => {
  expect(feed(createFrameWatch('high'), 1000, 6)).toBe('mid');
  expect(feed(createFrameWatch('high'), 1000, 12)).toBe('low');
});

test('a hiccup changes nothing', () => {
  const watch = createFrameWatch('high');
  for (let i = 0; i < 40; i++) {
    feed(watch, 60, 20);
    feed(watch, 16, 60);
  }
  expect(watch.tier).toBe('high');
});

test('a tier that was too slow once is not tried again', () => {
  const watch = createFrameWatch('high');
  feed(watch, 50, 60);
  expect(feed(watch, 12, 5000)).toBe('mid');
});

test('easy frames for ten seconds bring it up', () => {
  const watch = createFrameWatch('low');
  expect(feed(watch, 12, 599)).toBe('low');
  expect(feed(watch, 12, 1)).toBe('mid');
});

test('a tab that wakes up and a file that is read are no slow device', () => {
  const watch = createFrameWatch('high');
  for (let i = 0; i < 200; i++) {
    feed(watch, 60_000, 1);
    feed(watch, 16, 60);
  }
  expect(watch.tier).toBe('high');
});

test('eight seconds of slide show on the lowest tier are too weak for the hall; on a higher one it falls first', () => {
  const watch = createFrameWatch('low');
  feed(watch, 120, 66);
  expect(isTooWeak(watch)).toBe(false);
  feed(watch, 120, 1);
  expect(isTooWeak(watch)).toBe(true);
  const high = createFrameWatch('high');
  feed(high, 120, 67);
  expect([high.tier, isTooWeak(high)]).toEqual(['low', false]);
});

test('a device at ten frames a second is slow but not too weak', () => {
  const watch = createFrameWatch('low');
  feed(watch, 99, 1000);
  expect(isTooWeak(watch)).toBe(false);
});

test('the test tier is only taken by name', () => {
  expect(namedTier('?tier=test')).toBe('test');
  expect(namedTier('?tier=best')).toBeNull();
  expect(feed(createFrameWatch('low'), 400, 1000)).toBe('low');
  expect(qualityOf('test')).toMatchObject({ antialias: false, shadowSize: 0, people: 20 });
});
