import { createRoute, z } from '@hono/zod-openapi';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { regionCodeSchema } from '../../../shared/protocol/views.ts';
import type { ApiParts } from '../api-parts.ts';
import { acceptedEncodings } from '../accepted-encodings.ts';
import { gzipEvents } from '../gzip-events.ts';
import { newRouter, type Router } from '../new-router.ts';
import { found } from '../refused.ts';
import { catalogueIndex, json, province, refusals, regionDetail, regionLive, service } from '../schemas.ts';

/** Changes a few times a year; a browser may show it for a minute and then asks whether it is still so. */
const SLOW = 'public, max-age=60, stale-while-revalidate=600';
const LIVE = 'no-store';

const provinceRoute = createRoute({
  method: 'get',
  path: '/province',
  summary: 'Name, branding, wings and regions of the province',
  responses: { 200: json(province, 'The province'), ...refusals },
});

const catalogueRoute = createRoute({
  method: 'get',
  path: '/catalogue',
  summary: 'All services once, to search in',
  responses: { 200: json(catalogueIndex, 'The index'), ...refusals },
});

const regionsRoute = createRoute({
  method: 'get',
  path: '/regions',
  summary: 'Live state of every counter',
  responses: {
    200: json(z.object({ items: z.array(regionLive) }), 'Every region, in the order of the province'),
    ...refusals,
  },
});

const streamRoute = createRoute({
  method: 'get',
  path: '/regions/stream',
  summary: 'Live state as server-sent events',
  description:
    'First an event `regions` with `{ items }` (all of them), then an event `region` for each change, at most ' +
    'four a second for one region; a comment every 15 s. A reconnection begins with the full list again.',
  responses: {
    200: { description: 'The stream', content: { 'text/event-stream': { schema: z.string() } } },
    ...refusals,
  },
});

const regionParams = z.object({ code: regionCodeSchema });

const regionRoute = createRoute({
  method: 'get',
  path: '/regions/{code}',
  summary: 'One counter: hours, services with their standards, live state',
  request: { params: regionParams },
  responses: { 200: json(regionDetail, 'The region'), ...refusals },
});

const serviceRoute = createRoute({
  method: 'get',
  path: '/regions/{code}/services/{id}',
  summary: 'One service as this counter offers it',
  request: { params: regionParams.extend({ id: z.string().min(1).max(80) }) },
  responses: { 200: json(service, 'The service'), ...refusals },
});

/** What anybody may read: the province, its services, who is open and how long one waits. */
export function catalogueRoutes({ catalogue, insight, regionsFeed }: ApiParts): Router {
  const app = newRouter();
  for (const path of ['/province', '/catalogue', '/regions', '/regions/:code{\\d+}']) {
    app.use(path, compress({ encoding: 'gzip' }));
  }
  app.use('/province', etag());
  app.use('/catalogue', etag());

  app.openapi(provinceRoute, (c) => c.json(catalogue.province(), 200, { 'Cache-Control': SLOW }));
  app.openapi(catalogueRoute, (c) => c.json(catalogue.index(), 200, { 'Cache-Control': SLOW }));
  app.openapi(regionsRoute, async (c) =>
    c.json({ items: await insight.regions() }, 200, { 'Cache-Control': LIVE }),
  );
  app.openapi(streamRoute, (c) => {
    const isZipped = acceptedEncodings(c.req.header('accept-encoding') ?? '').has('gzip');
    const events = regionsFeed.open();
    return c.body(isZipped ? gzipEvents(events) : events, 200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache, no-transform',
      Vary: 'Accept-Encoding',
      ...(isZipped ? { 'Content-Encoding': 'gzip' } : {}),
      // nginx would hold the events back until a buffer is full.
      'X-Accel-Buffering': 'no',
    });
  });
  app.openapi(regionRoute, async (c) => {
    const { code } = c.req.valid('param');
    const [detail, live] = await Promise.all([catalogue.detail(code), insight.region(code)]);
    return c.json({ ...found(detail), live: found(live) }, 200, { 'Cache-Control': LIVE });
  });
  app.openapi(serviceRoute, async (c) => {
    const { code, id } = c.req.valid('param');
    return c.json(found(await catalogue.service(code, id)), 200, { 'Cache-Control': LIVE });
  });
  return app;
}
