import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  realtimeTokenRequestSchema,
  realtimeTokenSchema,
  type RealtimeTokenRequest,
} from '../../../shared/protocol/commands.ts';
import type { RealtimeGrant } from '../../capabilities.ts';
import type { ApiEnv } from '../api-env.ts';
import type { ApiParts } from '../api-parts.ts';
import { newRouter, type Router } from '../new-router.ts';
import { spend } from '../rate-limits.ts';
import { found, valueOf } from '../refused.ts';
import { body, json, refusals } from '../schemas.ts';
import { requireCitizen, requireOfficer } from '../who.ts';

const tokenRoute = createRoute({
  method: 'post',
  path: '/realtime-tokens',
  summary: 'A token for joining one room, valid for a minute',
  description:
    'For the hall the answer says which one: join it by that number. A hall that is wished for is met up to its last place.',
  request: { body: body(realtimeTokenRequestSchema) },
  responses: { 200: json(realtimeTokenSchema, 'The token'), ...refusals },
});

/** Carries an authenticated session from HTTPS to a socket (OWASP ASVS 4.4.3, 4.4.4). */
export function realtimeTokenRoutes(parts: ApiParts): Router {
  const app = newRouter();
  app.openapi(tokenRoute, async (c) => {
    const grant = await grantFor(c, parts, c.req.valid('json'));
    const { token, expiresAt } = parts.realtimeTokens.issue(grant);
    const place = grant.room === 'hall' ? { hall: grant.hall, gallery: grant.gallery } : {};
    return c.json({ token, expiresAt: expiresAt.toISOString(), ...place }, 200);
  });
  return app;
}

async function grantFor(
  c: Context<ApiEnv>,
  parts: ApiParts,
  wish: RealtimeTokenRequest,
): Promise<RealtimeGrant> {
  const { commands } = parts.limits;
  if (wish.room === 'counter' && wish.as === 'officer') {
    const { region } = wish;
    const { userId } = await requireOfficer(c, parts, region);
    spend(commands, userId);
    return { room: 'counter', region, as: 'officer', userId };
  }
  const { id: citizenId } = await requireCitizen(c);
  spend(commands, citizenId);
  if (wish.room === 'hall') {
    return { room: 'hall', citizenId, ...valueOf(await parts.halls.choose(citizenId, wish)) };
  }
  const { region } = wish;
  found(await parts.insight.region(region));
  return { room: 'counter', region, as: 'citizen', citizenId };
}
