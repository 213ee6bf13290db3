/** Every counter of the hall is really reached on foot, on a phone and on a desktop, by the server's own word. */
import type { Browser } from '@playwright/test';
import { keepGlLedger } from '../bench/support/gl-ledger.ts';
import { newVisitor, type Device } from './support/citizen.ts';
import { askTheWayTo, enterHall, probe, untilAt } from './support/hall.ts';
import { expect, test, watchPage } from './support/story.ts';
import { readHall, walkOrder } from './support/walk-order.ts';

const counters = walkOrder(readHall());

/** Codes of the counters reached, in order. @throws when one is not */
async function walkAlong(browser: Browser, url: string, device: Device): Promise<readonly string[]> {
  const context = await newVisitor(browser, device);
  const page = await context.newPage();
  const watched = watchPage(page, url);
  // The way is told here, not the picture: software rendering need not fill it.
  await keepGlLedger(page, true);
  await enterHall(page, `${url}/aula?tier=low`);
  const reached: string[] = [];
  for (const counter of counters) {
    await askTheWayTo(page, counter.name);
    const begun = await probe(page);
    expect([begun?.target, begun?.at], `${device}: being led to ${counter.name}`).toContain(counter.code);
    await untilAt(page, counter.code);
    reached.push(counter.code);
    const there = (await probe(page))?.position ?? { x: NaN, z: NaN };
    const away = Math.hypot(there.x - counter.centre.x, there.z - counter.centre.z);
    expect(away, `${device}: metres from ${counter.name}`).toBeLessThan(6);
  }
  expect(watched.problems).toEqual([]);
  await context.close();
  return reached;
}

test('on a phone and on a desktop "Antar saya" leads on foot to each of the 27 counters', async ({
  browser,
  server,
}) => {
  test.setTimeout(360_000);
  const walks = await Promise.all(
    (['phone', 'desktop'] as const).map((device) => walkAlong(browser, server.url, device)),
  );
  for (const reached of walks) expect(new Set(reached).size).toBe(27);
});
