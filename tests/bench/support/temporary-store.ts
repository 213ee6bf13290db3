import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../../server/log.ts';
import { openStore, type Store } from '../../../server/store/index.ts';

/** An embedded PostgreSQL of its own with the server's own settings: every commit reaches the disk. */
export async function openTemporaryStore(poolSize: number): Promise<Store> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mpp-bench-'));
  const store = await openStore(
    { dataDir, databaseUrl: null, databasePoolSize: poolSize, databaseShared: false },
    createLog('error'),
  );
  return {
    ...store,
    close: async () => {
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
