import type { RegionLive } from '../../shared/protocol/views.ts';
import type { Insight } from '../capabilities.ts';
import type { Log } from '../log.ts';
import type { Hints } from '../store/index.ts';

/** Live state of all regions as server-sent events, newest-wins. */
export type RegionsFeed = {
  /** A reader's own stream: the full list first, then each region as it changes. Ends with the feed. */
  open(): ReadableStream<Uint8Array>;
  close(): void;
};

export type RegionsFeedOptions = {
  readonly insight: Pick<Insight, 'regions' | 'region'>;
  readonly hints: Pick<Hints, 'subscribe'>;
  readonly log: Log;
};

/** At most four events a second for one region. */
const COALESCE_MS = 250;
const HEARTBEAT_MS = 15_000;
/** What changes by the clock alone (opening hours, estimates, lost officers) is looked at this often. */
const SWEEP_MS = 10_000;

type Reader = {
  /** What the reader has not been sent yet: `null` = the whole list. */
  pending: Set<string> | null;
  wake: (() => void) | null;
};

/**
 * Each reader keeps only the codes it still has to see and pulls their newest state when its socket has
 * room, so that a slow phone costs a few strings and never a growing buffer.
 */
export function createRegionsFeed({ insight, hints, log }: RegionsFeedOptions): RegionsFeed {
  const readers = new Set<Reader>();
  const newest = new Map<string, { content: string; json: string }>();
  const dirty = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let events = 0;
  let closed = false;

  function announce(region: RegionLive): void {
    const { code } = region;
    // The cursor moves with every event of the office; by itself it tells nobody anything.
    const content = JSON.stringify({ ...region, cursor: 0 });
    if (newest.get(code)?.content === content) return;
    newest.set(code, { content, json: JSON.stringify(region) });
    for (const reader of readers) {
      reader.pending?.add(code);
      reader.wake?.();
    }
  }

  async function refreshDirty(): Promise<void> {
    timer = null;
    const codes = [...dirty];
    dirty.clear();
    for (const code of codes) {
      const region = await insight.region(code);
      if (region) announce(region);
    }
  }

  async function sweep(): Promise<void> {
    if (readers.size === 0) return;
    for (const region of await insight.regions()) announce(region);
  }

  const guarded = (work: () => Promise<void>) => () => {
    work().catch((error: unknown) => log.error({ err: error }, 'the regions feed could not look'));
  };
  function soon(): void {
    timer ??= setTimeout(guarded(refreshDirty), COALESCE_MS);
  }
  const unsubscribe = [
    hints.subscribe(
      'office:',
      (topic) => {
        if (readers.size === 0) return;
        dirty.add(topic.slice('office:'.length));
        soon();
      },
      guarded(sweep),
    ),
    hints.subscribe('catalog:', guarded(sweep), guarded(sweep)),
  ];
  const sweeping = setInterval(guarded(sweep), SWEEP_MS);

  async function nextChunk(reader: Reader): Promise<string> {
    if (reader.pending === null) {
      reader.pending = new Set();
      const items = await insight.regions();
      for (const region of items) announce(region);
      reader.pending.clear();
      return event('regions', JSON.stringify({ items }));
    }
    if (reader.pending.size === 0) await somethingNew(reader);
    const codes = [...reader.pending];
    reader.pending.clear();
    const chunk = codes.map((code) => event('region', newest.get(code)?.json ?? 'null')).join('');
    return chunk === '' ? ': still here\n\n' : chunk;
  }

  function event(name: string, data: string): string {
    events += 1;
    return `event: ${name}\nid: ${events}\ndata: ${data}\n\n`;
  }

  return {
    open() {
      const reader: Reader = { pending: null, wake: null };
      const encoder = new TextEncoder();
      return new ReadableStream<Uint8Array>(
        {
          start: () => void readers.add(reader),
          async pull(controller) {
            const chunk = closed ? '' : await nextChunk(reader);
            if (closed) controller.close();
            else controller.enqueue(encoder.encode(chunk));
          },
          cancel() {
            readers.delete(reader);
            reader.wake?.();
          },
        },
        { highWaterMark: 0 },
      );
    },
    close() {
      closed = true;
      for (const off of unsubscribe) off();
      clearInterval(sweeping);
      if (timer) clearTimeout(timer);
      for (const reader of readers) reader.wake?.();
      readers.clear();
    },
  };
}

/** Resolves when a region changed, when the reader left, or after the time of a heartbeat. */
function somethingNew(reader: Reader): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      reader.wake = null;
      resolve();
    };
    const timer = setTimeout(done, HEARTBEAT_MS);
    reader.wake = done;
  });
}
