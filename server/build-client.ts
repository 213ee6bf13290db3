import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitCodes, StartupError } from './startup-error.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const builtFolder = join(root, 'client', 'dist');
/** Holds the fingerprint of the sources that the build was made from. */
const stampFile = join(builtFolder, '.built');

/** What the build reads. */
const SOURCES = ['client', 'shared', 'assets', 'vite.config.ts', 'package-lock.json'];

/**
 * Builds the client when `client/dist` is missing or was made from other sources, so that `npm start` alone
 * is enough after a clone or a pull. `onBuild` runs before the minute that a build may take.
 * @throws StartupError 70 with the builder's words when the build fails.
 */
export async function buildClientIfStale(onBuild: () => void): Promise<void> {
  const fingerprint = fingerprintSources();
  if (readStamp() === fingerprint) return;
  onBuild();
  await buildClient();
  writeFileSync(stampFile, fingerprint);
}

/** Paths, sizes and times: reading 300 files' contents would cost more than it tells. */
function fingerprintSources(): string {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap((source) => listFiles(join(root, source)))) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${relative(root, path)}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function listFiles(path: string): string[] {
  if (path === builtFolder || !existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)));
}

function readStamp(): string | null {
  if (!existsSync(join(builtFolder, 'index.html')) || !existsSync(stampFile)) return null;
  return readFileSync(stampFile, 'utf8');
}

/** In a process of its own: what the builder holds in memory goes with it. */
async function buildClient(): Promise<void> {
  const child = spawn(process.execPath, [findVite(), 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let words = '';
  const collect = (chunk: Buffer) => (words += chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  if (code !== 0) {
    const told = words.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
    throw new StartupError(exitCodes.internal, `The client could not be built:\n${told.join('\n')}`);
  }
}

function findVite(): string {
  try {
    const manifest = createRequire(import.meta.url).resolve('vite/package.json');
    return join(dirname(manifest), 'bin', 'vite.js');
  } catch {
    throw new StartupError(
      exitCodes.internal,
      'The client in client/dist is missing or older than its sources, and the builder is not installed: run `npm ci`.',
    );
  }
}
