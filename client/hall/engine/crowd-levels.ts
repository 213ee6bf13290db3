import { crowdLevels, type CrowdLevels } from '../kit/crowd.ts';
import type { Tier } from './quality.ts';

/** Levels of detail of people by tier. */
export function crowdLevelsOf(tier: Tier): CrowdLevels {
  if (tier === 'test') return crowdLevels.test;
  return tier === 'high' ? crowdLevels.desktop : crowdLevels.phone;
}
