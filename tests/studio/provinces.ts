/** The province packs as the studio's page reads them: straight from `assets/provinces`, without a server. */
import type { Region, Wing } from '../../shared/domain/province.ts';

const regionFiles = import.meta.glob<Region[]>('../../assets/provinces/*/regions.json', {
  eager: true,
  import: 'default',
});
const wingFiles = import.meta.glob<Wing[]>('../../assets/provinces/*/wings.json', {
  eager: true,
  import: 'default',
});

/** @throws when there is no such pack */
export function readPack(id: string): {
  readonly regions: readonly Region[];
  readonly wings: readonly Wing[];
} {
  const folder = `../../assets/provinces/${id}`;
  const regions = regionFiles[`${folder}/regions.json`];
  if (!regions) throw new Error(`no province pack "${id}"`);
  return { regions, wings: wingFiles[`${folder}/wings.json`] ?? [] };
}
