import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './support/launch.ts';

const phoneAgent =
  'Mozilla/5.0 (Linux; Android 13; SM-A145F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36';

/** The two devices every story is told for. */
export const desktopProfile = { viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1 };
export const phoneProfile = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 1,
  isMobile: true,
  hasTouch: true,
  userAgent: phoneAgent,
};

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.story.ts',
  outputDir: '../.artifacts/browser',
  timeout: 180_000,
  expect: { timeout: 20_000 },
  fullyParallel: false,
  workers: 1,
  // Software rendering on a shared machine can starve a page; a second try is reported as flaky, never hidden.
  retries: 1,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../.artifacts/browser.json' }]],
  use: {
    launchOptions: chromiumLaunch(),
    locale: 'id-ID',
    navigationTimeout: 45_000,
    actionTimeout: 30_000,
    timezoneId: 'Asia/Jakarta',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
