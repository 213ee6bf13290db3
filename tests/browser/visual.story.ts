/**
 * The look of the hall, held against pictures that were looked at: fixed views from the studio, in the tier for tests.
 * After a wanted change: `npm run goldens`, look at tests/browser/golden, commit.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { buildStudio, openStudio, type StudioSite } from '../studio/open-studio.ts';
import { PROVINCE_OF_38 } from '../studio/province-of-38.ts';
import type { ViewName } from '../studio/views.ts';
import { differingShare } from './support/compare-pictures.ts';

const folder = join(import.meta.dirname, 'golden');
const isRenewing = process.env['RENEW_GOLDENS'] === '1';

/** Other builds of the software renderer smooth edges differently; a missing roof is some per cent. */
const MAY_DIFFER = 0.015;

type Shot = { readonly view: ViewName; readonly province: string; readonly at: string };
const shots: readonly Shot[] = [
  { view: 'overview', province: 'jawa-barat', at: '10:00' },
  { view: 'entrance', province: 'jawa-barat', at: '10:00' },
  { view: 'counter', province: 'jawa-barat', at: '10:00' },
  { view: 'desk', province: 'jawa-barat', at: '10:00' },
  { view: 'wing-2', province: 'jawa-barat', at: '19:00' },
  { view: 'overview', province: PROVINCE_OF_38, at: '10:00' },
];

const test = base.extend<object, { site: StudioSite }>({
  site: [
    async ({}, use) => {
      const site = await buildStudio();
      await use(site);
      await site.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

for (const { view, province, at } of shots) {
  const name = `${view}-${province}-${at.replace(':', '')}`;
  test(`${view} of ${province} at ${at} looks as it did when it was looked at`, async ({
    browser,
    site,
  }, info) => {
    const page = await openStudio(browser, site, {
      tier: 'test',
      province,
      at,
      people: 60,
      width: 480,
      height: 270,
    });
    await page.evaluate((asked) => window.studio?.shoot(asked), view);
    const picture = await page.screenshot({ timeout: 60_000 });
    const path = join(folder, `${name}.png`);
    if (isRenewing) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, picture);
    }
    expect(existsSync(path), `${name}.png is missing: npm run goldens`).toBe(true);
    const share = await differingShare(page, readFileSync(path), picture);
    if (share > MAY_DIFFER) {
      await info.attach(`${name}-now`, { body: picture, contentType: 'image/png' });
      await info.attach(`${name}-golden`, { body: readFileSync(path), contentType: 'image/png' });
    }
    expect(share, 'share of the pixels that differ').toBeLessThanOrEqual(MAY_DIFFER);
    await page.close();
  });
}
