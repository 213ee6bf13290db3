import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Client, DatabaseError, Pool, type ClientConfig } from 'pg';
import type { Log } from '../log.ts';
import { exitCodes, StartupError } from '../startup-error.ts';
import {
  findRunningEmbedded,
  startEmbeddedPostgres,
  type EmbeddedAddress,
} from './embedded/start-embedded.ts';
import { openHints, type Hints } from './hints.ts';
import { holdInstanceLock } from './instance-lock.ts';
import { migrateDatabase } from './migrate.ts';
import * as schema from './schema.ts';
import { runTransaction, type Transaction } from './transaction.ts';

export type Database = NodePgDatabase<typeof schema> & { readonly $client: Pool };

/** The one way to the truth. Capabilities get it from the composition root and open nothing themselves. */
export type Store = {
  /** Reads and single statements, each on any connection of the pool. */
  readonly db: Database;
  readonly pool: Pool;
  /** Everything that must happen together or not at all; see `runTransaction`. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  readonly hints: Hints;
  /** Does the database answer now? For /readyz. */
  ping(): Promise<boolean>;
  /** Ends connections, then the embedded database if there is one. Harmless twice. */
  close(): Promise<void>;
};

export type StoreConfig = {
  readonly dataDir: string;
  /** Null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly databasePoolSize: number;
  /** Several servers use this database at once. */
  readonly databaseShared: boolean;
};

/** The database was lost for good while running; the default says so and ends the process. */
export type OnFatal = (error: StartupError) => void;

const EMBEDDED_DATABASE = 'mpp';
/** No statement of a request may hold a connection longer than this, ms. */
const STATEMENT_TIMEOUT_MS = 15_000;
const OLDEST_SERVER_VERSION = 150_000;

/**
 * Starts or reaches the database, takes it for this server, migrates it, and opens the pool.
 * @throws StartupError 64, 69, 73 or 75; then nothing of it is left running.
 */
export async function openStore(
  config: StoreConfig,
  log: Log,
  onFatal: OnFatal = endProcess(log),
): Promise<Store> {
  const closers: (() => Promise<void>)[] = [];
  const closeAll = async () => {
    for (let close = closers.pop(); close; close = closers.pop()) await close();
  };
  try {
    const connection = await reachDatabase(config, log, onFatal, closers);
    const lock = await holdInstanceLock({ connection, shared: config.databaseShared, log, onLost: onFatal });
    closers.push(lock.release);
    await migrateDatabase(connection);
    const store = await openStoreOn(connection, config.databasePoolSize, log);
    closers.push(store.close);
    return { ...store, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/**
 * The store for a short tool beside a running server (`npm run admin`): it joins the server's embedded
 * database, or starts it when no server runs. With DATABASE_URL it just connects.
 */
export async function openStoreForTool(config: StoreConfig, log: Log): Promise<Store> {
  if (config.databaseUrl === null) {
    const running = await findRunningEmbedded(config.dataDir);
    if (running === null) return openStore(config, log);
    return openStoreOn({ ...running, database: EMBEDDED_DATABASE }, 2, log);
  }
  const connection = parseUrl(config.databaseUrl);
  await checkServer(connection);
  await migrateDatabase(connection);
  return openStoreOn(connection, 2, log);
}

/** The store on a migrated database that somebody else looks after. */
export async function openStoreOn(connection: ClientConfig, poolSize: number, log: Log): Promise<Store> {
  const hints = await openHints(connection, log);
  const pool = new Pool({
    ...connection,
    max: poolSize,
    // A connection may carry several statements at once; the queue sends a whole flight without waiting.
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    lock_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
  });
  pool.on('error', (error) => log.warn({ error: error.message }, 'an idle database connection broke'));
  let closing: Promise<void> | null = null;
  return {
    db: drizzle(pool, { schema }),
    pool,
    transaction: (work) => runTransaction(pool, work),
    hints,
    ping: async () => (await answers(pool)) || answers(pool),
    close: () => (closing ??= hints.close().then(() => pool.end())),
  };
}

/** The first answer may come from a connection that died in the pool; that is why `ping` asks twice. */
function answers(pool: Pool): Promise<boolean> {
  return pool.query('select 1').then(
    () => true,
    () => false,
  );
}

async function reachDatabase(
  config: StoreConfig,
  log: Log,
  onFatal: OnFatal,
  closers: (() => Promise<void>)[],
): Promise<ClientConfig> {
  if (config.databaseUrl !== null) {
    const connection = parseUrl(config.databaseUrl);
    await checkServer(connection);
    return connection;
  }
  const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir, log, onGaveUp: onFatal });
  closers.push(embedded.stop);
  await createDatabaseIfMissing(embedded.address);
  return { ...embedded.address, database: EMBEDDED_DATABASE };
}

async function createDatabaseIfMissing(address: EmbeddedAddress): Promise<void> {
  const client = new Client({ ...address, database: 'postgres' });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
      EMBEDDED_DATABASE,
    ]);
    if (rowCount === 0) await client.query(`create database ${EMBEDDED_DATABASE}`);
  } finally {
    await client.end();
  }
}

function parseUrl(url: string): ClientConfig {
  return { connectionString: url, application_name: 'mpp-digital' };
}

/** One connection first, so that a wrong address is told as such and not as a failed migration. */
async function checkServer(connection: ClientConfig): Promise<void> {
  const client = new Client({ ...connection, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
    const version = Number(rows[0]?.server_version_num);
    if (version < OLDEST_SERVER_VERSION) {
      throw new StartupError(
        exitCodes.badConfiguration,
        `DATABASE_URL leads to PostgreSQL ${Math.floor(version / 10_000)}; 15 or newer is needed.`,
      );
    }
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(
      exitCodes.databaseUnreachable,
      `The database of DATABASE_URL (${client.host}:${client.port}/${client.database ?? ''}) cannot be used: ${reasonOf(error)}.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The reason without anything of the URL's password; several addresses fail as one AggregateError. */
function reasonOf(error: unknown): string {
  if (error instanceof DatabaseError) return error.message;
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}

function endProcess(log: Log): OnFatal {
  return (error) => {
    log.error(error.message);
    process.exit(error.exitCode);
  };
}
