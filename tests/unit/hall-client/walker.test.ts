import { expect, test } from 'vitest';
import { createGround } from '../../../client/hall/motion/ground.ts';
import {
  correctWalker,
  createWalker,
  followPath,
  isGuided,
  pathLeft,
  speedOf,
  stepWalker,
  type Steering,
} from '../../../client/hall/motion/walker.ts';
import { RUN_SPEED, WALK_SPEED } from '../../../shared/hall/types.ts';
import { smallHall } from './small-hall.ts';

const hall = smallHall();
const ground = createGround(hall);
const { spawn, spawnYaw } = hall.entrance;
const still: Steering = { x: 0, z: 0, run: false };
const inwards = (run = false): Steering => ({ x: Math.sin(spawnYaw), z: Math.cos(spawnYaw), run });

test('walking gathers speed softly and never goes faster than the server allows', () => {
  const walker = createWalker(spawn, spawnYaw);
  stepWalker(walker, inwards(), ground, 1 / 60);
  expect(speedOf(walker)).toBeLessThan(WALK_SPEED / 4);
  for (let i = 0; i < 60; i++) stepWalker(walker, inwards(true), ground, 1 / 60);
  expect(speedOf(walker)).toBeGreaterThan(RUN_SPEED * 0.95);
  expect(speedOf(walker)).toBeLessThanOrEqual(RUN_SPEED + 1e-6);
});

test('letting go of the keys brings one to a stand within half a metre', () => {
  const walker = createWalker(spawn, spawnYaw);
  for (let i = 0; i < 40; i++) stepWalker(walker, inwards(), ground, 1 / 60);
  const { x, z } = walker;
  for (let i = 0; i < 40; i++) stepWalker(walker, still, ground, 1 / 60);
  expect(speedOf(walker)).toBe(0);
  expect(Math.hypot(walker.x - x, walker.z - z)).toBeLessThan(0.5);
});

test('walking into things in any direction for a long time never leaves the floor', () => {
  for (let k = 0; k < 24; k++) {
    const walker = createWalker(spawn, spawnYaw);
    const angle = (k / 24) * 2 * Math.PI;
    const steering = { x: Math.sin(angle), z: Math.cos(angle), run: true };
    for (let i = 0; i < 300; i++) {
      stepWalker(walker, steering, ground, 1 / 30);
      expect(ground.isWalkable(walker.x, walker.z)).toBe(true);
    }
  }
});

test('"Antar saya" brings one before every counter, facing it, also on a device that draws four pictures a second', () => {
  for (const counter of hall.counters) {
    const walker = createWalker(spawn, spawnYaw);
    const path = ground.findPath(walker, counter.approach);
    expect(path).not.toBeNull();
    followPath(walker, path ?? [], counter.approachYaw);
    let arrived = false;
    for (let i = 0; i < 200 && !arrived; i++) arrived = stepWalker(walker, still, ground, 0.25);
    expect(arrived).toBe(true);
    for (let i = 0; i < 8; i++) stepWalker(walker, still, ground, 0.25);
    expect(Math.hypot(walker.x - counter.approach.x, walker.z - counter.approach.z)).toBeLessThan(0.15);
    expect(Math.cos(walker.yaw - counter.approachYaw)).toBeGreaterThan(0.99);
  }
});

test('steering takes over from being led', () => {
  const walker = createWalker(spawn, spawnYaw);
  const [counter] = hall.counters;
  followPath(walker, ground.findPath(walker, counter?.approach ?? spawn) ?? [], null);
  stepWalker(walker, still, ground, 0.1);
  expect(isGuided(walker)).toBe(true);
  expect(pathLeft(walker)).toBeGreaterThan(1);
  stepWalker(walker, inwards(), ground, 0.1);
  expect(isGuided(walker)).toBe(false);
});

test('a small correction by the server is believed at once and shown softly; a large one is shown at once', () => {
  const walker = createWalker(spawn, spawnYaw);
  correctWalker(walker, spawn.x + 0.5, spawn.z);
  expect(walker.x).toBe(spawn.x + 0.5);
  expect(walker.x + walker.slipX).toBeCloseTo(spawn.x, 6);
  for (let i = 0; i < 60; i++) stepWalker(walker, still, ground, 1 / 60);
  expect(Math.abs(walker.slipX)).toBeLessThan(0.01);
  correctWalker(walker, spawn.x - 6, spawn.z);
  expect(walker.slipX).toBe(0);
});

test('who looks the other way turns before walking off: nobody walks backwards', () => {
  const walker = createWalker(spawn, spawnYaw + Math.PI);
  for (let i = 0; i < 6; i++) stepWalker(walker, inwards(), ground, 1 / 60);
  const facing = (walker.vx * Math.sin(walker.yaw) + walker.vz * Math.cos(walker.yaw)) / speedOf(walker);
  expect(facing < 0 ? speedOf(walker) : 0).toBeLessThan(WALK_SPEED * 0.35);
  for (let i = 0; i < 30; i++) stepWalker(walker, inwards(), ground, 1 / 60);
  expect(speedOf(walker)).toBeGreaterThan(WALK_SPEED * 0.95);
  expect(Math.cos(walker.yaw - spawnYaw)).toBeGreaterThan(0.97);
});

test('a body that has turned comes to rest without swinging over', () => {
  const walker = createWalker(spawn, 0);
  walker.faceYaw = 1.2;
  let most = 0;
  for (let i = 0; i < 90; i++) {
    stepWalker(walker, still, ground, 1 / 60);
    most = Math.max(most, walker.yaw);
  }
  expect(walker.yaw).toBeCloseTo(1.2, 2);
  expect(most).toBeLessThanOrEqual(1.2 + 1e-6);
});
