import type { Insight, Presence } from '../capabilities.ts';

type Where = Parameters<Insight['setPresence']>[1];
type Source = Parameters<Insight['setPresence']>[2];
type Places = Partial<Record<Source, NonNullable<Where>>>;

/** Where a citizen is as one process sees it; null when not there any more. */
export type Whereabouts = { readonly citizenId: string; readonly source: Source; readonly where: Where };

export type PresenceBoard = {
  /** What this process's own rooms say. True when somebody who looks may see a difference. */
  set(citizenId: string, where: Where, source: Source): boolean;
  /** Everything this process's own rooms say, for a process that has just come. */
  own(): Whereabouts[];
  /** What another process's rooms say. Returns whom that concerns. */
  hear(from: string, said: readonly Whereabouts[]): string[];
  /** Another process is gone, and with it all connections it spoke of. Returns whom that concerns. */
  forget(from: string): string[];
  /** For the officers of `officeCode`. */
  of(citizenId: string, officeCode: string): Presence;
};

/**
 * Where citizens are, as the rooms say: a signal for officers, in memory only, and lost with the connections
 * it describes. Both rooms report; being in the hall tells more than being online. With several processes
 * each keeps what each of them says, and whoever is anywhere is there.
 */
export function createPresenceBoard(): PresenceBoard {
  const own = new Map<string, Places>();
  const elsewhere = new Map<string, Map<string, Places>>();

  return {
    set: (citizenId, where, source) => note(own, { citizenId, where, source }),
    own: () =>
      [...own].flatMap(([citizenId, places]) =>
        sources.flatMap((source) => {
          const where = places[source];
          return where ? [{ citizenId, source, where }] : [];
        }),
      ),
    hear(from, said) {
      const board = elsewhere.get(from) ?? new Map<string, Places>();
      elsewhere.set(from, board);
      return said.filter((one) => note(board, one)).map(({ citizenId }) => citizenId);
    },
    forget(from) {
      const gone = [...(elsewhere.get(from)?.keys() ?? [])];
      elsewhere.delete(from);
      return gone;
    },
    of(citizenId, officeCode) {
      let best: Presence = 'AWAY';
      for (const board of [own, ...elsewhere.values()]) {
        const places = board.get(citizenId);
        if (places?.hall?.kind === 'hall') {
          if (places.hall.region === officeCode) return 'AT_COUNTER';
          best = 'IN_HALL';
        } else if (places && best === 'AWAY') best = 'ONLINE';
      }
      return best;
    },
  };
}

const sources: readonly Source[] = ['hall', 'counter'];

/** True when it was news. */
function note(board: Map<string, Places>, { citizenId, where, source }: Whereabouts): boolean {
  const before = board.get(citizenId) ?? {};
  if (JSON.stringify(before[source] ?? null) === JSON.stringify(where)) return false;
  const after = { ...before };
  if (where === null) Reflect.deleteProperty(after, source);
  else after[source] = where;
  if (after.hall || after.counter) board.set(citizenId, after);
  else board.delete(citizenId);
  return true;
}
