import { timingSafeEqual } from 'node:crypto';
import { createRoute } from '@hono/zod-openapi';
import type { Me } from '../../../shared/protocol/views.ts';
import { changeMeSchema, startSessionSchema } from '../../../shared/protocol/commands.ts';
import type { CitizenIdentity } from '../../capabilities.ts';
import type { ApiParts } from '../api-parts.ts';
import { newRouter, type Router } from '../new-router.ts';
import { spend } from '../rate-limits.ts';
import { Refused } from '../refused.ts';
import { body, json, me, refusals } from '../schemas.ts';
import { rememberCitizen, requireCitizen } from '../who.ts';

const startRoute = createRoute({
  method: 'post',
  path: '/session',
  summary: 'Begin a citizen’s session, or find it again by its cookie',
  request: { body: body(startSessionSchema) },
  responses: { 200: json(me, 'The citizen; a new one gets the cookie `mpp-warga`'), ...refusals },
});

const meRoute = createRoute({
  method: 'get',
  path: '/me',
  summary: 'The citizen of this browser and their numbers',
  responses: { 200: json(me, 'The citizen'), ...refusals },
});

const changeRoute = createRoute({
  method: 'patch',
  path: '/me',
  summary: 'Change name, look or language',
  request: { body: body(changeMeSchema) },
  responses: { 200: json(me, 'The citizen'), ...refusals },
});

/** Who the browser is: begun silently, proved by a cookie, without registration. */
export function citizenRoutes(parts: ApiParts): Router {
  const { citizens, insight, limits, publicOrigin } = parts;
  const app = newRouter();

  const viewOf = async (citizen: CitizenIdentity): Promise<Me> => ({
    ...citizen,
    tickets: await insight.ticketsOf(citizen.id),
  });

  app.openapi(startRoute, async (c) => {
    const wish = c.req.valid('json');
    const simulated = isSimulation(parts, c.req.header('x-mpp-simulation'));
    const known = await c.var.citizen();
    if (known) {
      const unchanged = Object.values(wish).every((value) => value === undefined);
      return c.json(await viewOf(unchanged ? known : await citizens.change(known.id, wish)), 200);
    }
    spend(limits.sessions, c.var.address);
    const { citizen, cookie } = await citizens.begin({ ...wish, simulated });
    rememberCitizen(c, cookie, publicOrigin);
    return c.json(await viewOf(citizen), 200);
  });
  app.openapi(meRoute, async (c) => c.json(await viewOf(await requireCitizen(c)), 200));
  app.openapi(changeRoute, async (c) => {
    const { id } = await requireCitizen(c);
    spend(limits.commands, id);
    return c.json(await viewOf(await citizens.change(id, c.req.valid('json'))), 200);
  });
  return app;
}

/** @throws Refused FORBIDDEN when somebody claims to be the simulation and is not. */
function isSimulation({ simulationToken }: ApiParts, claim: string | undefined): boolean {
  if (claim === undefined) return false;
  const [given, expected] = [Buffer.from(claim), Buffer.from(simulationToken ?? '')];
  const same = given.length === expected.length && timingSafeEqual(given, expected);
  if (simulationToken === null || !same) throw new Refused('FORBIDDEN');
  return true;
}
