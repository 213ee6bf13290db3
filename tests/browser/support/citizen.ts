/** What a citizen does, by the words on the page. Every deliberate action is counted. */
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { desktopProfile, phoneProfile } from '../playwright.config.ts';

export type Device = 'phone' | 'desktop';

export async function newVisitor(
  browser: Browser,
  device: Device,
  extra: { reducedMotion?: 'reduce' | 'no-preference' } = {},
): Promise<BrowserContext> {
  const profile = device === 'phone' ? phoneProfile : desktopProfile;
  return browser.newContext({ ...profile, locale: 'id-ID', timezoneId: 'Asia/Jakarta', ...extra });
}

/** The big number on the ticket, e.g. `A-001`. */
export async function shownNumber(page: Page): Promise<string> {
  const number = page.getByText(/^[A-Z]-\d{3,}$/).first();
  await expect(number).toBeVisible();
  return (await number.textContent())?.trim() ?? '';
}

/** Takes a number in the flat view by address: for the many citizens of a story about officers. */
export async function takeNumberInText(
  page: Page,
  url: string,
  region: string,
  service: RegExp,
): Promise<string> {
  await page.goto(`${url}/teks/loket/${region}`);
  await page.getByRole('button', { name: service }).first().click();
  return shownNumber(page);
}

/** Waits to be called and says "Saya datang". */
export async function answerCall(page: Page, patienceMs = 60_000): Promise<void> {
  const come = page.getByRole('button', { name: /Saya datang/ }).first();
  await expect(come).toBeVisible({ timeout: patienceMs });
  await come.click();
}

export async function writeAsCitizen(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: /Tulis pesan/ });
  await expect(box).toBeEnabled({ timeout: 30_000 });
  await box.fill(text);
  // On a touch screen Enter makes a new line; the button sends everywhere.
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
  await expect(page.getByRole('log').getByText(text)).toBeVisible();
}

export async function expectResult(page: Page, note: string): Promise<void> {
  await expect(page.getByText('Hasil layanan').first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(note).first()).toBeVisible();
}

export async function rate(page: Page, answer: RegExp): Promise<void> {
  await page
    .getByRole('button', { name: answer })
    .or(page.getByRole('radio', { name: answer }))
    .first()
    .click();
  await expectThanks(page);
}

/** The thanks stand on the page; for a moment the announcer of screen readers says the same words beside it. */
export async function expectThanks(page: Page): Promise<void> {
  await expect(page.getByRole('main').getByText(/Terima kasih, penilaian/)).toBeVisible();
}
