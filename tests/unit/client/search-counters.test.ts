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

  it.each([
    ['bikin KTP', 'dukcapil-ktp-baru'],
    ['buat ktp baru', 'dukcapil-ktp-baru'],
    ['anak saya 17 tahun mau ktp', 'dukcapil-ktp-baru'],
    ['ktp saya hilang', 'dukcapil-ktp-ganti'],
    ['ktp rusak patah', 'dukcapil-ktp-ganti'],
    ['bikin kartu keluarga', 'dukcapil-kk'],
    ['pisah kk dari orang tua', 'dukcapil-kk'],
    ['akte kelahiran anak', 'dukcapil-akta-lahir'],
    ['bayi saya baru lahir', 'dukcapil-akta-lahir'],
    ['bapak saya meninggal', 'dukcapil-akta-mati'],
    ['ktp anak', 'dukcapil-kia'],
    ['surat pindah rumah', 'dukcapil-pindah'],
    ['buka usaha warung', 'dpmptsp-nib'],
    ['izin praktek bidan', 'dpmptsp-sip'],
    ['imb rumah', 'dpmptsp-pbg'],
    ['skck buat lamar kerja', 'polri-skck'],
    ['perpanjang SIM', 'polri-sim-perpanjang'],
    ['perpanjangan sim c', 'polri-sim-perpanjang'],
    ['bikin sim', 'polri-sim-perpanjang'],
    ['bayar pajak motor', 'samsat-tahunan'],
    ['perpanjang stnk', 'samsat-tahunan'],
    ['paspor untuk umroh', 'imigrasi-paspor'],
    ['daftar bpjs', 'bpjskes-daftar'],
    ['cairkan jamsostek', 'bpjstk-jht'],
    ['sertifikat tanah', 'bpn-alih-media'],
    ['mau nikah bulan depan', 'kemenag-nikah'],
    ['pasang air pdam', 'pdam-sambungan'],
    ['pasang listrik baru', 'pln-pasang-baru'],
    ['bikin npwp', 'djp-npwp'],
    ['cari kerja', 'disnaker-ak1'],
    ['kena tilang', 'kejari-tilang'],
    ['pajak bumi dan bangunan', 'bapenda-pbb'],
    ['lapor jalan rusak', 'lapor-aduan'],
  ])('understands "%s"', (query, service) => {
    expect(first(query)[0]).toBe(service);
  });

  it.each([
    ['bikin pasport', 'imigrasi-paspor', null],
    ['pasopr', 'imigrasi-paspor', null],
    ['akta kelahirn', 'dukcapil-akta-lahir', null],
    ['setifikat tanah', 'bpn-alih-media', null],
    ['bpjs kesehtan', 'bpjskes-daftar', null],
    ['perpanjag sim', 'polri-sim-perpanjang', null],
    ['ktp garutt', 'dukcapil-ktp-baru', 'Kabupaten Garut'],
    ['kk karwang', 'dukcapil-kk', 'Kabupaten Karawang'],
    ['tasikmlaya', null, 'Kabupaten Tasikmalaya'],
    ['paspor kota cirbon', 'imigrasi-paspor', 'Kota Cirebon'],
  ])('forgives the slip in "%s"', (query, service, region) => {
    expect(first(query)).toEqual([service, region]);
  });

  it('finds a counter by the name of an agency', () => {
    expect(first('disdukcapil')[0]).toMatch(/^dukcapil-/);
    expect(first('imigrasi')[0]).toBe('imigrasi-paspor');
    expect(first('samsat')[0]).toBe('samsat-tahunan');
    expect(first('pengadilan negeri')[0]).toBe('pn-eraterang');
  });

  it('does not offer half the house for a common word beside a telling one', () => {
    const found = searchCounters('bikin ktp', services, [], 26).map((match) => match.service?.id);
    expect(found[0]).toBe('dukcapil-ktp-baru');
    expect(found).not.toContain('djp-npwp');
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
