import type { OpeningInterval, ProvincePack } from '../../shared/domain/province.ts';

/**
 * What no single file's schema can see: that the files of a pack agree with each other.
 * Returns every problem as "file › place: what is wrong", so that one reading mends them all.
 */
export function findPackContradictions(pack: ProvincePack, folderName: string): string[] {
  return [
    ...checkProvince(pack, folderName),
    ...checkWings(pack),
    ...checkRegions(pack),
    ...checkServices(pack),
    ...checkCalendar(pack),
  ];
}

function checkProvince({ province }: ProvincePack, folderName: string): string[] {
  const problems: string[] = [];
  if (province.id !== folderName) {
    problems.push(`province.json › id: "${province.id}" is not the folder's name "${folderName}"`);
  }
  if (!province.languages.includes(province.defaultLanguage)) {
    problems.push(`province.json › defaultLanguage: "${province.defaultLanguage}" is not among languages`);
  }
  if (!isTimeZone(province.timeZone)) {
    problems.push(`province.json › timeZone: "${province.timeZone}" is not an IANA time zone`);
  }
  return problems;
}

function checkWings({ wings, regions }: ProvincePack): string[] {
  const used = new Set(regions.map((region) => region.wing));
  return [
    ...reportRepeats(
      wings,
      (wing) => wing.id,
      (i, at) => `wings.json › ${at} › id: "${i}" is used twice`,
    ),
    ...wings.flatMap((wing, at) =>
      used.has(wing.id) ? [] : [`wings.json › ${at} › id: no region stands in wing "${wing.id}"`],
    ),
  ];
}

function checkRegions({ province, wings, regions }: ProvincePack): string[] {
  const wingIds = new Set(wings.map((wing) => wing.id));
  return [
    ...reportRepeats(
      regions,
      (region) => region.code,
      (code, at) => `regions.json › ${at} › code: "${code}" is used twice`,
    ),
    ...reportRepeats(
      regions,
      (region) => region.name,
      (name, at) => `regions.json › ${at} › name: "${name}" is used twice`,
    ),
    ...reportRepeats(
      regions,
      ({ tile }) => `${tile.col},${tile.row}`,
      (tile, at) => `regions.json › ${at} › tile: column,row ${tile} is taken by another region`,
    ),
    ...regions.flatMap((region, at) => {
      const problems: string[] = [];
      if (!region.code.startsWith(province.code)) {
        problems.push(
          `regions.json › ${at} › code: "${region.code}" does not begin with the province's "${province.code}"`,
        );
      }
      if (region.wing !== null && !wingIds.has(region.wing)) {
        problems.push(`regions.json › ${at} › wing: there is no wing "${region.wing}" in wings.json`);
      }
      if (region.wing === null && wingIds.size > 0) {
        problems.push(`regions.json › ${at} › wing: must name a wing, because wings.json has some`);
      }
      return problems;
    }),
  ];
}

function checkServices({ services, serviceGroups }: ProvincePack): string[] {
  const groupsOf = new Map<string, string[]>();
  for (const group of serviceGroups) {
    for (const agency of group.agencyCodes) {
      groupsOf.set(agency, [...(groupsOf.get(agency) ?? []), group.prefix]);
    }
  }
  const agencies = new Set(services.map((service) => service.agencyCode));
  return [
    ...reportRepeats(
      serviceGroups,
      (group) => group.prefix,
      (prefix, at) => `services.json › groups › ${at} › prefix: "${prefix}" is used twice`,
    ),
    ...serviceGroups.flatMap(({ prefix }, at) =>
      prefix === 'I' || prefix === 'O'
        ? [
            `services.json › groups › ${at} › prefix: "${prefix}" reads like a digit on a ticket; choose another letter`,
          ]
        : [],
    ),
    ...[...groupsOf].flatMap(([agency, prefixes]) => [
      ...(prefixes.length > 1
        ? [
            `services.json › groups: agency "${agency}" is in ${prefixes.join(' and ')}; it must be in exactly one group`,
          ]
        : []),
      ...(agencies.has(agency) ? [] : [`services.json › groups: agency "${agency}" has no service`]),
    ]),
    ...reportRepeats(
      services,
      (service) => service.id,
      (id, at) => `services.json › services › ${at} › id: "${id}" is used twice`,
    ),
    ...services.flatMap((service, at) =>
      groupsOf.has(service.agencyCode)
        ? []
        : [`services.json › services › ${at} › agencyCode: "${service.agencyCode}" is in no group`],
    ),
  ];
}

function checkCalendar({ calendar, regions }: ProvincePack): string[] {
  const codes = new Set(regions.map((region) => region.code));
  const years = new Set(calendar.years);
  return [
    ...reportRepeats(
      calendar.holidays,
      (holiday) => holiday.date,
      (date, at) => `calendar.json › holidays › ${at} › date: ${date} is listed twice`,
    ),
    ...calendar.holidays.flatMap(({ date }, at) =>
      years.has(Number(date.slice(0, 4)))
        ? []
        : [`calendar.json › holidays › ${at} › date: ${date} lies in a year that years does not list`],
    ),
    ...checkIntervals(calendar.openingHours, 'calendar.json › openingHours'),
    ...Object.entries(calendar.openingHoursByRegion).flatMap(([code, intervals]) => [
      ...(codes.has(code) ? [] : [`calendar.json › openingHoursByRegion › ${code}: there is no such region`]),
      ...checkIntervals(intervals, `calendar.json › openingHoursByRegion › ${code}`),
    ]),
  ];
}

function checkIntervals(intervals: readonly OpeningInterval[], place: string): string[] {
  return intervals.flatMap((interval, at) => {
    if (interval.from >= interval.to) {
      return [`${place} › ${at}: ends at ${interval.to}, not after its start ${interval.from}`];
    }
    const clash = intervals.findIndex(
      (other, earlier) =>
        earlier < at &&
        other.weekday === interval.weekday &&
        other.from < interval.to &&
        interval.from < other.to,
    );
    return clash < 0 ? [] : [`${place} › ${at}: overlaps interval ${clash} of the same weekday`];
  });
}

/** One problem for each row whose key an earlier row already has. */
function reportRepeats<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  describe: (key: string, at: number) => string,
): string[] {
  const seen = new Set<string>();
  return rows.flatMap((row, at) => {
    const key = keyOf(row);
    if (seen.has(key)) return [describe(key, at)];
    seen.add(key);
    return [];
  });
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
