import { expect, test } from 'vitest';
import {
  lightAt,
  minutesIn,
  minutesOf,
  MINUTES_OF_DAY,
  namedMinutes,
  type DayLight,
} from '../../../client/hall/world/daylight.ts';
import { drawGroundMap } from '../../../client/hall/world/ground-map.ts';
import { lampsOf } from '../../../client/hall/world/lamps.ts';
import { buildAtOnce, buildBySlices } from '../../../client/hall/world/stages.ts';
import { smallHall } from './small-hall.ts';

const everyMinute = Array.from({ length: MINUTES_OF_DAY + 1 }, (_, minute) => lightAt(minute));

/** Everything about a light that the eye could see jump; the key light counts by what it gives, not by where it is. */
function seen(light: DayLight): number[] {
  const { sunDirection, sunIntensity, sunColour } = light;
  const colours = [light.horizon, light.middle, light.zenith, light.cloud, light.fog, light.hillTint];
  return [
    ...colours.flatMap((c) => c.toArray()),
    ...light.above.toArray(),
    ...light.below.toArray(),
    ...sunDirection
      .clone()
      .multiplyScalar(sunIntensity * 0.25)
      .toArray(),
    ...sunColour.toArray().map((v) => v * sunIntensity * 0.25),
    light.skyIntensity,
    light.ambient * 0.5,
    light.bounce,
    light.glow * 0.3,
    light.lamps,
    light.stars,
    light.exposure,
    light.fogNear / 50,
    light.fogFar / 300,
  ];
}

test('every minute of the day has a light of finite numbers', () => {
  for (const light of everyMinute) for (const value of seen(light)) expect(Number.isFinite(value)).toBe(true);
});

test('the light changes softly: no minute is a step, and midnight is none either', () => {
  everyMinute.slice(1).forEach((light, i) => {
    const before = seen(everyMinute[i] ?? light);
    seen(light).forEach((value, k) => {
      expect(Math.abs(value - (before[k] ?? 0)), `minute ${i + 1}, value ${k}`).toBeLessThan(0.05);
    });
  });
});

test('the sun stands above the horizon by day, in the east in the morning and in the west before dusk', () => {
  for (let minute = 360; minute <= 1070; minute++) {
    expect(lightAt(minute).sunDirection.y).toBeGreaterThan(0.2);
    expect(lightAt(minute).sunDirection.length()).toBeCloseTo(1, 5);
  }
  expect(lightAt(7 * 60).sunDirection.x).toBeGreaterThan(0.5);
  expect(lightAt(17 * 60).sunDirection.x).toBeLessThan(-0.5);
});

test('lamps are brighter by night, the sun by day', () => {
  const noon = lightAt(720);
  const evening = lightAt(19 * 60 + 30);
  expect(evening.lamps).toBeGreaterThan(noon.lamps * 5);
  expect(evening.glow).toBeGreaterThan(noon.glow * 1.5);
  expect(noon.sunIntensity).toBeGreaterThan(evening.sunIntensity * 5);
  expect([noon.environment, evening.environment]).toEqual(['day', 'evening']);
});

test('the hour is the province’s, whatever zone the device is in', () => {
  const instant = new Date('2026-11-23T12:30:00Z');
  expect(minutesIn('Asia/Jakarta', instant)).toBe(19 * 60 + 30);
  expect(minutesIn('Asia/Jayapura', instant)).toBe(21 * 60 + 30);
  expect(minutesIn('Asia/Jakarta', new Date('2026-11-23T17:05:00Z'))).toBe(5);
});

test('a time named in the address is taken when it is one', () => {
  expect(namedMinutes('?tier=low&jam=19:30')).toBe(1170);
  expect(namedMinutes('?tier=low')).toBeNull();
  for (const wrong of ['24:00', '7', '10:60', 'pagi', '']) expect(minutesOf(wrong)).toBeNull();
});

test('the floor is lit below lanterns, darker under roofs than outside, and mirrors what hangs free', () => {
  const hall = smallHall();
  const map = drawGroundMap(hall, 256);
  const at = (x: number, z: number, channel: number) => {
    const col = Math.floor(((x - map.minX) / map.span) * map.size);
    const row = Math.floor(((z - map.minZ) / map.span) * map.size);
    return map.data[(row * map.size + col) * 4 + channel] ?? -1;
  };
  const [lantern] = lampsOf(hall).filter((lamp) => lamp.isHung);
  if (!lantern) throw new Error('a hall without lanterns');
  expect(at(lantern.x, lantern.z, 1)).toBeGreaterThan(80);
  expect(at(lantern.x, lantern.z, 3)).toBeGreaterThan(150);
  expect(at(map.minX + 1, map.minZ + 1, 1)).toBe(0);
  expect(at(map.minX + 1, map.minZ + 1, 2)).toBe(255);
  expect(at(0, hall.atrium.roofRadius * 0.6, 2)).toBeLessThan(190);
});

test('what follows the first step is built once, in order, and tells how far it is', () => {
  const built: string[] = [];
  const told: string[] = [];
  const stages = ['a', 'b', 'c'].map((name) => () => void built.push(name));
  const waiting: (() => void)[] = [];
  buildBySlices(
    stages,
    (done, total) => told.push(`${done}/${total}`),
    () => told.push('done'),
    (work) => waiting.push(work),
  );
  expect(built).toEqual([]);
  while (waiting.length > 0) waiting.shift()?.();
  expect(built).toEqual(['a', 'b', 'c']);
  expect(told).toEqual(['1/3', '2/3', '3/3', 'done']);
  buildAtOnce(stages);
  expect(built).toHaveLength(6);
});

test('building leaves off when the hall is left', () => {
  const built: string[] = [];
  const waiting: (() => void)[] = [];
  const leave = buildBySlices(
    [() => void built.push('a')],
    () => undefined,
    () => undefined,
    (work) => waiting.push(work),
  );
  leave();
  while (waiting.length > 0) waiting.shift()?.();
  expect(built).toEqual([]);
});
