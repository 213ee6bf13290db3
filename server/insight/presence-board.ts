import type { Insight, Presence } from '../capabilities.ts';

type Where = Parameters<Insight['setPresence']>[1];
type Source = Parameters<Insight['setPresence']>[2];

export type PresenceBoard = {
  /** True when somebody who looks may see a difference. */
  set(citizenId: string, where: Where, source: Source): boolean;
  /** For the officers of `officeCode`. */
  of(citizenId: string, officeCode: string): Presence;
};

/**
 * Where citizens are, as this process's rooms say: a signal for officers, in memory only, and lost with the
 * connections it describes. Both rooms report; being in the hall tells more than being online.
 */
export function createPresenceBoard(): PresenceBoard {
  const places = new Map<string, Partial<Record<Source, NonNullable<Where>>>>();
  return {
    set: (citizenId, where, source) => {
      const before = places.get(citizenId) ?? {};
      if (JSON.stringify(before[source] ?? null) === JSON.stringify(where)) return false;
      const after = { ...before };
      if (where === null) Reflect.deleteProperty(after, source);
      else after[source] = where;
      if (after.hall || after.counter) places.set(citizenId, after);
      else places.delete(citizenId);
      return true;
    },
    of: (citizenId, officeCode) => {
      const place = places.get(citizenId);
      if (place?.hall?.kind === 'hall') return place.hall.region === officeCode ? 'AT_COUNTER' : 'IN_HALL';
      return place ? 'ONLINE' : 'AWAY';
    },
  };
}
