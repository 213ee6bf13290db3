/** `npm run goldens`: takes the visual test's pictures anew. Look at every one before committing it. */
import { spawnSync } from 'node:child_process';

const done = spawnSync(
  'npx',
  ['--no-install', 'playwright', 'test', '-c', 'tests/browser/playwright.config.ts', 'visual.story'],
  { stdio: 'inherit', env: { ...process.env, RENEW_GOLDENS: '1' } },
);
process.exit(done.status ?? 1);
