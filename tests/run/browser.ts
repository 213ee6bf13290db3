/** `npm run test:browser`: builds the client, then tells the browser stories. Extra arguments go to Playwright. */
import { spawnSync } from 'node:child_process';
import { findChromium } from './find-chromium.ts';

try {
  findChromium();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
for (const command of [
  ['vite', 'build', '--logLevel', 'warn'],
  ['playwright', 'test', '-c', 'tests/browser/playwright.config.ts', ...process.argv.slice(2)],
]) {
  const done = spawnSync('npx', ['--no-install', ...command], { stdio: 'inherit' });
  if (done.status !== 0) process.exit(done.status ?? 1);
}
