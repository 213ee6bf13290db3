import type { LaunchOptions } from '@playwright/test';
import { findChromium } from '../../run/find-chromium.ts';

const common = [
  '--ignore-gpu-blocklist',
  // 2D canvases on the software GPU cost minutes; on the CPU milliseconds.
  '--disable-accelerated-2d-canvas',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--mute-audio',
  '--hide-scrollbars',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--enable-precise-memory-info',
  '--use-gl=angle',
];

/** How every browser test, screenshot and client benchmark starts Chromium: software WebGL, no network chatter. */
export function chromiumLaunch(): LaunchOptions {
  const { path, mesa } = findChromium();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const gl = mesa ? ['--use-angle=gl-egl'] : ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
  return {
    executablePath: path,
    headless: true,
    args: [...sandbox, ...common, ...gl],
    env: { ...process.env, EGL_PLATFORM: 'surfaceless', LIBGL_ALWAYS_SOFTWARE: '1' } as Record<
      string,
      string
    >,
  };
}
