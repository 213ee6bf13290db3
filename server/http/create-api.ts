import { OpenAPIHono } from '@hono/zod-openapi';
import { compress } from 'hono/compress';
import type { MiddlewareHandler } from 'hono';
import type { ApiEnv } from './api-env.ts';
import type { ApiParts } from './api-parts.ts';
import { isOwnOrigin } from './origin.ts';
import { answerRefusal, handleError, limitBody } from './problem.ts';
import { spend } from './rate-limits.ts';
import { Refused } from './refused.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { citizenRoutes } from './routes/citizen.ts';
import { conversationRoutes } from './routes/conversations.ts';
import { demoRoutes } from './routes/demo.ts';
import { hallRoutes } from './routes/hall.ts';
import { healthRoutes } from './routes/health.ts';
import { realtimeTokenRoutes } from './routes/realtime-tokens.ts';
import { staffRoutes } from './routes/staff.ts';
import { staffSessionRoutes } from './routes/staff-session.ts';
import { ticketRoutes } from './routes/tickets.ts';
import { openStaticClient } from './static-client.ts';
import { identify } from './who.ts';

export type Api = OpenAPIHono<ApiEnv>;

const documentInfo = {
  openapi: '3.1.0',
  info: {
    title: 'MPP Digital',
    version: '1',
    description:
      'Commands and views of the public-service mall. Commands carry a client-made `commandId`: repeating one is ' +
      'harmless. Live views and conversations also come over the rooms of docs/protocol.md.',
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
} as const;

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The whole HTTP side on one origin: health, the API with its OpenAPI document, and the built client. */
export async function createApi(parts: ApiParts): Promise<Api> {
  const { log, publicOrigin } = parts;
  const app: Api = new OpenAPIHono<ApiEnv>();
  const client = parts.clientFolder === null ? null : await openStaticClient(parts.clientFolder);

  app.use(traceRequests(parts));
  app.use(identify(parts));
  app.onError(handleError(log));
  app.notFound((c) => {
    if (c.req.path.startsWith('/api/')) return answerRefusal(c, { code: 'NOT_FOUND' });
    const reading = c.req.method === 'GET' || c.req.method === 'HEAD';
    return (reading && client?.(c)) || c.text('Not found', 404);
  });

  app.use('/api/*', async (c, next) => {
    c.header('Cache-Control', 'no-store');
    spend(parts.limits.requests, c.var.address);
    if (!READING.has(c.req.method) && !isOwnOrigin(c.req.raw.headers, publicOrigin)) {
      throw new Refused('FORBIDDEN');
    }
    await next();
  });
  app.use('/api/*', limitBody);

  app.route('/', healthRoutes(parts));
  app.route('/api/auth', staffSessionRoutes(parts));
  for (const routes of [
    catalogueRoutes,
    hallRoutes,
    citizenRoutes,
    ticketRoutes,
    conversationRoutes,
    realtimeTokenRoutes,
    staffRoutes,
    demoRoutes,
  ]) {
    app.route('/api/v1', routes(parts));
  }
  app.use('/api/v1/openapi.json', compress({ encoding: 'gzip' }));
  app.get('/api/v1/openapi.json', (c) => c.json(app.getOpenAPI31Document(documentInfo)));
  return app;
}

/** One debug line a request: the route's pattern, never its ids, query, body or address. */
function traceRequests({ log }: ApiParts): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const began = performance.now();
    await next();
    const ms = Math.round(performance.now() - began);
    log.debug({ method: c.req.method, route: c.req.routePath, status: c.res.status, ms }, 'request');
  };
}
