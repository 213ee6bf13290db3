import { expect, test } from 'vitest';
import { createFrameWatch, judgeFrame, namedTier, qualityOf } from '../../../client/hall/engine/quality.ts';

const feed = (watch: ReturnType<typeof createFrameWatch>, ms: number, frames: number) => {
  for (let i = 0; i < frames; i++) judgeFrame(watch, ms);
  return watch.tier;
};

test('slow frames bring the picture down a tier, one at a time, never below low', () => {
  const watch = createFrameWatch('high');
  expect(feed(watch, 50, 74)).toBe('high');
  expect(feed(watch, 50, 1)).toBe('mid');
  expect(feed(watch, 50, 75)).toBe('low');
  expect(feed(watch, 50, 500)).toBe('low');
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
  feed(watch, 50, 75);
  expect(feed(watch, 12, 5000)).toBe('mid');
});

test('easy frames for ten seconds bring it up', () => {
  const watch = createFrameWatch('low');
  expect(feed(watch, 12, 599)).toBe('low');
  expect(feed(watch, 12, 1)).toBe('mid');
});

test('a sleeping tab is not a slow device', () => {
  expect(feed(createFrameWatch('high'), 60_000, 200)).toBe('high');
});

test('the test tier is only taken by name', () => {
  expect(namedTier('?tier=test')).toBe('test');
  expect(namedTier('?tier=best')).toBeNull();
  expect(feed(createFrameWatch('low'), 400, 1000)).toBe('low');
  expect(qualityOf('test')).toMatchObject({ antialias: false, shadowSize: 0, people: 20 });
});
