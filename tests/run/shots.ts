/**
 * `npm run shots`: the README's pictures. The running program with its simulated people, desktop and phone, and the
 * studio for what no visitor's camera sees: the hall from above, halls of other sizes. Arguments choose some of
 * them by name (`npm run shots -- hall served`).
 */
import { mkdirSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { answerCall, newVisitor, writeAsCitizen, type Device } from '../browser/support/citizen.ts';
import { enterHall, guideTo, takeNumberAtCounter } from '../browser/support/hall.ts';
import { chromiumLaunch } from '../browser/support/launch.ts';
import { callNext, demoAccounts, openOfficer, writeAsOfficer } from '../browser/support/officer.ts';
import { startServer, type RunningServer } from '../browser/support/server.ts';
import { buildClientIfStale } from '../../server/build-client.ts';
import { buildStudio, openStudio } from '../studio/open-studio.ts';
import { PROVINCE_OF_38 } from '../studio/province-of-38.ts';
import type { ViewName } from '../studio/views.ts';

const folder = 'docs/shots';
const wanted = process.argv.slice(2);
const isWanted = (...names: string[]) => wanted.length === 0 || names.some((name) => wanted.includes(name));

/** The boards, the garden and the simulated people need a moment in software rendering, ms. */
const SETTLE_MS = 7000;

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${folder}/${name}.jpg`, type: 'jpeg', quality: 82, timeout: 120_000 });
  console.log(`${folder}/${name}.jpg`);
}

type Drawn = {
  readonly name: string;
  readonly view: ViewName;
  readonly province?: string;
  readonly at?: string;
  readonly people?: number;
};

const drawn: readonly Drawn[] = [
  { name: 'overview', view: 'overview', people: 160 },
  { name: 'crowd', view: 'atrium', people: 200 },
  { name: 'evening', view: 'entrance', at: '19:00', people: 60 },
  { name: 'evening-overview', view: 'overview', at: '18:40', people: 120 },
  { name: 'halls-5', view: 'overview', province: 'contoh-lima', people: 40 },
  { name: 'halls-27', view: 'overview', people: 120 },
  { name: 'halls-38', view: 'overview', province: PROVINCE_OF_38, people: 160 },
];

/** Pictures from fixed places, from the hall's real world and crowd. */
async function studioPictures(browser: Browser): Promise<void> {
  const asked = drawn.filter(({ name }) => isWanted(name));
  if (asked.length === 0) return;
  const site = await buildStudio();
  try {
    for (const { name, view, province = 'jawa-barat', at = '09:30', people = 40 } of asked) {
      const page = await openStudio(browser, site, {
        tier: 'high',
        province,
        at,
        people,
        width: 1280,
        height: 720,
      });
      await page.evaluate((asked) => window.studio?.shoot(asked), view);
      await shoot(page, name);
      await page.close();
    }
  } finally {
    await site.close();
  }
}

async function still(browser: Browser, device: Device): Promise<{ context: BrowserContext; page: Page }> {
  const context = await newVisitor(browser, device);
  return { context, page: await context.newPage() };
}

async function flatPages(browser: Browser, server: RunningServer, device: Device): Promise<void> {
  if (!isWanted('first', 'text')) return;
  const { context, page } = await still(browser, device);
  await page.goto(server.url);
  await page.waitForTimeout(2500);
  if (isWanted('first')) await shoot(page, `first-${device}`);
  await page.goto(`${server.url}/teks/loket/3273`);
  await page.waitForTimeout(2500);
  if (isWanted('text')) await shoot(page, `text-${device}`);
  await context.close();
}

/** The entrance with the first visit's choice of a look, then all choices. */
async function firstSteps(
  browser: Browser,
  server: RunningServer,
  device: Device,
  tier: string,
): Promise<void> {
  if (!isWanted('entrance', 'offer', 'chooser')) return;
  const { context, page } = await still(browser, device);
  await enterHall(page, `${server.url}/aula?tier=${tier}&jam=09:30`);
  await page.waitForTimeout(SETTLE_MS);
  const all = page.getByRole('button', { name: 'Semua pilihan' });
  if (isWanted('offer')) await shoot(page, `offer-${device}`);
  if (isWanted('chooser') && (await all.isVisible())) {
    await all.click();
    // The portraits come one by one from the hall's own renderer.
    await page.waitForTimeout(3 * SETTLE_MS);
    await shoot(page, `chooser-${device}`);
    await page.keyboard.press('Escape');
  } else if (await all.isVisible()) {
    await page.getByRole('button', { name: 'Tutup' }).first().click();
  }
  await page.waitForTimeout(2500);
  if (isWanted('entrance')) await shoot(page, `entrance-${device}`);
  await context.close();
}

/** A counter's panel, and being served by an officer who is really signed in. */
async function atTheDesk(
  browser: Browser,
  server: RunningServer,
  device: Device,
  tier: string,
): Promise<void> {
  if (!isWanted('counter', 'served', 'officer')) return;
  const accounts = await demoAccounts(server.url);
  const account = accounts[device === 'phone' ? 2 : 0];
  if (!account) throw new Error('no demo account');
  const { context, page } = await still(browser, device);
  const officer = await openOfficer(browser, server.url, account);
  await enterHall(page, `${server.url}/aula/${account.region}?tier=${tier}&jam=09:30`);
  await guideTo(page, account.regionName);
  await page.waitForTimeout(SETTLE_MS);
  if (isWanted('counter')) await shoot(page, `counter-${device}`);
  if (isWanted('served', 'officer')) {
    await takeNumberAtCounter(page, /Kartu Keluarga/);
    await callNext(officer);
    await answerCall(page, 120_000);
    await writeAsOfficer(officer, 'Sampurasun, selamat datang. Dokumen apa yang ingin diperiksa?');
    await writeAsCitizen(page, 'Rampés. Kartu keluarga saya rusak, Bu.');
    await writeAsOfficer(officer, 'Baik, cukup KK yang rusak dan KTP. Tidak dipungut biaya.');
    await page.waitForTimeout(SETTLE_MS);
    if (isWanted('served')) await shoot(page, `served-${device}`);
  }
  if (isWanted('officer')) {
    if (device === 'phone') await officer.setViewportSize({ width: 390, height: 844 });
    await officer.waitForTimeout(1500);
    await shoot(officer, `officer-${device}`);
  }
  await context.close();
  await officer.context().close();
}

mkdirSync(folder, { recursive: true });
// Pictures of an older client would show it cut off from a newer server.
await buildClientIfStale(() => console.log('Building the client …'));
const browser = await chromium.launch(chromiumLaunch());
try {
  await studioPictures(browser);
  if (isWanted('first', 'text', 'entrance', 'chooser', 'counter', 'served', 'officer')) {
    const server = await startServer({ SIMULATION: '1' });
    try {
      // The simulated people need a moment to walk in and take their first numbers.
      await new Promise((resolve) => setTimeout(resolve, 45_000));
      for (const device of ['desktop', 'phone'] as const) {
        const tier = device === 'phone' ? 'mid' : 'high';
        await flatPages(browser, server, device);
        await firstSteps(browser, server, device, tier);
        await atTheDesk(browser, server, device, tier);
      }
    } finally {
      await server.stop();
    }
  }
} finally {
  await browser.close();
}
