import type { Context, MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Language } from '../../shared/domain/province.ts';
import type { Refusal, RefusalCode } from '../../shared/domain/refusal.ts';
import { refusalText } from '../../shared/domain/refusal-text.ts';
import type { Problem } from '../../shared/protocol/views.ts';
import type { Log } from '../log.ts';
import type { ApiEnv } from './api-env.ts';
import { Refused } from './refused.ts';

const statuses: Record<RefusalCode, ContentfulStatusCode> = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  SIGN_IN_FAILED: 401,
  FORBIDDEN: 403,
  NOT_YOURS: 403,
  NOT_FOUND: 404,
  STALE_VERSION: 409,
  WRONG_STATE: 409,
  ALREADY_HAS_TICKET: 409,
  TOO_MANY_VISITS: 409,
  OFFICE_CLOSED: 409,
  LINE_EMPTY: 409,
  AT_CAPACITY: 409,
  NOT_AVAILABLE: 409,
  DESK_TAKEN: 409,
  OPEN_WORK: 409,
  TOO_SOON: 409,
  CALL_LIMIT: 409,
  CALL_UNSEEN: 409,
  CONVERSATION_CLOSED: 409,
  GRACE_OVER: 409,
  TOO_LARGE: 413,
  RATE: 429,
  SIGN_IN_LOCKED: 429,
  INTERNAL: 500,
};

/** The body that every refusal has (`problemSchema`). */
export function problemOf(refusal: Refusal, language: Language): Problem {
  const { code, details } = refusal;
  const error = { code, message: refusalText(refusal, language) };
  return { error: details ? { ...error, details } : error };
}

/** Answers a request with a refusal, in the language of who asked. */
export function answerRefusal(c: Context<ApiEnv>, refusal: Refusal): Response {
  const wait = refusal.details?.['retryAfterSeconds'];
  if (typeof wait === 'number') c.header('Retry-After', String(Math.ceil(wait)));
  return c.json(problemOf(refusal, c.var.language()), statuses[refusal.code]);
}

/** Everything that is thrown on the way becomes a refusal; what we did not expect is logged, never shown. */
export function handleError(log: Log): (error: Error, c: Context<ApiEnv>) => Response {
  return (error, c) => {
    if (error instanceof Refused) return answerRefusal(c, error.refusal);
    if (error instanceof HTTPException && error.status < 500) {
      return answerRefusal(c, { code: error.status === 413 ? 'TOO_LARGE' : 'INVALID' });
    }
    log.error({ method: c.req.method, route: c.req.routePath, err: error }, 'a request failed');
    return answerRefusal(c, { code: 'INTERNAL' });
  };
}

const MAX_BODY_BYTES = 64 * 1024;

/** By the announced length, which Node enforces; a body of unannounced length is not accepted at all. */
export const limitBody: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (c.req.header('transfer-encoding') !== undefined) {
    throw new Refused('INVALID', { rule: 'Content-Length is needed' });
  }
  if (Number(c.req.header('content-length') ?? 0) > MAX_BODY_BYTES) {
    throw new Refused('TOO_LARGE', { maxBytes: MAX_BODY_BYTES });
  }
  await next();
};

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

/** The first thing wrong with a request's shape: the field's name and the rule, never what was sent. */
export function refuseShape(issues: readonly Issue[]): Refusal {
  const [issue] = issues;
  if (!issue) return { code: 'INVALID' };
  const field = issue.path.map(String).join('.');
  return { code: 'INVALID', details: { ...(field === '' ? {} : { field }), rule: issue.message } };
}
