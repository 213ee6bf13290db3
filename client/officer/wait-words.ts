import type { TFunction } from '../i18n/use-translation.ts';
import { minutesSince } from './minutes-since.ts';

/** "baru saja", "7 mnt", "1 jam 5 mnt". Times are epoch ms. */
export function waitWords(fromMs: number, nowMs: number, t: TFunction<'officer'>): string {
  const minutes = minutesSince(fromMs, nowMs);
  if (minutes < 1) return t('line.justNow');
  if (minutes < 60) return t('line.minutes', { n: minutes });
  return t('line.hours', { h: Math.floor(minutes / 60), m: minutes % 60 });
}
