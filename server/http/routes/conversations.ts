import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { counterClientSchemas } from '../../../shared/protocol/counter-messages.ts';
import { uuidSchema } from '../../../shared/protocol/views.ts';
import type { ConversationParty } from '../../capabilities.ts';
import type { ApiEnv } from '../api-env.ts';
import type { ApiParts } from '../api-parts.ts';
import { newRouter, type Router } from '../new-router.ts';
import { spend } from '../rate-limits.ts';
import { Refused, valueOf } from '../refused.ts';
import { body, eventsFrame, json, marksFrame, refusals, resetFrame, sentFrame } from '../schemas.ts';

const params = z.object({ id: uuidSchema });
/** One browser may hold both sessions (a newcomer trying both sides); then it says as whom it asks. */
const asQuery = z.object({ as: z.enum(['citizen', 'officer']).optional() });
const count = z.coerce.number().int().min(0);

const sendRoute = createRoute({
  method: 'post',
  path: '/conversations/{id}/messages',
  summary: 'Send a message; repeating the same `cmid` stores it once',
  request: { params, query: asQuery, body: body(counterClientSchemas.send.omit({ conv: true })) },
  responses: { 200: json(sentFrame, 'Stored'), ...refusals },
});

const eventsRoute = createRoute({
  method: 'get',
  path: '/conversations/{id}/events',
  summary: 'What came after the last event one has',
  request: {
    params,
    query: asQuery.extend({
      epoch: count.default(0),
      after: count.default(0),
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
  },
  responses: { 200: json(z.union([eventsFrame, resetFrame]), 'Events, or a reset'), ...refusals },
});

const marksRoute = createRoute({
  method: 'get',
  path: '/conversations/{id}/marks',
  summary: 'How far both parties have received and read',
  request: { params, query: asQuery },
  responses: { 200: json(marksFrame, 'The watermarks'), ...refusals },
});

const markRoute = createRoute({
  method: 'post',
  path: '/conversations/{id}/marks',
  summary: 'Raise one’s own watermarks',
  request: {
    params,
    query: asQuery,
    body: body(
      z.object({ delivered: z.number().int().min(0).optional(), read: z.number().int().min(0).optional() }),
    ),
  },
  responses: { 200: json(marksFrame, 'The watermarks'), ...refusals },
});

/** The counter room's conversation frames over HTTPS, for networks that let no socket through. */
export function conversationRoutes(parts: ApiParts): Router {
  const { conversations, limits } = parts;
  const app = newRouter();

  app.openapi(sendRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { cmid, text } = c.req.valid('json');
    const party = await partyOf(c, parts, id, c.req.valid('query').as);
    spend(limits.commands, party.kind === 'citizen' ? party.citizenId : party.userId);
    return c.json(valueOf(await conversations.send(party, id, cmid, text)), 200);
  });
  app.openapi(eventsRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { as, epoch, after, limit } = c.req.valid('query');
    const party = await partyOf(c, parts, id, as);
    const page = valueOf(await conversations.eventsAfter(party, id, epoch, after, limit));
    if (page.kind === 'reset') return c.json(page.frame, 200);
    return c.json({ ...page.frame, items: [...page.frame.items] }, 200);
  });
  app.openapi(marksRoute, async (c) => {
    const { id } = c.req.valid('param');
    const party = await partyOf(c, parts, id, c.req.valid('query').as);
    return c.json(valueOf(await conversations.marks(party, id)), 200);
  });
  app.openapi(markRoute, async (c) => {
    const { id } = c.req.valid('param');
    const party = await partyOf(c, parts, id, c.req.valid('query').as);
    return c.json(valueOf(await conversations.mark(party, id, c.req.valid('json'))), 200);
  });
  return app;
}

/**
 * As whom the request may take part in this conversation now.
 * @throws Refused NOT_FOUND for everybody else: whether it exists is not told.
 */
async function partyOf(
  c: Context<ApiEnv>,
  parts: ApiParts,
  conv: string,
  as: 'citizen' | 'officer' | undefined,
): Promise<ConversationParty> {
  const candidates = [
    ...(as === 'officer' ? [] : await citizenParties(c)),
    ...(as === 'citizen' ? [] : await officerParties(c, parts)),
  ];
  if (candidates.length === 0) throw new Refused('UNAUTHENTICATED');
  for (const party of candidates) {
    if ((await parts.conversations.authorise(party, conv)).ok) return party;
  }
  throw new Refused('NOT_FOUND');
}

async function citizenParties(c: Context<ApiEnv>): Promise<ConversationParty[]> {
  const citizen = await c.var.citizen();
  return citizen ? [{ kind: 'citizen', citizenId: citizen.id }] : [];
}

async function officerParties(c: Context<ApiEnv>, { staff }: ApiParts): Promise<ConversationParty[]> {
  const user = await c.var.staff();
  if (!user) return [];
  const offices = await staff.officesOf(user.id);
  return offices.map((officeCode) => ({ kind: 'officer', userId: user.id, officeCode }));
}
