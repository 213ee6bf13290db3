/** What an officer does at the console, by the words on its buttons. */
import { expect, type Browser, type Page } from '@playwright/test';
import { desktopProfile } from '../playwright.config.ts';

type DemoAccount = { email: string; password: string; name: string; region: string; regionName: string };

/** The demo accounts the sign-in page offers. */
export async function demoAccounts(url: string): Promise<DemoAccount[]> {
  const answer = (await (await fetch(`${url}/api/v1/demo`)).json()) as { accounts: DemoAccount[] };
  return answer.accounts;
}

/** Signs in with an offered account and sits down at the first free desk, or goes on at the desk an earlier story left. */
export async function openOfficer(browser: Browser, url: string, account: DemoAccount): Promise<Page> {
  const context = await browser.newContext({
    ...desktopProfile,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
  });
  const page = await context.newPage();
  await page.goto(`${url}/petugas`);
  await page.getByRole('button', { name: new RegExp(`Masuk sebagai ${account.name}`) }).click();
  const seat = page.getByRole('button', { name: /Duduk di sini|Pindahkan ke sini/ }).first();
  await expect(seat.or(nextAction(page, /Panggil berikutnya/)).first()).toBeVisible();
  if (await seat.isVisible()) await seat.click();
  await expect(nextAction(page, /Panggil berikutnya/)).toBeVisible();
  return page;
}

/** The one prominent action of the moment. */
export function nextAction(page: Page, name: RegExp) {
  return page.getByRole('button', { name }).first();
}

/** Calls whoever is first; answers with the number that was called. */
export async function callNext(page: Page): Promise<void> {
  await expect(nextAction(page, /Panggil berikutnya/)).toBeEnabled({ timeout: 30_000 });
  await nextAction(page, /Panggil berikutnya/).click();
}

export async function writeAsOfficer(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: /Tulis pesan untuk/ });
  await expect(box).toBeEnabled({ timeout: 30_000 });
  await box.fill(text);
  await box.press('Enter');
  await expect(page.getByRole('log').getByText(text)).toBeVisible();
}

/** Ends the service as solved, with a note the citizen reads on the receipt. */
export async function finish(page: Page, note: string): Promise<void> {
  await page.getByRole('button', { name: /Selesaikan…/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^Selesai/ }).check();
  await dialog.getByRole('textbox', { name: /Catatan untuk warga/ }).fill(note);
  await dialog.getByRole('button', { name: /^Selesaikan/ }).click();
  await expect(dialog).toBeHidden();
}
