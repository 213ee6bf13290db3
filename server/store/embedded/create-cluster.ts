import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { exitCodes, StartupError } from '../../startup-error.ts';
import { POSTGRES_MAJOR } from './binaries.ts';
import type { Runner } from './runner.ts';

/** The one role of the embedded database; it owns everything. */
export const EMBEDDED_USER = 'mpp';

/**
 * Makes the data folder of a new database, if there is none. initdb works in a folder of another name that
 * is renamed when it has finished: whatever interrupts it, `cluster` is either absent or whole. The name is
 * new each time, because an initdb whose server was killed works on in the old one.
 * @throws StartupError 69 when initdb fails, 64 when `cluster` is there and is no database of ours.
 */
export async function createClusterIfMissing(
  cluster: string,
  password: string,
  runner: Runner,
): Promise<boolean> {
  sweepUnfinished(cluster);
  if (existsSync(cluster) && readdirOrRefuse(cluster).length > 0) {
    checkVersion(cluster);
    return false;
  }
  const unfinished = `${cluster}.new-${randomBytes(4).toString('hex')}`;
  const passwordFile = `${unfinished}.password`;
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (runner.account) chownSync(passwordFile, runner.account.uid, runner.account.gid);
    makeOwnedFolder(unfinished, runner);
    await runInitdb(unfinished, passwordFile, runner);
    rmSync(cluster, { recursive: true, force: true });
    renameSync(unfinished, cluster);
    syncFolder(dirname(cluster));
    return true;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** What cannot be removed yet, because somebody still writes there, is removed at a later start. */
function sweepUnfinished(cluster: string): void {
  const parent = dirname(cluster);
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(`${basename(cluster)}.new-`)) continue;
    try {
      rmSync(join(parent, name), { recursive: true, force: true });
    } catch {
      continue;
    }
  }
}

/** initdb would make the folder itself, but as an account that may not write into its parent. */
function makeOwnedFolder(folder: string, { account }: Runner): void {
  mkdirSync(folder, { mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
}

function readdirOrRefuse(cluster: string): string[] {
  try {
    return readdirSync(cluster);
  } catch {
    throw new StartupError(
      exitCodes.badConfiguration,
      `${cluster} belongs to another account: start the server as that account or as root.`,
    );
  }
}

function checkVersion(cluster: string): void {
  const file = join(cluster, 'PG_VERSION');
  if (!existsSync(file)) {
    throw new StartupError(
      exitCodes.badConfiguration,
      `${cluster} is not empty and is no PostgreSQL data folder: move it away, or choose another DATA_DIR.`,
    );
  }
  const version = readFileSync(file, 'utf8').trim();
  if (version !== POSTGRES_MAJOR) {
    throw new StartupError(
      exitCodes.badConfiguration,
      `${cluster} was made by PostgreSQL ${version} and this program brings ${POSTGRES_MAJOR}: move the data over with pg_dump (docs/operations.md).`,
    );
  }
}

/**
 * Locale C with the builtin provider's C.UTF-8: the same order and upper case on every machine, whatever
 * locales it has installed. Page checksums are on by default since 18.
 */
async function runInitdb(folder: string, passwordFile: string, runner: Runner): Promise<void> {
  const words = [
    `--pgdata=${folder}`,
    `--username=${EMBEDDED_USER}`,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
  const child = runner.spawn('initdb', words, { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  if (code !== 0) {
    const reason = complaint.split('\n').find((line) => line.startsWith('initdb: error:')) ?? `exit ${code}`;
    throw new StartupError(
      exitCodes.databaseUnreachable,
      `The embedded database could not be made: ${reason}`,
    );
  }
}

/** So that a power cut after this cannot forget the rename. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
