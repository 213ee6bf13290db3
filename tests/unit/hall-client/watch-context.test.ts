import { expect, test } from 'vitest';
import type { HallParts } from '../../../client/hall/engine/hall-parts.ts';
import { watchContext } from '../../../client/hall/engine/watch-context.ts';
import { resetHall, useHall } from '../../../client/hall/state/hall-store.ts';

test('a lost picture is said to be lost, and drawn anew with its shadow when the context is back', () => {
  const canvas = new EventTarget();
  let shadows = 0;
  const parts = {
    renderer: { domElement: canvas },
    world: { redrawShadow: () => (shadows += 1) },
  } as unknown as HallParts;
  resetHall();
  const stop = watchContext(parts);
  const lost = new Event('webglcontextlost', { cancelable: true });
  canvas.dispatchEvent(lost);
  // Without this the browser never gives the context back.
  expect(lost.defaultPrevented).toBe(true);
  expect(useHall.getState().phase).toBe('lost');
  canvas.dispatchEvent(new Event('webglcontextrestored'));
  expect(useHall.getState().phase).toBe('ready');
  expect(shadows).toBe(1);
  stop();
  canvas.dispatchEvent(new Event('webglcontextlost'));
  expect(useHall.getState().phase).toBe('ready');
});
