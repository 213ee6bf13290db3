/**
 * What halls must know of people beyond their own walls, and beyond their process. Memory is enough for a single
 * process (`createHouse`); several share it through Redis (server/cluster has the same shapes). Whoever joins is
 * looked up once, in the room's asynchronous `onAuth`; the join itself stays synchronous.
 */

/** Where a body stands and how. Metres, radians. */
export type Place = {
  readonly x: number;
  readonly z: number;
  readonly yaw: number;
  readonly seated: boolean;
};

/** A place in one of the halls. */
export type KeptPlace = Place & { readonly hall: number };

/** Who comes back within this time gets body, place and seat back, milliseconds. */
export const PLACE_KEPT_MS = 60_000;

/** Where people are or were, each forgotten `PLACE_KEPT_MS` after the last sign of them. Nothing here throws or rejects. */
export type KeptPlaces = {
  /** In whichever process; null when nowhere. */
  readonly find: (subject: string) => Promise<KeptPlace | null>;
  /** A body left a hall of this process. */
  readonly keep: (subject: string, place: KeptPlace) => void;
  /**
   * Who stands in a hall of this process, to be looked at now and then, so that others find the people of a process
   * that died. Returns the way out.
   */
  readonly watch: (bodies: () => Iterable<readonly [subject: string, place: KeptPlace]>) => () => void;
};

/** One person, one body: over all processes. */
export type BodyRelay = {
  /** Somebody came into a hall of this process: the other processes let go of the body they may have. */
  readonly announce: (subject: string) => void;
  /** Somebody came into a hall of another process. */
  readonly onElsewhere: (listener: (subject: string) => void) => void;
};

/** One room a hall: over all processes, also when one was stuck and taken for dead. */
export type HallLeases = {
  /** Null when another process has it; `onLost` when another has it by now. Returns the way to give it back. */
  readonly take: (name: string, onLost: () => void) => Promise<(() => void) | null>;
};

export type House = {
  readonly places: KeptPlaces;
  readonly bodies: BodyRelay;
  readonly leases: HallLeases;
};

/** The house of a single process. `now` in milliseconds of a clock that does not jump. */
export function createHouse(now: () => number): House {
  return {
    places: createKeptPlaces(now),
    bodies: { announce: () => undefined, onElsewhere: () => undefined },
    leases: { take: () => Promise.resolve(() => undefined) },
  };
}

function createKeptPlaces(now: () => number): KeptPlaces {
  // Insertion order is the order of leaving: the oldest are at the front.
  const places = new Map<string, { readonly place: KeptPlace; readonly leftAt: number }>();
  let sweep: NodeJS.Timeout | null = null;
  const isOver = (leftAt: number): boolean => now() - leftAt > PLACE_KEPT_MS;

  function forgetOld(): void {
    for (const [subject, { leftAt }] of places) {
      if (!isOver(leftAt)) break;
      places.delete(subject);
    }
    sweep = places.size > 0 ? setTimeout(forgetOld, PLACE_KEPT_MS).unref() : null;
  }

  return {
    find(subject) {
      const kept = places.get(subject);
      return Promise.resolve(kept && !isOver(kept.leftAt) ? kept.place : null);
    },
    keep(subject, place) {
      places.delete(subject);
      places.set(subject, { place, leftAt: now() });
      sweep ??= setTimeout(forgetOld, PLACE_KEPT_MS).unref();
    },
    watch: () => () => undefined,
  };
}
