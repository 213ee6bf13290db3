/** Builds the studio's page and opens it in Chromium: for pictures, visual tests and counts. */
import { createServer, type Server } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { build } from 'vite';

export type StudioAsk = {
  readonly tier?: string;
  readonly province?: string;
  readonly people?: number;
  /** `people` are those in the picture, whoever else is in the hall. */
  readonly inView?: boolean;
  /** Before the page is opened. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** Wall clock of the province, "19:30". */
  readonly at?: string;
  readonly width?: number;
  readonly height?: number;
};

export type StudioSite = { readonly url: string; readonly close: () => Promise<void> };

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Bundles the page into a temporary folder and serves it on a free loopback port. */
export async function buildStudio(): Promise<StudioSite> {
  const folder = await mkdtemp(join(tmpdir(), 'mpp-studio-'));
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, target: 'es2022', minify: false },
  });
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://studio').pathname;
    const file = resolve(folder, `.${path === '/' ? '/index.html' : path}`);
    if (!file.startsWith(folder)) {
      response.writeHead(403).end();
      return;
    }
    readFile(file).then(
      (bytes) =>
        response
          .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
          .end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      await new Promise((done) => server.close(done));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Opens the studio for one hall, tier and hour. @throws with the page's own words when it could not be built */
export async function openStudio(browser: Browser, site: StudioSite, ask: StudioAsk): Promise<Page> {
  const { tier = 'low', province = 'jawa-barat', people = 40, at = '', width = 640, height = 360 } = ask;
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1 });
  page.on('console', (message) => {
    if (message.type() === 'error') console.error(`studio: ${message.text()}`);
  });
  await ask.prepare?.(page);
  const query = new URLSearchParams({ tier, province, people: String(people), at });
  if (ask.inView) query.set('inView', '1');
  await page.goto(`${site.url}?${query.toString()}`);
  await page.waitForFunction(() => window.studio ?? window.studioProblem, undefined, { timeout: 180_000 });
  const problem = await page.evaluate(() => window.studioProblem);
  if (problem) throw new Error(problem);
  return page;
}
