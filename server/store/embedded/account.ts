import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** An unprivileged account of the system, by number. */
export type Account = { readonly uid: number; readonly gid: number };

const OWN_ACCOUNT = 'mpp-postgres';

/**
 * PostgreSQL refuses to run as root. When we are root, this is who runs it instead: the owner of the data
 * if there is data already, else the system's `postgres`, else a system account of our own (made if
 * possible), else `nobody`. Null when we are not root: then it runs as ourselves.
 */
export function chooseAccount(cluster: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  return (
    ownerOf(cluster) ??
    findAccount('postgres') ??
    findAccount(OWN_ACCOUNT) ??
    makeOwnAccount() ??
    findAccount('nobody') ?? { uid: 65_534, gid: 65_534 }
  );
}

function ownerOf(folder: string): Account | null {
  try {
    const { uid, gid } = statSync(folder);
    return uid === 0 ? null : { uid, gid };
  } catch {
    return null;
  }
}

function findAccount(name: string): Account | null {
  const uid = askId('-u', name);
  const gid = askId('-g', name);
  return uid === null || gid === null || uid === 0 ? null : { uid, gid };
}

function askId(flag: '-u' | '-g', name: string): number | null {
  try {
    return Number(
      execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    return null;
  }
}

function makeOwnAccount(): Account | null {
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', OWN_ACCOUNT],
      {
        stdio: 'ignore',
      },
    );
  } catch {
    return null;
  }
  return findAccount(OWN_ACCOUNT);
}
