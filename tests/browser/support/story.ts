/** The test of every story: its own server for the file, and pages that tell of every error they meet. */
import { test as base, expect, type Page } from '@playwright/test';
import { startServer, type RunningServer } from './server.ts';

type ServerOptions = { serverEnv: Record<string, string> };

export const test = base.extend<object, { server: RunningServer } & ServerOptions>({
  serverEnv: [{}, { option: true, scope: 'worker' }],
  server: [
    async ({ serverEnv }, use) => {
      const server = await startServer(serverEnv);
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

/** Errors of a page that no story expects: uncaught ones, and requests that leave the origin. */
export function watchPage(page: Page, origin: string): { readonly problems: string[] } {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    const local = url.startsWith(origin) || url.startsWith(origin.replace('http', 'ws'));
    if (!local && !/^(data|blob|about|chrome)/.test(url)) problems.push(`left the origin: ${url}`);
  });
  return { problems };
}

export { expect };
