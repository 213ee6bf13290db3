import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { join } from 'node:path';
import { exitCodes, StartupError } from '../../startup-error.ts';
import type { Account } from './account.ts';
import { copyBinaries, findBinaries, mendBinaries, POSTGRES_MAJOR, type Binaries } from './binaries.ts';

/**
 * How a PostgreSQL program is started under the right account. As root there is a second difficulty: the
 * checkout or the data often lie below a folder that only root may pass (/root is 0700 on Debian). Then
 * the account gets exactly one capability, to pass and read such folders, through `setpriv` (util-linux);
 * it owns its data folder, so it needs no right to write elsewhere.
 */
type Launcher = {
  readonly account: Account | null;
  readonly file: (program: string) => string;
  readonly words: (program: string, words: readonly string[]) => string[];
  readonly identity: Pick<SpawnOptions, 'uid' | 'gid'>;
};

export type Runner = {
  readonly account: Account | null;
  readonly binaries: Binaries;
  spawn(program: 'postgres' | 'initdb', words: readonly string[], options: SpawnOptions): ChildProcess;
};

/**
 * Tries the ways of starting PostgreSQL on `dataDir`, the plainest first, and returns the first that works.
 * @throws StartupError 64 when the account can by no means reach the data folder.
 */
export function chooseRunner(dataDir: string, account: Account | null): Runner {
  const launchers =
    account === null ? [asOurselves()] : [asAccount(account), ...capabilityLaunchers(account)];
  const reaching = launchers.filter((launcher) => canEnter(launcher, dataDir));
  if (reaching.length === 0) {
    throw new StartupError(
      exitCodes.badConfiguration,
      `PostgreSQL may not run as root, and the account it runs under (uid ${account?.uid ?? 'own'}) cannot reach ${dataDir}: set DATA_DIR to a folder outside /root, such as /var/lib/mpp-digital, or install util-linux (setpriv).`,
    );
  }
  for (const findThem of [findMended, () => findCopied(dataDir)]) {
    const binaries = findThem();
    const launcher = binaries && reaching.find((candidate) => canRun(candidate, binaries));
    if (binaries && launcher) return makeRunner(launcher, binaries);
  }
  throw new StartupError(
    exitCodes.databaseUnreachable,
    'The embedded PostgreSQL programs do not run on this machine (a C library older than glibc 2.28, or a noexec disk?): set DATABASE_URL to use an installed PostgreSQL.',
  );
}

function makeRunner(launcher: Launcher, binaries: Binaries): Runner {
  return {
    account: launcher.account,
    binaries,
    spawn: (program, words, options) =>
      spawn(launcher.file(binaries[program]), launcher.words(binaries[program], words), {
        // Any folder every account can enter: the program changes to its own data folder.
        cwd: '/',
        ...options,
        ...launcher.identity,
      }),
  };
}

/** The package's own folder, or null when something is missing there that may not be mended. */
function findMended(): Binaries | null {
  const binaries = findBinaries();
  try {
    mendBinaries(binaries);
    return binaries;
  } catch {
    return null;
  }
}

function findCopied(dataDir: string): Binaries {
  const copied = copyBinaries(findBinaries(), join(dataDir, `postgres-bin-${POSTGRES_MAJOR}`));
  mendBinaries(copied);
  return copied;
}

function asOurselves(): Launcher {
  return { account: null, file: (program) => program, words: (_, words) => [...words], identity: {} };
}

function asAccount(account: Account): Launcher {
  return { ...asOurselves(), account, identity: account };
}

/**
 * `no_setuid_fixup` keeps the capability effective in access(2), which PostgreSQL asks before it uses a
 * file. Containers often withhold dac_read_search but leave dac_override, which is wider.
 */
function capabilityLaunchers(account: Account): Launcher[] {
  return ['+dac_read_search', '+dac_override'].map((capability) => ({
    account,
    file: () => 'setpriv',
    words: (program, words) => [
      `--reuid=${account.uid}`,
      `--regid=${account.gid}`,
      '--clear-groups',
      `--inh-caps=${capability}`,
      `--ambient-caps=${capability}`,
      '--securebits=+no_setuid_fixup',
      program,
      ...words,
    ],
    identity: {},
  }));
}

function canEnter(launcher: Launcher, folder: string): boolean {
  return probe(launcher, '/bin/sh', ['-c', 'cd "$0"', folder]);
}

/** `--version` complains on stderr, though it succeeds, when the program cannot find itself. */
function canRun(launcher: Launcher, binaries: Binaries): boolean {
  return [binaries.postgres, binaries.initdb].every((program) => probe(launcher, program, ['--version']));
}

function probe(launcher: Launcher, program: string, words: readonly string[]): boolean {
  const { status, stderr } = spawnSync(launcher.file(program), launcher.words(program, words), {
    cwd: '/',
    encoding: 'utf8',
    timeout: 20_000,
    ...launcher.identity,
  });
  return status === 0 && stderr.trim() === '';
}
