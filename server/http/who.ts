import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { CitizenIdentity, OfficerActor } from '../capabilities.ts';
import type { StaffUser } from '../identity/index.ts';
import type { ApiEnv } from './api-env.ts';
import type { ApiParts } from './api-parts.ts';
import { clientAddress } from './client-address.ts';
import { preferredLanguage } from './language.ts';
import { Refused } from './refused.ts';

const COOKIE = 'mpp-warga';
/** Browsers keep no cookie longer than 400 days. */
const COOKIE_SECONDS = 400 * 24 * 3600;

/** Prepares the questions of a request: whose is it, from where, in which language. */
export function identify(parts: ApiParts): MiddlewareHandler<ApiEnv> {
  const defaultLanguage = parts.catalogue.province().defaultLanguage;
  const behindProxy = parts.publicOrigin !== null;
  return async (c, next) => {
    let known: CitizenIdentity | null = null;
    c.set('address', clientAddress(c.env.incoming, behindProxy));
    c.set(
      'citizen',
      once(async () => {
        const cookie = getCookie(c, COOKIE);
        known = cookie === undefined ? null : await parts.citizens.byCookie(cookie);
        if (known) parts.onlineCitizens.touch(known.id);
        return known;
      }),
    );
    c.set(
      'staff',
      once(async () => parts.staffAuth.bySession(c.req.header('cookie') ?? '')),
    );
    c.set(
      'language',
      () => known?.language ?? preferredLanguage(c.req.header('accept-language')) ?? defaultLanguage,
    );
    await next();
  };
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= ask());
}

/** @throws Refused UNAUTHENTICATED */
export async function requireCitizen(c: Context<ApiEnv>): Promise<CitizenIdentity> {
  const citizen = await c.var.citizen();
  if (!citizen) throw new Refused('UNAUTHENTICATED');
  return citizen;
}

/** @throws Refused UNAUTHENTICATED */
export async function requireStaff(c: Context<ApiEnv>): Promise<StaffUser> {
  const staff = await c.var.staff();
  if (!staff) throw new Refused('UNAUTHENTICATED');
  return staff;
}

/**
 * The officer acting for `region`, or for the office they work at.
 * @throws Refused UNAUTHENTICATED, or FORBIDDEN without a role there.
 */
export async function requireOfficer(
  c: Context<ApiEnv>,
  { staff, desks }: Pick<ApiParts, 'staff' | 'desks'>,
  region: string | null = null,
): Promise<OfficerActor> {
  const user = await requireStaff(c);
  const actor = await staff.actor(user, region);
  if (!actor) throw new Refused('FORBIDDEN');
  // An officer whose network lets no socket through is at the desk all the same.
  if (actor.deskId !== null) await desks.heartbeat(actor.userId);
  return actor;
}

/** Gives the browser its citizen's cookie, out of reach of scripts and other sites. */
export function rememberCitizen(c: Context<ApiEnv>, cookie: string, publicOrigin: string | null): void {
  setCookie(c, COOKIE, cookie, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: publicOrigin?.startsWith('https:') ?? false,
    maxAge: COOKIE_SECONDS,
  });
}
