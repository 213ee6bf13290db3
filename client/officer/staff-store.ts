/** Who is signed in at the console and at which desk: the server's answer, never a guess. */
import { create } from 'zustand';
import type { StaffMe } from '../../shared/protocol/views.ts';
import { ApiRefusal, apiDelete, apiGet, apiPatch, apiPost } from '../net/api.ts';
import { forgetDrafts } from './drafts.ts';
import { signOut } from './staff-auth.ts';

export type StaffState =
  | { readonly status: 'unknown' }
  | { readonly status: 'unreachable' }
  | { readonly status: 'signedOut'; readonly expired: boolean }
  | { readonly status: 'signedIn'; readonly me: StaffMe };

export const useStaff = create<{ readonly staff: StaffState }>(() => ({ staff: { status: 'unknown' } }));

/** Asks who is signed in. A session that was there and is gone is told as expired. */
export async function refreshStaff(): Promise<void> {
  const before = useStaff.getState().staff;
  try {
    show({ status: 'signedIn', me: await apiGet<StaffMe>('/staff/me', { patienceMs: 8000 }) });
  } catch (error) {
    if (error instanceof ApiRefusal && (error.status === 401 || error.status === 403)) {
      show({ status: 'signedOut', expired: before.status === 'signedIn' });
    } else if (before.status !== 'signedIn') show({ status: 'unreachable' });
  }
}

/** Takes a desk; `takeOver` leaves the one held in another browser. Throws `ApiRefusal` (DESK_TAKEN …). */
export async function takeDesk(deskId: string, takeOver: boolean): Promise<void> {
  await apiPost('/staff/desk', { deskId, takeOver });
  await refreshStaff();
}

export async function changeDeskState(state: 'AVAILABLE' | 'BREAK'): Promise<void> {
  await apiPatch('/staff/desk', { state });
  await refreshStaff();
}

/** Throws `ApiRefusal` OPEN_WORK while somebody is called or served. */
export async function leaveDesk(): Promise<void> {
  await apiDelete('/staff/desk');
  await refreshStaff();
}

/** Leaves the desk, then the account. Throws `ApiRefusal` OPEN_WORK; false when the server is away. */
export async function endWork(hasDesk: boolean): Promise<boolean> {
  if (hasDesk) await apiDelete('/staff/desk', { patienceMs: 4000 });
  if (!(await signOut())) return false;
  forgetDrafts(sessionStorage);
  show({ status: 'signedOut', expired: false });
  return true;
}

/** A refusal that says the session is over, wherever it was met. */
export function noteSignedOut(error: unknown): boolean {
  if (!(error instanceof ApiRefusal) || error.code !== 'UNAUTHENTICATED') return false;
  show({ status: 'signedOut', expired: true });
  return true;
}

function show(staff: StaffState): void {
  useStaff.setState({ staff });
}
