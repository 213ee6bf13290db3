/**
 * `npm run cluster`: the same server twice, with one database and one Redis, behind a small proxy on
 * http://localhost:2567. To try several processes with; Ctrl+C ends everything.
 */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { Client } from 'pg';
import { buildClientIfStale } from '../../server/build-client.ts';
import { createLog } from '../../server/log.ts';
import { openSecrets } from '../../server/store/index.ts';
import { startEmbeddedPostgres } from '../../server/store/embedded/start-embedded.ts';
import { runCluster } from '../cluster/run-processes.ts';
import { NoRedis, startRedis } from '../cluster/start-redis.ts';

const port = Number(process.env['PORT'] || 2567);
const dataDir = resolve(process.env['CLUSTER_DATA_DIR'] || './data/cluster');
const closers: (() => Promise<unknown>)[] = [];

async function end(code: number): Promise<never> {
  for (let close = closers.pop(); close; close = closers.pop()) await close().catch(() => undefined);
  process.exit(code);
}

/** DATABASE_URL, or the embedded PostgreSQL as a server of its own. */
async function openDatabase(): Promise<string> {
  const given = process.env['DATABASE_URL'];
  if (given) return given;
  mkdirSync(dataDir, { recursive: true });
  const { address, stop } = await startEmbeddedPostgres({
    dataDir,
    log: createLog('warn'),
    onGaveUp: (error) => {
      console.error(error.message);
      void end(error.exitCode);
    },
  });
  closers.push(stop);
  const admin = new Client({ ...address, database: 'postgres' });
  await admin.connect();
  const { rowCount } = await admin.query("select from pg_database where datname = 'mpp'");
  if (rowCount === 0) await admin.query('create database mpp');
  await admin.end();
  return `postgres://${address.user}:${address.password}@${address.host}:${address.port}/mpp`;
}

async function openRedis(): Promise<string> {
  const given = process.env['REDIS_URL'];
  if (given) return given;
  const redis = await startRedis();
  closers.push(redis.kill);
  return redis.url;
}

let ending = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (ending) return;
    ending = true;
    void end(0);
  });
}

try {
  await buildClientIfStale(() => console.log('Building the client …'));
  const databaseUrl = await openDatabase();
  const redisUrl = await openRedis();
  const demo = process.env['DEMO'] || '1';
  const cluster = await runCluster({
    processes: 2,
    port,
    host: 'localhost',
    redisUrl,
    databaseUrl,
    authSecret: process.env['AUTH_SECRET'] || (await openSecrets(dataDir)).authSecret,
    environment: (number) => ({
      DEMO: demo,
      SIMULATION: number === 1 ? process.env['SIMULATION'] || demo : '0',
      LOG_LEVEL: process.env['LOG_LEVEL'] || 'warn',
    }),
    print: (number, text) => process.stdout.write(text.replace(/^(?=.)/gm, `[p${number}] `)),
    reviveAfterMs: 5_000,
  });
  closers.push(cluster.stop);
  const list = cluster.processes
    .map((one) => `p${one.number}: pid ${one.pid()}, port ${one.port}`)
    .join('; ');
  console.log(`MPP Digital is open in ${cluster.processes.length} processes: ${cluster.url}`);
  console.log(`${list}. One that you kill is started again after 5 s. Ctrl+C ends all.`);
} catch (error) {
  console.error(error instanceof NoRedis ? error.message : error);
  await end(1);
}
