import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  searchCounters,
  type SearchableRegion,
  type SearchableService,
} from '../../../client/state/search-counters.ts';

const pack = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../assets/provinces/jawa-barat/${file}`, import.meta.url), 'utf8'));
const { services } = pack('services.json') as { services: SearchableService[] };
const regions = pack('regions.json') as SearchableRegion[];

const first = (query: string) => {
  const match = searchCounters(query, services, regions)[0];
  return [match?.service?.id ?? null, match?.region?.name ?? null];
};

describe('searching what one needs', () => {
  it('finds a service at a region from both words in any order', () => {
    expect(first('ktp garut')).toEqual(['dukcapil-ktp-baru', 'Kabupaten Garut']);
    expect(first('garut ktp')).toEqual(['dukcapil-ktp-baru', 'Kabupaten Garut']);
    expect(first('bikin KTP di Garut')).toEqual(['dukcapil-ktp-baru', 'Kabupaten Garut']);
  });

  it('finds a service from the words people use', () => {
    expect(first('perpanjang SIM')[0]).toBe('polri-sim-perpanjang');
    expect(first('kartu kuning')[0]).toBe('disnaker-ak1');
    expect(first('saya mau bikin paspor')[0]).toBe('imigrasi-paspor');
    expect(first('e-ktp hilang')[0]).toBe('dukcapil-ktp-ganti');
    expect(first('ktp hilang')[0]).toBe('dukcapil-ktp-ganti');
  });

  it('finds a region alone, and tells the city from the regency', () => {
    expect(first('garut')).toEqual([null, 'Kabupaten Garut']);
    expect(first('kota bandung')).toEqual([null, 'Kota Bandung']);
    expect(first('kab bandung')).toEqual([null, 'Kabupaten Bandung']);
    expect(first('bandung barat')).toEqual([null, 'Kabupaten Bandung Barat']);
    expect(first('kk bandung barat')).toEqual(['dukcapil-kk', 'Kabupaten Bandung Barat']);
  });

  it('finds while the word is still being typed', () => {
    expect(first('pasp')[0]).toBe('imigrasi-paspor');
    expect(first('tasik')[1]).toContain('Tasikmalaya');
  });

  it('finds nothing for nothing, and nothing for what is not offered', () => {
    expect(searchCounters('', services, regions)).toEqual([]);
    expect(searchCounters('di ke saya', services, regions)).toEqual([]);
    expect(searchCounters('zzzz qqqq', services, regions)).toEqual([]);
    expect(searchCounters('<script>', services, regions)).toEqual([]);
  });
});
