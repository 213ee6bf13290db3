import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { createLog } from '../../../server/log.ts';
import { openStore, openStoreForTool } from '../../../server/store/index.ts';
import { isAlive, waitUntil } from '../../../server/store/embedded/processes.ts';
import { makeDataDir, postmasterOf, startStoreProcess, type StoreProcess } from './support/processes.ts';

let dataDir: string;
let clean: () => Promise<void>;
let started: StoreProcess[];

beforeEach(() => {
  ({ dataDir, clean } = makeDataDir());
  started = [];
});
afterEach(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGKILL');
    await ended;
  }
  await clean();
});

const start = (env: Record<string, string> = {}) => {
  const store = startStoreProcess({ DATA_DIR: dataDir, ...env });
  started.push(store);
  return store;
};
const stop = async ({ child, ended }: StoreProcess) => {
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ code: 0, stderr: '' });
};
const ask = async <T>(address: ClientConfig, statement: string): Promise<T[]> => {
  const client = new Client(address);
  await client.connect();
  try {
    return (await client.query(statement)).rows as T[];
  } finally {
    await client.end();
  }
};
const notes = async (address: ClientConfig) =>
  (await ask<{ text: string }>(address, 'select text from note order by text')).map((row) => row.text);

describe('the embedded database', () => {
  it('is made on the first start, durable, for this machine only, and kept', async () => {
    const first = start();
    const address = await first.ready;
    const settings = await ask<{ name: string; setting: string }>(
      address,
      `select name, setting from pg_settings where name in
        ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'data_checksums', 'TimeZone') order by name`,
    );
    expect(Object.fromEntries(settings.map((row) => [row.name, row.setting]))).toEqual({
      TimeZone: 'UTC',
      data_checksums: 'on',
      fsync: 'on',
      full_page_writes: 'on',
      listen_addresses: '127.0.0.1',
      synchronous_commit: 'on',
    });
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
    await expect(ask({ ...address, password: 'guess' }, 'select 1')).rejects.toThrow(
      'password authentication',
    );
    await ask(address, "create table note (text text); insert into note values ('kept')");
    await stop(first);
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);

    expect(await notes(await start().ready)).toEqual(['kept']);
  });

  it('sorts and folds case alike on every machine, whatever locales it has', async () => {
    const address = await start().ready;
    const [row] = await ask<{ upper: string; provider: string }>(
      address,
      "select upper('bogor é') as upper, datlocprovider as provider from pg_database where datname = current_database()",
    );
    expect(row).toEqual({ upper: 'BOGOR É', provider: 'b' });
  });
});

describe('a tool beside the server', () => {
  it('joins its database, and starts the database itself when no server runs', async () => {
    const config = readConfig({ DATA_DIR: dataDir });
    const server = start();
    await server.ready;
    const beside = await openStoreForTool(config, createLog('silent'));
    expect(await beside.ping()).toBe(true);
    await beside.close();
    expect(isAlive(postmasterOf(dataDir))).toBe(true);
    await stop(server);

    const alone = await openStoreForTool(config, createLog('silent'));
    expect(await alone.ping()).toBe(true);
    await alone.close();
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });
});

describe('after kill -9', () => {
  it('of the server, the next one takes over from its orphaned PostgreSQL and has every committed row', async () => {
    const first = start();
    const address = await first.ready;
    await ask(address, "create table note (text text); insert into note values ('committed')");
    const orphan = postmasterOf(dataDir);
    first.child.kill('SIGKILL');
    await first.ended;
    expect(isAlive(orphan)).toBe(true);

    expect(await notes(await start().ready)).toEqual(['committed']);
    expect(isAlive(orphan)).toBe(false);
  });

  it('of server and PostgreSQL at once, the next start recovers', async () => {
    const first = start();
    await ask(await first.ready, "create table note (text text); insert into note values ('committed')");
    const postmaster = postmasterOf(dataDir);
    first.child.kill('SIGKILL');
    process.kill(postmaster, 'SIGKILL');
    await first.ended;
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(true);

    expect(await notes(await start().ready)).toEqual(['committed']);
  });

  it('of PostgreSQL alone, the running server brings it back at the same place', async () => {
    const server = start();
    const address = await server.ready;
    await ask(address, "create table note (text text); insert into note values ('committed')");
    const killed = postmasterOf(dataDir);
    process.kill(killed, 'SIGKILL');
    let seen: string[] | null = null;
    for (let attempt = 0; attempt < 100 && seen === null; attempt += 1) {
      await sleep(100);
      seen = await notes(address).catch(() => null);
    }
    expect(seen).toEqual(['committed']);
    expect(postmasterOf(dataDir)).not.toBe(killed);
    await stop(server);
  });

  it('of PostgreSQL alone, a transaction that begins meanwhile just takes longer', async () => {
    const store = await openStore(readConfig({ DATA_DIR: dataDir }), createLog('silent'));
    try {
      await Promise.all(Array.from({ length: 5 }, () => store.pool.query('select pg_sleep(0.05)')));
      process.kill(postmasterOf(dataDir), 'SIGKILL');
      const answers = Array.from({ length: 5 }, () =>
        store.transaction(async (tx) => (await tx.$client.query('select 1 as one')).rows),
      );
      expect(await Promise.all(answers)).toEqual(Array.from({ length: 5 }, () => [{ one: 1 }]));
      expect(await store.ping()).toBe(true);
    } finally {
      await store.close();
    }
  });

  it('in the middle of initdb, the next start begins it again', async () => {
    const first = start();
    const unfinished = () => readdirSync(dataDir).find((name) => name.startsWith('postgres.new-'));
    await waitUntil(() => existsSync(join(dataDir, unfinished() ?? '', 'PG_VERSION')), 20_000);
    first.child.kill('SIGKILL');
    await first.ended;
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);

    expect(await ask(await start().ready, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(join(dataDir, 'postgres', 'PG_VERSION'))).toBe(true);
  });

  it('a process number that now belongs to a stranger does not keep the data closed', async () => {
    const first = start();
    await first.ready;
    await stop(first);
    // As after a restart of a container: the old number is ours now.
    writeFileSync(
      join(dataDir, 'postgres', 'postmaster.pid'),
      `${process.pid}\n${join(dataDir, 'postgres')}\n1700000000\n5432\n\n127.0.0.1\n`,
    );
    writeFileSync(
      join(dataDir, 'server.lock'),
      JSON.stringify({ pid: process.pid, started: 'another boot/1' }),
    );
    expect(await ask(await start().ready, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(isAlive(process.pid)).toBe(true);
  });
});

describe('a start that must not be', () => {
  const refused = async (store: StoreProcess, code: number, line: RegExp) => {
    const ended = await store.ended;
    expect(ended.stderr).toMatch(line);
    expect(ended.stderr.trim().split('\n')).toHaveLength(1);
    expect(ended.code).toBe(code);
  };

  it('a second server on the same folder: one line, code 73, the first undisturbed', async () => {
    const first = start();
    const address = await first.ready;
    await refused(start(), 73, /^Another server \(process \d+\) already runs on the data folder/);
    expect(await ask(address, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('of two servers starting at once exactly one runs', async () => {
    const both = [start(), start()];
    const outcomes = await Promise.allSettled(both.map((store) => store.ready));
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    const loser = both[outcomes.findIndex((outcome) => outcome.status === 'rejected')];
    if (loser) await refused(loser, 73, /^Another server/);
  });

  it('data of another PostgreSQL: one line, code 64', async () => {
    mkdirSync(join(dataDir, 'postgres'));
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '15\n');
    await refused(start(), 64, /was made by PostgreSQL 15 and this program brings 18/);
  });

  it('a folder that is no database: one line, code 64, nothing in it touched', async () => {
    mkdirSync(join(dataDir, 'postgres'));
    writeFileSync(join(dataDir, 'postgres', 'thesis.txt'), 'mine');
    await refused(start(), 64, /is not empty and is no PostgreSQL data folder/);
    expect(readFileSync(join(dataDir, 'postgres', 'thesis.txt'), 'utf8')).toBe('mine');
  });

  it('secrets that do not fit the data: one line, code 64, and no PostgreSQL left behind', async () => {
    const first = start();
    await first.ready;
    await stop(first);
    unlinkSync(join(dataDir, 'secrets.json'));
    await refused(start(), 64, /The password in secrets.json is not the embedded database's/);
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
    writeFileSync(join(dataDir, 'secrets.json'), '{"half":');
    await refused(start(), 64, /secrets.json is damaged/);
  });

  it('a database that does not start: PostgreSQL itself tells why, code 69', async () => {
    const first = start();
    await first.ready;
    await stop(first);
    unlinkSync(join(dataDir, 'postgres', 'pg_hba.conf'));
    await refused(start(), 69, /^The embedded PostgreSQL did not start: could not load .*pg_hba.conf \(see /);
  });
});
