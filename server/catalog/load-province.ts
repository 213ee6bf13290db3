import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import {
  calendarFileSchema,
  provinceSchema,
  regionSchema,
  serviceGroupSchema,
  serviceSchema,
  servicesFileSchema,
  wingSchema,
  type ProvincePack,
} from '../../shared/domain/province.ts';
import { exitCodes, StartupError } from '../startup-error.ts';
import { findPackContradictions } from './check-pack.ts';

/** Where the packs lie: one folder a province, named by its id. */
export const provincesFolder = fileURLToPath(new URL('../../assets/provinces', import.meta.url));

/** What each file must hold. Strict: a misspelt optional field is a problem, not a silence. */
const files = {
  'province.json': provinceSchema.strict(),
  'wings.json': z.array(wingSchema.strict()).max(12),
  'regions.json': z.array(regionSchema.strict()).min(1).max(40),
  'services.json': servicesFileSchema.strict().extend({
    groups: z.array(serviceGroupSchema.strict()).min(1),
    services: z.array(serviceSchema.strict()).min(1),
  }),
  'calendar.json': calendarFileSchema.strict(),
};

export type PackReading =
  | { readonly ok: true; readonly pack: ProvincePack }
  /** Each problem as "regions.json › 3 › centroid: what is wrong"; rows count from 0. */
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads the pack of one province and reports everything that is wrong with it at once: first each file
 * by itself, then, when all of them parse, whether they agree with each other.
 */
export async function readProvincePack(folder: string, id: string): Promise<PackReading> {
  const problems: string[] = [];
  const read = async <S extends z.ZodType>(file: string, schema: S): Promise<z.infer<S> | null> => {
    const reading = await parseFile(join(folder, id, file), schema);
    if (reading.ok) return reading.value;
    problems.push(...reading.problems.map((problem) => `${file}${problem}`));
    return null;
  };
  const province = await read('province.json', files['province.json']);
  const wings = await read('wings.json', files['wings.json']);
  const regions = await read('regions.json', files['regions.json']);
  const services = await read('services.json', files['services.json']);
  const calendar = await read('calendar.json', files['calendar.json']);
  if (!province || !wings || !regions || !services || !calendar) return { ok: false, problems };

  const pack: ProvincePack = {
    province,
    wings,
    regions,
    serviceGroups: services.groups,
    services: services.services,
    sampleNotice: services.sampleNotice,
    calendar,
  };
  const contradictions = findPackContradictions(pack, id);
  return contradictions.length > 0 ? { ok: false, problems: contradictions } : { ok: true, pack };
}

/**
 * The pack named by `PROVINCE`.
 * @throws StartupError 65 whose message lists every problem, one a line, or the packs there are.
 */
export async function loadProvince(id: string, folder: string = provincesFolder): Promise<ProvincePack> {
  const known = await listPacks(folder);
  if (!known.includes(id)) {
    throw new StartupError(
      exitCodes.badProvincePack,
      `There is no province pack "${id}" in ${folder} (PROVINCE may be: ${known.join(', ') || 'none found'}).`,
    );
  }
  const reading = await readProvincePack(folder, id);
  if (reading.ok) return reading.pack;
  throw new StartupError(
    exitCodes.badProvincePack,
    [`The province pack "${id}" has ${reading.problems.length} problem(s):`, ...reading.problems].join(
      '\n  ',
    ),
  );
}

async function listPacks(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch {
    return [];
  }
}

type FileReading<T> = { ok: true; value: T } | { ok: false; problems: string[] };

async function parseFile<S extends z.ZodType>(path: string, schema: S): Promise<FileReading<z.infer<S>>> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? `is not JSON (${error.message})` : 'cannot be read';
    return { ok: false, problems: [`: ${reason}`] };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map(({ path: place, message }) =>
      [...place.map((part) => ` › ${String(part)}`), `: ${message}`].join(''),
    ),
  };
}
