/** How far a place in the garden is from everything people use: floors, pavilions, end walls. */
import { boothFootprint } from '../../../../shared/hall/booth-plan.ts';
import { distanceToBox } from '../../../../shared/hall/ground.ts';
import type { Box, Hall } from '../../../../shared/hall/types.ts';

export type Clearance = {
  /** Metres to the nearest walkable floor; 0 on it. */
  readonly floor: (x: number, z: number) => number;
  /** Metres to the nearest pavilion or wall; 0 inside. */
  readonly building: (x: number, z: number) => number;
  /** Colour of the nearest counter's wing. */
  readonly accent: (x: number, z: number) => string;
};

export function createClearance(hall: Hall): Clearance {
  const built: Box[] = [...hall.counters.map(boothFootprint), ...hall.wings.map((wing) => wing.endWall)];
  return {
    floor(x, z) {
      let nearest = Infinity;
      for (const f of hall.floors) {
        const away = f.kind === 'disc' ? Math.hypot(x - f.x, z - f.z) - f.radius : distanceToBox(f, x, z);
        nearest = Math.min(nearest, away);
      }
      return Math.max(0, nearest);
    },
    building(x, z) {
      let nearest = Infinity;
      for (const b of built) nearest = Math.min(nearest, distanceToBox(b, x, z));
      return nearest;
    },
    accent(x, z) {
      let nearest = Infinity;
      let accent = '#d9a441';
      for (const c of hall.counters) {
        const away = Math.hypot(c.centre.x - x, c.centre.z - z);
        if (away >= nearest) continue;
        nearest = away;
        accent = c.accent;
      }
      return accent;
    },
  };
}
