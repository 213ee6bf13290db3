import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Client, type ClientConfig } from 'pg';
import { z } from 'zod';
import { exitCodes, StartupError } from '../startup-error.ts';
import { LOCK_CLASS } from './instance-lock.ts';

export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));
const MIGRATION_LOCK = 2;

const journalSchema = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });

/**
 * Brings the database to this code's schema, all steps in one transaction, one process at a time.
 * @throws StartupError 75 when the database knows steps that this code does not.
 */
export async function migrateDatabase(
  connection: ClientConfig,
  folder: string = migrationsFolder,
): Promise<void> {
  // Migrations may take longer than any statement of the running server.
  const client = new Client({ ...connection, statement_timeout: 0, lock_timeout: 0 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('set client_min_messages = warning');
    await client.query('select pg_advisory_lock($1, $2)', [LOCK_CLASS, MIGRATION_LOCK]);
    await refuseNewerSchema(client, folder);
    await migrate(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function refuseNewerSchema(client: Client, folder: string): Promise<void> {
  const { rows: tables } = await client.query("select to_regclass('drizzle.__drizzle_migrations') as name");
  if ((tables[0] as { name: string | null }).name === null) return;
  const { rows } = await client.query<{ created_at: string }>(
    'select created_at from drizzle.__drizzle_migrations',
  );
  const journal = journalSchema.parse(
    JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')),
  );
  const known = new Set(journal.entries.map((entry) => entry.when));
  const unknown = rows.filter((row) => !known.has(Number(row.created_at)));
  if (unknown.length > 0) {
    throw new StartupError(
      exitCodes.newerSchema,
      `The database was changed by a newer version of this program (${unknown.length} unknown step(s) after "${journal.entries.at(-1)?.tag ?? 'none'}"): start that version, or restore a backup made before it.`,
    );
  }
}
