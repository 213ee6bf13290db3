/** A simulated officer's next move at the desk, outside the conversation: whom to call, when to call again. */
import type { LineItem } from '../../../shared/protocol/views.ts';

export type DeskMove =
  | { readonly kind: 'wait' }
  | { readonly kind: 'callNext' }
  | { readonly kind: 'recall' | 'markMissed' | 'start' | 'talk'; readonly item: LineItem }
  /**
   * A simulated visitor who is gone (left over from an earlier run): taken out of the line, so that nobody
   * is made to wait for it. Real people are never touched.
   */
  | { readonly kind: 'cancelGone' | 'releaseGone' | 'closeGone'; readonly item: LineItem };

export type DeskSituation = {
  readonly officerId: string;
  /** In serving order. */
  readonly items: readonly LineItem[];
  /** Milliseconds since `deskKey` last changed. */
  readonly unchangedMs: number;
  readonly nowMs: number;
};

/** Milliseconds. A call goes out "within a few seconds"; a missing person is called three times first. */
export const DESK_PACE = { call: 2000, start: 8000, recall: 25_000, missed: 25_000, gone: 6000 } as const;

export const GONE_REASON = 'Pengunjung simulasi sudah tidak tersambung';

/** At most one person at a time; the order of the line is the server's business alone. */
export function deskTurn(at: DeskSituation): DeskMove {
  const mine = mineOf(at);
  if (mine?.state === 'SERVING') {
    return leftBehind(mine) ? after(at, DESK_PACE.gone, { kind: 'closeGone', item: mine }) : talk(mine);
  }
  if (mine) return called(at, mine);
  const next = at.items.find((item) => item.state === 'WAITING');
  if (!next) return { kind: 'wait' };
  if (leftBehind(next)) return after(at, DESK_PACE.gone, { kind: 'cancelGone', item: next });
  return after(at, DESK_PACE.call, { kind: 'callNext' });
}

/** What the officer's patience is about: its clock starts again when this text changes. */
export function deskKey({ items, officerId }: Pick<DeskSituation, 'items' | 'officerId'>): string {
  const mine = mineOf({ items, officerId });
  const next = items.find((item) => item.state === 'WAITING');
  const key = (item: LineItem | undefined) =>
    item ? `${item.ticketId} ${item.state} ${item.callCount} ${item.presence}` : '-';
  return mine ? key(mine) : `next ${key(next)}`;
}

function mineOf({ items, officerId }: Pick<DeskSituation, 'items' | 'officerId'>): LineItem | undefined {
  return items.find(
    (item) => item.officerId === officerId && (item.state === 'CALLED' || item.state === 'SERVING'),
  );
}

function called(at: DeskSituation, item: LineItem): DeskMove {
  if (leftBehind(item)) return after(at, DESK_PACE.gone, { kind: 'releaseGone', item });
  if (item.presence === 'AT_COUNTER' && at.unchangedMs >= DESK_PACE.start) return { kind: 'start', item };
  if (item.recallFrom === null) return after(at, DESK_PACE.missed, { kind: 'markMissed', item });
  const allowed = at.nowMs >= Date.parse(item.recallFrom);
  return allowed ? after(at, DESK_PACE.recall, { kind: 'recall', item }) : { kind: 'wait' };
}

function leftBehind(item: LineItem): boolean {
  return item.simulated && item.presence === 'AWAY';
}

function talk(item: LineItem): DeskMove {
  return { kind: 'talk', item };
}

function after(at: DeskSituation, delayMs: number, move: DeskMove): DeskMove {
  return at.unchangedMs >= delayMs ? move : { kind: 'wait' };
}
