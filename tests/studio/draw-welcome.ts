/**
 * `node tests/studio/draw-welcome.ts [day|evening]`: draws the first page's pictures of the hall, by day and by
 * lamplight, in the sizes and formats that client/home/hall-picture.tsx names, and prints their bytes.
 */
import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import sharp from 'sharp';
import { chromiumLaunch } from '../browser/support/launch.ts';
import { buildStudio, openStudio, type StudioSite } from './open-studio.ts';

const FOLDER = 'client/home/pictures';

const moods = [
  { name: 'day', at: '09:30' },
  { name: 'evening', at: '18:40' },
] as const;

/**
 * Phones get a picture that leaves room in the page's budget of 120,000 bytes; old ones without AVIF a smaller one
 * of the same weight.
 */
const cuts = [
  { name: 'phone', type: 'avif', width: 520, height: 277, quality: 24 },
  { name: 'phone', type: 'webp', width: 440, height: 234, quality: 22 },
  { name: 'wide', type: 'avif', width: 1200, height: 720, quality: 40 },
  { name: 'wide', type: 'webp', width: 1000, height: 600, quality: 46 },
] as const;

async function shoot(site: StudioSite, at: string): Promise<Buffer> {
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const page = await openStudio(browser, site, {
      tier: 'high',
      province: 'jawa-barat',
      people: 60,
      at,
      width: 1600,
      height: 960,
    });
    await page.evaluate(() => window.studio?.shoot('welcome'));
    return await page.screenshot({ timeout: 180_000 });
  } finally {
    await browser.close();
  }
}

mkdirSync(FOLDER, { recursive: true });
const asked = process.argv.slice(2);
const site = await buildStudio();
try {
  for (const mood of moods.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
    const picture = await shoot(site, mood.at);
    for (const { name, type, width, height, quality } of cuts) {
      const path = `${FOLDER}/${mood.name}-${name}.${type}`;
      const cut = sharp(picture).resize(width, height, { fit: 'cover', position: 'centre' });
      const { size } = await (
        type === 'avif'
          ? cut.avif({ quality, effort: 9 })
          : cut.webp({ quality, effort: 6, smartSubsample: true })
      ).toFile(path);
      console.log(`${String(size).padStart(7)}  ${path}`);
    }
  }
} finally {
  await site.close();
}
