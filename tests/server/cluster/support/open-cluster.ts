import { Redis } from 'ioredis';
import { runCluster, type RunningCluster, type ServerProcess } from '../../../cluster/run-processes.ts';
import { findRedis, startRedis, type RunningRedis } from '../../../cluster/start-redis.ts';
import { createBrowser, type Browser } from '../../http/support/browser.ts';
import { createTestStore, type TestStore } from '../../support/test-store.ts';

/** A room as Colyseus lists it; its public address tells the process, `…/pN`. */
export type Listing = {
  readonly roomId: string;
  readonly processId: string;
  readonly name: string;
  readonly publicAddress: string;
};

export type TestCluster = RunningCluster & {
  readonly store: TestStore;
  readonly redis: RunningRedis;
  /** To look, or to meddle, behind the scenes. */
  readonly tables: Redis;
  readonly first: ServerProcess;
  readonly second: ServerProcess;
  /** A new browser without cookies, at the proxy or at one process. */
  browser(at?: ServerProcess): Browser;
  /** Names of the processes and rooms that Colyseus has in its tables. */
  listed(): Promise<{ processes: string[]; rooms: Listing[] }>;
};

/**
 * Can several processes be tried here? Without Redis these tests fail where a machine checks (CI); on
 * somebody's own machine they are skipped with a word about why.
 */
export function canRunCluster(): boolean {
  try {
    findRedis();
    return true;
  } catch (error) {
    if (process.env['CI']) throw error;
    process.stderr.write(`\nSKIPPED, several processes are not tested: ${String(error)}\n\n`);
    return false;
  }
}

/** Two processes of the real program with a database and a Redis of their own, behind the proxy. */
export async function openCluster(environment: Record<string, string> = {}): Promise<TestCluster> {
  const store = await createTestStore({ poolSize: 4 });
  const redis = await startRedis();
  const tables = new Redis(redis.url, { retryStrategy: () => 100, maxRetriesPerRequest: null });
  tables.on('error', () => undefined);
  const closeParts = async () => {
    tables.disconnect();
    await redis.kill();
    await store.close();
  };
  try {
    const cluster = await runCluster({
      processes: 2,
      redisUrl: redis.url,
      databaseUrl: store.databaseUrl,
      authSecret: 'a secret for tests, longer than thirty-two characters',
      environment: () => ({
        DATABASE_POOL: '8',
        PROVINCE: store.pack.province.id,
        DEMO: '1',
        SIMULATION: '0',
        LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'error',
        ...environment,
      }),
    });
    const [first, second] = cluster.processes;
    if (!first || !second) throw new Error('two processes were asked for');
    return {
      ...cluster,
      ...{ store, redis, tables, first, second },
      browser: (at) => createBrowser(at ? `http://127.0.0.1:${at.port}` : cluster.url),
      async listed() {
        const rooms = await tables.hvals('roomcaches');
        return {
          processes: await tables.hkeys('roomcount'),
          rooms: rooms.map((text) => JSON.parse(text) as Listing),
        };
      },
      async stop() {
        await cluster.stop();
        await closeParts();
      },
    };
  } catch (error) {
    await closeParts();
    throw error;
  }
}
