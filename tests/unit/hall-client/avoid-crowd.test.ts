import { expect, test } from 'vitest';
import { createPeople } from '../../../client/hall/kit/crowd-people.ts';
import { avoidPeople, createAvoiding } from '../../../client/hall/motion/avoid-people.ts';

test('in a dense crowd who stands right in the way is walked around, whoever was counted first', () => {
  const people = createPeople(120);
  const put = (i: number, x: number, z: number): void => {
    people.x[i] = x;
    people.z[i] = z;
    people.visible[i] = 1;
  };
  // A hundred stand in a row along the way, not in it, and the last slot is straight ahead.
  for (let i = 1; i <= 100; i++) put(i, 2 + (i % 20) * 0.1, 1 + (i % 25) * 0.12);
  put(110, 0, 1.2);
  const wish = { x: 0, z: 3.2 };
  avoidPeople(createAvoiding(), people, { isClear: () => true }, 0, 0, 20, wish);
  expect(Math.hypot(wish.x, wish.z - 3.2)).toBeGreaterThan(0.5);
});
