/**
 * `npm run soak -- --minutes 10`: people come and go for a while, politely, rudely, with bad networks, hidden tabs and a
 * look from the gallery; then all leave. The server must be as it was: memory flat, no room, timer or socket left behind,
 * nobody's place kept. Ends with 1 when it is not.
 */
import { parseArgs } from 'node:util';
import { writeResult } from '../bench/support/write-result.ts';
import { enterHall, leave, type Bot } from './bot/bot.ts';
import { createCrowd } from './bot/crowd.ts';
import { loadHall } from './measure/load-hall.ts';
import { judgeSoak, type SoakSample } from './soak/judge-soak.ts';
import { liveThrough, type LifeCounts } from './soak/live-through.ts';
import { canKeepApart } from './support/keep-on-core.ts';
import { startRealServer } from './support/measured-server.ts';
import { createWorld } from './walk/walker.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    avatars: { type: 'string', default: '300' },
  },
});
const avatars = Number(values.avatars);
const ms = Number(values.minutes) * 60_000;
/** Rooms, kept bodies (10 s), kept places (60 s) and reserved seats end within this after the last one left. */
const AFTERMATH_MS = 80_000;
const SAMPLES = 40;
/** Each collects garbage three times: more often would be what is measured. */
const SAMPLE_MS = 3000;
const COMING_BACK = 10;
const STAY = [1000, 6000] as const;
const SEED = 20_261_124;

const cores = canKeepApart() ? { server: 0, others: 1 } : null;
// Fewer places than people who want to be in, so that some watch from the gallery.
const server = await startRealServer(cores, avatars, Math.ceil(avatars * 0.97));
const samples: SoakSample[] = [];
const counts: LifeCounts = {
  ...{ entered: 0, left: 0, rude: 0, dropped: 0, samePlace: 0, hidden: 0, gallery: 0, failed: 0 },
  failure: '',
};
try {
  const world = createWorld(await loadHall(`${server.url}/api/v1/hall`), STAY);
  const before = await server.remains();
  const crowd = createCrowd(server.url, world, SEED);
  for (let i = 0; i < avatars; i++) crowd.add();
  const start = performance.now();
  const timer = setInterval(
    () => {
      const minutes = (performance.now() - start) / 60_000;
      void server.remains().then((remains) => {
        samples.push({
          minutes,
          people: crowd.bots.filter((bot) => bot.welcome && bot.line).length,
          ...remains,
        });
      });
    },
    Math.max(ms / SAMPLES, SAMPLE_MS),
  );
  await Promise.all(crowd.bots.map((bot) => liveThrough(bot, start + ms, counts)));
  clearInterval(timer);
  const corrections = crowd.bots.reduce((sum, bot) => sum + bot.corrections, 0);
  for (const bot of crowd.bots) leave(bot);
  console.log(`everybody has left; ${AFTERMATH_MS / 1000} s for what is kept to be forgotten`);
  await new Promise((done) => setTimeout(done, AFTERMATH_MS));
  const after = await server.remains();
  const keptPlaces = await countKeptPlaces(crowd.bots);
  const verdict = judgeSoak({ samples, before, after, counts, keptPlaces });
  console.log(verdict.table);
  console.log(`${JSON.stringify(counts)}, ${corrections} corrections`);
  console.log(verdict.faults.length === 0 ? 'FLAT' : `NOT FLAT: ${verdict.faults.join('; ')}`);
  writeResult('soak', {
    avatars,
    minutes: ms / 60_000,
    counts,
    corrections,
    before,
    after,
    samples,
    ...verdict.figures,
  });
  process.exitCode = verdict.faults.length === 0 ? 0 : 1;
  crowd.close();
} finally {
  await server.stop();
}

/** Some come back after all: who is not put at the entrance has been remembered for too long. */
async function countKeptPlaces(bots: readonly Bot[]): Promise<number> {
  let kept = 0;
  for (const bot of bots.slice(0, COMING_BACK)) {
    const was = { x: bot.last.x, z: bot.last.z };
    const { x, z, seated } = await enterHall(bot);
    if (seated || Math.hypot(x - was.x, z - was.z) < 0.05) kept += 1;
  }
  return kept;
}
