/** What grows in the planters that stand on the floor: flowers of the wing's colour between leaves. */
import { placeLocal } from '../../../../shared/hall/frame.ts';
import type { Hall } from '../../../../shared/hall/types.ts';
import { SOIL } from '../props/planter-shape.ts';
import { createClearance } from './clearance.ts';
import type { Grown, PlantKind } from './garden-plan.ts';

/** Two bushes and what fills the gaps between them, over and over along the trough. */
const row: readonly { readonly kind: PlantKind; readonly scale: number; readonly rank: number }[] = [
  { kind: 'bougainvillea', scale: 0.62, rank: 0 },
  { kind: 'fern', scale: 0.72, rank: 0.3 },
  { kind: 'mound', scale: 0.5, rank: 0.1 },
  { kind: 'turf', scale: 0.85, rank: 0.9 },
];
const STEP = 0.42;

export function plantsInTroughs(hall: Hall): Grown<PlantKind>[] {
  const { accent } = createClearance(hall);
  return hall.planters.flatMap((trough) => {
    const lengthwise = trough.hx >= trough.hz;
    const long = (lengthwise ? trough.hx : trough.hz) * 2 - 0.3;
    const count = Math.max(3, Math.round(long / STEP));
    return Array.from({ length: count }, (_, i): Grown<PlantKind> => {
      const { kind, scale, rank } = row[i % row.length] ?? { kind: 'mound', scale: 0.5, rank: 0 };
      const along = ((i + 0.5) / count - 0.5) * long;
      const across = (i % 2 ? 0.1 : -0.06) * Math.min(trough.hx, trough.hz);
      const at = lengthwise
        ? placeLocal(trough, trough.yaw, along, across)
        : placeLocal(trough, trough.yaw, across, along);
      return {
        kind,
        ...at,
        y: SOIL - 0.04,
        yaw: i * 2.4 + trough.x,
        scale: scale * (0.92 + 0.16 * ((i * 0.37) % 1)),
        radius: 0.3,
        rank,
        accent: accent(trough.x, trough.z),
      };
    });
  });
}
