/**
 * The garden of any hall as plain data: computed from its floors, never over one of them. The same random numbers
 * give the same garden.
 */
import type { Hall } from '../../../../shared/hall/types.ts';
import { createClearance } from './clearance.ts';
import { findGaps } from './find-gaps.ts';
import type { GardenPlan } from './garden-plan.ts';
import { placeApproach, placeLamps, placePlants, placeTea, placeThickets } from './place-plants.ts';
import { placeTrees } from './place-trees.ts';
import { dressShores, HUT_REACH, isWet, placeHuts, placePonds } from './place-water.ts';

export function plantGarden(hall: Hall, random: () => number): GardenPlan {
  const clear = createClearance(hall);
  const gaps = findGaps(hall, clear);
  const ponds = placePonds(hall, clear, gaps, random);
  const huts = placeHuts(hall, clear, gaps, ponds);
  const shores = dressShores(hall, clear, ponds, huts, random);
  const approach = placeApproach(hall, clear, random);
  const slabs = [...approach, ...shores.filter((p) => p.kind === 'slab')];
  const isTaken = (x: number, z: number, margin: number): boolean =>
    isWet(ponds, x, z, margin + 0.25) ||
    huts.some((h) => Math.hypot(h.x - x, h.z - z) < HUT_REACH + margin) ||
    slabs.some((s) => Math.hypot(s.x - x, s.z - z) < s.radius + margin);
  const tea = placeTea(hall, clear, gaps, isTaken, random);
  const isTakenOrTea = (x: number, z: number, margin: number): boolean =>
    isTaken(x, z, margin) || tea.some((t) => Math.hypot(t.x - x, t.z - z) < t.radius + margin * 0.5);
  const trees = placeTrees(hall, clear, isTakenOrTea, random);
  const trunks = (x: number, z: number, margin: number): boolean =>
    isTakenOrTea(x, z, margin) || trees.some((t) => Math.hypot(t.x - x, t.z - z) < 0.6 + margin * 0.4);
  const lamps = placeLamps(hall, clear, isTaken);
  const lit = (x: number, z: number, margin: number): boolean =>
    trunks(x, z, margin) || lamps.some((l) => Math.hypot(l.x - x, l.z - z) < 0.3 + margin * 0.5);
  const beds = placePlants(hall, clear, lit, random);
  const thickets = placeThickets(trees, clear, isTakenOrTea, random);
  return { trees, plants: [...shores, ...approach, ...tea, ...lamps, ...beds, ...thickets], ponds, huts };
}
