import { useEffect, useRef, useState } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import type { LineItem, LineView, StaffMe } from '../../shared/protocol/views.ts';
import { ApiRefusal } from '../net/api.ts';
import { announce } from '../ui/announcer.tsx';
import { nextAction, otherActions, type NextAction } from './next-action.ts';
import { changeDeskState, noteSignedOut } from './staff-store.ts';
import { callNext, notify, orderTicket, useOrders } from './ticket-commands.ts';
import { useNow } from './use-now.ts';

export type CallOrder = 'start' | 'recall' | 'markMissed' | 'release';

export type DeskActions = {
  readonly action: NextAction | null;
  readonly others: readonly CallOrder[];
  /** Epoch ms, renewed every second. */
  readonly now: number;
  readonly busy: string | null;
  /** The prominent action; when nothing can be done yet it says why. */
  readonly runNext: () => void;
  /** One of the orders for the called person; ignored where it does not apply. */
  readonly run: (order: CallOrder) => void;
  readonly toggleBreak: () => void;
  readonly finishing: LineItem | null;
  readonly openFinish: () => void;
  readonly closeFinish: () => void;
};

/** Everything the officer can do now. `onServing` is called when a consultation begins at this desk. */
export function useDeskActions(
  me: StaffMe,
  session: NonNullable<StaffMe['session']>,
  line: LineView | null,
  onServing: () => void,
): DeskActions {
  const { t } = useTranslation('officer');
  const now = useNow(1000);
  const busy = useOrders((orders) => orders.busy);
  const [finishingId, setFinishingId] = useState<string | null>(null);
  const action = line ? nextAction(line, me.id, session.state, now) : null;
  const others = action ? otherActions(action) : [];

  useServingBegun(action, onServing);

  const finishing = action?.kind === 'finish' && action.item.ticketId === finishingId ? action.item : null;

  function runNext(): void {
    if (!action) return;
    switch (action.kind) {
      case 'becomeAvailable':
        return toggleBreak();
      case 'callNext':
        return void callNext();
      case 'nobodyWaits':
        return announce(t('next.nobodyYet'));
      case 'awaitAnswer': {
        const seconds = Math.ceil((action.recallAt - now) / 1000);
        return announce(t('next.tooSoon', { seconds }));
      }
      case 'finish':
        return setFinishingId(action.item.ticketId);
      default:
        return void orderTicket(action.item, { type: action.kind });
    }
  }

  function run(order: CallOrder): void {
    if (!action || !('item' in action) || action.kind === 'finish') return;
    if (action.kind === order || others.some((other) => other === order)) {
      void orderTicket(action.item, { type: order });
    }
  }

  function toggleBreak(): void {
    const wanted = session.state === 'BREAK' ? 'AVAILABLE' : 'BREAK';
    changeDeskState(wanted).catch((error: unknown) => {
      if (noteSignedOut(error)) return;
      if (error instanceof ApiRefusal) notify('refused', error.message);
      else notify('unreachable', null);
    });
  }

  return {
    action,
    others,
    now,
    busy,
    runNext,
    run,
    toggleBreak,
    finishing,
    openFinish: () => action?.kind === 'finish' && setFinishingId(action.item.ticketId),
    closeFinish: () => setFinishingId(null),
  };
}

/** A consultation begins when somebody's call is answered, here or by the citizen's own acceptance. */
function useServingBegun(action: NextAction | null, onServing: () => void): void {
  const serving = action?.kind === 'finish' ? action.item.ticketId : null;
  const known = action !== null;
  const before = useRef<string | null | undefined>(undefined);
  const begin = useRef(onServing);
  useEffect(() => {
    begin.current = onServing;
  });
  useEffect(() => {
    if (!known) return;
    // The first line after a reload shows a consultation that goes on: the focus is left alone.
    if (before.current !== undefined && serving !== null && serving !== before.current) begin.current();
    before.current = serving;
  }, [known, serving]);
}
