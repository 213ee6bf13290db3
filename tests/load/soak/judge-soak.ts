/** Whether a server is after a soak as it was before. */
import type { Remains } from '../support/meter.ts';
import type { LifeCounts } from './live-through.ts';

export type SoakSample = Remains & { readonly minutes: number; readonly people: number };

export type SoakFacts = {
  /** Taken at even distances while people came and went. */
  readonly samples: readonly SoakSample[];
  readonly before: Remains;
  readonly after: Remains;
  readonly counts: LifeCounts;
  /** People who came back after more than the minute and were not put at the entrance. */
  readonly keptPlaces: number;
};

export type SoakVerdict = {
  readonly table: string;
  /** Empty when all is well. */
  readonly faults: readonly string[];
  readonly figures: { readonly heapMBPerMinute: number; readonly rssMBPerMinute: number };
};

/** The first part is people coming in and code being compiled; growth is judged on the rest. */
const WARM_UP = 0.4;
/**
 * Over the judged part the fitted heap may grow by this much in all, and so may what is left at the end: caches of what
 * was compiled, prepared statements, pooled connections. Megabytes.
 */
const HEAP_SLACK = 6;
const RSS_SLACK = 40;
/** A pool keeps connections; a timer may be between two turns. */
const RESOURCE_SLACK: Readonly<Record<string, number>> = { Timeout: 8, PipeWrap: 16, TCPSocketWrap: 16 };

export function judgeSoak({ samples, before, after, counts, keptPlaces }: SoakFacts): SoakVerdict {
  const steady = samples.slice(Math.floor(samples.length * WARM_UP));
  const minutes = (steady.at(-1)?.minutes ?? 0) - (steady[0]?.minutes ?? 0);
  const heap = slope(steady.map((sample) => [sample.minutes, sample.heapMB]));
  const rss = slope(steady.map((sample) => [sample.minutes, sample.rssMB]));
  const faults: string[] = [];
  const expect = (isWell: boolean, fault: string): void => void (isWell || faults.push(fault));

  expect(samples.length >= 5, `only ${samples.length} samples`);
  expect(heap * minutes <= HEAP_SLACK, `the heap grows by ${heap.toFixed(2)} MB a minute`);
  expect(rss * minutes <= RSS_SLACK, `the process grows by ${rss.toFixed(2)} MB a minute`);
  expect(after.rooms === 0, `${after.rooms} rooms are left`);
  for (const kind of new Set([...Object.keys(before.resources), ...Object.keys(after.resources)])) {
    const more = (after.resources[kind] ?? 0) - (before.resources[kind] ?? 0);
    expect(more <= (RESOURCE_SLACK[kind] ?? 0), `${more} more of ${kind} than at the start`);
  }
  const peak = Math.max(0, ...steady.map(({ heapMB }) => heapMB));
  expect(
    after.heapMB <= peak,
    `${after.heapMB.toFixed(1)} MB of heap with nobody there, ${peak.toFixed(1)} with all`,
  );
  expect(keptPlaces === 0, `${keptPlaces} places are still kept`);
  expect(
    counts.samePlace >= counts.dropped * 0.9,
    `only ${counts.samePlace} of ${counts.dropped} found their place again`,
  );
  expect(counts.failed <= counts.entered / 50, `${counts.failed} could not get in`);
  return {
    table: tableOf(samples, before, after),
    faults,
    figures: { heapMBPerMinute: heap, rssMBPerMinute: rss },
  };
}

/** Least squares. */
export function slope(points: readonly (readonly [number, number])[]): number {
  const count = Math.max(1, points.length);
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / count;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / count;
  const across = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return across === 0 ? 0 : points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / across;
}

function tableOf(samples: readonly SoakSample[], before: Remains, after: Remains): string {
  const line = (
    name: string,
    people: number,
    { heapMB, externalMB, rssMB, rooms, resources }: Remains,
  ): string =>
    [
      name.padStart(8),
      String(people).padStart(6),
      heapMB.toFixed(1).padStart(8),
      externalMB.toFixed(1).padStart(8),
      rssMB.toFixed(0).padStart(6),
      String(rooms).padStart(5),
      Object.entries(resources)
        .map(([kind, count]) => `${kind} ${count}`)
        .join(', '),
    ].join(' ');
  const stride = Math.max(1, Math.floor(samples.length / 12));
  return [
    '  minute people  heap MB external rss MB rooms open',
    line('before', 0, before),
    ...samples
      .filter((_, i) => i % stride === 0 || i === samples.length - 1)
      .map((sample) => line(sample.minutes.toFixed(1), sample.people, sample)),
    line('after', 0, after),
  ].join('\n');
}
