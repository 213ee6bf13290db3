/**
 * A refusal is the typed "no" of a rule: the command changed nothing, and the code says why.
 * Rules return refusals; edges (HTTP, rooms, pages) turn them into words with `refusal-text.ts`.
 */
export const refusalCodes = [
  /** The payload did not parse, or a field is out of range. `details` names the field. */
  'INVALID',
  'TOO_LARGE',
  'UNAUTHENTICATED',
  /** Email and password do not fit together; which of the two is never said. */
  'SIGN_IN_FAILED',
  /** Too many failed sign-ins; `details.retryAfterSeconds` says when to try again. */
  'SIGN_IN_LOCKED',
  'FORBIDDEN',
  'NOT_FOUND',
  /** Too many requests; `details.retryAfterSeconds` says when to try again. */
  'RATE',
  /** `expectedVersion` is not the row's version; `details.version` and `details.state` are current. */
  'STALE_VERSION',
  /** The ticket's state does not allow this command; `details.state` is the current one. */
  'WRONG_STATE',
  /** The citizen already holds an open ticket for that service; `details.ticketId` is it. */
  'ALREADY_HAS_TICKET',
  'TOO_MANY_VISITS',
  /** The office takes no numbers now; `details.opensAt` (ISO) may say when it will. */
  'OFFICE_CLOSED',
  'LINE_EMPTY',
  /** The officer already has as many people as the desk serves at once. */
  'AT_CAPACITY',
  /** The officer is on break or signed off. */
  'NOT_AVAILABLE',
  'DESK_TAKEN',
  /** Sign-off or desk change while a person is still being called or served. */
  'OPEN_WORK',
  /** A recall too soon after the last call; `details.retryAfterSeconds`. */
  'TOO_SOON',
  'CALL_LIMIT',
  /** Nobody is missed before a device has shown a call, or the one extra call was made; recall first. */
  'CALL_UNSEEN',
  /** Another officer's ticket. */
  'NOT_YOURS',
  'CONVERSATION_CLOSED',
  'GRACE_OVER',
  /** The server failed; nothing was changed. */
  'INTERNAL',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

export type Refusal = {
  readonly code: RefusalCode;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
};

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export function accept<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse(code: RefusalCode, details?: Refusal['details']): Result<never> {
  return { ok: false, refusal: details ? { code, details } : { code } };
}
