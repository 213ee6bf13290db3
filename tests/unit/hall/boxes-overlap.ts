import { boxCorners } from '../../../shared/hall/frame.ts';
import type { Box } from '../../../shared/hall/types.ts';

/** Separating axes: whether two boxes share more than a strip of `slack` metres. */
export function boxesOverlap(a: Box, b: Box, slack = 0.004): boolean {
  const cornersA = boxCorners(a);
  const cornersB = boxCorners(b);
  for (const yaw of [a.yaw, a.yaw + Math.PI / 2, b.yaw, b.yaw + Math.PI / 2]) {
    const along = (p: { x: number; z: number }) => p.x * Math.sin(yaw) + p.z * Math.cos(yaw);
    const onA = cornersA.map(along);
    const onB = cornersB.map(along);
    const gap = Math.max(Math.min(...onA) - Math.max(...onB), Math.min(...onB) - Math.max(...onA));
    if (gap > -slack) return false;
  }
  return true;
}

/** The first pair that overlaps, or null. */
export function firstOverlap(boxes: readonly Box[]): readonly [Box, Box] | null {
  for (let i = 0; i < boxes.length; i++) {
    for (let k = i + 1; k < boxes.length; k++) {
      const a = boxes[i];
      const b = boxes[k];
      if (a && b && boxesOverlap(a, b)) return [a, b];
    }
  }
  return null;
}
