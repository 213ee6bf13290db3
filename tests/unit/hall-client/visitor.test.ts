import { expect, test } from 'vitest';
import { createVisitor } from '../../../client/hall/engine/visitor.ts';
import type { Crowd } from '../../../client/hall/kit/crowd.ts';
import { createPeople } from '../../../client/hall/kit/crowd-people.ts';
import { createGround } from '../../../client/hall/motion/ground.ts';
import { noKeys } from '../../../client/hall/motion/keys.ts';
import { createGuide } from '../../../client/hall/world/guide.ts';
import { smallHall } from './small-hall.ts';

const hall = smallHall();
const ground = createGround(hall);

function newVisitor() {
  const ends: boolean[] = [];
  const crowd = { people: createPeople(4) } as Crowd;
  const visitor = createVisitor(hall, ground, crowd, createGuide(), noKeys(), (arrived) =>
    ends.push(arrived),
  );
  return { visitor, ends };
}

test('who asks to be led before the room is joined is led on from where the server puts them', () => {
  const { visitor, ends } = newVisitor();
  const counter = hall.counters[5];
  if (!counter) throw new Error('a hall of twelve');
  expect(visitor.leadTo(counter.approach, counter)).toBe(true);
  const { spawn, spawnYaw } = hall.entrance;
  visitor.carryOnFrom(spawn.x + 1, spawn.z, spawnYaw);
  expect(visitor.destination()?.counter?.code).toBe(counter.code);
  for (let i = 0; i < 60 * 60 && ends.length === 0; i++) visitor.frame(1 / 60, 0);
  expect(ends).toEqual([true]);
  expect(visitor.walker.x).toBeCloseTo(counter.approach.x, 0);
  expect(visitor.walker.z).toBeCloseTo(counter.approach.z, 0);
});

test('who is taken to a place at once is led no farther', () => {
  const { visitor, ends } = newVisitor();
  const counter = hall.counters[5];
  if (!counter) throw new Error('a hall of twelve');
  visitor.leadTo(counter.approach, counter);
  visitor.placeAt(counter.approach.x, counter.approach.z, counter.approachYaw);
  expect(visitor.destination()).toBeNull();
  expect(ends).toEqual([true]);
});
