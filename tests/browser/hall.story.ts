/** The whole job in the 3D hall on a phone. */
import {
  answerCall,
  expectResult,
  newVisitor,
  rate,
  shownNumber,
  writeAsCitizen,
} from './support/citizen.ts';
import { hallDrawn, probe } from './support/hall.ts';
import { callNext, demoAccounts, finish, openOfficer, writeAsOfficer } from './support/officer.ts';
import { expect, test, watchPage } from './support/story.ts';

test('a citizen on a phone walks into the hall, takes a number, talks and leaves with a result', async ({
  browser,
  server,
}) => {
  const [account] = await demoAccounts(server.url);
  if (!account) throw new Error('no demo account');
  const officer = await openOfficer(browser, server.url, account);

  const context = await newVisitor(browser, 'phone');
  const page = await context.newPage();
  const watched = watchPage(page, server.url);
  await page.goto(server.url);
  let actions = 0;
  await page
    .getByRole('link', { name: /Masuk aula/ })
    .first()
    .click();
  actions++;
  await hallDrawn(page);
  const before = (await probe(page))?.position;
  await page
    .getByRole('button', { name: `Antar saya ke ${account.regionName}` })
    .first()
    .click();
  actions++;
  // She is walked there; being at the counter is the server's word, and opens the panel.
  await expect.poll(async () => (await probe(page))?.at, { timeout: 120_000 }).toBe(account.region);
  expect((await probe(page))?.position).not.toEqual(before);
  await page
    .getByRole('button', { name: /Ambil nomor untuk Kartu Keluarga/ })
    .first()
    .click();
  actions++;
  expect(await shownNumber(page)).toMatch(/^[A-Z]-\d{3}$/);
  expect(actions, 'actions from the first page to a number').toBeLessThanOrEqual(3);

  await callNext(officer);
  await answerCall(page);
  await writeAsOfficer(officer, 'Wilujeng sumping. Apa yang bisa kami bantu?');
  await expect(page.getByRole('log').getByText('Apa yang bisa kami bantu')).toBeVisible();
  await writeAsCitizen(page, 'Saya mau mengurus kartu keluarga.');
  await expect(officer.getByRole('log').getByText('mengurus kartu keluarga')).toBeVisible();
  await finish(officer, 'Silakan unggah dokumen lewat tautan resmi.');
  await expectResult(page, 'Silakan unggah dokumen lewat tautan resmi.');
  await rate(page, /Sangat puas/);
  expect(watched.problems).toEqual([]);
  await context.close();
  await officer.context().close();
});
