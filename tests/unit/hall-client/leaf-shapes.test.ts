import { expect, test } from 'vitest';
import { bank } from '../../../client/hall/world/garden/leaf-shapes.ts';

test('a bank has no holes: two triangles for every square between its four stations', () => {
  const profile = [
    [-0.4, 0],
    [-0.3, 0.5],
    [0.3, 0.5],
    [0.4, 0],
  ] as const;
  const shape = bank(1, profile, { shade: '#204020', light: '#60a040' });
  const corners = shape.index?.count ?? shape.getAttribute('position').count;
  expect(corners / 3).toBe(3 * (profile.length - 1) * 2);
});
