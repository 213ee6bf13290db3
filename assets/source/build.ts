/**
 * `npm run assets`: rebuilds every committed model and texture from `assets/source`.
 * Models need Blender 3.4 (`apt-get install blender python3-numpy`); textures need nothing but Node.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { bakeEnvironment, dayLight, eveningLight } from './bake-environment.ts';
import { drawTerrazzo } from './draw-terrazzo.ts';
import { optimisePavilion, optimisePeople } from './optimise-model.ts';

const source = import.meta.dirname;
const assets = join(source, '..');

/** Runs one Blender script and returns the raw GLB it wrote. */
function model(script: string, folder: string): Uint8Array {
  const path = join(folder, `${script}.glb`);
  const args = [
    '-b',
    '--factory-startup',
    '-noaudio',
    '--python-exit-code',
    '1',
    '-P',
    join(source, 'blender', `${script}.py`),
    '--',
    path,
  ];
  const out = execFileSync('blender', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  for (const line of out.split('\n')) if (/^triangles/.test(line)) console.log(`  ${script} ${line}`);
  return readFileSync(path);
}

function write(path: string, bytes: Uint8Array): void {
  const target = join(assets, path);
  writeFileSync(target, bytes);
  const brotli = brotliCompressSync(bytes).length;
  console.log(`${path.padEnd(32)} ${String(statSync(target).size).padStart(7)} B   brotli ${brotli} B`);
}

function hasBlender(): boolean {
  try {
    const version = execFileSync('blender', ['--version'], { encoding: 'utf8' }).split('\n')[0];
    console.log(version);
    return true;
  } catch {
    return false;
  }
}

async function buildModels(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mpp-assets-'));
  try {
    const pavilion = await optimisePavilion(model('booth', folder));
    const people = await optimisePeople(model('avatar', folder));
    write('models/pavilion.glb', pavilion);
    write('models/people.glb', people);
    // the loader needs the true lengths for an honest progress bar
    const sizes = { pavilion: pavilion.length, people: people.length };
    writeFileSync(join(assets, 'models/sizes.json'), `${JSON.stringify(sizes)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

write('textures/env64.bin', bakeEnvironment(dayLight));
write('textures/env64-evening.bin', bakeEnvironment(eveningLight));
write('textures/terrazzo.png', drawTerrazzo());
if (hasBlender()) {
  await buildModels();
} else {
  console.error(
    'Blender was not found, so the models were not rebuilt (the committed GLB files stay as they are).\n' +
      'Install it with: apt-get install --no-install-recommends blender python3-numpy',
  );
  process.exitCode = 1;
}
