import { expect, test } from 'vitest';
import { clipNames } from '../../../client/hall/kit/bone-texture.ts';
import { createPeople } from '../../../client/hall/kit/crowd-people.ts';
import { createFootfall, hearStep } from '../../../client/hall/motion/footfall.ts';

/** Steps heard in one second of a clip whose loop takes `perLoop` seconds, at 60 pictures a second. */
function stepsOf(clip: (typeof clipNames)[number], speed: number, perLoop: number): number[] {
  const people = createPeople(1);
  const feet = createFootfall();
  const heard: number[] = [];
  people.clip[0] = clipNames.indexOf(clip);
  people.speed[0] = speed;
  people.phase[0] = 0.3;
  for (let i = 0; i < 60; i++) {
    people.phase[0] = ((people.phase[0] ?? 0) + 1 / 60 / perLoop) % 1;
    const strength = hearStep(feet, people, 0);
    if (strength > 0) heard.push(strength);
  }
  return heard;
}

test('every loop of a gait is heard as two steps, left and right', () => {
  expect(stepsOf('walk', 1.07, 1)).toHaveLength(2);
  expect(stepsOf('stride', 3.2, 0.5)).toHaveLength(4);
});

test('running is louder than walking, and never too loud', () => {
  const [walk = 0] = stepsOf('walk', 1, 1);
  const [run = 0] = stepsOf('run', 5.2, 0.44);
  expect(run).toBeGreaterThan(walk * 1.5);
  expect(run).toBeLessThanOrEqual(1);
});

test('who stands, sits or rolls makes no steps', () => {
  expect(stepsOf('idle', 0, 2)).toEqual([]);
  expect(stepsOf('sit', 0, 2)).toEqual([]);
  expect(stepsOf('chair_roll', 2, 0.9)).toEqual([]);
});
