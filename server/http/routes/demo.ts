import { createRoute, z } from '@hono/zod-openapi';
import { regionCodeSchema } from '../../../shared/protocol/views.ts';
import type { ApiParts } from '../api-parts.ts';
import { newRouter, type Router } from '../new-router.ts';
import { json, refusals } from '../schemas.ts';

const account = z.object({
  email: z.string(),
  password: z.string(),
  name: z.string(),
  region: regionCodeSchema,
  regionName: z.string(),
});

const demoRoute = createRoute({
  method: 'get',
  path: '/demo',
  summary: 'Officer accounts to try the console with; none outside demo mode',
  responses: {
    200: json(z.object({ demo: z.boolean(), accounts: z.array(account) }), 'The accounts'),
    ...refusals,
  },
});

export function demoRoutes({ demoAccounts }: ApiParts): Router {
  const app = newRouter();
  const answer = { demo: demoAccounts !== null, accounts: account.array().parse(demoAccounts ?? []) };
  app.openapi(demoRoute, (c) => c.json(answer, 200));
  return app;
}
