/** The wire contract's schemas under the names that the OpenAPI document gives them. */
import { z } from '@hono/zod-openapi';
import { buildingSchema } from '../../shared/protocol/hall/building.ts';
import * as views from '../../shared/protocol/views.ts';

export const problem = views.problemSchema.openapi('Problem');
export const regionLive = views.regionLiveSchema.openapi('RegionLive');
export const regionDetail = views.regionDetailSchema.extend({ live: regionLive }).openapi('RegionDetail');
export const service = views.serviceViewSchema.openapi('Service');
export const ticket = views.ticketViewSchema.openapi('Ticket');
export const me = views.meSchema.extend({ tickets: z.array(ticket) }).openapi('Me');
export const line = views.lineViewSchema.openapi('Line');
export const staffMe = views.staffMeSchema.openapi('StaffMe');
export const province = views.provinceViewSchema.openapi('Province');
export const building = buildingSchema.openapi('Building');
export const catalogueIndex = views.catalogueIndexSchema.openapi('CatalogueIndex');

export const ticketAnswer = z.object({ ticket });
export const lineAnswer = z.object({ line });

const participant = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('citizen'), name: z.string() }),
  z.object({ kind: z.literal('officer'), name: z.string() }),
  z.object({ kind: z.literal('system') }),
]);

/* Conversation frames are typed in shared/protocol/counter-messages.ts; these describe them to outsiders. */
export const sentFrame = z
  .object({
    conv: z.uuid(),
    cmid: z.uuid(),
    mid: z.uuid(),
    seq: z.int(),
    at: z.iso.datetime(),
    dup: z.literal(true).optional(),
  })
  .openapi('SentFrame');
const conversationEvent = z.object({
  seq: z.int(),
  mid: z.uuid(),
  cmid: z.uuid().optional(),
  by: participant,
  mine: z.boolean(),
  at: z.iso.datetime(),
  data: z.looseObject({ type: z.enum(['msg', 'join', 'leave', 'state']) }),
});
export const eventsFrame = z
  .object({
    conv: z.uuid(),
    epoch: z.int(),
    from: z.int(),
    to: z.int(),
    items: z.array(conversationEvent),
    more: z.boolean(),
    head: z.int(),
  })
  .openapi('EventsFrame');
export const resetFrame = z.object({ conv: z.uuid(), epoch: z.int(), head: z.int() }).openapi('ResetFrame');
const watermarks = z.object({ citizen: z.int(), officer: z.int() });
export const marksFrame = z
  .object({ conv: z.uuid(), delivered: watermarks, read: watermarks })
  .openapi('MarksFrame');

/** A JSON answer of a route. */
export function json<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** A JSON body that must be there. */
export function body<S extends z.ZodType>(schema: S) {
  return { required: true, content: { 'application/json': { schema } } };
}

/** Every refusal, whatever its status: 400, 401, 403, 404, 409, 413, 429, 500. */
export const refusals = { default: json(problem, 'A typed refusal: nothing was changed') } as const;
