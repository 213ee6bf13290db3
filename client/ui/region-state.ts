/** How a region's live state reads, the same words in every place. */
import type { TFunction } from '../i18n/use-translation.ts';
import type { RegionLive } from '../../shared/protocol/views.ts';
import { formatEstimate, formatWhen, type Zone } from '../i18n/format.ts';
import type { LampState } from './lamp.tsx';

export type RegionWords = {
  readonly lamp: LampState;
  /** "Buka", "Tutup", "Belum ada petugas" */
  readonly state: string;
  /** "2 petugas", or when it opens; empty when there is nothing to say. */
  readonly detail: string;
  /** "3 menunggu", "Tanpa antrean"; empty when closed. */
  readonly line: string;
  /** "10–20 menit"; empty when nobody serves or nobody waits. */
  readonly estimate: string;
};

export function regionWords(
  live: RegionLive | undefined,
  zone: Zone | null,
  now: number,
  t: TFunction,
): RegionWords {
  if (!live) return { lamp: 'unknown', state: t('state.unknown'), detail: '', line: '', estimate: '' };
  if (!live.open) {
    const reason =
      live.reason === 'PAUSED' ? 'state.paused' : live.reason === 'HOLIDAY' ? 'state.holiday' : null;
    const opens = live.opensAt ? t('state.opensAt', { when: formatWhen(live.opensAt, zone, now, t) }) : '';
    return { lamp: 'closed', state: t(reason ?? 'state.closed'), detail: opens, line: '', estimate: '' };
  }
  const line = live.waiting > 0 ? t('state.waiting', { count: live.waiting }) : t('state.nobodyWaiting');
  if (live.officers === 0) {
    return {
      lamp: 'unstaffed',
      state: t('state.noOfficer'),
      detail: '',
      line: live.waiting > 0 ? line : '',
      estimate: '',
    };
  }
  const estimate = live.estimate && live.waiting > 0 ? formatEstimate(live.estimate, t) : '';
  return {
    lamp: 'open',
    state: t('state.open'),
    detail: t('state.officers', { count: live.officers }),
    line,
    estimate,
  };
}
