import { useEffect } from 'react';
import { useZone } from '../../state/use-zone.ts';
import { hallSound } from '../sound/hall-sound.ts';
import { hourIn, soundPlaceAt } from '../sound/sound-place.ts';
import { useHall } from '../state/hall-store.ts';
import { usePlace } from './hall-context.ts';

const LISTEN_EVERY_MS = 500;

/** Lets the hall sound like the place one is at, and answer arrivals and windows; all of it only when switched on. */
export function useHallSound(sheet: string | null): void {
  const { hall, engine } = usePlace();
  const zone = useZone();
  const timeZone = zone?.timeZone ?? null;
  useEffect(() => hallSound.open(), []);

  useEffect(() => {
    if (!engine) return;
    const listening = setInterval(() => {
      if (document.visibilityState === 'hidden') return;
      const { x, z, near } = engine.whereabouts();
      hallSound.hear(soundPlaceAt(hall, x, z, near, hourIn(timeZone, new Date())));
    }, LISTEN_EVERY_MS);
    return () => clearInterval(listening);
  }, [engine, hall, timeZone]);

  useEffect(() => {
    return useHall.subscribe(({ panel }, before) => {
      if (panel.open === before.panel.open) return;
      hallSound.tick(panel.open ? 'arrive' : 'close');
    });
  }, []);

  useEffect(() => {
    if (!sheet) return;
    hallSound.tick('open');
    return () => hallSound.tick('close');
  }, [sheet]);
}
