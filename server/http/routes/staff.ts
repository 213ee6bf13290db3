import { createRoute, z } from '@hono/zod-openapi';
import {
  callNextSchema,
  changeDeskSchema,
  officerCommandSchema,
  takeDeskSchema,
} from '../../../shared/protocol/commands.ts';
import { regionCodeSchema, uuidSchema } from '../../../shared/protocol/views.ts';
import type { ApiParts } from '../api-parts.ts';
import { newRouter, type Router } from '../new-router.ts';
import { spend } from '../rate-limits.ts';
import { valueOf } from '../refused.ts';
import { body, json, line, lineAnswer, refusals, staffMe } from '../schemas.ts';
import { requireOfficer, requireStaff } from '../who.ts';

const meAnswer = { 200: json(staffMe, 'The account, its offices, its desk'), ...refusals };
const lineIs = { 200: json(lineAnswer, 'The line as it is now'), ...refusals };

const meRoute = createRoute({
  method: 'get',
  path: '/staff/me',
  summary: 'The signed-in account',
  responses: meAnswer,
});

const takeDeskRoute = createRoute({
  method: 'post',
  path: '/staff/desk',
  summary: 'Take a desk and be available',
  request: { body: body(takeDeskSchema) },
  responses: meAnswer,
});

const changeDeskRoute = createRoute({
  method: 'patch',
  path: '/staff/desk',
  summary: 'Available, or on break',
  request: { body: body(changeDeskSchema) },
  responses: meAnswer,
});

const leaveDeskRoute = createRoute({
  method: 'delete',
  path: '/staff/desk',
  summary: 'Leave the desk; refused while somebody is called or served there',
  responses: meAnswer,
});

const lineRoute = createRoute({
  method: 'get',
  path: '/staff/line',
  summary: 'The office’s whole line',
  request: { query: z.object({ region: regionCodeSchema.optional() }) },
  responses: { 200: json(line, 'The line of the region, or of the office one works at'), ...refusals },
});

const callNextRoute = createRoute({
  method: 'post',
  path: '/staff/call-next',
  summary: 'Panggil berikutnya: call whoever is first',
  request: { body: body(callNextSchema) },
  responses: lineIs,
});

const commandRoute = createRoute({
  method: 'post',
  path: '/staff/tickets/{id}/commands',
  summary: 'Recall, start, mark missed, release, complete, cancel, void, rejoin',
  request: { params: z.object({ id: uuidSchema }), body: body(officerCommandSchema) },
  responses: lineIs,
});

/** An officer's work. Every question about what they may do is asked of the database, every time. */
export function staffRoutes(parts: ApiParts): Router {
  const { staff, desks, queue, insight, limits } = parts;
  const app = newRouter();

  app.openapi(meRoute, async (c) => c.json(await staff.me(await requireStaff(c)), 200));
  app.openapi(takeDeskRoute, async (c) => {
    const user = await requireStaff(c);
    const { deskId, takeOver } = c.req.valid('json');
    spend(limits.commands, user.id);
    const simulated = await staff.isSimulated(user.id);
    valueOf(await desks.take(user.id, user.name, simulated, deskId, takeOver ?? false));
    return c.json(await staff.me(user), 200);
  });
  app.openapi(changeDeskRoute, async (c) => {
    const user = await requireStaff(c);
    spend(limits.commands, user.id);
    valueOf(await desks.change(user.id, c.req.valid('json').state));
    return c.json(await staff.me(user), 200);
  });
  app.openapi(leaveDeskRoute, async (c) => {
    const user = await requireStaff(c);
    spend(limits.commands, user.id);
    valueOf(await desks.leave(user.id));
    return c.json(await staff.me(user), 200);
  });
  app.openapi(lineRoute, async (c) => {
    const { officeCode } = await requireOfficer(c, parts, c.req.valid('query').region);
    return c.json(await insight.line(officeCode), 200);
  });
  app.openapi(callNextRoute, async (c) => {
    const officer = await requireOfficer(c, parts);
    spend(limits.commands, officer.userId);
    valueOf(await queue.callNext(officer, c.req.valid('json').commandId));
    return c.json({ line: await insight.line(officer.officeCode) }, 200);
  });
  app.openapi(commandRoute, async (c) => {
    const officer = await requireOfficer(c, parts);
    spend(limits.commands, officer.userId);
    valueOf(await queue.officerCommand(officer, c.req.valid('param').id, c.req.valid('json')));
    return c.json({ line: await insight.line(officer.officeCode) }, 200);
  });
  return app;
}
