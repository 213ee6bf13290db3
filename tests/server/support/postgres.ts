import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { createLog } from '../../../server/log.ts';
import { clearLeftovers } from '../../../server/store/embedded/postmaster.ts';
import { isAlive } from '../../../server/store/embedded/processes.ts';
import {
  startEmbeddedPostgres,
  type EmbeddedAddress,
} from '../../../server/store/embedded/start-embedded.ts';
import { migrateDatabase } from '../../../server/store/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The run's PostgreSQL, with the migrated database `template` to clone. */
    postgres: EmbeddedAddress;
  }
}

const FOLDER_PREFIX = 'mpp-test-postgres-';
export const TEMPLATE = 'template';

/**
 * Once a run: one embedded PostgreSQL in a temporary folder and a migrated template database. Durability is
 * off, because its data dies with the run; tests that kill processes start clusters of their own.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const log = createLog('silent');
  await sweepAbandoned();
  const dataDir = join(tmpdir(), `${FOLDER_PREFIX}${process.pid}`);
  mkdirSync(dataDir, { recursive: true });
  const embedded = await startEmbeddedPostgres({
    dataDir,
    log,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
    onGaveUp: (error) => {
      throw error;
    },
  });
  const admin = new Client({ ...embedded.address, database: 'postgres' });
  await admin.connect();
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  await migrateDatabase({ ...embedded.address, database: TEMPLATE });
  project.provide('postgres', embedded.address);
  return async () => {
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

/** A run that was killed leaves its PostgreSQL and its folder behind. */
async function sweepAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(FOLDER_PREFIX) ? Number(name.slice(FOLDER_PREFIX.length)) : NaN;
    if (Number.isNaN(owner) || isAlive(owner)) continue;
    const folder = join(tmpdir(), name);
    await clearLeftovers(join(folder, 'postgres'), createLog('silent')).catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}
