/**
 * `npm run bench:client`: what the hall costs a visitor's device. Headless Chromium over the real server, no
 * simulation. Bytes come from the DevTools protocol with an empty cache; draw calls, triangles and texture memory are
 * counted below the product's code, at the WebGL interface; people are real clients over the real protocol, and for
 * the fixed views the studio's seeded crowd in the real world with exactly as many in the picture as asked. Only
 * one triangle of each draw call reaches the software GPU, so that a frame's time is the main thread's own.
 * Prints a table, writes bench/results/client.json, ends with code 1 above a budget (times are told, and judged
 * against the same people as cloned skinned meshes).
 */
import { spawnSync } from 'node:child_process';
import { chromium } from '@playwright/test';
import { chromiumLaunch } from '../browser/support/launch.ts';
import { startServer } from '../browser/support/server.ts';
import { judge, type ClientFigures } from './support/client-budgets.ts';
import { measureBytes } from './support/measure-bytes.ts';
import { measureStudio } from './support/measure-studio.ts';
import { measureVisit } from './support/measure-visit.ts';
import { writeResult } from './support/write-result.ts';

const PHONE_PEOPLE = 40;
const DESKTOP_PEOPLE = 200;

const built = spawnSync('npx', ['--no-install', 'vite', 'build', '--logLevel', 'warn'], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

const began = performance.now();
const say = (line: string) =>
  console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}`);
const server = await startServer();
const browser = await chromium.launch(chromiumLaunch());
let code = 1;
try {
  const phoneBytes = await measureBytes(browser, server.url, 'phone');
  const desktopBytes = await measureBytes(browser, server.url, 'desktop');
  say(`walkable after ${phoneBytes.walkableBytes} bytes (phone), ${desktopBytes.walkableBytes} (desktop)`);
  const studio = await measureStudio(browser, { phone: PHONE_PEOPLE, desktop: DESKTOP_PEOPLE }, say);
  const visit = await measureVisit(
    browser,
    server.url,
    { phone: PHONE_PEOPLE, desktop: DESKTOP_PEOPLE },
    say,
  );

  const most = (key: 'walkableBytes' | 'jsBytes' | 'hallBytes') =>
    Math.max(phoneBytes[key], desktopBytes[key]);
  const dearest = (device: 'phone' | 'desktop') => {
    const all = [...studio[device], ...visit[device].views];
    return {
      drawCalls: Math.max(...all.map((view) => view.drawCalls)),
      triangles: Math.max(...all.map((view) => view.triangles)),
    };
  };
  const figures: ClientFigures = {
    walkableBytes: most('walkableBytes'),
    jsBytes: most('jsBytes'),
    hallBytes: most('hallBytes'),
    phone: dearest('phone'),
    desktop: dearest('desktop'),
    frameMsMedian: visit.frameMsMedian,
    clonedFrameMsMedian: studio.clonedFrameMsMedian,
    heapGrowthBytes: visit.heapGrowthBytes,
    textureBytes: { phone: visit.phone.textureBytes, desktop: visit.desktop.textureBytes },
  };
  const { table, failed } = judge(figures);
  console.log(`\n${table}`);
  const path = writeResult('client', {
    ...figures,
    context: {
      people: { phone: PHONE_PEOPLE, desktop: DESKTOP_PEOPLE },
      bytes: { phone: phoneBytes, desktop: desktopBytes },
      studio,
      visit,
    },
  });
  console.log(`\n${path} after ${((performance.now() - began) / 1000).toFixed(0)} s`);
  code = failed ? 1 : 0;
} finally {
  await browser.close();
  await server.stop();
}
process.exit(code);
