/** What the officer's one prominent button is, for every state of the desk. Pure: the console only draws it. */
import type { LineItem, LineView } from '../../shared/protocol/views.ts';

export type NextAction =
  /** On break: nothing is called. */
  | { readonly kind: 'becomeAvailable' }
  | { readonly kind: 'callNext'; readonly next: LineItem }
  | { readonly kind: 'nobodyWaits' }
  | { readonly kind: 'start'; readonly item: LineItem }
  /** Called, not answered; another call is allowed from `recallAt` (epoch ms). */
  | { readonly kind: 'awaitAnswer'; readonly item: LineItem; readonly recallAt: number }
  | { readonly kind: 'recall'; readonly item: LineItem }
  /** Called as often as one may. */
  | { readonly kind: 'markMissed'; readonly item: LineItem }
  | { readonly kind: 'finish'; readonly item: LineItem };

/** The ticket this officer is calling or serving, if any. */
export function ticketAtHand(line: LineView, officerId: string): LineItem | null {
  const mine = line.items.filter((item) => item.officerId === officerId);
  return (
    mine.find((item) => item.state === 'SERVING') ?? mine.find((item) => item.state === 'CALLED') ?? null
  );
}

/** `nowMs` is epoch milliseconds. Someone standing at the counter is greeted rather than called again. */
export function nextAction(
  line: LineView,
  officerId: string,
  deskState: 'AVAILABLE' | 'BREAK',
  nowMs: number,
): NextAction {
  const item = ticketAtHand(line, officerId);
  if (item?.state === 'SERVING') return { kind: 'finish', item };
  if (item) return answerToCall(item, nowMs);
  if (deskState === 'BREAK') return { kind: 'becomeAvailable' };
  const next = line.items.find((waiting) => waiting.state === 'WAITING');
  return next ? { kind: 'callNext', next } : { kind: 'nobodyWaits' };
}

function answerToCall(item: LineItem, nowMs: number): NextAction {
  if (item.presence === 'AT_COUNTER') return { kind: 'start', item };
  if (item.recallFrom === null) return { kind: 'markMissed', item };
  const recallAt = Date.parse(item.recallFrom);
  return nowMs < recallAt ? { kind: 'awaitAnswer', item, recallAt } : { kind: 'recall', item };
}

/** What else can be done with a called ticket beside the prominent action. */
export function otherActions(action: NextAction): readonly ('start' | 'markMissed' | 'release')[] {
  if (action.kind === 'awaitAnswer' || action.kind === 'recall') return ['start', 'markMissed', 'release'];
  if (action.kind === 'start') return ['markMissed', 'release'];
  return action.kind === 'markMissed' ? ['start', 'release'] : [];
}
