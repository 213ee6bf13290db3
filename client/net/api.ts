/**
 * Typed fetch to `/api/v1`. A refusal of the server becomes an `ApiRefusal` with its kind words; a network
 * failure is tried again (the same body, hence the same command id, so that repeating is harmless).
 */
import type { Problem } from '../../shared/protocol/views.ts';
import type { RefusalCode } from '../../shared/domain/refusal.ts';
import { retryDelay } from './backoff.ts';
import { reportReachable } from './reachability.ts';

/** The server's typed "no": nothing was changed. `message` is for people, in their language. */
export class ApiRefusal extends Error {
  readonly code: RefusalCode;
  readonly status: number;
  readonly details: NonNullable<Problem['error']['details']>;

  constructor(status: number, problem: Problem['error']) {
    super(problem.message);
    this.name = 'ApiRefusal';
    this.code = problem.code;
    this.status = status;
    this.details = problem.details ?? {};
  }
}

/** The server could not be reached in time, or answered with something that is not ours. */
export class Unreachable extends Error {
  constructor(cause?: unknown) {
    super('unreachable', { cause });
    this.name = 'Unreachable';
  }
}

export type RequestOptions = {
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** How long a network failure is retried, ms; 0 = one try. Default 20 s for reading, 60 s for commands. */
  readonly patienceMs?: number;
};

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** One try may take this long, ms: a mobile network that swallows packets must not hold a command for minutes. */
const TRY_TIMEOUT_MS = 12_000;
/** Answers of a proxy whose server is restarting. */
const transient = new Set([502, 503, 504]);

let language = 'id';
/** The language of refusals; set by i18n. */
export function setRequestLanguage(code: string): void {
  language = code;
}

/**
 * Asks `/api/v1<path>`. Throws `ApiRefusal` for a typed refusal, `Unreachable` when patience ends, and the
 * signal's reason when aborted.
 */
export async function request<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  const patience = options.patienceMs ?? (method === 'GET' ? 20_000 : 60_000);
  const deadline = Date.now() + patience;
  for (let attempt = 0; ; attempt += 1) {
    options.signal?.throwIfAborted();
    try {
      const answer = await tryOnce<T>(method, path, options);
      reportReachable('api', true);
      return answer;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      options.signal?.throwIfAborted();
      reportReachable('api', false);
      const delay = retryDelay(attempt, Math.random);
      if (Date.now() + delay > deadline) throw error;
      await pause(delay, options.signal);
    }
  }
}

export const apiGet = <T>(path: string, options?: RequestOptions) => request<T>('GET', path, options);
export const apiPost = <T>(path: string, body: unknown, options?: RequestOptions) =>
  request<T>('POST', path, { ...options, body });
export const apiPatch = <T>(path: string, body: unknown, options?: RequestOptions) =>
  request<T>('PATCH', path, { ...options, body });
export const apiDelete = <T>(path: string, options?: RequestOptions) => request<T>('DELETE', path, options);

async function tryOnce<T>(method: Method, path: string, { body, signal }: RequestOptions): Promise<T> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  const timer = setTimeout(abort, TRY_TIMEOUT_MS);
  signal?.addEventListener('abort', abort, { once: true });
  let response: Response;
  let text: string;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'accept-language': language,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: stop.signal,
    });
    text = await response.text();
  } catch (error) {
    throw new Unreachable(error);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
  if (response.ok) return parse<T>(text);
  const problem = readProblem(text);
  if (problem) throw new ApiRefusal(response.status, problem);
  if (transient.has(response.status)) throw new Unreachable(response.status);
  throw new ApiRefusal(response.status, { code: 'INTERNAL', message: '' });
}

function parse<T>(text: string): T {
  try {
    return (text === '' ? null : JSON.parse(text)) as T;
  } catch (error) {
    throw new Unreachable(error);
  }
}

function readProblem(text: string): Problem['error'] | undefined {
  try {
    const { error } = JSON.parse(text) as Partial<Problem>;
    return error && typeof error.code === 'string' && typeof error.message === 'string' ? error : undefined;
  } catch {
    return undefined;
  }
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      signal?.removeEventListener('abort', stop);
      resolve();
    }
    function stop(): void {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    }
    signal?.addEventListener('abort', stop, { once: true });
  });
}
