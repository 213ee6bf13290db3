/**
 * Loaded before a server (`--import`) to measure it from within without changing it: the process' own CPU time, the event
 * loop's delay, memory, and what keeps it alive. Answers over the IPC channel of whoever started the process.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { answerParent } from './ask-child.ts';

/** What a stretch of time took. */
export type Metered = {
  /** Share of one core: user and system time of all threads. */
  readonly cpuCore: number;
  /** Delay of the event loop beyond what was asked for, ms. */
  readonly loopP50Ms: number;
  readonly loopP99Ms: number;
  readonly loopMaxMs: number;
  /** The largest seen, MB of a million bytes. */
  readonly rssMB: number;
  readonly seconds: number;
};

/** What is left in the process, after a collection where `--expose-gc` allows it. */
export type Remains = {
  readonly heapMB: number;
  readonly externalMB: number;
  readonly rssMB: number;
  /** Open sockets, running timers and so on, by kind. */
  readonly resources: Readonly<Record<string, number>>;
  /** Colyseus rooms in this process. */
  readonly rooms: number;
};

const RESOLUTION_MS = 5;
const RSS_EVERY_MS = 1000;
const MILLION = 1e6;

const loop = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
let startedAt = performance.now();
let cpuBefore = process.cpuUsage();
let largestRss = 0;
setInterval(() => (largestRss = Math.max(largestRss, process.memoryUsage.rss())), RSS_EVERY_MS).unref();

function begin(): null {
  loop.reset();
  loop.enable();
  startedAt = performance.now();
  cpuBefore = process.cpuUsage();
  largestRss = process.memoryUsage.rss();
  return null;
}

function end(): Metered {
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  // The histogram holds whole intervals, the asked-for one included.
  const delay = (nanoseconds: number): number => Math.max(0, nanoseconds / MILLION - RESOLUTION_MS);
  loop.disable();
  return {
    cpuCore: (user + system) / MILLION / seconds,
    loopP50Ms: delay(loop.percentile(50)),
    loopP99Ms: delay(loop.percentile(99)),
    loopMaxMs: delay(loop.max),
    rssMB: Math.max(largestRss, process.memoryUsage.rss()) / MILLION,
    seconds,
  };
}

async function remains(): Promise<Remains> {
  for (let round = 0; round < 3; round++) {
    await new Promise((done) => setTimeout(done, 50));
    globalThis.gc?.();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  const { matchMaker } = await import('@colyseus/core');
  return {
    heapMB: heapUsed / MILLION,
    externalMB: external / MILLION,
    rssMB: rss / MILLION,
    resources,
    rooms: matchMaker.stats.local.roomCount,
  };
}

answerParent({ begin, end, remains });
// Nobody reads the figures any more: do not stay behind.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
