import { createRoute, z } from '@hono/zod-openapi';
import type { ApiParts } from '../api-parts.ts';
import { newRouter, type Router } from '../new-router.ts';
import { json } from '../schemas.ts';

const alive = z.object({ alive: z.literal(true) });
const ready = z.object({ ready: z.boolean() });

const healthRoute = createRoute({
  method: 'get',
  path: '/healthz',
  summary: 'The process answers',
  responses: { 200: json(alive, 'Alive') },
});

const readyRoute = createRoute({
  method: 'get',
  path: '/readyz',
  summary: 'The process may be sent people: database reachable, not shutting down',
  responses: { 200: json(ready, 'Ready'), 503: json(ready, 'Not ready') },
});

export function healthRoutes({ isReady }: ApiParts): Router {
  const app = newRouter();
  const now = { 'Cache-Control': 'no-store' };
  app.openapi(healthRoute, (c) => c.json({ alive: true } as const, 200, now));
  app.openapi(readyRoute, async (c) =>
    (await isReady()) ? c.json({ ready: true }, 200, now) : c.json({ ready: false }, 503, now),
  );
  return app;
}
