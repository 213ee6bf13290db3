/** Two strangers meet in the hall: looks are chosen with one tap or not at all, and words are understood across languages. */
import { desktopProfile } from './playwright.config.ts';
import { newVisitor } from './support/citizen.ts';
import { enterHall, probe } from './support/hall.ts';
import { expect, test, watchPage } from './support/story.ts';

const bodyOf = (page: { evaluate: <T>(ask: () => Promise<T>) => Promise<T> }) =>
  page.evaluate(async () => {
    const me = (await (await fetch('/api/v1/me')).json()) as { look: unknown };
    return JSON.stringify(me.look);
  });

test('a newcomer may choose a look with one tap or walk on, and a stranger reads her thanks in another language', async ({
  browser,
  server,
}) => {
  const hers = await newVisitor(browser, 'phone');
  const her = await hers.newPage();
  const watched = watchPage(her, server.url);
  await enterHall(her, `${server.url}/aula?tier=test`);

  // The offer asks for nothing: she walks with it open.
  const offer = her.getByRole('region', { name: 'Pilih tampilan' });
  await expect(offer).toBeVisible();
  const before = await probe(her);
  await her.keyboard.down('ArrowUp');
  await expect.poll(async () => (await probe(her))?.position.z).toBeLessThan((before?.position.z ?? 0) - 0.4);
  await her.keyboard.up('ArrowUp');
  await expect(offer).toBeVisible();

  const given = await bodyOf(her);
  await offer
    .getByRole('button', { name: /^Pakai:/ })
    .first()
    .click();
  await expect(offer).toBeHidden();
  await expect.poll(() => bodyOf(her)).not.toBe(given);

  const his = await browser.newContext({ ...desktopProfile, locale: 'en-GB', timezoneId: 'Asia/Jakarta' });
  await his.addInitScript(() => {
    localStorage.setItem('mpp.language', 'en');
  });
  const him = await his.newPage();
  await enterHall(him, `${server.url}/aula?tier=test`);
  await expect(him.getByRole('region', { name: 'Choose a look' })).toBeVisible();

  await her.getByRole('button', { name: 'Sapa orang sekitar' }).click();
  await her.getByRole('button', { name: 'Terima kasih' }).click();
  await expect(her.getByRole('button', { name: 'Terima kasih' })).toBeHidden();
  // Hers over her own head, the same over hers in his picture, in his language.
  await Promise.all([
    expect(her.locator('main q').filter({ hasText: 'Terima kasih' })).toBeVisible(),
    expect(him.locator('main q').filter({ hasText: 'Thank you' })).toBeVisible(),
  ]);

  expect(watched.problems).toEqual([]);
  await Promise.all([hers.close(), his.close()]);
});
