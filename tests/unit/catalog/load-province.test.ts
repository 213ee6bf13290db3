import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadProvince, provincesFolder, readProvincePack } from '../../../server/catalog/load-province.ts';
import { exitCodes, StartupError } from '../../../server/startup-error.ts';

describe('the packs that ship', () => {
  it('West Java has its 27 regencies and cities, 26 services and the year 2026', async () => {
    const pack = await loadProvince('jawa-barat');
    expect(pack.regions).toHaveLength(27);
    expect(pack.services).toHaveLength(26);
    expect(pack.regions.find((region) => region.code === '3205')?.name).toBe('Kabupaten Garut');
    expect(new Set(pack.regions.map((region) => region.wing))).toEqual(new Set(['I', 'II', 'III', 'IV']));
    // Kepmendagri 300.2.2-2138/2025: the rows sum to the province.
    expect(pack.regions.reduce((sum, region) => sum + region.population, 0)).toBe(51_316_378);
    const kinds = pack.calendar.holidays.map((holiday) => holiday.kind);
    expect(kinds.filter((kind) => kind === 'national')).toHaveLength(17);
    expect(kinds.filter((kind) => kind === 'shared-leave')).toHaveLength(8);
  });

  it('every service can be found by words people type, and says when it was checked', async () => {
    const { services } = await loadProvince('jawa-barat');
    for (const service of services) {
      expect(service.keywords.length, service.id).toBeGreaterThanOrEqual(3);
      expect(service.checkedOn).toBe('2026-11-01');
      expect(service.digitalScopeNote, service.id).not.toBe('');
    }
  });

  it('another province needs no code: five regions, another time zone, no wings', async () => {
    const pack = await loadProvince('contoh-lima');
    expect(pack.regions).toHaveLength(5);
    expect(pack.wings).toEqual([]);
    expect(pack.province.timeZone).toBe('Asia/Makassar');
  });
});

describe('a pack with mistakes', () => {
  let folder: string;
  const edit = async (file: string, change: (json: never) => unknown) => {
    const path = join(folder, 'rusak', file);
    await writeFile(path, JSON.stringify(change(JSON.parse(await readFile(path, 'utf8')) as never)));
  };
  const problems = async () => {
    const reading = await readProvincePack(folder, 'rusak');
    return reading.ok ? [] : reading.problems;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mpp-pack-'));
  });
  const fresh = async () => {
    await rm(join(folder, 'rusak'), { recursive: true, force: true });
    await cp(join(provincesFolder, 'contoh-lima'), join(folder, 'rusak'), { recursive: true });
    await edit('province.json', (p: Record<string, unknown>) => ({ ...p, id: 'rusak' }));
  };
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is told of every wrong field, by file and place, at once', async () => {
    await fresh();
    await edit('regions.json', (rows: Record<string, unknown>[]) =>
      rows.map((row, at) => (at === 3 ? { ...row, centroid: [95, 120], code: '99.04' } : row)),
    );
    await edit('calendar.json', (file: Record<string, unknown>) => ({ ...file, holiday: [] }));
    await writeFile(join(folder, 'rusak', 'wings.json'), '[ oops');
    const found = await problems();
    expect(found).toHaveLength(4);
    expect(found[0]).toMatch(/^wings\.json: is not JSON \(/);
    expect(found[1]).toMatch(/^regions\.json › 3 › code: four digits/);
    expect(found[2]).toMatch(/^regions\.json › 3 › centroid › 0: /);
    expect(found[3]).toMatch(/^calendar\.json: Unrecognized key: "holiday"/);
  });

  it('is told where its files contradict each other', async () => {
    await fresh();
    await edit('regions.json', (rows: Record<string, unknown>[]) =>
      rows.map((row, at) => {
        if (at === 1) return { ...row, code: '9901', tile: { col: 0, row: 0 } };
        return at === 2 ? { ...row, wing: 'X', code: '3203' } : row;
      }),
    );
    await edit('services.json', (file: { groups: { agencyCodes: string[]; prefix: string }[] }) => ({
      ...file,
      groups: file.groups.map((group, at) =>
        at === 0 ? { ...group, agencyCodes: ['SIPIL', 'USAHA', 'KOSONG'], prefix: 'I' } : group,
      ),
    }));
    await edit('calendar.json', (file: { openingHours: unknown[]; holidays: unknown[] }) => ({
      ...file,
      years: [2027],
      openingHours: [...file.openingHours, { weekday: 1, from: '15:00', to: '17:00' }],
      openingHoursByRegion: { '9999': [{ weekday: 1, from: '15:00', to: '08:00' }] },
    }));
    const found = await problems();
    expect(found).toContain('regions.json › 1 › code: "9901" is used twice');
    expect(found).toContain('regions.json › 1 › tile: column,row 0,0 is taken by another region');
    expect(found).toContain('regions.json › 2 › wing: there is no wing "X" in wings.json');
    expect(found).toContain('regions.json › 2 › code: "3203" does not begin with the province\'s "99"');
    expect(found).toContain(
      'services.json › groups: agency "USAHA" is in I and B; it must be in exactly one group',
    );
    expect(found).toContain('services.json › groups: agency "KOSONG" has no service');
    expect(
      found.filter((problem) => problem.includes('lies in a year that years does not list')),
    ).toHaveLength(3);
    expect(found).toContain('calendar.json › openingHours › 5: overlaps interval 0 of the same weekday');
    expect(found).toContain('calendar.json › openingHoursByRegion › 9999: there is no such region');
    expect(found).toContain(
      'calendar.json › openingHoursByRegion › 9999 › 0: ends at 08:00, not after its start 15:00',
    );
  });

  it('refuses the start with code 65 and the whole list', async () => {
    await fresh();
    await rm(join(folder, 'rusak', 'services.json'));
    const refusal = await loadProvince('rusak', folder).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StartupError);
    expect(refusal).toMatchObject({
      exitCode: exitCodes.badProvincePack,
      message: 'The province pack "rusak" has 1 problem(s):\n  services.json: cannot be read',
    });
  });

  it('names the packs there are when PROVINCE names none', async () => {
    await expect(loadProvince('jawa-tengah')).rejects.toMatchObject({
      exitCode: 65,
      message: expect.stringContaining('PROVINCE may be: contoh-lima, jawa-barat') as string,
    });
  });
});
