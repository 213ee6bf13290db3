/**
 * `npm test`: everything, in the order that fails fastest. Ends with one line, `N passed, N failed`. A step that
 * could not run at all (types, lint, a crashed runner) counts as one failure, so that nothing is skipped in silence.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findChromium } from './find-chromium.ts';

const artifacts = 'tests/.artifacts';
type Count = { passed: number; failed: number };

function run(command: string[], env: Record<string, string> = {}): boolean {
  const started = Date.now();
  console.log(`\n▸ ${command.join(' ')}`);
  const done = spawnSync('npx', ['--no-install', ...command], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  console.log(`  ${done.status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(0)} s`);
  return done.status === 0;
}

function check(command: string[]): Count {
  return run(command) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function readReport(path: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function vitest(project: string): Count {
  const report = `${artifacts}/${project}.json`;
  const ok = run([
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const json = readReport(report);
  const passed = Number(json?.['numPassedTests'] ?? 0);
  const failed = Number(json?.['numFailedTests'] ?? 0);
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

function playwright(): Count {
  const ok = run(['playwright', 'test', '-c', 'tests/browser/playwright.config.ts']);
  const stats = readReport(`${artifacts}/browser.json`)?.['stats'] as
    { expected: number; unexpected: number; flaky: number } | undefined;
  const failed = stats?.unexpected ?? 0;
  if (stats?.flaky) console.log(`  ${stats.flaky} flaky: passed at the second try, see above`);
  return { passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: ok ? failed : Math.max(failed, 1) };
}

rmSync(artifacts, { recursive: true, force: true });
mkdirSync(artifacts, { recursive: true });

let chromiumProblem: string | undefined;
try {
  findChromium();
} catch (error) {
  chromiumProblem = error instanceof Error ? error.message : String(error);
}

const counts: Count[] = [
  check(['tsc', '-p', 'tsconfig.json']),
  check(['eslint', '.']),
  check(['prettier', '--check', '--log-level', 'warn', '.']),
  vitest('unit'),
  check(['vite', 'build', '--logLevel', 'warn']),
  vitest('server'),
];
if (chromiumProblem) {
  console.error(`\nBrowser stories could not run. ${chromiumProblem}`);
  counts.push({ passed: 0, failed: 1 });
} else {
  counts.push(playwright());
}

const passed = counts.reduce((sum, c) => sum + c.passed, 0);
const failed = counts.reduce((sum, c) => sum + c.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
