import type { Refusal, RefusalCode, Result } from '../../shared/domain/refusal.ts';

/** A typed "no" on its way to the error handler, which turns it into words and a status. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(code: RefusalCode, details?: Refusal['details']) {
    super(code);
    this.name = 'Refused';
    this.refusal = details ? { code, details } : { code };
  }
}

/** The value of an accepted result. @throws Refused otherwise. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Refused(result.refusal.code, result.refusal.details);
}

/** What is there. @throws Refused NOT_FOUND otherwise. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Refused('NOT_FOUND');
  return value;
}
