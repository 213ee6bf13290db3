/** One simulated person's way to the public HTTP interface: fetch with their own cookies. */
import type { Problem } from '../../../shared/protocol/views.ts';
import { cookieHeader, storeCookies, type CookieJar } from './cookie-jar.ts';

/** The server's typed "no", or an answer that is not ours (`code` null). */
export class ApiFailure extends Error {
  readonly status: number;
  readonly code: Problem['error']['code'] | null;

  constructor(status: number, code: Problem['error']['code'] | null, message: string) {
    super(message);
    this.name = 'ApiFailure';
    this.status = status;
    this.code = code;
  }
}

export type ApiClient = {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, body: unknown) => Promise<T>;
  readonly patch: <T>(path: string, body: unknown) => Promise<T>;
};

const ANSWER_TIMEOUT_MS = 15_000;

/**
 * `url` is the server's origin; `headers` go with every request. Paths begin with `/api/`. Throws
 * `ApiFailure` for a refusal and fetch's own error when the server is away.
 */
export function createApiClient(url: string, headers: Readonly<Record<string, string>> = {}): ApiClient {
  const jar: CookieJar = new Map();

  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(url + path, {
      method,
      headers: {
        accept: 'application/json',
        ...headers,
        ...(jar.size > 0 ? { cookie: cookieHeader(jar) } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    storeCookies(jar, response.headers.getSetCookie());
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) throw failureOf(response.status, answer);
    return answer as T;
  }

  return {
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    patch: (path, body) => ask('PATCH', path, body),
  };
}

function failureOf(status: number, answer: unknown): ApiFailure {
  const error = (answer as Partial<Problem> | null)?.error;
  return new ApiFailure(status, error?.code ?? null, error?.message ?? `HTTP ${status}`);
}
