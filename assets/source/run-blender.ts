/** Finds Blender and runs the model scripts in it, headless. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version the committed models were made with; another one may round differently or lack an exporter option. */
const MADE_WITH = '3.4.1';

export type Blender = { readonly path: string; readonly version: string; readonly isUsual: boolean };

/** Where else a desktop installation puts it; `BLENDER` names any other place. */
const places = [
  process.env['BLENDER'] ?? '',
  'blender',
  '/usr/bin/blender',
  '/snap/bin/blender',
  '/Applications/Blender.app/Contents/MacOS/Blender',
];

/** The first Blender that answers, or null. */
export function findBlender(): Blender | null {
  for (const path of places) {
    if (path === '' || (path.startsWith('/') && !existsSync(path))) continue;
    try {
      const words = execFileSync(path, ['--version'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const version = /Blender (\S+)/.exec(words)?.[1] ?? 'unknown';
      return { path, version, isUsual: version === MADE_WITH };
    } catch {
      continue;
    }
  }
  return null;
}

export const howToInstall =
  'Blender was not found, so the models were not rebuilt (the committed GLB files stay as they are).\n' +
  `  Debian 12:  apt-get install --no-install-recommends blender python3-numpy   (Blender ${MADE_WITH})\n` +
  '  elsewhere:  set BLENDER to the path of the program, for example BLENDER=/opt/blender/blender npm run assets\n' +
  'Textures and fonts need nothing but Node: npm run assets -- textures fonts';

/**
 * Runs `blender/<script>.py` and returns the raw GLB it wrote into `folder`.
 * @throws with Blender's own words when the script fails
 */
export function runScript(blender: Blender, script: string, folder: string): Uint8Array {
  const path = join(folder, `${script}.glb`);
  const code = join(import.meta.dirname, 'blender', `${script}.py`);
  const args = ['-b', '--factory-startup', '-noaudio', '--python-exit-code', '1', '-P', code, '--', path];
  const words = execFileSync(blender.path, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  for (const line of words.split('\n')) if (line.startsWith('triangles')) console.log(`  ${script} ${line}`);
  return readFileSync(path);
}
