/**
 * What a hundred thousand hostile frames cost those who walk: how late the next person sees a step, in quiet and under
 * attack, in alternating rounds. Server and attackers have processes of their own; the attackers yield to the others,
 * so that the figure is the server's and not the machine's.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startWalkers } from '../server/hall/honest-walkers.ts';
import { median } from './support/measure.ts';
import { readTarget } from './support/read-target.ts';
import { writeResult } from './support/write-result.ts';

const HONEST = 24;
const ROUNDS = 5;
const FRAMES = 100_000;
const SETTLE_MS = 2000;
const QUIET_MS = 5000;
const YIELDING = 10;

const start = (file: string): ChildProcess =>
  fork(fileURLToPath(new URL(`./support/${file}`, import.meta.url)), {
    stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
  });
const p95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? NaN;

async function answer<T>(child: ChildProcess): Promise<T> {
  const [message] = (await once(child, 'message')) as [T];
  return message;
}

const target = start('hall-target.ts');
const attackers = start('attack-hall.ts');
try {
  const { url } = await answer<{ url: string }>(target);
  if (attackers.pid !== undefined) setPriority(attackers.pid, YIELDING);
  const { hall, grid } = readTarget();
  const walkers = await startWalkers(url, hall, grid, HONEST);
  await sleep(SETTLE_MS);

  const [quiet, attacked, seconds]: [number[], number[], number[]] = [[], [], []];
  let hostileFrames = 0;
  let dropped = 0;
  for (let round = 0; round < ROUNDS; round++) {
    walkers.takeLatencies();
    const began = performance.now();
    attackers.send({ url, frames: FRAMES / ROUNDS });
    const done = await answer<{ hostileFrames: number; dropped: number }>(attackers);
    attacked.push(p95(walkers.takeLatencies()));
    seconds.push((performance.now() - began) / 1000);
    hostileFrames += done.hostileFrames;
    dropped += done.dropped;
    await sleep(SETTLE_MS);
    walkers.takeLatencies();
    await sleep(QUIET_MS);
    quiet.push(p95(walkers.takeLatencies()));
  }

  const corrections = walkers.visitors.reduce((sum, visitor) => sum + visitor.corrections.length, 0);
  const closed = walkers.visitors.filter((visitor) => visitor.closed.length > 0).length;
  await walkers.leave();
  const [quietP95Ms, attackedP95Ms] = [Math.round(median(quiet)), Math.round(median(attacked))];
  const figures = {
    ...{ quietP95Ms, attackedP95Ms, ratio: Number((attackedP95Ms / quietP95Ms).toFixed(2)) },
    ...{ hostileFrames, dropped, framesPerSecond: Math.round(FRAMES / ROUNDS / median(seconds)) },
    ...{ honest: HONEST, honestCorrected: corrections, honestClosed: closed, rounds: ROUNDS },
  };
  console.table(figures);
  console.log(
    `rounds, ms: quiet ${quiet.map(Math.round).join(' ')}, attacked ${attacked.map(Math.round).join(' ')}`,
  );
  console.log(`written to ${writeResult('hostile', figures)}`);
  if (corrections + closed > 0) process.exitCode = 1;
} finally {
  target.disconnect();
  attackers.disconnect();
}
