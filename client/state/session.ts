/**
 * Who this browser is to the server: a citizen without registration, proved by an HTTP-only cookie. Begins
 * silently when first needed (a number, the hall, a conversation); nothing is asked beforehand.
 */
import { create } from 'zustand';
import type { Language } from '../../shared/domain/province.ts';
import type { Look } from '../../shared/domain/citizen.ts';
import type { Me } from '../../shared/protocol/views.ts';
import { ApiRefusal, apiGet, apiPatch, apiPost } from '../net/api.ts';
import { forget, recall, remember } from '../net/storage.ts';
import { currentLanguage } from '../i18n/language.ts';

export type Citizen = Omit<Me, 'tickets'>;

type SessionState = {
  /** Null until a session began or was found again. */
  readonly me: Citizen | null;
};

export const useSession = create<SessionState>(() => ({ me: null }));

/** Set while this browser believes to have a session cookie (which scripts cannot see). */
const HINT = 'session';
const LOOK = 'look';

type Listener = (me: Me) => void;
const listeners = new Set<Listener>();

/** Tells about every answer that carries the citizen's own tickets. */
export function onMe(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let starting: Promise<Citizen> | undefined;

/** The citizen of this browser; begins the session when there is none. Throws `Unreachable` or `ApiRefusal`. */
export function ensureSession(): Promise<Citizen> {
  const { me } = useSession.getState();
  if (me) return Promise.resolve(me);
  starting ??= begin().finally(() => {
    starting = undefined;
  });
  return starting;
}

/** Finds the citizen again when this browser had a session; quiet otherwise. Makes no session. */
export async function resumeSession(): Promise<void> {
  if (recall(HINT) === null || useSession.getState().me) return;
  try {
    adopt(await apiGet<Me>('/me'));
  } catch (error) {
    if (isSignedOut(error)) forget(HINT);
  }
}

/** Asks for the citizen and all their tickets anew. */
export async function refreshMe(): Promise<void> {
  adopt(await apiGet<Me>('/me'));
}

/** For a refused room token: begins a new session when the old cookie is not known any more. */
export async function recoverSession(refusal: ApiRefusal): Promise<boolean> {
  if (!isSignedOut(refusal)) return false;
  useSession.setState({ me: null });
  await ensureSession();
  return true;
}

/** Runs `ask` as a citizen; begins a new session and asks again when the server does not know the old one. */
export async function withSession<T>(ask: () => Promise<T>): Promise<T> {
  await ensureSession();
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ApiRefusal) || !(await recoverSession(error))) throw error;
    return ask();
  }
}

/** Changes name, look or language; shown at once, taken back when the server refuses. */
export async function changeMe(wish: { name?: string; look?: Look; language?: Language }): Promise<void> {
  const before = await ensureSession();
  useSession.setState({ me: { ...before, ...wish } });
  if (wish.look) remember(LOOK, JSON.stringify(wish.look));
  try {
    const after = await apiPatch<Me>('/me', wish);
    useSession.setState({ me: citizenOf(after) });
  } catch (error) {
    useSession.setState({ me: before });
    throw error;
  }
}

async function begin(): Promise<Citizen> {
  const language = currentLanguage();
  const look = rememberedLook();
  if (!look) return adopt(await apiPost<Me>('/session', { language }));
  try {
    return adopt(await apiPost<Me>('/session', { language, look }));
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.code !== 'INVALID') throw error;
    // Stored by another version, or by hand: not worth a session.
    forget(LOOK);
    return adopt(await apiPost<Me>('/session', { language }));
  }
}

/** The look this browser chose last: it outlives the session. The server judges it. */
function rememberedLook(): unknown {
  try {
    return JSON.parse(recall(LOOK) ?? 'null');
  } catch {
    return null;
  }
}

function adopt(answer: Me): Citizen {
  remember(HINT, '1');
  const me = citizenOf(answer);
  useSession.setState({ me });
  for (const listener of listeners) listener(answer);
  return me;
}

function citizenOf({ id, name, look, language, simulated }: Me): Citizen {
  return { id, name, look, language, simulated };
}

function isSignedOut(error: unknown): boolean {
  return error instanceof ApiRefusal && error.code === 'UNAUTHENTICATED';
}
