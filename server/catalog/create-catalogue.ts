import { and, asc, eq } from 'drizzle-orm';
import { missingCalendarYears, officeStatus, serviceDay } from '../../shared/domain/opening-hours.ts';
import type { LocalText, ProvincePack, Service } from '../../shared/domain/province.ts';
import type { CatalogueIndex, ProvinceView, RegionDetail, ServiceView } from '../../shared/protocol/views.ts';
import type { Catalogue } from '../capabilities.ts';
import { schema, type Store } from '../store/index.ts';
import { createSettingsReader, type CalendarSettings, type OfficeSettings } from './office-settings.ts';

export type CatalogueOptions = {
  readonly store: Store;
  readonly pack: ProvincePack;
  /** Demo mode: every office is open at any hour. */
  readonly demo: boolean;
  /** Only shown, so that clients can say that simulated people are about. */
  readonly simulation: boolean;
  readonly now: () => Date;
};

type OfficeNow = Awaited<ReturnType<Catalogue['status']>>;

/** What the province offers, where and when: the pack, as the regencies have edited it since. */
export function createCatalogue(options: CatalogueOptions): Catalogue {
  const { store, pack, now } = options;
  const readSettings = createSettingsReader(store);
  const province = viewProvince(options);
  const index = viewIndex(pack);
  return {
    province: () => province,
    index: () => index,
    detail: async (code) => {
      const region = pack.regions.find((candidate) => candidate.code === code);
      const office = (await readSettings()).offices.get(code);
      if (!region || !office) return null;
      return {
        capital: region.capital,
        landmark: region.landmark,
        motif: region.motif,
        hasPhysicalMpp: region.hasPhysicalMpp,
        hours: viewHours(office),
        timeZone: office.timeZone,
        timeZoneLabel: pack.province.timeZoneLabel,
        sampleNotice: pack.sampleNotice,
        groups: groupServices(pack, await readServices(store, code)),
      };
    },
    service: async (code, serviceId) => (await readServices(store, code, serviceId))[0] ?? null,
    status: async (code) => statusOf(await readSettings(), code, options.demo, now()),
    serviceDay: () => serviceDay(pack.province.timeZone, now()),
  };
}

function statusOf(settings: CalendarSettings, code: string, demo: boolean, now: Date): OfficeNow {
  const office = settings.offices.get(code);
  if (!office) throw new Error(`there is no office ${code}`);
  const hours = { ...settings, ...office };
  const status = officeStatus(hours, now);
  const calendarMissing = missingCalendarYears(hours, now)[0] ?? null;
  const closed = { open: false, opensAt: null, closesAt: null, calendarMissing };
  if (office.pausedReason !== null) return { ...closed, reason: 'PAUSED' };
  if (status.open) {
    return { ...closed, open: true, reason: 'OPEN', closesAt: status.closesAt?.toISOString() ?? null };
  }
  if (demo) return { ...closed, open: true, reason: 'DEMO' };
  return {
    ...closed,
    reason: status.reason === 'holiday' ? 'HOLIDAY' : 'HOURS',
    opensAt: status.opensAt?.toISOString() ?? null,
  };
}

async function readServices(store: Store, code: string, serviceId?: string): Promise<ServiceView[]> {
  const { officeService } = schema;
  const rows = await store.db
    .select()
    .from(officeService)
    .where(
      and(
        eq(officeService.officeCode, code),
        eq(officeService.active, true),
        serviceId === undefined ? undefined : eq(officeService.serviceId, serviceId),
      ),
    )
    .orderBy(asc(officeService.groupPrefix), asc(officeService.serviceId));
  return rows.map(({ standard, groupPrefix, sample }) => ({ ...standard, groupPrefix, sample }));
}

/** In the pack's order of groups and services, so that every office reads alike. */
function groupServices(pack: ProvincePack, services: readonly ServiceView[]): RegionDetail['groups'] {
  const placeOf = new Map(pack.services.map((service, at) => [service.id, at]));
  const place = ({ id }: Service) => placeOf.get(id) ?? Number.MAX_SAFE_INTEGER;
  const ordered = services.toSorted((a, b) => place(a) - place(b));
  return pack.serviceGroups
    .map(({ prefix, name }) => ({
      prefix,
      name,
      services: ordered.filter((service) => service.groupPrefix === prefix),
    }))
    .filter((group) => group.services.length > 0);
}

/** Monday first, as a week is read here; every weekday, so that a closed day is said. */
function viewHours({ intervals }: OfficeSettings): RegionDetail['hours'] {
  return [1, 2, 3, 4, 5, 6, 0].map((weekday) => ({
    weekday,
    intervals: intervals
      .filter((interval) => interval.weekday === weekday)
      .map(({ from, to }) => ({ from, to })),
  }));
}

function viewIndex({ services }: ProvincePack): CatalogueIndex {
  return {
    services: services.map(({ id, name, agency, keywords, digitalScope }) => ({
      id,
      name,
      agency,
      keywords,
      digitalScope,
    })),
  };
}

function viewProvince({ pack, demo, simulation }: CatalogueOptions): ProvinceView {
  const { province } = pack;
  return {
    id: province.id,
    name: province.name,
    timeZone: province.timeZone,
    timeZoneLabel: province.timeZoneLabel,
    languages: province.languages,
    defaultLanguage: province.defaultLanguage,
    branding: {
      title: province.branding.title,
      tagline: viewTexts(province.branding.tagline),
      welcome: viewTexts(province.branding.welcome),
      colours: province.branding.colours,
    },
    complaintUrl: province.complaintUrl,
    demo,
    simulation,
    wings: [...pack.wings],
    regions: pack.regions.map(({ code, name, wing, centroid, tile, pattern }) => ({
      code,
      name,
      wing,
      centroid,
      tile,
      ...(pattern ? { pattern } : {}),
    })),
  };
}

function viewTexts(texts: LocalText): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
