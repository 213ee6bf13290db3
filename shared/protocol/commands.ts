/** What clients may ask for over HTTPS. Every command carries a client-made id: repeating it is harmless. */
import { z } from 'zod';
import { displayNameSchema, lookSchema } from '../domain/citizen.ts';
import { languageCodes } from '../domain/province.ts';
import { resolutions } from '../domain/ticket.ts';
import { hallNumberSchema } from './hall/messages.ts';
import { regionCodeSchema, uuidSchema } from './views.ts';

/** `POST /api/v1/session`: begins (or resumes, when the cookie is known) a citizen's session. */
export const startSessionSchema = z.object({
  name: displayNameSchema.optional(),
  language: z.enum(languageCodes).optional(),
  look: lookSchema.optional(),
});

/** `PATCH /api/v1/me` */
export const changeMeSchema = z.object({
  name: displayNameSchema.optional(),
  language: z.enum(languageCodes).optional(),
  look: lookSchema.optional(),
});

/** `POST /api/v1/tickets` */
export const takeNumberSchema = z.object({
  commandId: uuidSchema,
  region: regionCodeSchema,
  serviceId: z.string().min(1).max(80),
});
export type TakeNumber = z.infer<typeof takeNumberSchema>;

const ticketCommandBase = { commandId: uuidSchema, expectedVersion: z.number().int().min(1) };

/** `POST /api/v1/tickets/:id/commands` (the citizen's own ticket) */
export const citizenCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('cancel'), ...ticketCommandBase }),
  /** "Saya datang": answers a call. Starts the service when the officer is there (T10). */
  z.object({ type: z.literal('accept'), ...ticketCommandBase }),
  /** "Saya di sini" after a missed call (T13). */
  z.object({ type: z.literal('rejoin'), ...ticketCommandBase }),
]);
export type CitizenCommand = z.infer<typeof citizenCommandSchema>;

/** `POST /api/v1/tickets/:id/call-seen`: the citizen's device has shown this call. */
export const callSeenSchema = z.object({ callId: uuidSchema });

/** `POST /api/v1/tickets/:id/rating` */
export const rateSchema = z.object({
  score: z.number().int().min(1).max(4),
  comment: z.string().trim().max(500).optional(),
});

/** `POST /api/v1/staff/tickets/:id/commands` */
export const officerCommandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('recall'), ...ticketCommandBase }),
  z.object({ type: z.literal('start'), ...ticketCommandBase }),
  z.object({ type: z.literal('markMissed'), ...ticketCommandBase }),
  z.object({ type: z.literal('release'), ...ticketCommandBase }),
  z.object({
    type: z.literal('complete'),
    ...ticketCommandBase,
    resolution: z.enum(resolutions),
    note: z.string().trim().max(1000).optional(),
  }),
  z.object({ type: z.literal('cancel'), ...ticketCommandBase, reason: z.string().trim().min(3).max(300) }),
  /** Supervisor only. */
  z.object({ type: z.literal('void'), ...ticketCommandBase, reason: z.string().trim().min(3).max(300) }),
  z.object({ type: z.literal('rejoin'), ...ticketCommandBase }),
]);
export type OfficerCommand = z.infer<typeof officerCommandSchema>;

/** `POST /api/v1/staff/call-next` */
export const callNextSchema = z.object({ commandId: uuidSchema });

/** `POST /api/v1/staff/desk`, `PATCH /api/v1/staff/desk`, `DELETE /api/v1/staff/desk` */
export const takeDeskSchema = z.object({
  deskId: uuidSchema,
  /** Take over a live session of the same person on another browser. */
  takeOver: z.boolean().optional(),
});
export const changeDeskSchema = z.object({ state: z.enum(['AVAILABLE', 'BREAK']) });

/** `POST /api/v1/realtime-tokens`: a short-lived token for joining one room. */
export const realtimeTokenRequestSchema = z.discriminatedUnion('room', [
  z.object({
    room: z.literal('hall'),
    /** A hall one would rather be in (a friend's link); met up to its last place. */
    hall: hallNumberSchema.optional(),
    /** Only to watch. */
    gallery: z.boolean().optional(),
  }),
  z.object({ room: z.literal('counter'), region: regionCodeSchema, as: z.enum(['citizen', 'officer']) }),
]);
export type RealtimeTokenRequest = z.infer<typeof realtimeTokenRequestSchema>;
export const realtimeTokenSchema = z.object({
  token: z.string(),
  expiresAt: z.iso.datetime(),
  /** Of a hall's token: the hall it is for, to be named when joining. */
  hall: hallNumberSchema.optional(),
  /** Of a hall's token: there is no place; one watches from the gallery. */
  gallery: z.boolean().optional(),
});
