import { crowdLevels, type CrowdLevels } from '../kit/crowd.ts';
import type { Tier } from './quality.ts';

/** The lowest tier draws forty people and the whole hall in 150,000 triangles: few of them near, most of them far. */
const low: CrowdLevels = {
  ...crowdLevels.phone,
  near: { count: 4, distance: 5 },
  mid: { count: 10, distance: 12 },
};

/** Levels of detail of people by tier. */
export function crowdLevelsOf(tier: Tier): CrowdLevels {
  if (tier === 'test') return crowdLevels.test;
  if (tier === 'low') return low;
  return tier === 'high' ? crowdLevels.desktop : crowdLevels.phone;
}
