import { eq, lt } from 'drizzle-orm';
import { schema, type Store } from '../store/index.ts';

/** Failed tries in a row before an account rests, and how long it rests. */
export const MAX_FAILURES = 5;
export const LOCK_MS = 15 * 60_000;
/** Rows hold what people typed as an email address: not kept longer than useful. */
const FORGET_MS = 24 * 3_600_000;

export type SignInLock = {
  /**
   * Counts a try before the password is looked at, so that many tries at once cannot outrun the count.
   * Returns null when it may go on, else the seconds until the next try. Known and unknown addresses are
   * treated alike: the answer tells nothing about who has an account.
   */
  begin(email: string): Promise<number | null>;
  /** The password was right: the account starts afresh. */
  clear(email: string): Promise<void>;
};

/** `email` is lower-cased and trimmed by the caller. */
export function createSignInLock(store: Store, now: () => Date): SignInLock {
  const { signInFailure } = schema;
  return {
    begin: (email) =>
      store.transaction(async (tx) => {
        const time = now();
        await tx.delete(signInFailure).where(lt(signInFailure.lastAt, before(time, FORGET_MS)));
        // Inserted or met, the row is locked until the commit: tries at once queue up here.
        const [row] = await tx
          .insert(signInFailure)
          .values({ email, failures: 0, lastAt: time })
          .onConflictDoUpdate({ target: signInFailure.email, set: { email } })
          .returning();
        if (!row) throw new Error('an upsert returns its row');
        if (row.lockedUntil && row.lockedUntil > time) {
          return Math.ceil((row.lockedUntil.getTime() - time.getTime()) / 1000);
        }
        // A lock that has passed, or an old failure, is forgiven.
        const fresh = row.lockedUntil !== null || row.lastAt < before(time, LOCK_MS);
        const failures = fresh ? 1 : row.failures + 1;
        const lockedUntil = failures >= MAX_FAILURES ? new Date(time.getTime() + LOCK_MS) : null;
        await tx
          .update(signInFailure)
          .set({ failures, lockedUntil, lastAt: time })
          .where(eq(signInFailure.email, email));
        return null;
      }),
    async clear(email) {
      await store.db.delete(signInFailure).where(eq(signInFailure.email, email));
    },
  };
}

function before(time: Date, ms: number): Date {
  return new Date(time.getTime() - ms);
}
