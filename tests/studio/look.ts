/**
 * `npm run look -- <view …> [--tier low] [--size 640x360] [--at 19:30] [--people 40] [--province id] [--out file.png]`:
 * draws fixed views of the hall and prints what each cost. Without a view it lists them.
 */
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { chromiumLaunch } from '../browser/support/launch.ts';
import { buildStudio, openStudio } from './open-studio.ts';
import type { ViewName } from './views.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tier: { type: 'string', default: 'low' },
    size: { type: 'string', default: '640x360' },
    at: { type: 'string', default: '' },
    people: { type: 'string', default: '40' },
    province: { type: 'string', default: 'jawa-barat' },
    out: { type: 'string', default: '' },
  },
});
const [width = 640, height = 360] = values.size.split('x').map(Number);

const site = await buildStudio();
const browser = await chromium.launch(chromiumLaunch());
try {
  const page = await openStudio(browser, site, {
    tier: values.tier,
    province: values.province,
    people: Number(values.people),
    at: values.at,
    width,
    height,
  });
  const names = (await page.evaluate(() => window.studio?.names ?? [])) as ViewName[];
  const asked = positionals.filter((name): name is ViewName => names.includes(name as ViewName));
  if (asked.length === 0) console.log(`views: ${names.join(' ')}`);
  for (const name of asked) {
    const counts = await page.evaluate((view) => window.studio?.shoot(view), name);
    const path = asked.length === 1 && values.out ? values.out : `${values.out || 'look'}-${name}.png`;
    await page.screenshot({ path, timeout: 180_000 });
    console.log(`${path} ${JSON.stringify(counts)}`);
  }
} finally {
  await browser.close();
  await site.close();
}
