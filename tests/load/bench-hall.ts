/**
 * `npm run bench:hall -- --avatars 1000 --seconds 60 [--sweep] [--no-naive] [--write]`: what a hall full of walking people
 * costs the server, each phone and everybody's patience, beside the naive baseline in the same run.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeResult } from '../bench/support/write-result.ts';
import { figuresOf, type Figures } from './measure/figures.ts';
import { drawPlot } from './report/draw-plot.ts';
import { printTable, type Row } from './report/tables.ts';
import { writePage } from './report/write-page.ts';
import { startBots } from './start-bots.ts';
import { canKeepApart } from './support/keep-on-core.ts';
import { startNaiveServer, startRealServer, type MeasuredServer } from './support/measured-server.ts';

const SWEEP = [50, 100, 250, 500, 750, 1000, 1250, 1500, 1750, 2000, 2500, 3000];
/** Beyond this a hall is broken: nothing larger is tried. */
const BROKEN = { loopP99Ms: 200, cpuCore: 0.98 };
/** Between the last one's entry and the first second that counts, milliseconds. */
const SETTLE_MS = 12_000;
/** Almost everybody walks; who has arrived stops this long, milliseconds. */
const STAY = [1000, 4000] as const;
const PLACES_PER_SECOND = 10;

const { values } = parseArgs({
  allowNegative: true,
  options: {
    avatars: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '60' },
    settle: { type: 'string', default: String(SETTLE_MS / 1000) },
    sizes: { type: 'string' },
    sweep: { type: 'boolean', default: false },
    naive: { type: 'boolean', default: true },
    write: { type: 'boolean', default: false },
  },
});
const asked = Number(values.avatars);
const sizes = values.sizes
  ? values.sizes.split(',').map(Number)
  : values.sweep
    ? [...new Set([...SWEEP, asked])].sort((a, b) => a - b)
    : [asked];
const cores = canKeepApart() ? { server: 0, others: 1 } : null;
if (!cores) console.log('One core, or no taskset: server and bots share what there is; read the figures so.');

const hallFile = join(tmpdir(), `mpp-hall-${process.pid}.json`);
const rows: Row[] = [];
let alive = { hall: true, naive: values.naive };
try {
  for (const avatars of sizes) {
    const hall = alive.hall ? await measure('hall', avatars) : null;
    const naive = alive.naive ? await measure('naive', avatars) : null;
    alive = { hall: alive.hall && holds(hall), naive: alive.naive && holds(naive) };
    rows.push({ avatars, hall, naive });
    printTable(rows);
    if (!alive.hall) break;
  }
} finally {
  rmSync(hallFile, { force: true });
}

const chosen = rows.find(({ avatars }) => avatars === asked) ?? rows.at(-1);
const result = { ...chosen?.hall, naive: chosen?.naive ?? null, ...(rows.length > 1 ? { sweep: rows } : {}) };
console.log(`\n${writeResult('hall', result)}`);
if (values.write) writePage(rows, asked, drawPlot(rows));

function holds(figures: Figures | null): boolean {
  return figures !== null && figures.loopP99Ms <= BROKEN.loopP99Ms && figures.cpuCore <= BROKEN.cpuCore;
}

/** One size on a fresh server; null when not everybody could get in. */
async function measure(kind: 'hall' | 'naive', count: number): Promise<Figures | null> {
  const server = await (kind === 'hall' ? startRealServer(cores, count) : startNaiveServer(cores));
  try {
    if (kind === 'hall') await keepHall(server);
    return await measureOn(server, kind, count);
  } catch (error) {
    console.log(`${kind} with ${count}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  } finally {
    await server.stop();
  }
}

/** The naive server knows no building: it gets walkers of the same one. */
async function keepHall({ url }: MeasuredServer): Promise<void> {
  writeFileSync(hallFile, await (await fetch(`${url}/api/v1/hall`)).text());
}

async function measureOn(server: MeasuredServer, kind: 'hall' | 'naive', count: number): Promise<Figures> {
  const bots = await startBots({
    ...{ kind, count, url: server.url, hallFile, stay: STAY },
    ...(cores ? { core: cores.others } : {}),
  });
  try {
    await pause(Number(values.settle) * 1000);
    await Promise.all([server.begin(), bots.begin()]);
    await pause(Number(values.seconds) * 1000);
    const [metered, stretch] = await Promise.all([server.end(), bots.end()]);
    const everybody = kind === 'naive' ? count * stretch.walkingShare * PLACES_PER_SECOND : undefined;
    return figuresOf(metered, [stretch], everybody);
  } finally {
    await bots.stop();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
