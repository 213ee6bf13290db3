/** The province packs as the studio's page reads them: straight from `assets/provinces`, or the fictive one of 38. */
import type { Province, Region, Wing } from '../../shared/domain/province.ts';
import { PROVINCE_OF_38, provinceOf38 } from './province-of-38.ts';

const regionFiles = import.meta.glob<Region[]>('../../assets/provinces/*/regions.json', {
  eager: true,
  import: 'default',
});
const wingFiles = import.meta.glob<Wing[]>('../../assets/provinces/*/wings.json', {
  eager: true,
  import: 'default',
});

const provinceFiles = import.meta.glob<Province>('../../assets/provinces/*/province.json', {
  eager: true,
  import: 'default',
});

/** @throws when there is no such pack */
export function readPack(id: string): {
  readonly regions: readonly Region[];
  readonly wings: readonly Wing[];
} {
  if (id === PROVINCE_OF_38) return { regions: provinceOf38(), wings: [] };
  const folder = `../../assets/provinces/${id}`;
  const regions = regionFiles[`${folder}/regions.json`];
  if (!regions) throw new Error(`no province pack "${id}"`);
  return { regions, wings: wingFiles[`${folder}/wings.json`] ?? [] };
}

/** The province's own name of its hall. */
export const titleOf = (id: string): string =>
  provinceFiles[`../../assets/provinces/${id}/province.json`]?.branding.title ?? id;
