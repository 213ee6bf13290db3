/** The hall takes care of weak devices, of a graphics context that is taken away, and of tabs nobody looks at. */
import type { Page } from '@playwright/test';
import { keepGlLedger } from '../bench/support/gl-ledger.ts';
import { newVisitor } from './support/citizen.ts';
import { differingShare } from './support/compare-pictures.ts';
import { enterHall, hallDrawn, probe } from './support/hall.ts';
import { expect, test, watchPage } from './support/story.ts';

declare global {
  interface Window {
    /** Milliseconds every display frame is made longer by. */
    slowness?: number;
  }
}

/** People breathe and leaves of light move: so much of a picture may differ from the next. */
const SAME_SHARE = 0.01;

/** From now on the test decides how slow this device is. */
async function makeSlowable(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const next = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) =>
      next((now) => {
        const until = performance.now() + (window.slowness ?? 0);
        while (performance.now() < until);
        callback(now);
      });
  });
}

/** The canvas alone, without what lies over it. */
const pictureOf = (page: Page) =>
  page.screenshot({ style: 'main > :not(canvas) { opacity: 0 !important }', timeout: 60_000 });

/** The same, once nothing is built or loaded any more: two pictures two seconds apart are one. */
async function settledPicture(page: Page): Promise<Buffer> {
  await expect(page.getByRole('progressbar')).toBeHidden({ timeout: 60_000 });
  let last = await pictureOf(page);
  for (let tries = 0; tries < 30; tries++) {
    await page.waitForTimeout(2000);
    const next = await pictureOf(page);
    if ((await differingShare(page, last, next)) < SAME_SHARE) return next;
    last = next;
  }
  throw new Error('the picture never came to rest');
}

const setSlowness = (page: Page, ms: number) => page.evaluate((by) => void (window.slowness = by), ms);
const tierOf = (page: Page) => page.evaluate(() => window.__app?.tier);

test('slow frames lower the picture without a reload; where even that is a slide show the flat view is offered', async ({
  browser,
  server,
}) => {
  const context = await newVisitor(browser, 'desktop');
  const page = await context.newPage();
  const watched = watchPage(page, server.url);
  await keepGlLedger(page, true);
  await makeSlowable(page);
  await enterHall(page, `${server.url}/aula`);
  await page.keyboard.down('KeyW');
  await page.waitForTimeout(1200);
  await page.keyboard.up('KeyW');
  await page.waitForTimeout(800);
  const before = (await probe(page))?.position;
  const opened = await page.evaluate(() => performance.timeOrigin);

  const looks = page.getByRole('region', { name: 'Pilih tampilan' });
  await expect(looks).toBeVisible();
  await setSlowness(page, 60);
  await expect.poll(() => tierOf(page), { timeout: 30_000 }).toBe('low');
  await expect(page.getByText('Gambar 3D terasa berat')).toBeHidden();
  await setSlowness(page, 160);
  await expect(page.getByText('Gambar 3D terasa berat')).toBeVisible({ timeout: 30_000 });
  // One question at a time: the choice of a look lay half under this one.
  await expect(looks).toBeHidden();
  await setSlowness(page, 0);
  await expect(page.getByRole('link', { name: 'Buka Mode teks' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Tetap di aula' }).click();
  await expect(page.getByText('Gambar 3D terasa berat')).toBeHidden();

  const after = (await probe(page))?.position;
  expect(Math.hypot((after?.x ?? 99) - (before?.x ?? 0), (after?.z ?? 99) - (before?.z ?? 0))).toBeLessThan(
    0.5,
  );
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(opened);
  expect(watched.problems).toEqual([]);
  await context.close();
});

test('a graphics context that is taken away comes back with the same picture', async ({
  browser,
  server,
}) => {
  const context = await newVisitor(browser, 'phone', { reducedMotion: 'reduce' });
  const page = await context.newPage();
  const watched = watchPage(page, server.url);
  await enterHall(page, `${server.url}/aula?tier=low&jam=10:00`);
  const before = await settledPicture(page);
  await page.evaluate(() => {
    const gl = document.querySelector('canvas')?.getContext('webgl2');
    const extension = gl?.getExtension('WEBGL_lose_context');
    extension?.loseContext();
    setTimeout(() => extension?.restoreContext(), 3000);
  });
  await expect(page.getByText('Gambar terputus sejenak')).toBeVisible();
  await expect(page.getByText('Gambar terputus sejenak')).toBeHidden();
  const frames = (await probe(page))?.frames ?? 0;
  await expect.poll(async () => (await probe(page))?.frames ?? 0).toBeGreaterThan(frames + 5);
  expect((await probe(page))?.gl.calls).toBeGreaterThan(10);
  expect(await differingShare(page, before, await settledPicture(page))).toBeLessThan(SAME_SHARE * 2);
  expect(watched.problems).toEqual([]);
  await context.close();
});

test('a hidden tab draws nothing and goes on when it is seen again', async ({ browser, server }) => {
  const context = await newVisitor(browser, 'phone');
  const page = await context.newPage();
  await keepGlLedger(page, true);
  await enterHall(page, `${server.url}/aula?tier=test`);
  await hallDrawn(page);
  const show = (state: 'visible' | 'hidden') =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await show('hidden');
  await page.waitForTimeout(300);
  const drawn = () => page.evaluate(() => window.glLedger?.calls);
  const hidden = await drawn();
  await page.waitForTimeout(1500);
  expect(await drawn()).toBe(hidden);
  await show('visible');
  await expect.poll(drawn).toBeGreaterThan(hidden ?? 0);
  await context.close();
});
