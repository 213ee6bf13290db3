import type { Language } from '../../../shared/domain/province.ts';
import { zonedMoment } from '../../../shared/domain/zoned-time.ts';

const words: Record<Language, readonly [string, string, string, string]> = {
  id: ['Selamat pagi', 'Selamat siang', 'Selamat sore', 'Selamat malam'],
  su: ['Wilujeng énjing', 'Wilujeng siang', 'Wilujeng sonten', 'Wilujeng wengi'],
  en: ['Good morning', 'Good afternoon', 'Good afternoon', 'Good evening'],
};

/** "Selamat pagi" until 11, "siang" until 15, "sore" until 18.30, "malam" until 4, by the province's clock. */
export function dayGreeting(language: Language, timeZone: string, now: Date): string {
  const { clock } = zonedMoment(timeZone, now);
  const part = clock < '04:00' ? 3 : clock < '11:00' ? 0 : clock < '15:00' ? 1 : clock < '18:30' ? 2 : 3;
  return words[language][part];
}
