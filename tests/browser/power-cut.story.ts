/** The server dies with -9 while tickets wait and a consultation runs. Nothing given is lost. */
import {
  answerCall,
  expectResult,
  newVisitor,
  shownNumber,
  takeNumberInText,
  writeAsCitizen,
} from './support/citizen.ts';
import { callNext, demoAccounts, finish, openOfficer, writeAsOfficer } from './support/officer.ts';
import { expect, test } from './support/story.ts';

test('after a kill -9 the clients come back by themselves: number, place, conversation and desk intact', async ({
  browser,
  server,
}) => {
  test.setTimeout(300_000);
  const [account] = await demoAccounts(server.url);
  if (!account) throw new Error('no demo account');
  const service = /Ambil nomor untuk Kartu Keluarga/;
  const served = await (await newVisitor(browser, 'phone')).newPage();
  const waiting = await (await newVisitor(browser, 'phone')).newPage();
  await takeNumberInText(served, server.url, account.region, service);
  const waitingNumber = await takeNumberInText(waiting, server.url, account.region, service);
  await expect(waiting.getByText('Urutan ke-2', { exact: true })).toBeVisible();

  const officer = await openOfficer(browser, server.url, account);
  await callNext(officer);
  await answerCall(served);
  await writeAsOfficer(officer, 'Pesan sebelum listrik padam.');
  await expect(served.getByRole('log').getByText('sebelum listrik padam')).toBeVisible();

  await server.kill();
  // Written while the server is dead: kept, and sent when it is back.
  await writeAsCitizen(served, 'Pesan selagi padam.');
  await server.restart();

  await expect(officer.getByRole('log').getByText('Pesan selagi padam.')).toBeVisible({ timeout: 60_000 });
  await expect(officer.getByRole('log').getByText('Pesan selagi padam.')).toHaveCount(1);
  await expect(officer.getByRole('log').getByText('Pesan sebelum listrik padam.')).toHaveCount(1);
  expect(await shownNumber(waiting)).toBe(waitingNumber);
  await expect(waiting.getByText('Anda berikutnya').first()).toBeVisible({ timeout: 30_000 });
  await writeAsCitizen(served, 'Syukurlah tersambung lagi.');
  await expect(officer.getByRole('log').getByText('Syukurlah tersambung lagi.')).toBeVisible();
  await finish(officer, 'Tuntas walau sempat padam.');
  await expectResult(served, 'Tuntas walau sempat padam.');

  await callNext(officer);
  await answerCall(waiting);
  await finish(officer, 'Selesai.');
  await expectResult(waiting, 'Selesai.');
});
