/** Signing in and out by the authentication endpoints; everything else of an officer goes through `/api/v1`. */
import { apiGet } from '../net/api.ts';

export type DemoAccount = {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly region: string;
  readonly regionName: string;
};

export type SignInOutcome =
  | { readonly kind: 'in' }
  /** Email or password does not fit: which of the two is not said. */
  | { readonly kind: 'wrong' }
  /** Too many tries; `minutes` until the next one, when the server tells. */
  | { readonly kind: 'locked'; readonly minutes: number | null }
  | { readonly kind: 'unreachable' };

export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  const response = await postAuth('sign-in/email', { email, password, rememberMe: true });
  if (!response) return { kind: 'unreachable' };
  if (response.ok) return { kind: 'in' };
  if (response.status === 429 || response.status === 423) {
    return { kind: 'locked', minutes: await minutesToWait(response) };
  }
  return response.status < 500 ? { kind: 'wrong' } : { kind: 'unreachable' };
}

/** False when the server could not be told. */
export async function signOut(): Promise<boolean> {
  return (await postAuth('sign-out', {}))?.ok ?? false;
}

/** Accounts to try the console with; none outside demo mode. */
export async function loadDemoAccounts(): Promise<readonly DemoAccount[]> {
  const answer = await apiGet<{ readonly accounts?: readonly DemoAccount[] }>('/demo');
  return answer.accounts ?? [];
}

async function postAuth(path: string, body: unknown): Promise<Response | null> {
  try {
    return await fetch(`/api/auth/${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return null;
  }
}

/** Our own refusals carry the seconds in `details`, the rate limit in a header. */
async function minutesToWait(response: Response): Promise<number | null> {
  const header = Number(response.headers.get('retry-after') ?? response.headers.get('x-retry-after'));
  const body = (await response.json().catch(() => null)) as {
    error?: { details?: { retryAfterSeconds?: unknown } };
  } | null;
  const seconds = Number(body?.error?.details?.retryAfterSeconds ?? header);
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds / 60) : null;
}
