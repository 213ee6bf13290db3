import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { z } from 'zod';
import { accept, refuse, type Result } from '../../shared/domain/refusal.ts';
import type { Log } from '../log.ts';
import { schema, type Store } from '../store/index.ts';
import { MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS } from './password-rule.ts';
import { createSignInLock } from './sign-in-lock.ts';
import { staffTopic } from './staff-topic.ts';

/** A working day; officers sign in each morning. */
const SESSION_SECONDS = 12 * 3600;

/** Where the library believes to be. Only we call it, with requests we make ourselves. */
const INSIDE = 'http://staff-auth.internal';
const ADDRESS_HEADER = 'x-mpp-address';

export type StaffUser = { readonly id: string; readonly name: string; readonly email: string };
type WithCookies<T> = T & { readonly setCookies: readonly string[] };

export type StaffAuth = {
  /** SIGN_IN_FAILED (email and password do not fit, whichever is wrong), SIGN_IN_LOCKED or RATE. */
  signIn(attempt: {
    email: string;
    password: string;
    /** Keep the session when the browser closes. */
    remember: boolean;
    /** The client's network address, for the rate limit. */
    address: string;
  }): Promise<Result<WithCookies<{ user: StaffUser }>>>;
  /** Ends the session of these cookies, if there is one. */
  signOut(cookieHeader: string): Promise<WithCookies<object>>;
  /** Ends all other sessions of the account. SIGN_IN_FAILED when the current password is wrong. */
  changePassword(
    cookieHeader: string,
    wish: { current: string; next: string; address: string },
  ): Promise<Result<WithCookies<object>>>;
  /** The signed-in account of a request's `Cookie` header. Asks the database: revocation holds at once. */
  bySession(cookieHeader: string): Promise<StaffUser | null>;
};

export type StaffAuthOptions = {
  readonly store: Store;
  readonly secret: string;
  /** True when browsers reach us over HTTPS. */
  readonly secureCookies: boolean;
  /** Sign-ins one network address may try in a minute; a whole office shares one. */
  readonly signInsPerMinute: number;
  readonly log: Log;
  readonly now: () => Date;
};

const signedInSchema = z.object({ user: z.object({ id: z.uuid(), name: z.string(), email: z.string() }) });

/** Staff sign-in by better-auth on our tables, with a lock-out per account in front of it. */
export function createStaffAuth(options: StaffAuthOptions): StaffAuth {
  const auth = configure(options);
  const lock = createSignInLock(options.store, options.now);
  /** The library limits its rate only on requests, so sign-in goes through its front door. */
  const ask = (path: string, body: object, headers: Record<string, string>) =>
    auth.handler(
      new Request(`${INSIDE}/api/auth${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: INSIDE, ...headers },
        body: JSON.stringify(body),
      }),
    );
  const bySession = async (cookieHeader: string): Promise<StaffUser | null> => {
    // Most requests are citizens': no cookie of ours, no question to the database.
    if (!cookieHeader.includes(COOKIE_PREFIX)) return null;
    const session = await auth.api.getSession({ headers: new Headers({ cookie: cookieHeader }) });
    return session ? { id: session.user.id, name: session.user.name, email: session.user.email } : null;
  };
  return {
    async signIn({ email, password, remember, address }) {
      const account = email.trim().toLowerCase();
      const wait = await lock.begin(account);
      if (wait !== null) return refuse('SIGN_IN_LOCKED', { retryAfterSeconds: wait });
      const response = await ask(
        '/sign-in/email',
        { email: account, password, rememberMe: remember },
        { [ADDRESS_HEADER]: address },
      );
      if (!response.ok) return refuseAs(response);
      await lock.clear(account);
      const { user } = signedInSchema.parse(await response.json());
      return accept({ user, setCookies: response.headers.getSetCookie() });
    },
    async signOut(cookieHeader) {
      const user = await bySession(cookieHeader);
      const response = await ask('/sign-out', {}, { cookie: cookieHeader });
      if (user) options.store.hints.publish(staffTopic(user.id));
      return { setCookies: response.headers.getSetCookie() };
    },
    async changePassword(cookieHeader, { current, next, address }) {
      const user = await bySession(cookieHeader);
      const response = await ask(
        '/change-password',
        { currentPassword: current, newPassword: next, revokeOtherSessions: true },
        { cookie: cookieHeader, [ADDRESS_HEADER]: address },
      );
      if (!response.ok) return refuseAs(response);
      if (user) options.store.hints.publish(staffTopic(user.id));
      return accept({ setCookies: response.headers.getSetCookie() });
    },
    bySession,
  };
}

const COOKIE_PREFIX = 'mpp-staff';

function configure({ store, secret, secureCookies, signInsPerMinute, log }: StaffAuthOptions) {
  const { user, session, account, verification, rateLimit } = schema;
  return betterAuth({
    appName: 'MPP Digital',
    baseURL: INSIDE,
    secret,
    trustedOrigins: [INSIDE],
    telemetry: { enabled: false },
    database: drizzleAdapter(store.db, {
      provider: 'pg',
      schema: { user, session, account, verification, rateLimit },
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_CHARS,
      maxPasswordLength: MAX_PASSWORD_CHARS,
    },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    rateLimit: {
      enabled: true,
      storage: 'database',
      customRules: { '/sign-in/email': { window: 60, max: signInsPerMinute } },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: secureCookies,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    logger: {
      level: 'error',
      log: (_level, message) => log.warn({ part: 'better-auth' }, message),
    },
  });
}

/** The library's refusals in our words; anything unexpected is a failure of ours. */
function refuseAs(response: Response): Result<never> {
  if (response.status === 429) {
    return refuse('RATE', { retryAfterSeconds: Number(response.headers.get('x-retry-after') ?? 60) });
  }
  if (response.status >= 500) throw new Error(`staff sign-in answered ${response.status}`);
  return refuse('SIGN_IN_FAILED');
}
