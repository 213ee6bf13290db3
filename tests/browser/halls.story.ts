/** Friends find each other by a link; who finds no place watches from the gallery, is served there, and gets in. */
import type { Page } from '@playwright/test';
import { keepGlLedger } from '../bench/support/gl-ledger.ts';
import { answerCall, newVisitor, shownNumber } from './support/citizen.ts';
import { findBarriers } from './support/find-barriers.ts';
import { enterHall, probe } from './support/hall.ts';
import { callNext, demoAccounts, openOfficer } from './support/officer.ts';
import { expect, test, watchPage } from './support/story.ts';

// Comfortable for one, with room for a friend; a second hall opens for whoever brings no link.
test.use({ serverEnv: { HALL_SOFT_CAP: '1', HALL_HARD_CAP: '2', HALL_MAX: '1' } });

const others = (page: Page) => page.evaluate(() => window.__app?.people.others ?? 0);

test('a friend’s link leads into the same hall; a third watches from the gallery, takes a number there, and gets in when one leaves', async ({
  browser,
  server,
}) => {
  test.setTimeout(300_000);
  const [account] = await demoAccounts(server.url);
  if (!account) throw new Error('no demo account');
  const officer = await openOfficer(browser, server.url, account);

  // She copies the link; by keyboard, as a screen reader's user would.
  const hers = await newVisitor(browser, 'desktop');
  await hers.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
  const her = await hers.newPage();
  const watchedHer = watchPage(her, server.url);
  // Three browsers with the picture filled by software would starve each other; what is told here is not the picture.
  await keepGlLedger(her, true);
  await enterHall(her, `${server.url}/aula?tier=test`);
  const chip = her.getByRole('button', { name: /^Aula 1 · 1 orang/ });
  await expect(chip).toBeVisible({ timeout: 30_000 });
  await chip.focus();
  await her.keyboard.press('Enter');
  await expect(her.getByRole('dialog', { name: 'Aula 1' })).toBeVisible();
  const copy = her.getByRole('button', { name: 'Salin tautan' });
  await copy.focus();
  await her.keyboard.press('Enter');
  await expect(her.getByRole('status').filter({ hasText: 'Tautan tersalin' })).toBeVisible();
  const link = await her.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(`${server.url}/aula?aula=1`);
  expect(await findBarriers(her)).toEqual([]);
  await her.keyboard.press('Escape');
  await expect(chip).toBeFocused();

  // Her friend comes by it, although the hall is comfortably full: they see each other.
  const his = await newVisitor(browser, 'desktop');
  const him = await his.newPage();
  await keepGlLedger(him, true);
  await enterHall(him, `${link}&tier=test`);
  await expect(him.getByRole('button', { name: /^Aula 1 · 2 orang/ })).toBeVisible({ timeout: 30_000 });
  await Promise.all([
    expect.poll(() => others(her), { timeout: 30_000 }).toBe(1),
    expect.poll(() => others(him), { timeout: 30_000 }).toBe(1),
  ]);

  // A third finds the hall full.
  const third = await newVisitor(browser, 'phone');
  const page = await third.newPage();
  const watched = watchPage(page, server.url);
  await keepGlLedger(page, true);
  await enterHall(page, `${server.url}/aula?tier=test`);
  const pane = page.getByRole('region', { name: 'Aula sedang penuh' });
  await expect(pane).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('img', { name: /^Tongkat gerak/ })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Sapa orang sekitar' })).toBeHidden();
  expect(await findBarriers(page)).toEqual([]);
  // Seen from above, and nobody sees them.
  await expect.poll(() => others(page), { timeout: 30_000 }).toBe(2);
  expect(await others(her)).toBe(1);
  await pane.getByRole('button', { name: 'Masuk aula' }).click();
  await expect(pane.getByText('Masih penuh')).toBeVisible();

  // The same counter, the same line.
  await pane.getByRole('button', { name: 'Pilih loket' }).click();
  await page.getByRole('searchbox').fill(account.regionName);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Buka loket ${account.regionName}.` })
    .first()
    .click();
  await page
    .getByRole('button', { name: /Ambil nomor untuk Kartu Keluarga/ })
    .first()
    .click();
  expect(await shownNumber(page)).toMatch(/^[A-Z]-\d{3}$/);
  await callNext(officer);
  await answerCall(page);
  await expect(page.getByRole('textbox', { name: /Tulis pesan/ })).toBeEnabled({ timeout: 30_000 });
  await page
    .getByRole('button', { name: /^Tutup/ })
    .first()
    .click();

  // A place is free: it is found without another press, and she stands at the entrance.
  await his.close();
  await expect(pane).toBeHidden({ timeout: 120_000 });
  await expect(page.getByRole('img', { name: /^Tongkat gerak/ })).toBeVisible();
  await expect.poll(() => others(her), { timeout: 30_000 }).toBe(1);
  const at = (await probe(page))?.position;
  expect(Math.hypot(at?.x ?? 99, (at?.z ?? 99) - 15.5)).toBeLessThan(6);

  expect([...watched.problems, ...watchedHer.problems]).toEqual([]);
  await Promise.all([hers.close(), third.close(), officer.context().close()]);
});
