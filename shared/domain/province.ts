import { z } from 'zod';
import { clothBorders, clothDyes, clothLayouts, glyphNames, muralNames } from './pattern.ts';

/**
 * A province pack is the whole difference between one province and another: plain JSON files in
 * `assets/provinces/<id>/`, each parsed by one schema below. Nothing in the code knows a province's name.
 * docs/province-pack.md describes it for the people who fill it in.
 */

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case words joined by hyphens');
const regionCode = z.string().regex(/^\d{4}$/, 'four digits, e.g. "3205"');
const hexColour = z.string().regex(/^#[0-9a-f]{6}$/, 'a colour like "#1f7a8c"');
const isoDate = z.iso.date();
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time like "08:00"');
const confidence = z.number().min(0).max(1);

export const languageCodes = ['id', 'su', 'en'] as const;
export type Language = (typeof languageCodes)[number];

/** One text in the languages of the pack; Indonesian is always there. */
export const localText = z.object({
  id: z.string().min(1),
  su: z.string().optional(),
  en: z.string().optional(),
});
export type LocalText = z.infer<typeof localText>;

/** `province.json` */
export const provinceSchema = z.object({
  id,
  name: z.string().min(1),
  /** Kemendagri province code, two digits. */
  code: z.string().regex(/^\d{2}$/),
  timeZone: z.string().min(1),
  timeZoneLabel: z.string().min(1).max(5),
  languages: z.array(z.enum(languageCodes)).min(1),
  defaultLanguage: z.enum(languageCodes),
  branding: z.object({
    title: z.string().min(1),
    tagline: localText,
    welcome: localText,
    colours: z.object({ primary: hexColour, accent: hexColour, ground: hexColour }),
  }),
  complaintUrl: z.url(),
});
export type Province = z.infer<typeof provinceSchema>;

/** One of the names the hall can draw; any other is answered with all of them. */
const drawable = <const Names extends readonly [string, ...string[]]>(what: string, names: Names) =>
  z.enum(names, {
    error: ({ input }) =>
      `the hall knows no ${what} ${JSON.stringify(input)}; it can draw: ${names.join(', ')}`,
  });

/** What the cloth behind a counter shows: the first glyph is its hero, the second fills. */
export const clothPatternSchema = z.strictObject({
  glyphs: z.array(drawable('glyph', glyphNames)).min(1).max(2),
  layout: drawable('layout', clothLayouts),
  dye: drawable('dye', clothDyes).optional(),
  border: drawable('border', clothBorders).optional(),
});

/** `wings.json`: an array; may be empty (then the hall makes wings by bearing, or a ring). */
export const wingSchema = z.object({
  id: z.string().min(1).max(8),
  name: z.string().min(1),
  subtitle: z.string(),
  accent: hexColour,
  /** Of its end wall: a mural of its own, or a glyph. */
  pattern: drawable('mural', [...muralNames, ...glyphNames]),
});
export type Wing = z.infer<typeof wingSchema>;

/** `regions.json`: an array of 1–40 regencies and cities. */
export const regionSchema = z.object({
  code: regionCode,
  name: z.string().min(1).max(60),
  type: z.enum(['kabupaten', 'kota']),
  capital: z.string().min(1),
  wing: z.string().nullable(),
  population: z.number().int().positive(),
  areaKm2: z.number().positive(),
  /** [latitude, longitude] in degrees. */
  centroid: z.tuple([z.number().min(-11).max(7), z.number().min(94).max(142)]),
  tile: z.object({ col: z.number().int(), row: z.number().int() }),
  hasPhysicalMpp: z.boolean().nullable(),
  mppDate: isoDate.nullable(),
  /** What the date means, or what is known when there is none ("Beroperasi sebelum 10 Juni 2019"). */
  mppDateNote: z.string().min(1).optional(),
  mppSource: z.url().nullable(),
  landmark: z.string(),
  motif: z.string(),
  iconIdea: z.string(),
  /** The counter's cloth; a region without one gets a cloth drawn from its code. */
  pattern: clothPatternSchema.optional(),
  landmarkConfidence: confidence,
});
export type Region = z.infer<typeof regionSchema>;

/** What can end online: finished there, checked and ticketed there, or a visit is needed. */
export const digitalScopes = ['tuntas', 'praperiksa', 'hadir'] as const;
export type DigitalScope = (typeof digitalScopes)[number];

export const serviceSchema = z.object({
  id,
  agencyCode: z.string().min(2).max(12),
  agency: z.string().min(1),
  name: z.string().min(1),
  requirements: z.array(z.string().min(1)).min(1),
  steps: z.array(z.string().min(1)).min(1),
  duration: z.string().min(1),
  durationWorkingMinutes: z.number().int().positive().nullable(),
  fee: z.string().min(1),
  feeAmountIdr: z.number().int().min(0).nullable(),
  product: z.string().min(1),
  legalBasis: z.array(z.string()),
  sources: z.array(z.url()),
  confidence,
  digitalScope: z.enum(digitalScopes),
  digitalScopeNote: z.string(),
  note: z.string().nullable(),
  /** Plain words people search with ("bikin ktp"). */
  keywords: z.array(z.string()),
  /** When a person last checked these facts. */
  checkedOn: isoDate,
  /** How long a consultation usually takes at the counter, minutes: the prior of the estimate. */
  consultationMinutes: z.number().positive().max(120),
});
export type Service = z.infer<typeof serviceSchema>;

/** A service group gives the letter of a number (`A-012`) and gathers agencies. */
export const serviceGroupSchema = z.object({
  prefix: z.string().regex(/^[A-Z]$/),
  name: z.string().min(1),
  agencyCodes: z.array(z.string()).min(1),
});
export type ServiceGroup = z.infer<typeof serviceGroupSchema>;

/** `services.json` */
export const servicesFileSchema = z.object({
  sampleNotice: z.string().min(1),
  groups: z.array(serviceGroupSchema).min(1),
  services: z.array(serviceSchema).min(1),
});

/** 0 = Sunday … 6 = Saturday; several intervals a day; local time of the province. */
export const openingIntervalSchema = z.object({
  weekday: z.number().int().min(0).max(6),
  from: clock,
  to: clock,
});
export type OpeningInterval = z.infer<typeof openingIntervalSchema>;

export const holidaySchema = z.object({
  date: isoDate,
  name: z.string().min(1),
  kind: z.enum(['national', 'shared-leave']),
  confidence,
});
export type Holiday = z.infer<typeof holidaySchema>;

/** `calendar.json` */
export const calendarFileSchema = z.object({
  source: z.string(),
  /** Years whose holidays are filled in; any other year warns the staff. */
  years: z.array(z.number().int().min(2024).max(2100)),
  holidays: z.array(holidaySchema),
  openingHours: z.array(openingIntervalSchema).min(1),
  /** Per region code, replacing the default hours. */
  openingHoursByRegion: z.record(regionCode, z.array(openingIntervalSchema)),
});

export type ProvincePack = {
  readonly province: Province;
  readonly wings: readonly Wing[];
  readonly regions: readonly Region[];
  readonly serviceGroups: readonly ServiceGroup[];
  readonly services: readonly Service[];
  readonly sampleNotice: string;
  readonly calendar: z.infer<typeof calendarFileSchema>;
};
