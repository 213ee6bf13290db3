/**
 * What the server shows: read models, always newest-wins. Each carries the `cursor` (head of the office's
 * committed log) it was computed at; a client ignores a view older than the one it has.
 */
import { z } from 'zod';
import { refusalCodes } from '../domain/refusal.ts';
import { resolutions, ticketStates } from '../domain/ticket.ts';
import { clothPatternSchema, digitalScopes, languageCodes, serviceSchema } from '../domain/province.ts';
import { lookSchema } from '../domain/citizen.ts';

const isoTime = z.iso.datetime();
export const uuidSchema = z.uuid();
export const regionCodeSchema = z.string().regex(/^\d{4}$/);

/** Honest range in minutes; null where nobody serves. Under 5 minutes both ends may be 0 and 5. */
export const estimateSchema = z.object({ lowMinutes: z.number().int(), highMinutes: z.number().int() });
export type EstimateView = z.infer<typeof estimateSchema>;

export const deskStates = ['AVAILABLE', 'CALLING', 'SERVING', 'BREAK', 'LOST'] as const;
export const deskLiveSchema = z.object({
  deskId: z.string(),
  label: z.string(),
  position: z.number().int(),
  officerName: z.string(),
  look: lookSchema,
  state: z.enum(deskStates),
  /** Number being called or served, public. */
  number: z.string().nullable(),
  simulated: z.boolean(),
});
export type DeskLive = z.infer<typeof deskLiveSchema>;

/** Live, public state of one region's counter. No personal data. */
export const regionLiveSchema = z.object({
  code: regionCodeSchema,
  name: z.string(),
  type: z.enum(['kabupaten', 'kota']),
  wing: z.string().nullable(),
  wingName: z.string().nullable(),
  open: z.boolean(),
  reason: z.enum(['OPEN', 'DEMO', 'HOURS', 'HOLIDAY', 'PAUSED']),
  /** When it opens next; null while open or unknown. */
  opensAt: isoTime.nullable(),
  closesAt: isoTime.nullable(),
  /** Officers present and not on break. */
  officers: z.number().int(),
  waiting: z.number().int(),
  estimate: estimateSchema.nullable(),
  desks: z.array(deskLiveSchema),
  /** The last numbers called, newest first, at most 5. */
  lastCalls: z.array(z.object({ callId: z.string(), number: z.string(), desk: z.string(), at: isoTime })),
  cursor: z.number().int(),
});
export type RegionLive = z.infer<typeof regionLiveSchema>;

/** A service as an office offers it. */
export const serviceViewSchema = serviceSchema.extend({ groupPrefix: z.string(), sample: z.boolean() });
export type ServiceView = z.infer<typeof serviceViewSchema>;

export const serviceGroupViewSchema = z.object({
  prefix: z.string(),
  name: z.string(),
  services: z.array(serviceViewSchema),
});

export const openingDaySchema = z.object({
  weekday: z.number().int(),
  intervals: z.array(z.object({ from: z.string(), to: z.string() })),
});

export const regionDetailSchema = z.object({
  live: regionLiveSchema,
  capital: z.string(),
  landmark: z.string(),
  motif: z.string(),
  hasPhysicalMpp: z.boolean().nullable(),
  hours: z.array(openingDaySchema),
  timeZone: z.string(),
  timeZoneLabel: z.string(),
  sampleNotice: z.string(),
  groups: z.array(serviceGroupViewSchema),
});
export type RegionDetail = z.infer<typeof regionDetailSchema>;

/** A citizen's own ticket. */
export const ticketViewSchema = z.object({
  id: uuidSchema,
  visitId: uuidSchema,
  number: z.string(),
  region: regionCodeSchema,
  regionName: z.string(),
  serviceId: z.string(),
  serviceName: z.string(),
  state: z.enum(ticketStates),
  version: z.number().int(),
  issuedAt: isoTime,
  /** 1 = next; null when not waiting. */
  position: z.number().int().nullable(),
  estimate: estimateSchema.nullable(),
  officersPresent: z.number().int(),
  /** The open call: shown once per call id. */
  call: z
    .object({
      id: uuidSchema,
      n: z.number().int(),
      at: isoTime,
      expiresAt: isoTime.nullable(),
      desk: z.string(),
    })
    .nullable(),
  officerName: z.string().nullable(),
  deskLabel: z.string().nullable(),
  /** Until when a missed citizen may say "I am here". */
  graceUntil: isoTime.nullable(),
  conversationId: uuidSchema.nullable(),
  requirements: z.array(z.string()),
  resolution: z.enum(resolutions).nullable(),
  resolutionNote: z.string().nullable(),
  caseCode: z.string().nullable(),
  closeReason: z.string().nullable(),
  closedAt: isoTime.nullable(),
  rated: z.boolean(),
  cursor: z.number().int(),
});
export type TicketView = z.infer<typeof ticketViewSchema>;

export const meSchema = z.object({
  id: uuidSchema,
  name: z.string(),
  look: lookSchema,
  language: z.enum(languageCodes),
  simulated: z.boolean(),
  /** Open tickets first, then those closed today. */
  tickets: z.array(ticketViewSchema),
});
export type Me = z.infer<typeof meSchema>;

/** Where a citizen in the line is now (a signal, never a ticket state). */
export const presences = ['AT_COUNTER', 'IN_HALL', 'ONLINE', 'AWAY'] as const;

/** One open ticket as officers of the office see it. */
export const lineItemSchema = z.object({
  ticketId: uuidSchema,
  number: z.string(),
  serviceId: z.string(),
  serviceName: z.string(),
  citizenName: z.string(),
  language: z.enum(languageCodes),
  simulated: z.boolean(),
  state: z.enum(ticketStates),
  version: z.number().int(),
  issuedAt: isoTime,
  waitingSince: isoTime.nullable(),
  restored: z.boolean(),
  presence: z.enum(presences),
  callCount: z.number().int(),
  /** A recall is possible from then on; null when it is not possible at all. */
  recallFrom: isoTime.nullable(),
  dueAt: isoTime.nullable(),
  desk: z.string().nullable(),
  officerId: z.string().nullable(),
  officerName: z.string().nullable(),
  conversationId: uuidSchema.nullable(),
});
export type LineItem = z.infer<typeof lineItemSchema>;

/** The office's whole line, in serving order; waiting first by order, then the others. */
export const lineViewSchema = z.object({
  region: regionCodeSchema,
  regionName: z.string(),
  cursor: z.number().int(),
  open: z.boolean(),
  calendarMissing: z.number().int().nullable(),
  items: z.array(lineItemSchema),
  desks: z.array(deskLiveSchema),
  servedToday: z.number().int(),
});
export type LineView = z.infer<typeof lineViewSchema>;

/** `GET /api/v1/staff/me` */
export const staffMeSchema = z.object({
  id: uuidSchema,
  name: z.string(),
  email: z.string(),
  offices: z.array(
    z.object({
      region: regionCodeSchema,
      name: z.string(),
      role: z.enum(['officer', 'supervisor', 'admin']),
      desks: z.array(z.object({ id: uuidSchema, label: z.string(), takenBy: z.string().nullable() })),
    }),
  ),
  session: z
    .object({
      id: uuidSchema,
      region: regionCodeSchema,
      deskId: uuidSchema,
      deskLabel: z.string(),
      state: z.enum(['AVAILABLE', 'BREAK']),
      since: isoTime,
    })
    .nullable(),
});
export type StaffMe = z.infer<typeof staffMeSchema>;

/** `GET /api/v1/province`: what any client needs once. */
export const provinceViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  timeZone: z.string(),
  timeZoneLabel: z.string(),
  languages: z.array(z.enum(languageCodes)),
  defaultLanguage: z.enum(languageCodes),
  branding: z.object({
    title: z.string(),
    tagline: z.record(z.string(), z.string()),
    welcome: z.record(z.string(), z.string()),
    colours: z.object({ primary: z.string(), accent: z.string(), ground: z.string() }),
  }),
  complaintUrl: z.string(),
  demo: z.boolean(),
  simulation: z.boolean(),
  wings: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      subtitle: z.string(),
      accent: z.string(),
      pattern: z.string(),
    }),
  ),
  regions: z.array(
    z.object({
      code: regionCodeSchema,
      name: z.string(),
      wing: z.string().nullable(),
      centroid: z.tuple([z.number(), z.number()]),
      tile: z.object({ col: z.number(), row: z.number() }),
      pattern: clothPatternSchema.optional(),
    }),
  ),
});
export type ProvinceView = z.infer<typeof provinceViewSchema>;

/** Search line of the first page: small, all services of the province once. */
export const catalogueIndexSchema = z.object({
  services: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      agency: z.string(),
      keywords: z.array(z.string()),
      digitalScope: z.enum(digitalScopes),
    }),
  ),
});
export type CatalogueIndex = z.infer<typeof catalogueIndexSchema>;

/** Body of every refusal over HTTP, and of a refused room request. */
export const problemSchema = z.object({
  error: z.object({
    code: z.enum(refusalCodes),
    /** Kind words for people, in the request's language (Indonesian by default). */
    message: z.string(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  }),
});
export type Problem = z.infer<typeof problemSchema>;
