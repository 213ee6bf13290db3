/** Two officers, ten citizens: everybody once, in the order of the numbers. */
import type { Page } from '@playwright/test';
import { answerCall, newVisitor, takeNumberInText } from './support/citizen.ts';
import { callNext, demoAccounts, finish, openOfficer } from './support/officer.ts';
import { expect, test } from './support/story.ts';

test('two officers serve ten citizens: each called once, in the order of the line', async ({
  browser,
  server,
}) => {
  test.setTimeout(300_000);
  const accounts = await demoAccounts(server.url);
  const region = accounts[0]?.region ?? '';
  const [first, second] = accounts.filter((account) => account.region === region);
  if (!first || !second) throw new Error('a demo region has two officers');

  const citizens = new Map<string, Page>();
  for (let i = 0; i < 10; i++) {
    const page = await (await newVisitor(browser, 'phone')).newPage();
    citizens.set(await takeNumberInText(page, server.url, region, /Ambil nomor untuk Kartu Keluarga/), page);
  }
  const issued = [...citizens.keys()];
  expect(new Set(issued).size).toBe(10);

  const officers = [
    await openOfficer(browser, server.url, first),
    await openOfficer(browser, server.url, second),
  ];
  const called: string[] = [];
  const waiting = [...issued];
  while (waiting.length > 0) {
    // Both call at the same moment; each must get a different citizen, the two that are first.
    await Promise.all(officers.map((officer) => callNext(officer)));
    const pair = waiting.splice(0, 2);
    for (const number of pair) {
      const page = citizens.get(number);
      if (!page) throw new Error(`nobody holds ${number}`);
      await answerCall(page, 20_000);
      called.push(number);
    }
    for (const officer of officers) await finish(officer, 'Selesai diperiksa.');
    for (const number of pair) {
      const page = citizens.get(number);
      if (!page) throw new Error(`nobody holds ${number}`);
      await expect(page.getByText('Hasil layanan').first()).toBeVisible();
      await page.context().close();
    }
  }
  expect(called).toEqual(issued);
  for (const officer of officers) await officer.context().close();
});
