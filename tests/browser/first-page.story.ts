/** The first page: light, alive, honest, and open to everybody. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { newVisitor } from './support/citizen.ts';
import { expect, test, watchPage } from './support/story.ts';

/** Compressed bytes of everything the page asked for, and the addresses. */
async function transferred(page: Page): Promise<{ bytes: number; urls: string[] }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const urls: string[] = [];
  let bytes = 0;
  session.on('Network.requestWillBeSent', (event) => urls.push(event.request.url));
  session.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength));
  return {
    get bytes() {
      return bytes;
    },
    urls,
  };
}

test('the first page shows both doors and 27 live counters in at most 120 KB, without three.js, within the origin', async ({
  browser,
  server,
}) => {
  const context = await newVisitor(browser, 'phone');
  const page = await context.newPage();
  const watched = watchPage(page, server.url);
  const traffic = await transferred(page);
  await page.goto(server.url);
  await expect(page.getByRole('link', { name: /Masuk aula/ }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: /Mode teks/ }).first()).toBeVisible();
  await expect(page.getByText(/27 loket/)).toBeVisible();
  await expect(page.getByText(/Mode demo/).first()).toBeVisible();
  await page.waitForTimeout(2000);
  expect(traffic.bytes).toBeGreaterThan(10_000);
  expect(traffic.bytes, 'compressed bytes of the first page').toBeLessThanOrEqual(120 * 1024);
  expect(traffic.urls.filter((url) => /three|hall-?page|\.glb/i.test(url))).toEqual([]);
  expect(watched.problems).toEqual([]);
  await context.close();
});

test('search finds a service in plain words and leads to its counter', async ({ browser, server }) => {
  const context = await newVisitor(browser, 'phone');
  const page = await context.newPage();
  await page.goto(server.url);
  await page
    .getByRole('searchbox', { name: /Cari layanan/ })
    .or(page.getByRole('combobox', { name: /Cari layanan/ }))
    .fill('bikin ktp garut');
  await page
    .getByRole('link', { name: /KTP.*Garut|Garut.*KTP/ })
    .first()
    .click();
  await expect(page).toHaveURL(/3205/);
  await expect(page.getByRole('button', { name: /Ambil nomor/ }).first()).toBeVisible();
  await context.close();
});

for (const path of ['/', '/teks', '/teks/loket/3205', '/petugas']) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`no accessibility violations found by axe on ${path} (${scheme})`, async ({ browser, server }) => {
      const context = await newVisitor(browser, 'phone', { reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.goto(`${server.url}${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle').catch(() => undefined);
      const report = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(
        report.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`),
      ).toEqual([]);
      await context.close();
    });
  }
}
