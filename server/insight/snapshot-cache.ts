import { setTimeout as sleep } from 'node:timers/promises';
import type { OfficeSnapshot } from './office-snapshot.ts';

export type SnapshotCacheOptions = {
  readonly load: (codes: readonly string[]) => Promise<readonly OfficeSnapshot[]>;
  /** Monotone milliseconds. */
  readonly clock: () => number;
};

export type SnapshotCache = {
  /** As of now: a snapshot read after the last change that this process was told of. */
  get(code: string): Promise<OfficeSnapshot | null>;
  /** The last one read, however old; null when none was. */
  peek(code: string): OfficeSnapshot | null;
  /** The office has changed; the next `get` reads it again. */
  invalidate(code: string): void;
  invalidateAll(): void;
};

/** Heartbeats and clocks change what is shown without any event. */
const FRESH_MS = 5_000;

/** A load rests this many times its own duration, at least the minimum: views cost the queue little. */
const REST_FACTOR = 1;
const MIN_REST_MS = 15;

type Entry = { readonly snapshot: OfficeSnapshot; readonly until: number };

/**
 * One reading of the database for everybody who looks: those who ask while a reading is under way share
 * the next one, which takes all offices they want at once. A thousand viewers cost as much as one.
 */
export function createSnapshotCache({ load, clock }: SnapshotCacheOptions): SnapshotCache {
  const entries = new Map<string, Entry>();
  const stale = new Set<string>();
  const underWay = new Map<string, Promise<void>>();
  let wanted = new Set<string>();
  let next: Promise<void> | null = null;
  let current: Promise<void> = Promise.resolve();
  let restUntil = 0;

  const readNext = async () => {
    await current;
    const rest = restUntil - clock();
    if (rest > 0) await sleep(rest);
    const codes = [...wanted];
    wanted = new Set();
    next = null;
    // What changes from here on is not certain to be in the reading.
    for (const code of codes) stale.delete(code);
    const started = clock();
    const reading = load(codes).then(
      (snapshots) => {
        for (const snapshot of snapshots) {
          entries.set(snapshot.code, { snapshot, until: clock() + FRESH_MS });
        }
      },
      (error: unknown) => {
        for (const code of codes) stale.add(code);
        throw error;
      },
    );
    for (const code of codes) underWay.set(code, reading);
    const ended = () => {
      for (const code of codes) underWay.delete(code);
      restUntil = clock() + Math.max(MIN_REST_MS, REST_FACTOR * (clock() - started));
    };
    current = reading.then(ended, ended);
    await reading;
  };
  /** Resolves when the snapshot is as new as the last change. */
  const renewed = (code: string): Promise<void> | null => {
    if (!stale.has(code)) {
      const reading = underWay.get(code);
      if (reading) return reading;
      if (clock() < (entries.get(code)?.until ?? 0)) return null;
    }
    wanted.add(code);
    return (next ??= readNext());
  };

  return {
    get: async (code) => {
      await renewed(code);
      return entries.get(code)?.snapshot ?? null;
    },
    peek: (code) => entries.get(code)?.snapshot ?? null,
    invalidate: (code) => stale.add(code),
    invalidateAll: () => {
      for (const code of entries.keys()) stale.add(code);
    },
  };
}
