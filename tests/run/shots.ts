/**
 * `npm run shots`: the README's pictures from the running program, simulated people included, desktop and phone.
 * Arguments choose some of them by name (`npm run shots -- hall served`).
 */
import { mkdirSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { answerCall, newVisitor, writeAsCitizen, type Device } from '../browser/support/citizen.ts';
import { enterHall, guideTo, takeNumberAtCounter } from '../browser/support/hall.ts';
import { chromiumLaunch } from '../browser/support/launch.ts';
import { callNext, demoAccounts, openOfficer, writeAsOfficer } from '../browser/support/officer.ts';
import { startServer, type RunningServer } from '../browser/support/server.ts';

const folder = 'docs/shots';
const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${folder}/${name}.jpg`, type: 'jpeg', quality: 82, timeout: 120_000 });
  console.log(`${folder}/${name}.jpg`);
}

async function still(browser: Browser, device: Device): Promise<{ context: BrowserContext; page: Page }> {
  const context = await newVisitor(browser, device);
  return { context, page: await context.newPage() };
}

async function flatPages(browser: Browser, server: RunningServer, device: Device): Promise<void> {
  const { context, page } = await still(browser, device);
  await page.goto(server.url);
  await page.waitForTimeout(2500);
  if (isWanted('first')) await shoot(page, `first-${device}`);
  await page.goto(`${server.url}/teks/loket/3273`);
  await page.waitForTimeout(2500);
  if (isWanted('text')) await shoot(page, `text-${device}`);
  await context.close();
}

/** The hall, a counter's panel, and being served by an officer who is really signed in. */
async function hallAndDesk(browser: Browser, server: RunningServer, device: Device): Promise<void> {
  const accounts = await demoAccounts(server.url);
  const account = accounts[device === 'phone' ? 2 : 0];
  if (!account) throw new Error('no demo account');
  const { context, page } = await still(browser, device);
  const tier = device === 'phone' ? 'mid' : 'high';
  await enterHall(page, `${server.url}/aula?tier=${tier}`);
  await page.waitForTimeout(6000);
  if (isWanted('hall')) await shoot(page, `hall-${device}`);
  const officer = await openOfficer(browser, server.url, account);
  await enterHall(page, `${server.url}/aula/${account.region}?tier=${tier}`);
  await guideTo(page, account.regionName);
  await page.waitForTimeout(6000);
  if (isWanted('counter')) await shoot(page, `counter-${device}`);
  await takeNumberAtCounter(page, /Kartu Keluarga/);
  await callNext(officer);
  await answerCall(page, 120_000);
  await writeAsOfficer(officer, 'Sampurasun, selamat datang. Dokumen apa yang ingin diperiksa?');
  await writeAsCitizen(page, 'Rampés. Kartu keluarga saya rusak, Bu.');
  await writeAsOfficer(officer, 'Baik, cukup KK yang rusak dan KTP. Tidak dipungut biaya.');
  await page.waitForTimeout(8000);
  if (isWanted('served')) await shoot(page, `served-${device}`);
  if (isWanted('officer')) {
    if (device === 'phone') await officer.setViewportSize({ width: 390, height: 844 });
    await officer.waitForTimeout(1500);
    await shoot(officer, `officer-${device}`);
  }
  await context.close();
  await officer.context().close();
}

mkdirSync(folder, { recursive: true });
const server = await startServer({ SIMULATION: '1' });
const browser = await chromium.launch(chromiumLaunch());
try {
  // The simulated people need a moment to walk in and take their first numbers.
  await new Promise((resolve) => setTimeout(resolve, 45_000));
  for (const device of ['desktop', 'phone'] as const) {
    await flatPages(browser, server, device);
    await hallAndDesk(browser, server, device);
  }
} finally {
  await browser.close();
  await server.stop();
}
