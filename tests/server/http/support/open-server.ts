import { startServer } from '../../../../server/main.ts';
import type { RunningServer } from '../../../../server/run-server.ts';
import { createTestStore, type TestStore } from '../../support/test-store.ts';
import { createBrowser, type Browser } from './browser.ts';

export type TestServer = RunningServer & {
  /** On the same database, to look behind the scenes. */
  readonly store: TestStore;
  /** A new browser without cookies. */
  browser(headers?: Record<string, string>): Browser;
};

/**
 * The whole server in this process, on a free port and a database of its own: demo mode, nobody simulated.
 * One a test file: Colyseus' matchmaking is one for the whole process.
 */
export async function openServer(environment: Record<string, string> = {}): Promise<TestServer> {
  const store = await createTestStore();
  const server = await startServer({
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_URL: store.databaseUrl,
    DATABASE_POOL: '8',
    AUTH_SECRET: 'a secret for tests, longer than thirty-two characters',
    PROVINCE: store.pack.province.id,
    DEMO: '1',
    SIMULATION: '0',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    ...environment,
  });
  let stopping: Promise<void> | undefined;
  return {
    url: server.url,
    store,
    browser: (headers) => createBrowser(server.url, headers),
    stop: () => (stopping ??= server.stop().then(store.close)),
  };
}
