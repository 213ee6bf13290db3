import { expect, test } from 'vitest';
import { createVisitor } from '../../../client/hall/engine/visitor.ts';
import type { Crowd } from '../../../client/hall/kit/crowd.ts';
import { createPeople, setPlace, setVisible } from '../../../client/hall/kit/crowd-people.ts';
import { avoidPeople, createAvoiding, type Passers } from '../../../client/hall/motion/avoid-people.ts';
import { createGround } from '../../../client/hall/motion/ground.ts';
import { noKeys } from '../../../client/hall/motion/keys.ts';
import { createProgress, noteProgress } from '../../../client/hall/motion/keep-moving.ts';
import { createOwnMoves } from '../../../client/hall/motion/own-moves.ts';
import { smoothPath } from '../../../client/hall/motion/smooth-path.ts';
import {
  createWalker,
  followPath,
  isGuided,
  pathLeft,
  stepWalker,
  type Steering,
} from '../../../client/hall/motion/walker.ts';
import { createGuide } from '../../../client/hall/world/guide.ts';
import { seededRandom } from '../../../client/hall/world/seeded-random.ts';
import { buildWalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { lengthOf } from '../../../shared/hall/find-path.ts';
import { isFree } from '../../../shared/hall/ground.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import { checkMove, placeMover } from '../../../shared/hall/movement.ts';
import { WALK } from '../../../shared/protocol/hall/gaits.ts';
import { createMoveReport, encodeMove, readMove } from '../../../shared/protocol/hall/move-report.ts';
import { PERSON_RADIUS, WALK_SPEED, type Point } from '../../../shared/hall/types.ts';
import { realRegions, realWings } from '../hall/real-province.ts';

const hall = layoutHall(realRegions, realWings);
const ground = createGround(hall);
const grid = buildWalkGrid(hall);
const still: Steering = { x: 0, z: 0, run: false };
const { spawn, spawnYaw } = hall.entrance;

const wayTo = (to: Point, from: Point = spawn): readonly Point[] =>
  smoothPath(ground.findPath(from, to) ?? [], ground.isRoomy);

/** A crowd's arrays with everybody standing somewhere; slot 0 is the visitor. */
function crowdOf(places: readonly (Point & { yaw?: number; speed?: number })[]): Passers {
  const capacity = places.length + 1;
  const people = {
    capacity,
    x: new Float32Array(capacity),
    z: new Float32Array(capacity),
    yaw: new Float32Array(capacity),
    speed: new Float32Array(capacity),
    visible: new Uint8Array(capacity).fill(1),
  };
  places.forEach((p, i) => {
    people.x[i + 1] = p.x;
    people.z[i + 1] = p.z;
    people.yaw[i + 1] = p.yaw ?? 0;
    people.speed[i + 1] = p.speed ?? 0;
  });
  return people;
}

/** Somebody standing on free floor, and room to pass between any two. */
function standAround(count: number, seed: number): Point[] {
  const random = seededRandom(seed);
  const { bounds } = hall;
  const places: Point[] = [];
  while (places.length < count) {
    const p = {
      x: bounds.minX + random() * (bounds.maxX - bounds.minX),
      z: bounds.minZ + random() * (bounds.maxZ - bounds.minZ),
    };
    const isApart = places.every((q) => Math.hypot(p.x - q.x, p.z - q.z) > 1.7);
    if (isFree(hall, p, PERSON_RADIUS) && ground.isWalkable(p.x, p.z) && isApart) places.push(p);
  }
  return places;
}

test('corners are round, and nowhere on the way is less room than a person needs', () => {
  for (const counter of hall.counters) {
    const corners = ground.findPath(spawn, counter.approach) ?? [];
    const path = wayTo(counter.approach);
    expect(path[0]).toEqual(corners[0]);
    expect(path.at(-1)).toEqual(corners.at(-1));
    expect(lengthOf(path)).toBeLessThanOrEqual(lengthOf(corners) + 1e-6);
    for (let i = 1; i < path.length; i++) {
      const [a, b] = [path[i - 1], path[i]];
      if (a && b) expect(ground.isRoomy(a.x, a.z, b.x, b.z)).toBe(true);
    }
  }
});

test('a led walk to every counter and back, running or not, is never corrected by the server', () => {
  let refused = 0;
  let reports = 0;
  for (const [i, counter] of hall.counters.entries()) {
    const walker = createWalker(spawn, spawnYaw);
    let now = 0;
    const mover = placeMover(spawn, now);
    const moves = createOwnMoves({
      sendMove(report) {
        reports += 1;
        const sent = createMoveReport();
        if (!readMove(encodeMove(report), sent) || checkMove(grid, mover, sent, now)) refused += 1;
        return true;
      },
      sendHeard: () => true,
      findWay: ground.findPath,
    });
    const steering = { ...still, run: i % 2 === 0 };
    for (const to of [counter.approach, spawn]) {
      followPath(walker, wayTo(to, walker), null);
      for (let k = 0; k < 1800 && isGuided(walker); k++) {
        // Frames of a phone under load: 16 to 120 ms.
        const dt = 0.016 + ((k * 7919 + i) % 13) * 0.008;
        now += dt * 1000;
        stepWalker(walker, steering, ground, dt);
        moves.sent.heard(now);
        moves.report(now, { ...walker, gait: WALK });
      }
      expect(isGuided(walker)).toBe(false);
    }
  }
  expect(reports).toBeGreaterThan(2000);
  expect(refused).toBe(0);
});

test('through a hall of 200 standing people one reaches every counter and walks into nobody', () => {
  const places = standAround(200, 20261123).filter(isFarFromEnds);
  const crowd = { people: createPeople(places.length + 1) } as Crowd;
  const { people } = crowd;
  places.forEach((p, i) => {
    setPlace(people, i + 1, p.x, 0, p.z, 0);
    setVisible(people, i + 1, true);
  });
  const visitor = createVisitor(hall, ground, crowd, createGuide(), noKeys(), () => undefined);
  const { walker } = visitor;
  for (const counter of hall.counters) {
    visitor.placeAt(spawn.x, spawn.z, spawnYaw);
    visitor.leadTo(counter.approach, counter);
    const alone = visitor.left() / WALK_SPEED;
    let nearest = Infinity;
    let frames = 0;
    const mover = placeMover(spawn, 0);
    for (; frames < 3600 && visitor.destination(); frames++) {
      visitor.frame(1 / 60, 0);
      if (frames % 6 === 0) {
        expect(checkMove(grid, mover, walker, (frames / 60) * 1000)).toBeNull();
      }
      for (let i = 1; i < people.capacity; i++) {
        const away = Math.hypot((people.x[i] ?? 0) - walker.x, (people.z[i] ?? 0) - walker.z);
        nearest = Math.min(nearest, away);
      }
    }
    expect(visitor.destination(), `${counter.code} is reached`).toBeNull();
    expect(frames / 60, `${counter.code} in good time`).toBeLessThan(alone * 1.5 + 5);
    expect(nearest, `nobody is walked into on the way to ${counter.code}`).toBeGreaterThan(0.45);
  }
});

const isFarFromEnds = (p: Point): boolean =>
  [spawn, ...hall.counters.map((c) => c.approach)].every((q) => Math.hypot(p.x - q.x, p.z - q.z) > 1);

test('two who are led towards each other pass, each a little to the left', () => {
  const ends = [
    { x: 0, z: 6 },
    { x: 0, z: -6 },
  ] as const;
  const walkers = ends.map((p, i) => createWalker(p, i === 0 ? Math.PI : 0));
  const minds = [createAvoiding(), createAvoiding()];
  walkers.forEach((w, i) => {
    const to = ends[1 - i];
    followPath(w, to ? [{ x: w.x, z: w.z }, to] : [], null);
  });
  let nearest = Infinity;
  for (let k = 0; k < 600; k++) {
    walkers.forEach((w, i) => {
      const other = walkers[1 - i];
      const mind = minds[i];
      if (!other || !mind) return;
      const people = crowdOf([
        { x: other.x, z: other.z, yaw: other.yaw, speed: Math.hypot(other.vx, other.vz) },
      ]);
      stepWalker(w, still, ground, 1 / 60, (me, wish) =>
        avoidPeople(mind, people, ground, me.x, me.z, pathLeft(me), wish),
      );
    });
    const [a, b] = walkers;
    if (a && b) nearest = Math.min(nearest, Math.hypot(a.x - b.x, a.z - b.z));
    // Half way: walking north (-z), left is west (-x).
    if (a && Math.abs(a.z) < 0.3) expect(a.x).toBeLessThan(0);
  }
  expect(nearest).toBeGreaterThan(0.5);
  expect(walkers.some(isGuided)).toBe(false);
});

test('a row of people across the whole aisle: one looks for another way, then goes softly through', () => {
  const progress = createProgress();
  const advice: string[] = [];
  for (let t = 0; t < 6; t += 0.1) advice.push(noteProgress(progress, 10, 0.1));
  const first = advice.indexOf('look for another way');
  const second = advice.indexOf('pass softly');
  expect(first).toBeGreaterThan(15);
  expect(first).toBeLessThan(25);
  expect(second - first).toBeLessThan(25);
  expect(noteProgress(createProgress(), 9, 0.1)).toBe('go');
});

test('another way leads around people who stand in the first one', () => {
  const [from, to] = [
    { x: 0, z: 7 },
    { x: 0, z: -7 },
  ];
  const taken = [-0.8, 0, 0.8].map((x) => ({ x, z: 0 }));
  const path = ground.findPathPast(from, to, taken) ?? [];
  expect(path.length).toBeGreaterThan(2);
  for (let i = 1; i < path.length; i++) {
    const [a, b] = [path[i - 1], path[i]];
    for (let t = 0; a && b && t <= 1; t += 0.05) {
      const p = { x: a.x + (b.x - a.x) * t, z: a.z + (b.z - a.z) * t };
      for (const q of taken) expect(Math.hypot(p.x - q.x, p.z - q.z)).toBeGreaterThan(0.55);
    }
  }
  // The hall itself is as it was.
  expect(ground.findPath(from, to)).toHaveLength(2);
});
