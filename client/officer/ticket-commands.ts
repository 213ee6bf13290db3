/**
 * What an officer can order, each with a client-made id and the version it was decided on. An order without an
 * answer keeps its id: pressing again is the same order. Refusals become a notice in kind words.
 */
import { create } from 'zustand';
import type { OfficerCommand } from '../../shared/protocol/commands.ts';
import type { LineItem, LineView } from '../../shared/protocol/views.ts';
import { ApiRefusal, apiGet, apiPost } from '../net/api.ts';
import { applyLine } from '../net/counter-connection.ts';
import { newId } from '../net/new-id.ts';
import { noteSignedOut, refreshStaff } from './staff-store.ts';

type OrderOf<T> = T extends unknown ? Omit<T, 'commandId' | 'expectedVersion'> : never;
export type Order = OrderOf<OfficerCommand>;

export type Notice = {
  /** `stale`: somebody or something was quicker; what is shown is current again. */
  readonly kind: 'refused' | 'stale' | 'unreachable' | 'done';
  /** The server's kind words, or null when the console has its own. */
  readonly message: string | null;
  /** Raised with every notice, so that the same words are announced again. */
  readonly n: number;
};

type Orders = {
  /** What is on its way: the button shows it and takes no second press. */
  readonly busy: string | null;
  readonly notice: Notice | null;
};

export const useOrders = create<Orders>(() => ({ busy: null, notice: null }));

const unanswered = new Map<string, string>();
let notices = 0;

export function notify(kind: Notice['kind'], message: string | null): void {
  notices += 1;
  useOrders.setState({ notice: { kind, message, n: notices } });
}

export function dismissNotice(): void {
  useOrders.setState({ notice: null });
}

/** The office's line over HTTPS; the room brings the same faster while it is there. */
export async function refreshLine(): Promise<void> {
  applyLine(await apiGet<LineView>('/staff/line', { patienceMs: 4000 }));
}

/** Calls whoever is next by the rules. True when somebody was called. */
export function callNext(): Promise<boolean> {
  return order('callNext', 'callNext', (commandId) => post('/staff/call-next', { commandId }));
}

/** Gives an order for one ticket. True when it was carried out. */
export function orderTicket(item: LineItem, what: Order): Promise<boolean> {
  const key = `${item.ticketId} ${item.version} ${JSON.stringify(what)}`;
  return order(what.type, key, (commandId) =>
    post(`/staff/tickets/${item.ticketId}/commands`, {
      commandId,
      expectedVersion: item.version,
      ...what,
    }),
  );
}

/** Long enough for a restart of the server, short enough that nobody stares at a busy button. */
const PATIENCE_MS = 20_000;

/** Every order answers with the line after it. */
function post(path: string, body: unknown): Promise<{ readonly line: LineView }> {
  return apiPost(path, body, { patienceMs: PATIENCE_MS });
}

async function order(
  name: string,
  key: string,
  give: (commandId: string) => Promise<{ readonly line: LineView }>,
): Promise<boolean> {
  if (useOrders.getState().busy !== null) return false;
  useOrders.setState({ busy: name, notice: null });
  const commandId = unanswered.get(key) ?? newId();
  unanswered.set(key, commandId);
  try {
    const { line } = await give(commandId);
    unanswered.delete(key);
    applyLine(line);
    return true;
  } catch (error) {
    if (error instanceof ApiRefusal) {
      unanswered.delete(key);
      await refreshLine().catch(() => undefined);
    }
    explain(error);
    return false;
  } finally {
    useOrders.setState({ busy: null });
  }
}

function explain(error: unknown): void {
  if (noteSignedOut(error)) return;
  if (!(error instanceof ApiRefusal)) {
    notify('unreachable', null);
    return;
  }
  const stale = error.code === 'STALE_VERSION' || error.code === 'WRONG_STATE' || error.code === 'NOT_YOURS';
  // "You are not available" means that the desk changed in another browser.
  if (error.code === 'NOT_AVAILABLE') void refreshStaff();
  notify(stale ? 'stale' : 'refused', error.message);
}
