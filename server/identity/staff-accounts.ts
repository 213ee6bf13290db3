import { randomInt } from 'node:crypto';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { hashPassword } from 'better-auth/crypto';
import type { Look } from '../../shared/domain/citizen.ts';
import { plainLook } from '../../shared/domain/random-look.ts';
import { schema, type Store, type Transaction } from '../store/index.ts';
import { staffTopic } from './staff-topic.ts';

export type StaffRole = 'officer' | 'supervisor' | 'admin';

export type NewStaffAccount = {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly officeCode: string;
  readonly role: StaffRole;
  readonly simulated: boolean;
  /** Of this role; left out, a plain one for a new role and the old one for a known. */
  readonly look?: Look;
};

export type StaffAccountRow = {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly { officeCode: string; role: StaffRole }[];
};

/**
 * Makes the account, or gives a known one the role at this office. The password counts for a new account
 * and for one that was disabled; any other keeps its own. The office must exist.
 */
export async function createStaffAccount(
  store: Store,
  wish: NewStaffAccount,
): Promise<{ readonly known: boolean; readonly passwordSet: boolean }> {
  const hash = await hashPassword(wish.password);
  const { user, staffRole } = schema;
  return store.transaction(async (tx) => {
    const [made] = await tx
      .insert(user)
      .values({ name: wish.name, email: wish.email, emailVerified: true })
      .onConflictDoNothing()
      .returning({ id: user.id });
    const userId = made?.id ?? (await findUser(tx, wish.email));
    if (!userId) throw new Error('the account was there a statement ago');
    const passwordSet = !(await hasPassword(tx, userId));
    if (passwordSet) await writePassword(tx, userId, hash);
    const { officeCode, role, simulated, look } = wish;
    await tx
      .insert(staffRole)
      .values({ userId, officeCode, role, simulated, look: look ?? plainLook(userId) })
      .onConflictDoUpdate({
        target: [staffRole.userId, staffRole.officeCode],
        set: { role, simulated, ...(look === undefined ? {} : { look }) },
      });
    return { known: made === undefined, passwordSet };
  });
}

/** Dresses an account in all its roles; seen when its officer next takes a desk, or a view is next read. */
export async function changeStaffLook({ db }: Store, email: string, look: Look): Promise<void> {
  const { user, staffRole } = schema;
  const owner = db.select({ id: user.id }).from(user).where(eq(user.email, email));
  await db.update(staffRole).set({ look }).where(inArray(staffRole.userId, owner));
}

/** Gives an account a new password, ends its sessions and forgets its failed tries. False: no such account. */
export async function resetPassword(store: Store, email: string, password: string): Promise<boolean> {
  const hash = await hashPassword(password);
  const { session, signInFailure } = schema;
  return telling(store, async (tx) => {
    const userId = await findUser(tx, email);
    if (!userId) return null;
    await writePassword(tx, userId, hash);
    await tx.delete(session).where(eq(session.userId, userId));
    await tx.delete(signInFailure).where(eq(signInFailure.email, email));
    return userId;
  });
}

/**
 * Takes away every role, session and the password; the name stays for the records. Holds at once, also for
 * open sockets. False: no such account.
 */
export async function disableStaffAccount(store: Store, email: string): Promise<boolean> {
  const { account, session, staffRole } = schema;
  return telling(store, async (tx) => {
    const userId = await findUser(tx, email);
    if (!userId) return null;
    await tx.delete(staffRole).where(eq(staffRole.userId, userId));
    await tx.delete(session).where(eq(session.userId, userId));
    await tx.delete(account).where(eq(account.userId, userId));
    return userId;
  });
}

/** Tells, after the commit, whose access changed; `work` returns null when there is no such account. */
async function telling(store: Store, work: (tx: Transaction) => Promise<string | null>): Promise<boolean> {
  const userId = await store.transaction(work);
  if (userId !== null) store.hints.publish(staffTopic(userId));
  return userId !== null;
}

/** All accounts by email; a disabled one has no roles. */
export async function listStaffAccounts({ db }: Store): Promise<StaffAccountRow[]> {
  const { user, staffRole } = schema;
  const users = await db
    .select({ id: user.id, email: user.email, name: user.name })
    .from(user)
    .orderBy(asc(user.email));
  const roles = await db
    .select({ userId: staffRole.userId, officeCode: staffRole.officeCode, role: staffRole.role })
    .from(staffRole)
    .orderBy(asc(staffRole.officeCode));
  return users.map(({ id, email, name }) => ({
    email,
    name,
    roles: roles.filter(({ userId }) => userId === id).map(({ officeCode, role }) => ({ officeCode, role })),
  }));
}

/** Letters that are not mistaken for one another when read aloud. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** 20 characters in groups of five, about 99 bits; `pick(n)` gives a whole number below n. */
export function makePassword(pick: (below: number) => number = randomInt): string {
  const group = () => Array.from({ length: 5 }, () => ALPHABET[pick(ALPHABET.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

async function findUser(tx: Transaction, email: string): Promise<string | undefined> {
  const { user } = schema;
  const [row] = await tx.select({ id: user.id }).from(user).where(eq(user.email, email));
  return row?.id;
}

/** Better-auth's own account of an email and password: provider `credential`, account id = user id. */
const credentialOf = (userId: string) =>
  and(eq(schema.account.userId, userId), eq(schema.account.providerId, 'credential'));

async function hasPassword(tx: Transaction, userId: string): Promise<boolean> {
  const rows = await tx.select({ id: schema.account.id }).from(schema.account).where(credentialOf(userId));
  return rows.length > 0;
}

async function writePassword(tx: Transaction, userId: string, hash: string): Promise<void> {
  const { account } = schema;
  const changed = await tx
    .update(account)
    .set({ password: hash, updatedAt: new Date() })
    .where(credentialOf(userId))
    .returning({ id: account.id });
  if (changed.length > 0) return;
  await tx.insert(account).values({ accountId: userId, providerId: 'credential', userId, password: hash });
}
