/** The whole job in the flat view, by keyboard alone, and what the first page costs. */
import type { Page } from '@playwright/test';
import { expectResult, expectThanks, newVisitor, shownNumber } from './support/citizen.ts';
import { callNext, demoAccounts, finish, openOfficer, writeAsOfficer } from './support/officer.ts';
import { expect, test, watchPage } from './support/story.ts';

/** Presses Tab until the element whose accessible name matches has the focus; says how many presses it took. */
async function tabTo(page: Page, name: RegExp, limit = 120): Promise<void> {
  for (let presses = 0; presses < limit; presses++) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return '';
      const labelled = element.getAttribute('aria-label') ?? '';
      const own = element instanceof HTMLElement ? element.innerText : '';
      const outer =
        'labels' in element ? [...((element as HTMLInputElement).labels ?? [])].map((l) => l.innerText) : [];
      return [labelled, own, ...outer].join(' ');
    });
    if (name.test(label)) return;
  }
  throw new Error(`no focusable element named ${name} within ${limit} presses of Tab`);
}

test('a citizen with a keyboard only, in the flat view, is served to the end', async ({
  browser,
  server,
}) => {
  const [account] = await demoAccounts(server.url);
  if (!account) throw new Error('no demo account');
  const officer = await openOfficer(browser, server.url, account);

  const context = await newVisitor(browser, 'desktop');
  const page = await context.newPage();
  const watched = watchPage(page, server.url);
  await page.goto(server.url);
  let actions = 0;
  const act = async (name: RegExp) => {
    await tabTo(page, name);
    await page.keyboard.press('Enter');
    actions++;
  };
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // The first page lists every region: choosing one leads to its counter in the flat view.
  await act(new RegExp(account.regionName.replace(/^Kabupaten |^Kota /, '')));
  await expect(page).toHaveURL(new RegExp(`/teks/loket/${account.region}`));
  await act(/Ambil nomor untuk Kartu Keluarga/);
  const number = await shownNumber(page);
  expect(number).toMatch(/^[A-Z]-001$/);
  expect(actions, 'actions from the first page to a number').toBeLessThanOrEqual(3);

  await callNext(officer);
  await expect(page.getByRole('button', { name: /Saya datang/ }).first()).toBeVisible();
  await act(/Saya datang/);
  await writeAsOfficer(officer, 'Selamat pagi, berkas mana yang ingin diperiksa?');
  await expect(page.getByRole('log').getByText('berkas mana')).toBeVisible();
  await tabTo(page, /Tulis pesan/);
  await page.keyboard.type('KK saya rusak kena air.');
  await page.keyboard.press('Enter');
  await expect(officer.getByRole('log').getByText('rusak kena air')).toBeVisible();
  await finish(officer, 'Bawa KK lama saat mengambil yang baru.');
  await expectResult(page, 'Bawa KK lama saat mengambil yang baru.');
  await act(/Sangat puas/);
  await expectThanks(page);
  expect(watched.problems).toEqual([]);
  await context.close();
  await officer.context().close();
});
