import { describe, expect, it } from 'vitest';
import type { RegionLive } from '../../../shared/protocol/views.ts';
import { formatEstimate, formatWhen } from '../../../client/i18n/format.ts';
import { addTexts, findText } from '../../../client/i18n/texts-store.ts';
import type { TFunction } from '../../../client/i18n/use-translation.ts';
import { commonTexts } from '../../../client/i18n/common-id.ts';
import { regionWords } from '../../../client/ui/region-state.ts';

addTexts('id', 'common', commonTexts);
const t: TFunction = (key, values) => findText('id', 'common', key, values);
const wib = { timeZone: 'Asia/Jakarta', label: 'WIB' };
/** Monday 23 November 2026, 16.00 WIB. */
const now = Date.parse('2026-11-23T09:00:00Z');

const region: RegionLive = {
  code: '3205',
  name: 'Kabupaten Garut',
  type: 'kabupaten',
  wing: 'IV',
  wingName: 'Priangan',
  open: true,
  reason: 'OPEN',
  opensAt: null,
  closesAt: null,
  officers: 2,
  waiting: 3,
  estimate: { lowMinutes: 10, highMinutes: 20 },
  desks: [],
  lastCalls: [],
  cursor: 1,
};

describe('how a region reads', () => {
  it('open: who is there, who waits, how long', () => {
    expect(regionWords(region, wib, now, t)).toEqual({
      lamp: 'open',
      state: 'Buka',
      detail: '2 petugas',
      line: '3 menunggu',
      estimate: '10–20 menit',
    });
  });

  it('open without an officer promises no time', () => {
    const words = regionWords({ ...region, officers: 0, estimate: null }, wib, now, t);
    expect(words).toMatchObject({ lamp: 'unstaffed', state: 'Belum ada petugas', estimate: '' });
  });

  it('nobody waiting shows no estimate', () => {
    expect(regionWords({ ...region, waiting: 0 }, wib, now, t)).toMatchObject({
      line: 'Tanpa antrean',
      estimate: '',
    });
  });

  it('closed says when it opens, on the province’s clock', () => {
    const closed = { ...region, open: false, reason: 'HOURS', opensAt: '2026-11-24T01:00:00Z' } as const;
    expect(regionWords(closed, wib, now, t)).toMatchObject({
      lamp: 'closed',
      state: 'Tutup',
      detail: 'Buka besok pukul 08.00 WIB',
      line: '',
    });
  });

  it('unknown is said, not guessed', () => {
    expect(regionWords(undefined, wib, now, t)).toMatchObject({ lamp: 'unknown', state: 'Memeriksa…' });
  });
});

describe('times and estimates', () => {
  it('names today, tomorrow, a weekday, then a date', () => {
    expect(formatWhen('2026-11-23T13:00:00Z', wib, now, t)).toBe('hari ini pukul 20.00 WIB');
    // 23.30 UTC is already tomorrow morning in Jakarta.
    expect(formatWhen('2026-11-23T23:30:00Z', wib, now, t)).toBe('besok pukul 06.30 WIB');
    expect(formatWhen('2026-11-27T01:00:00Z', wib, now, t)).toBe('Jumat pukul 08.00 WIB');
    expect(formatWhen('2026-12-27T01:00:00Z', wib, now, t)).toBe('27 Desember 2026 pukul 08.00 WIB');
  });

  it('is a range, soon, or long; never a single number', () => {
    const words = (lowMinutes: number, highMinutes: number) => formatEstimate({ lowMinutes, highMinutes }, t);
    expect(words(0, 5)).toBe('sebentar lagi');
    expect(words(10, 20)).toBe('10–20 menit');
    expect(words(60, 95)).toBe('lebih dari 1 jam');
  });
});
