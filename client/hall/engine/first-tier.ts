import type { Tier } from './quality.ts';

/** Where measuring begins: small touch screens in the middle, everything else on top. Frames decide from there. */
export function firstTier(): Tier {
  const isHandheld = matchMedia('(pointer: coarse)').matches || Math.min(screen.width, screen.height) < 500;
  return isHandheld ? 'mid' : 'high';
}
