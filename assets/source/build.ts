/**
 * `npm run assets [-- models textures fonts]`: rebuilds every committed model, texture and font from this folder and
 * prints what each weighs. Models need Blender (run-blender.ts says how to get it); the rest nothing but Node.
 *
 * The same program versions give the same bytes: textures and fonts always; models with the same Blender on the same
 * kind of processor (its ambient occlusion is sampled with a fixed seed, but rounds as the processor does). The last
 * column of the table says whether a file came out as it was.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { bakeEnvironment, dayLight, eveningLight } from './bake-environment.ts';
import { drawTerrazzo } from './draw-terrazzo.ts';
import { subsetInterfaceFont } from './fonts/subset-fonts.ts';
import { optimisePavilion, optimisePeople } from './optimise-model.ts';
import { type Blender, findBlender, howToInstall, runScript } from './run-blender.ts';

const root = join(import.meta.dirname, '..', '..');
const rows: string[] = [];

const bytes = (n: number) => n.toLocaleString('en').padStart(9);

/** Writes one file below the project's root and notes its row of the table. */
function write(path: string, content: Uint8Array): void {
  const target = join(root, path);
  const before = existsSync(target) ? readFileSync(target) : null;
  writeFileSync(target, content);
  const news =
    before === null ? 'new' : before.equals(content) ? 'same' : `was ${bytes(before.length).trim()}`;
  rows.push(
    `${path.padEnd(40)} ${bytes(content.length)} ${bytes(brotliCompressSync(content).length)}   ${news}`,
  );
}

async function buildModels(blender: Blender): Promise<void> {
  if (!blender.isUsual)
    console.log(`Blender ${blender.version} is not the version the committed models were made with.`);
  const folder = mkdtempSync(join(tmpdir(), 'mpp-assets-'));
  try {
    const pavilion = await optimisePavilion(runScript(blender, 'booth', folder));
    const people = await optimisePeople(runScript(blender, 'avatar', folder));
    write('assets/models/pavilion.glb', pavilion);
    write('assets/models/people.glb', people);
    // the loader needs the true lengths for an honest progress bar
    const sizes = { pavilion: pavilion.length, people: people.length };
    write('assets/models/sizes.json', Buffer.from(`${JSON.stringify(sizes)}\n`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function buildTextures(): void {
  write('assets/textures/env64.bin', bakeEnvironment(dayLight));
  write('assets/textures/env64-evening.bin', bakeEnvironment(eveningLight));
  write('assets/textures/terrazzo.png', drawTerrazzo());
}

const asked = new Set(process.argv.slice(2));
const wants = (part: 'models' | 'textures' | 'fonts') => asked.size === 0 || asked.has(part);

if (wants('textures')) buildTextures();
if (wants('fonts')) write('client/fonts/plus-jakarta-sans.woff2', await subsetInterfaceFont());
if (wants('models')) {
  const blender = findBlender();
  if (blender) await buildModels(blender);
  else {
    console.error(howToInstall);
    process.exitCode = 1;
  }
}
console.log(`\n${'file'.padEnd(40)} ${'bytes'.padStart(9)} ${'brotli'.padStart(9)}`);
for (const row of rows) console.log(row);
