/** Times and estimates in people's words. Times are shown on the province's clock, wherever the reader is. */
import type { TFunction } from './use-translation.ts';
import type { EstimateView } from '../../shared/protocol/views.ts';
import { currentLanguage } from './language.ts';

/** Sundanese writes times as Indonesian does; browsers do not know it. */
function locale(): string {
  return currentLanguage() === 'en' ? 'en-GB' : 'id-ID';
}

export type Zone = { readonly timeZone: string; readonly label: string };

/** "08.00 WIB" */
export function formatClock(iso: string, zone: Zone | null): string {
  const clock = new Intl.DateTimeFormat(locale(), {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    ...(zone ? { timeZone: zone.timeZone } : {}),
  }).format(new Date(iso));
  return zone ? `${clock} ${zone.label}` : clock;
}

/** "4 November 2026" from a date or an instant. */
export function formatDate(iso: string, zone: Zone | null = null): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const timeZone = iso.length === 10 ? 'UTC' : zone?.timeZone;
  return new Intl.DateTimeFormat(locale(), { ...options, ...(timeZone ? { timeZone } : {}) }).format(
    new Date(iso),
  );
}

/** "hari ini pukul 13.00 WIB", "besok pukul 08.00 WIB", "Senin pukul 08.00 WIB" */
export function formatWhen(iso: string, zone: Zone | null, now: number, t: TFunction): string {
  const at = new Date(iso);
  const time = formatClock(iso, zone);
  const days = dayNumber(at, zone) - dayNumber(new Date(now), zone);
  if (days <= 0) return t('time.today', { time });
  if (days === 1) return t('time.tomorrow', { time });
  const options = zone ? { timeZone: zone.timeZone } : {};
  const weekday = new Intl.DateTimeFormat(locale(), { weekday: 'long', ...options }).format(at);
  return t('time.onDay', { day: days < 7 ? weekday : formatDate(iso, zone), time });
}

/** Days since 1970 on the zone's calendar. */
function dayNumber(at: Date, zone: Zone | null): number {
  const options = zone ? { timeZone: zone.timeZone } : {};
  const date = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...options,
  });
  return Date.parse(`${date.format(at)}T00:00:00Z`) / 86_400_000;
}

/** "10–20 menit"; under five minutes "sebentar lagi"; over an hour "lebih dari 1 jam" (SERVICE.md §6.3). */
export function formatEstimate(estimate: EstimateView, t: TFunction): string {
  if (estimate.highMinutes <= 5) return t('estimate.soon');
  if (estimate.lowMinutes >= 60) return t('estimate.long');
  return t('estimate.range', { low: estimate.lowMinutes, high: estimate.highMinutes });
}
