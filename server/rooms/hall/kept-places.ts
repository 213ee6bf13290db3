/** Where somebody stood who left a moment ago. */
export type Place = { readonly x: number; readonly z: number; readonly yaw: number };

/** Who comes back within this time gets the place back, milliseconds. */
export const PLACE_KEPT_MS = 60_000;

/** Last places of people who left, by subject; forgotten after a minute. */
export type KeptPlaces = {
  readonly keep: (subject: string, place: Place, nowMs: number) => void;
  /** Gives the place back, once. */
  readonly take: (subject: string, nowMs: number) => Place | null;
  readonly forgetOld: (nowMs: number) => void;
  readonly size: () => number;
};

export function createKeptPlaces(): KeptPlaces {
  // Insertion order is the order of leaving: the oldest are at the front.
  const places = new Map<string, Place & { readonly leftAt: number }>();
  return {
    keep(subject, place, nowMs) {
      places.delete(subject);
      places.set(subject, { ...place, leftAt: nowMs });
    },
    take(subject, nowMs) {
      const kept = places.get(subject);
      places.delete(subject);
      return kept && nowMs - kept.leftAt <= PLACE_KEPT_MS ? kept : null;
    },
    forgetOld(nowMs) {
      for (const [subject, kept] of places) {
        if (nowMs - kept.leftAt <= PLACE_KEPT_MS) return;
        places.delete(subject);
      }
    },
    size: () => places.size,
  };
}
