import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { hallNumberSchema } from '../../shared/protocol/hall/messages.ts';
import type { RealtimeGrant } from '../capabilities.ts';

export type RealtimeTokens = {
  issue(grant: RealtimeGrant): { readonly token: string; readonly expiresAt: Date };
  /** The grant of a token that we signed, that is not expired and that is for this room; else null. */
  verify<R extends RealtimeGrant['room']>(token: string, room: R): Extract<RealtimeGrant, { room: R }> | null;
};

/** Long enough for a slow phone to ask and join, too short to be worth stealing. */
export const REALTIME_TOKEN_MS = 60_000;
/** Larger than any grant; spares hashing what cannot be ours. */
const MAX_TOKEN_CHARS = 1000;

const claimsSchema = z.object({
  grant: z.union([
    z.object({
      room: z.literal('hall'),
      citizenId: z.uuid(),
      hall: hallNumberSchema,
      gallery: z.boolean(),
    }),
    z.object({
      room: z.literal('counter'),
      region: z.string(),
      as: z.literal('citizen'),
      citizenId: z.uuid(),
    }),
    z.object({ room: z.literal('counter'), region: z.string(), as: z.literal('officer'), userId: z.uuid() }),
  ]),
  /** Epoch milliseconds. */
  expires: z.number(),
});

/**
 * Tokens that carry an authenticated HTTPS session into one room (OWASP ASVS 4.4.3): the session cookie
 * itself never travels over the socket. `<claims>.<signature>`, both base64url; the claims are readable, so
 * they hold ids only. The key is derived from the server's secret for this purpose alone.
 */
export function createRealtimeTokens(secret: string, now: () => Date): RealtimeTokens {
  const key = createHmac('sha256', secret).update('mpp realtime token v1').digest();
  const sign = (claims: string) => createHmac('sha256', key).update(claims).digest();
  return {
    issue(grant) {
      const expiresAt = new Date(now().getTime() + REALTIME_TOKEN_MS);
      const claims = Buffer.from(JSON.stringify({ grant, expires: expiresAt.getTime() })).toString(
        'base64url',
      );
      return { token: `${claims}.${sign(claims).toString('base64url')}`, expiresAt };
    },
    verify<R extends RealtimeGrant['room']>(token: string, room: R) {
      if (token.length > MAX_TOKEN_CHARS) return null;
      const [claims, signature, ...rest] = token.split('.');
      if (!claims || !signature || rest.length > 0) return null;
      const expected = sign(claims);
      const given = Buffer.from(signature, 'base64url');
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      const { grant, expires } = claimsSchema.parse(JSON.parse(Buffer.from(claims, 'base64url').toString()));
      return expires > now().getTime() && isFor(grant, room) ? grant : null;
    },
  };
}

function isFor<R extends RealtimeGrant['room']>(
  grant: RealtimeGrant,
  room: R,
): grant is Extract<RealtimeGrant, { room: R }> {
  return grant.room === room;
}
