import { afterEach, expect, test, vi } from 'vitest';
import { keepClock } from '../../../client/hall/engine/keep-clock.ts';
import { createFrameRunner } from '../../../client/hall/engine/run-frames.ts';
import { createOwnMoves } from '../../../client/hall/motion/own-moves.ts';
import { WALK } from '../../../shared/protocol/hall/gaits.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A page whose display draws when told to, and whose tab can be hidden. */
function openPage() {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  let next = 0;
  const waiting = new Map<number, (now: number) => void>();
  vi.stubGlobal('document', page);
  vi.stubGlobal('requestAnimationFrame', (draw: (now: number) => void) => {
    waiting.set((next += 1), draw);
    return next;
  });
  vi.stubGlobal('cancelAnimationFrame', (id: number) => waiting.delete(id));
  return {
    waiting,
    show(state: 'visible' | 'hidden') {
      page.visibilityState = state;
      page.dispatchEvent(new Event('visibilitychange'));
    },
    refresh(now: number) {
      const drawn = [...waiting];
      for (const [id, draw] of drawn) {
        waiting.delete(id);
        draw(now);
      }
    },
  };
}

test('a hidden tab draws nothing, reports nothing, and goes on where it was when it is seen again', () => {
  const page = openPage();
  const steps: number[] = [];
  let sent = 0;
  const moves = createOwnMoves({
    sendMove: () => (sent += 1) > 0,
    sendHeard: () => (sent += 1) > 0,
    findWay: () => null,
  });
  let x = 0;
  const runner = createFrameRunner((now, dt) => {
    steps.push(dt);
    x += 3.2 * dt;
    moves.report(now, { x, z: 0, yaw: 0, vx: 3.2, vz: 0, gait: WALK });
  });
  runner.start();
  for (let t = 16; t < 1000; t += 16) page.refresh(t);
  expect(steps.length).toBeGreaterThan(50);
  const [drawn, told] = [steps.length, sent];
  page.show('hidden');
  expect(page.waiting.size).toBe(0);
  for (let t = 1000; t < 600_000; t += 1000) page.refresh(t);
  expect(steps).toHaveLength(drawn);
  expect(sent).toBe(told);
  page.show('visible');
  page.refresh(600_000);
  page.refresh(600_016);
  expect(steps.length).toBe(drawn + 2);
  expect(Math.max(...steps)).toBeLessThanOrEqual(0.5);
  runner.stop();
  expect(page.waiting.size).toBe(0);
});

test('the hall is told the time at once and every minute, but not while nobody looks', () => {
  vi.useFakeTimers();
  const page = openPage();
  const told: number[] = [];
  const stop = keepClock({ setClock: (now) => told.push(now.getTime()) });
  expect(told).toHaveLength(1);
  vi.advanceTimersByTime(125_000);
  expect(told).toHaveLength(3);
  page.show('hidden');
  vi.advanceTimersByTime(600_000);
  expect(told).toHaveLength(3);
  page.show('visible');
  expect(told).toHaveLength(4);
  stop();
  vi.advanceTimersByTime(600_000);
  expect(told).toHaveLength(4);
});
