/** Walking over a bad mobile network: nobody is pulled back, and the server is where one sees oneself. */
import type { Page, WebSocket } from '@playwright/test';
import { seededRandom } from '../../client/hall/world/seeded-random.ts';
import { CORRECTION_BYTES } from '../../shared/protocol/hall/correction.ts';
import { CORRECTION_MESSAGE, SNAPSHOT_MESSAGE } from '../../shared/protocol/hall/messages.ts';
import { readSnapshot } from '../../shared/protocol/hall/snapshot.ts';
import { newVisitor } from './support/citizen.ts';
import { enterHall, probe } from './support/hall.ts';
import { startSlowProxy, type SlowProxy } from './support/slow-proxy.ts';
import { expect, test as base, watchPage } from './support/story.ts';

/** 300 ms there and back, and every twentieth piece as late again as a lost packet makes it. */
const weather = { delayMs: 150, stallShare: 0.05, stallMs: 200 };

const test = base.extend<{ network: SlowProxy }>({
  network: async ({ server }, use) => {
    const network = await startSlowProxy(weather, seededRandom(4));
    network.aimAt(Number(new URL(server.url).port));
    await use(network);
    await network.close();
  },
});

type Told = { corrections: number; joins: number; place: { x: number; z: number } | null };

/** What the hall's room tells somebody who is alone in it. */
function listenToRoom(page: Page): Told {
  const told: Told = { corrections: 0, joins: 0, place: null };
  page.on('websocket', (socket: WebSocket) => {
    if (!socket.url().includes('sessionId')) return;
    told.joins += 1;
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload === 'string') return;
      // A kind of Colyseus, the name of the type, and the bytes.
      const [length, letter] = [payload[1] ?? 0, String.fromCharCode(payload[2] ?? 0)];
      if (length !== 0xa1) return;
      const bytes = new Uint8Array(payload.subarray(3));
      if (letter === CORRECTION_MESSAGE && bytes.length === CORRECTION_BYTES) told.corrections += 1;
      if (letter !== SNAPSHOT_MESSAGE) return;
      readSnapshot(bytes, {
        place(_, x, z) {
          told.place = { x, z };
        },
      });
    });
  });
  return told;
}

type Step = { readonly dt: number; readonly metres: number; readonly speed: number };

/** Notes every step of the own body that was drawn, until asked for them. */
async function noteSteps(page: Page): Promise<() => Promise<Step[]>> {
  await page.evaluate(() => {
    const steps: Step[] = [];
    let last = { at: performance.now(), x: NaN, z: NaN, speed: 0 };
    const look = () => {
      const now = window.__app?.position;
      const at = performance.now();
      if (now && (now.x !== last.x || now.z !== last.z)) {
        const metres = Math.hypot(now.x - last.x, now.z - last.z);
        steps.push({ dt: (at - last.at) / 1000, metres, speed: Math.max(now.speed, last.speed) });
      }
      if (now) last = { at, ...now };
      requestAnimationFrame(look);
    };
    look();
    Object.assign(window, { steps });
  });
  return () => page.evaluate(() => (window as unknown as { steps: Step[] }).steps.slice(1));
}

const metresApart = (a: { x: number; z: number } | undefined, b: { x: number; z: number } | null): number =>
  a && b ? Math.hypot(a.x - b.x, a.z - b.z) : Infinity;

test('over a network of 300 ms one walks without being pulled back, also through a drop', async ({
  browser,
  server,
  network,
}) => {
  const context = await newVisitor(browser, 'desktop');
  const page = await context.newPage();
  const watched = watchPage(page, network.url);
  const told = listenToRoom(page);
  await enterHall(page, `${network.url}/aula?tier=test`);
  await expect.poll(() => told.joins).toBe(1);
  network.setSlow(true);

  const stepsOf = await noteSteps(page);
  const keys = [
    ['ArrowUp', 1500],
    ['KeyA', 900],
    ['KeyW', 1200],
    ['KeyD', 1500],
    ['ArrowUp', 900],
  ] as const;
  for (const [key, ms] of keys) {
    await page.keyboard.down(key);
    await page.waitForTimeout(ms);
    await page.keyboard.up(key);
  }
  const settled = async () => metresApart((await probe(page))?.position, told.place);
  await expect.poll(settled, { timeout: 5000 }).toBeLessThan(0.05);
  expect(told.corrections).toBe(0);

  await page.keyboard.down('ShiftLeft');
  await page.keyboard.down('KeyS');
  await page.waitForTimeout(400);
  network.cut();
  await page.waitForTimeout(700);
  await page.keyboard.up('KeyS');
  await page.keyboard.up('ShiftLeft');
  await expect.poll(() => told.joins, { timeout: 15_000 }).toBe(2);
  await expect.poll(settled, { timeout: 8000 }).toBeLessThan(0.05);
  expect(told.corrections).toBe(0);

  const steps = await stepsOf();
  expect(steps.length).toBeGreaterThan(20);
  // Frames are slow here; a step may be what one walks in it, and the frame before, and a hand's breadth.
  const jumps = steps.filter(({ dt, metres, speed }) => metres > speed * (dt + 0.1) + 0.1);
  expect(jumps).toEqual([]);
  expect(watched.problems).toEqual([]);
  expect(server.output()).not.toContain('a room handler failed');
  await context.close();
});
