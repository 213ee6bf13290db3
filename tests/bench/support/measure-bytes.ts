/** What a first visit to the hall transfers: until one can walk, and until everything is there. */
import type { Browser, Page } from '@playwright/test';
import { newVisitor, type Device } from '../../browser/support/citizen.ts';
import { keepGlLedger } from './gl-ledger.ts';
import { listenToWire } from './wire-bytes.ts';

export type TransferFigures = {
  readonly walkableBytes: number;
  readonly jsBytes: number;
  readonly hallBytes: number;
  /** Milliseconds from navigation to the first walkable picture, on this machine. */
  readonly walkableMs: number;
  readonly requests: number;
  readonly biggest: readonly { readonly url: string; readonly bytes: number }[];
};

/** Nothing more came for so long: everything is there. Milliseconds. */
const QUIET_MS = 4000;
const PATIENCE_MS = 60_000;
const WALKABLE_MARK = 'hall:walkable';

/** Opens `/aula` with an empty cache. @throws when the hall does not become walkable within a minute */
export async function measureBytes(browser: Browser, url: string, device: Device): Promise<TransferFigures> {
  const context = await newVisitor(browser, device);
  const page = await context.newPage();
  await keepGlLedger(page, true);
  const wire = await listenToWire(await context.newCDPSession(page));
  await page.goto(`${url}/aula`);
  const { at, afterMs } = await walkable(page);
  const deadline = Date.now() + PATIENCE_MS;
  // The line of the live state beats on for ever; beats are small and far apart.
  while (Date.now() < deadline && Date.now() - wire.lastAt() < QUIET_MS) await page.waitForTimeout(250);
  await page.waitForTimeout(QUIET_MS);
  await context.close();
  return {
    walkableBytes: wire.sum(at),
    jsBytes: wire.sum(at, true),
    hallBytes: wire.sum(),
    walkableMs: Math.round(afterMs),
    requests: wire.list().length,
    biggest: wire
      .list(at)
      .slice(0, 8)
      .map((t) => ({ ...t, url: t.url.slice(url.length) })),
  };
}

/** Unix time of the first walkable picture, and how long it took. */
async function walkable(page: Page): Promise<{ at: number; afterMs: number }> {
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, WALKABLE_MARK, {
    timeout: PATIENCE_MS,
  });
  return page.evaluate((mark) => {
    const afterMs = performance.getEntriesByName(mark)[0]?.startTime ?? 0;
    return { at: performance.timeOrigin + afterMs, afterMs };
  }, WALKABLE_MARK);
}
