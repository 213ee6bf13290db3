/** The service standards of the offices as the public interface shows them, asked for once each. */
import type { ProvinceView, RegionDetail, ServiceView } from '../../shared/protocol/views.ts';
import type { ApiClient } from './net/api-client.ts';

export type ServiceBook = {
  readonly timeZone: string;
  readonly complaintUrl: string;
  /** Throws when the office does not offer it. */
  readonly service: (region: string, serviceId: string) => Promise<ServiceView>;
  readonly services: (region: string) => Promise<readonly ServiceView[]>;
};

export function openServiceBook(province: ProvinceView, api: ApiClient): ServiceBook {
  const known = new Map<string, readonly ServiceView[]>();

  async function services(region: string): Promise<readonly ServiceView[]> {
    const kept = known.get(region);
    if (kept) return kept;
    const detail = await api.get<RegionDetail>(`/api/v1/regions/${region}`);
    const all = detail.groups.flatMap((group) => group.services);
    known.set(region, all);
    return all;
  }

  return {
    timeZone: province.timeZone,
    complaintUrl: province.complaintUrl,
    services,
    async service(region, serviceId) {
      const found = (await services(region)).find((service) => service.id === serviceId);
      if (!found) throw new Error(`service ${serviceId} is not offered at ${region}`);
      return found;
    },
  };
}
