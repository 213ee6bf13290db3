import { describe, expect, it } from 'vitest';
import { directionTo, sideOf } from '../../../client/hall/hud/direction.ts';

const SOUTH = 0;
const NORTH = Math.PI;

describe('the way a pointer points', () => {
  it('points up at what the camera looks at', () => {
    expect(directionTo({ x: 0, z: 10, lookYaw: NORTH }, { x: 0, z: -10 })).toMatchObject({ metres: 20 });
    expect(directionTo({ x: 0, z: 10, lookYaw: NORTH }, { x: 0, z: -10 }).degrees).toBeCloseTo(0);
  });

  it('points right to the east when looking north, left when looking south', () => {
    expect(directionTo({ x: 0, z: 0, lookYaw: NORTH }, { x: 5, z: 0 }).degrees).toBeCloseTo(90);
    expect(directionTo({ x: 0, z: 0, lookYaw: SOUTH }, { x: 5, z: 0 }).degrees).toBeCloseTo(-90);
  });

  it('turns against the camera: turning left moves what was ahead to the right', () => {
    const ahead = { x: 0, z: 8 };
    // Yaw grows towards +x, which is the left when looking south.
    expect(directionTo({ x: 0, z: 0, lookYaw: SOUTH + 0.5 }, ahead).degrees).toBeCloseTo(
      (0.5 * 180) / Math.PI,
    );
  });

  it('says sides as people do', () => {
    expect([0, 40, 90, 179, -179, -90, -40].map(sideOf)).toEqual([
      'ahead',
      'aheadRight',
      'right',
      'behind',
      'behind',
      'left',
      'aheadLeft',
    ]);
  });
});
