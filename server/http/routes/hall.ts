import { createRoute } from '@hono/zod-openapi';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import type { ApiParts } from '../api-parts.ts';
import { newRouter, type Router } from '../new-router.ts';
import { building, json, refusals } from '../schemas.ts';

/** The building changes with the province pack only. */
const SLOW = 'public, max-age=60, stale-while-revalidate=600';

const hallRoute = createRoute({
  method: 'get',
  path: '/hall',
  summary: 'The building: where one may walk, counters, seats',
  responses: { 200: json(building, 'The building, in metres'), ...refusals },
});

/** What a client needs to walk that does not lay out the building by our code. */
export function hallRoutes(parts: ApiParts): Router {
  const app = newRouter();
  app.use('/hall', compress({ encoding: 'gzip' }));
  app.use('/hall', etag());
  app.openapi(hallRoute, (c) => c.json(parts.building, 200, { 'Cache-Control': SLOW }));
  return app;
}
