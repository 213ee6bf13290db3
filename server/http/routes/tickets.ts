import { createRoute, z } from '@hono/zod-openapi';
import {
  callSeenSchema,
  citizenCommandSchema,
  rateSchema,
  takeNumberSchema,
} from '../../../shared/protocol/commands.ts';
import { uuidSchema, type TicketView } from '../../../shared/protocol/views.ts';
import type { ApiParts } from '../api-parts.ts';
import { newRouter, type Router } from '../new-router.ts';
import { spend } from '../rate-limits.ts';
import { found, Refused, valueOf } from '../refused.ts';
import { body, json, refusals, ticketAnswer } from '../schemas.ts';
import { requireCitizen } from '../who.ts';

const params = z.object({ id: uuidSchema });
const answer = { 200: json(ticketAnswer, 'The ticket as it is now'), ...refusals };

const takeRoute = createRoute({
  method: 'post',
  path: '/tickets',
  summary: 'Take a number',
  description: 'Repeating a command id gives the same ticket and takes no second number.',
  request: { body: body(takeNumberSchema) },
  responses: answer,
});

const readRoute = createRoute({
  method: 'get',
  path: '/tickets/{id}',
  summary: 'One of the citizen’s own tickets',
  request: { params },
  responses: answer,
});

const commandRoute = createRoute({
  method: 'post',
  path: '/tickets/{id}/commands',
  summary: 'Cancel, answer a call, or come back after a missed one',
  request: { params, body: body(citizenCommandSchema) },
  responses: answer,
});

const callSeenRoute = createRoute({
  method: 'post',
  path: '/tickets/{id}/call-seen',
  summary: 'The citizen’s device has shown this call',
  request: { params, body: body(callSeenSchema) },
  responses: answer,
});

const ratingRoute = createRoute({
  method: 'post',
  path: '/tickets/{id}/rating',
  summary: 'Rate a finished service, once: 1 (not satisfied) to 4 (very satisfied)',
  request: { params, body: body(rateSchema) },
  responses: answer,
});

/** A citizen's numbers. Somebody else's ticket does not exist, whatever id is guessed. */
export function ticketRoutes({ queue, insight, citizens, limits }: ApiParts): Router {
  const app = newRouter();

  const viewOf = async (ticketId: string): Promise<{ ticket: TicketView }> => ({
    ticket: found(await insight.ticket(ticketId)),
  });
  const mustOwn = async (citizenId: string, ticketId: string) => {
    if (!(await citizens.owns(citizenId, ticketId))) throw new Refused('NOT_FOUND');
  };

  app.openapi(takeRoute, async (c) => {
    const { id } = await requireCitizen(c);
    spend(limits.tickets, id);
    spend(limits.ticketsByAddress, c.var.address);
    const { ticketId } = valueOf(await queue.takeNumber(id, c.req.valid('json')));
    return c.json(await viewOf(ticketId), 200);
  });
  app.openapi(readRoute, async (c) => {
    const { id: ticketId } = c.req.valid('param');
    await mustOwn((await requireCitizen(c)).id, ticketId);
    return c.json(await viewOf(ticketId), 200);
  });
  app.openapi(commandRoute, async (c) => {
    const { id } = await requireCitizen(c);
    const { id: ticketId } = c.req.valid('param');
    spend(limits.commands, id);
    await mustOwn(id, ticketId);
    valueOf(await queue.citizenCommand(id, ticketId, c.req.valid('json')));
    return c.json(await viewOf(ticketId), 200);
  });
  app.openapi(callSeenRoute, async (c) => {
    const { id } = await requireCitizen(c);
    const { id: ticketId } = c.req.valid('param');
    spend(limits.commands, id);
    await mustOwn(id, ticketId);
    valueOf(await queue.confirmCallSeen(id, ticketId, c.req.valid('json').callId));
    return c.json(await viewOf(ticketId), 200);
  });
  app.openapi(ratingRoute, async (c) => {
    const { id } = await requireCitizen(c);
    const { id: ticketId } = c.req.valid('param');
    const { score, comment } = c.req.valid('json');
    spend(limits.commands, id);
    await mustOwn(id, ticketId);
    valueOf(await queue.rate(id, ticketId, score, comment || null));
    return c.json(await viewOf(ticketId), 200);
  });
  return app;
}
