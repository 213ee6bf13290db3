import type { ServiceView } from '../../shared/protocol/views.ts';
import type { Catalogue } from '../capabilities.ts';

const FRESH_MS = 60_000;

/** An office's services by id, for names, requirements and usual durations; read once a minute. */
export function createServiceBook(
  catalogue: Catalogue,
  clock: () => number,
): (code: string) => Promise<ReadonlyMap<string, ServiceView>> {
  const known = new Map<string, { services: Promise<ReadonlyMap<string, ServiceView>>; until: number }>();
  return (code) => {
    const entry = known.get(code);
    if (entry && clock() < entry.until) return entry.services;
    const services = catalogue.detail(code).then(
      (detail) => {
        const all = detail?.groups.flatMap((group) => group.services) ?? [];
        return new Map(all.map((service) => [service.id, service]));
      },
      (error: unknown) => {
        known.delete(code);
        throw error;
      },
    );
    known.set(code, { services, until: clock() + FRESH_MS });
    return services;
  };
}
