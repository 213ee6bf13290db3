/** What a visitor does in the 3D hall, and what the hall tells of itself. */
import { expect, type Page } from '@playwright/test';

type Probe = {
  position: { x: number; z: number };
  at: string | null;
  target: string | null;
  frames: number;
  gl: { calls: number; triangles: number };
};

/** The hall's read-only probe (`client/hall/engine/expose.ts`). */
export async function probe(page: Page): Promise<Probe | null> {
  return page.evaluate(() => {
    const app = (window as unknown as { __app?: Probe }).__app;
    if (!app) return null;
    const { position, at, target, frames, gl } = app;
    return { position, at, target, frames, gl };
  });
}

/** Waits until the hall has been drawn a few times. Software rendering takes its time. */
export async function hallDrawn(page: Page): Promise<void> {
  await expect.poll(async () => (await probe(page))?.frames ?? 0, { timeout: 120_000 }).toBeGreaterThan(5);
}

export async function enterHall(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await hallDrawn(page);
}

/** "Antar saya" to the suggested counter, and again so as not to wait for the walk; until the server says we are there. */
export async function guideTo(page: Page, regionName: string): Promise<void> {
  if ((await probe(page))?.at) return;
  await page
    .getByRole('button', { name: `Antar saya ke ${regionName}` })
    .first()
    .click();
  const now = page.getByRole('button', { name: 'Langsung ke sana' });
  if (await now.isVisible().catch(() => false)) await now.click().catch(() => undefined);
  await expect.poll(async () => (await probe(page))?.at ?? null, { timeout: 90_000 }).not.toBeNull();
}

export async function takeNumberAtCounter(page: Page, service: RegExp): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`Ambil nomor untuk .*${service.source}`) })
    .first()
    .click({ timeout: 90_000 });
}

/**
 * Asks to be led to a counter chosen from the list of all of them, as somebody does who knows where to go; the walk
 * has begun when this returns.
 */
export async function askTheWayTo(page: Page, regionName: string): Promise<void> {
  await page.getByRole('button', { name: /^Butuh apa\?/ }).click();
  const sheet = page.getByRole('dialog');
  const list = sheet.locator('details');
  if ((await list.getAttribute('open')) === null) await list.locator('summary').click();
  await list.getByRole('button', { name: new RegExp(`^Antar saya ke ${regionName}\\.`) }).click();
  await expect(sheet).toBeHidden();
}

/** Waits until the server says that this counter is reached; a failure tells whether one was still being led. */
export async function untilAt(page: Page, region: string, patienceMs = 60_000): Promise<void> {
  const where = async () => {
    const now = await probe(page);
    if (now?.at === region) return region;
    return now?.target === region ? 'on the way' : `led no more, at ${now?.at ?? 'no counter'}`;
  };
  await expect.poll(where, { timeout: patienceMs, intervals: [100] }).toBe(region);
}
