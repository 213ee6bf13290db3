import { z } from 'zod';
import { PLACE_KEPT_MS, type KeptPlace, type KeptPlaces } from '../rooms/hall/house.ts';
import type { RedisLink } from './redis-link.ts';

/** How old a walking body's place may be: less than a step, milliseconds. */
const WRITE_EVERY_MS = 600;
/** Between two signs of a body that stands still, milliseconds. */
const REFRESH_MS = 20_000;

const placeSchema = z.object({
  x: z.number(),
  z: z.number(),
  yaw: z.number(),
  seated: z.boolean(),
  hall: z.number().int(),
});

export type SharedPlaces = KeptPlaces & { readonly close: () => void };

/**
 * Places in Redis, which forgets them by itself. Who moved is written down again and again, so that people of
 * a killed process find their places. `own` has those of this process while Redis is away.
 */
export function createSharedPlaces(redis: RedisLink, own: KeptPlaces, now: () => number): SharedPlaces {
  const sources = new Set<Parameters<KeptPlaces['watch']>[0]>();
  const written = new Map<string, { readonly text: string; readonly at: number }>();
  const keyOf = (subject: string): string => `mpp:place:${subject}`;

  async function write(): Promise<void> {
    if (!redis.isReady) return;
    const at = now();
    const batch = redis.pipeline();
    const present = new Set<string>();
    for (const bodies of sources) {
      for (const [subject, place] of bodies()) {
        present.add(subject);
        const text = JSON.stringify(place);
        const before = written.get(subject);
        if (before?.text === text && at - before.at < REFRESH_MS) continue;
        written.set(subject, { text, at });
        batch.set(keyOf(subject), text, 'PX', PLACE_KEPT_MS + REFRESH_MS);
      }
    }
    for (const subject of written.keys()) if (!present.has(subject)) written.delete(subject);
    if (batch.length > 0) await batch.exec();
  }
  let timer: NodeJS.Timeout;
  let closed = false;
  const writeAgain = (): void => {
    timer = setTimeout(() => void write().finally(() => closed || writeAgain()), WRITE_EVERY_MS);
  };
  writeAgain();

  return {
    async find(subject) {
      if (!redis.isReady) return own.find(subject);
      const text = await redis.get(keyOf(subject)).catch(() => null);
      return parsePlace(text);
    },
    keep(subject, place) {
      own.keep(subject, place);
      written.delete(subject);
      if (redis.isReady) void redis.set(keyOf(subject), JSON.stringify(place), 'PX', PLACE_KEPT_MS);
    },
    watch(bodies) {
      sources.add(bodies);
      return () => sources.delete(bodies);
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

function parsePlace(text: string | null): KeptPlace | null {
  try {
    return placeSchema.parse(JSON.parse(text ?? 'null'));
  } catch {
    return null;
  }
}
