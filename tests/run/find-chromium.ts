/**
 * Finds a Chromium the browser tests can drive, or installs Debian's as root. Order: CHROMIUM_PATH, the
 * system's browsers, Playwright's own download, apt. Mesa's software renderer comes along because it draws
 * WebGL 2–4 times faster than SwiftShader.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const aptPackages = ['chromium', 'libgl1-mesa-dri', 'libegl1', 'libegl-mesa0', 'libgles2', 'fonts-noto-core'];

function findInstalled(): string | undefined {
  const own = process.env['CHROMIUM_PATH'];
  if (own) {
    if (!existsSync(own)) throw new Error(`CHROMIUM_PATH points to ${own}, which does not exist`);
    return own;
  }
  return [...systemPaths, chromium.executablePath()].find((path) => path && existsSync(path));
}

function installWithApt(): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  console.log('Chromium not found: installing Debian packages', aptPackages.join(' '));
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...aptPackages],
  ]) {
    const done = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    if (done.status !== 0) throw new Error(`apt-get ${args[0]} failed (exit code ${done.status ?? 'none'})`);
  }
}

/** Mesa's EGL driver is what `--use-angle=gl-egl` needs. */
function hasMesa(): boolean {
  return ['x86_64', 'aarch64'].some((cpu) => existsSync(`/usr/lib/${cpu}-linux-gnu/libEGL_mesa.so.0`));
}

/** Path of a usable Chromium; throws with a sentence that says what to do when there is none. */
export function findChromium(): { path: string; mesa: boolean } {
  const isRoot = process.getuid?.() === 0;
  const canApt = isRoot && existsSync('/usr/bin/apt-get');
  if (canApt && (!findInstalled() || !hasMesa())) installWithApt();
  const path = findInstalled();
  if (!path) {
    throw new Error(
      'No Chromium found. Install one (Debian/Ubuntu: sudo apt-get install ' +
        `${aptPackages.join(' ')}; or: npx playwright install chromium) or set CHROMIUM_PATH.`,
    );
  }
  return { path, mesa: hasMesa() };
}
