import { z } from 'zod';
import { PLACE_KEPT_MS, type KeptPlace, type KeptPlaces } from '../rooms/hall/halls/house.ts';
import type { RedisLink } from './redis-link.ts';

/** How old a walking body's place may be when its process is killed: less than a step. Milliseconds. */
const WRITE_EVERY_MS = 150;
/** One key of all processes: where the bodies of each stand, in one piece. */
const BODIES_KEY = 'mpp:bodies';

const placeSchema = z.object({
  x: z.number(),
  z: z.number(),
  yaw: z.number(),
  seated: z.boolean(),
  hall: z.number().int(),
});
const leftSchema = z.object({ at: z.number(), place: placeSchema });
const bodiesSchema = z.object({ at: z.number(), bodies: z.record(z.string(), placeSchema) });

type Bodies = z.infer<typeof bodiesSchema>;

export type SharedPlaces = KeptPlaces & {
  /** Begins to write down where people of this process stand. */
  readonly start: (processId: string) => void;
  readonly close: () => Promise<void>;
};

/**
 * Places in Redis: of each who left, and of all who stand in a process, several times a second in one piece, so
 * that people of a killed process find theirs. `own` has those of this process while Redis is away. Times are
 * those of the wall clocks, which the processes need to agree on only roughly.
 */
export function createSharedPlaces(redis: RedisLink, own: KeptPlaces): SharedPlaces {
  const sources = new Set<Parameters<KeptPlaces['watch']>[0]>();
  const keyOf = (subject: string): string => `mpp:place:${subject}`;
  let me = '';
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let known: { readonly at: number; readonly all: Promise<Bodies[]> } | null = null;

  async function write(): Promise<void> {
    const bodies: Record<string, KeptPlace> = {};
    for (const source of sources) for (const [subject, place] of source()) bodies[subject] = place;
    if (redis.isReady) await redis.hset(BODIES_KEY, me, JSON.stringify({ at: Date.now(), bodies }));
  }

  async function writeAgain(): Promise<void> {
    // A write that breaks off is made good by the next.
    await write().catch(() => undefined);
    if (!closed) timer = setTimeout(() => void writeAgain(), WRITE_EVERY_MS);
  }

  /** What was read a moment ago serves everybody who comes back at once. */
  function readBodies(): Promise<Bodies[]> {
    if (!known || performance.now() - known.at > WRITE_EVERY_MS)
      known = { at: performance.now(), all: read() };
    return known.all;
  }

  async function read(): Promise<Bodies[]> {
    const found = Object.entries((await redis.hgetall(BODIES_KEY)) ?? {});
    return found.flatMap(([processId, text]) => {
      const bodies = parse(bodiesSchema, text);
      if (bodies && Date.now() - bodies.at <= PLACE_KEPT_MS) return [bodies];
      void redis.hdel(BODIES_KEY, processId);
      return [];
    });
  }

  return {
    async find(subject) {
      if (!redis.isReady) return own.find(subject);
      const [text, processes] = await Promise.all([redis.get(keyOf(subject)), readBodies()]);
      let newest = parse(leftSchema, text);
      for (const { at, bodies } of processes) {
        const place = bodies[subject];
        if (place && at > (newest?.at ?? 0)) newest = { at, place };
      }
      return newest?.place ?? null;
    },
    keep(subject, place) {
      own.keep(subject, place);
      if (!redis.isReady) return;
      void redis.set(keyOf(subject), JSON.stringify({ at: Date.now(), place }), 'PX', PLACE_KEPT_MS);
    },
    watch(bodies) {
      sources.add(bodies);
      return () => sources.delete(bodies);
    },
    start(processId) {
      me = processId;
      void writeAgain();
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      if (redis.isReady && me !== '') await redis.hdel(BODIES_KEY, me);
    },
  };
}

/** Null for what is not there, or was written by another version. */
function parse<T>(schema: z.ZodType<T>, text: string | null): T | null {
  try {
    return schema.parse(JSON.parse(text ?? 'null'));
  } catch {
    return null;
  }
}
