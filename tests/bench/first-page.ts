/**
 * `npm run bench:first-page`: what a first visit to `/` transfers, on the real server, in Chromium with an empty
 * cache. Counts every response with its headers as it came over the wire, the live stream's first five seconds
 * included. Prints a table and writes bench/results/first-page.json; ends with code 1 above the budget, or when
 * anything left the origin.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium, type CDPSession } from '@playwright/test';
import { chromiumLaunch } from '../browser/support/launch.ts';
import { phoneProfile } from '../browser/playwright.config.ts';
import { startServer } from '../browser/support/server.ts';

const BUDGET_BYTES = 120 * 1000;
/** After the load event: late requests and the stream's beginning. */
const LISTEN_MS = 5000;

type Transfer = { url: string; type: string; bytes: number };

/** Collects encoded bytes per request from the DevTools protocol; unfinished ones (the stream) by their chunks. */
async function listen(session: CDPSession): Promise<() => Transfer[]> {
  const transfers = new Map<string, Transfer>();
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    transfers.set(requestId, { url: request.url, type: type ?? 'Other', bytes: 0 });
  });
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const transfer = transfers.get(requestId);
    if (transfer) transfer.bytes = Math.max(transfer.bytes, response.encodedDataLength);
  });
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    const transfer = transfers.get(requestId);
    if (transfer) transfer.bytes += encodedDataLength;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const transfer = transfers.get(requestId);
    if (transfer) transfer.bytes = Math.max(transfer.bytes, encodedDataLength);
  });
  return () => [...transfers.values()].filter(({ url }) => !url.startsWith('data:'));
}

const built = spawnSync('npx', ['--no-install', 'vite', 'build', '--logLevel', 'warn'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

const server = await startServer({ SIMULATION: '1' });
const browser = await chromium.launch(chromiumLaunch());
let code = 0;
try {
  const context = await browser.newContext({ ...phoneProfile, locale: 'id-ID', timezoneId: 'Asia/Jakarta' });
  const page = await context.newPage();
  const transfers = await listen(await context.newCDPSession(page));
  const started = performance.now();
  await page.goto(server.url, { waitUntil: 'load' });
  await page.getByRole('link', { name: /Garut/ }).first().waitFor();
  const listedMs = Math.round(performance.now() - started);
  await page.waitForTimeout(LISTEN_MS);
  const paintMs = await page.evaluate(() =>
    Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0),
  );

  const all = transfers().sort((a, b) => b.bytes - a.bytes);
  const bytes = all.reduce((sum, transfer) => sum + transfer.bytes, 0);
  const foreign = all.filter(({ url }) => !url.startsWith(server.url)).map(({ url }) => url);
  const threeLoaded = await page.evaluate(() => '__THREE__' in globalThis);
  for (const { url, type, bytes: size } of all) {
    console.log(`${String(size).padStart(8)}  ${type.padEnd(12)} ${url.slice(server.url.length)}`);
  }
  console.log(`${String(bytes).padStart(8)}  bytes in ${all.length} requests (budget ${BUDGET_BYTES})`);
  console.log(
    `first contentful paint ${paintMs} ms, regions listed after ${listedMs} ms, foreign requests ${foreign.length}`,
  );

  const result = {
    bytes,
    budgetBytes: BUDGET_BYTES,
    requests: all.length,
    foreign,
    threeLoaded,
    paintMs,
    listedMs,
  };
  mkdirSync('bench/results', { recursive: true });
  writeFileSync(
    'bench/results/first-page.json',
    `${JSON.stringify({ ...result, transfers: all.map((t) => ({ ...t, url: t.url.slice(server.url.length) })) }, null, 2)}\n`,
  );
  if (bytes > BUDGET_BYTES || foreign.length > 0 || threeLoaded) code = 1;
} finally {
  await browser.close();
  await server.stop();
}
process.exit(code);
