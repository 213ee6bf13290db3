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
import { found } from '../refused.ts';
import { body, json, refusals } from '../schemas.ts';
import { requireCitizen, requireOfficer } from '../who.ts';

const tokenRoute = createRoute({
  method: 'post',
  path: '/realtime-tokens',
  summary: 'A token for joining one room, valid for a minute',
  request: { body: body(realtimeTokenRequestSchema) },
  responses: { 200: json(realtimeTokenSchema, 'The token'), ...refusals },
});

/** Carries an authenticated session from HTTPS to a socket (OWASP ASVS 4.4.3, 4.4.4). */
export function realtimeTokenRoutes(parts: ApiParts): Router {
  const app = newRouter();
  app.openapi(tokenRoute, async (c) => {
    const grant = await grantFor(c, parts, c.req.valid('json'));
    spend(
      parts.limits.commands,
      grant.room === 'counter' && grant.as === 'officer' ? grant.userId : grant.citizenId,
    );
    const { token, expiresAt } = parts.realtimeTokens.issue(grant);
    return c.json({ token, expiresAt: expiresAt.toISOString() }, 200);
  });
  return app;
}

async function grantFor(
  c: Context<ApiEnv>,
  parts: ApiParts,
  wish: RealtimeTokenRequest,
): Promise<RealtimeGrant> {
  if (wish.room === 'hall') return { room: 'hall', citizenId: (await requireCitizen(c)).id };
  const { region } = wish;
  if (wish.as === 'officer') {
    const { userId } = await requireOfficer(c, parts, region);
    return { room: 'counter', region, as: 'officer', userId };
  }
  const { id: citizenId } = await requireCitizen(c);
  found(await parts.insight.region(region));
  return { room: 'counter', region, as: 'citizen', citizenId };
}
