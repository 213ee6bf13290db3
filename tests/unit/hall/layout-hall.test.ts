import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boothFootprint } from '../../../shared/hall/booth-plan.ts';
import { buildWalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import { counterAt } from '../../../shared/hall/counter-zones.ts';
import { findPath, isWalkable, lengthOf } from '../../../shared/hall/find-path.ts';
import { turnBetween, wrapTurn } from '../../../shared/hall/frame.ts';
import { layoutHall } from '../../../shared/hall/layout-hall.ts';
import { WALK_BOUND, WALK_BOUND_USUAL, WALK_SPEED, type Hall } from '../../../shared/hall/types.ts';
import { boxesOverlap, firstOverlap } from './boxes-overlap.ts';
import { someProvince, wingOf } from './province-arbitrary.ts';
import { realRegions, realWings } from './real-province.ts';

/** Random provinces stop early on a slow machine (and while a failure is being simplified). */
const limits = { interruptAfterTimeLimit: 20_000 };

const forAnyProvince = (check: (hall: Hall) => void, numRuns = 60) =>
  fc.assert(
    fc.property(someProvince, ({ regions, wings }) => {
      check(layoutHall(regions, wings));
    }),
    { ...limits, numRuns },
  );

/** Everything solid that does not belong to the same pavilion. */
const separateThings = (hall: Hall) => [
  ...hall.benches,
  ...hall.planters,
  ...hall.entrance.kiosks,
  hall.entrance.reception,
  ...hall.wings.map((w) => w.endWall),
  ...hall.columns.map((c) => ({ x: c.x, z: c.z, hx: c.radius, hz: c.radius, yaw: 0 })),
];

function longestWalk(hall: Hall): number {
  const grid = buildWalkGrid(hall);
  return Math.max(
    ...hall.counters.map((c) => {
      const path = findPath(grid, hall.entrance.spawn, c.approach);
      const end = path?.at(-1);
      const arrives = end && Math.hypot(end.x - c.approach.x, end.z - c.approach.z) < 1e-9;
      return path && arrives ? lengthOf(path) : Infinity;
    }),
  );
}

describe('the hall of any province', () => {
  it('gives every region exactly one counter and one tile, numbered from 1 without a gap', () => {
    fc.assert(
      fc.property(someProvince, ({ regions, wings }) => {
        const hall = layoutHall(regions, wings);
        const codes = regions.map((r) => r.code).sort();
        expect(hall.counters.map((c) => c.code).sort()).toEqual(codes);
        expect(hall.tiles.map((t) => t.code).sort()).toEqual(codes);
        expect(hall.counters.map((c) => c.index)).toEqual(regions.map((_, i) => i + 1));
      }),
      { ...limits, numRuns: 100 },
    );
  });

  it('lets no pavilion stand in another, roofs included', () => {
    forAnyProvince((hall) => {
      expect(firstOverlap(hall.counters.map(boothFootprint))).toBeNull();
    });
  });

  it('lets nothing solid stand in anything else solid', () => {
    forAnyProvince((hall) => {
      const owners = [...hall.counters.map((c) => c.solids), ...separateThings(hall).map((b) => [b])];
      const overlaps = owners.flatMap((own, i) =>
        owners
          .slice(i + 1)
          .flatMap((others) =>
            own.flatMap((a) =>
              others
                .filter((b) => Math.hypot(a.x - b.x, a.z - b.z) < 40 && boxesOverlap(a, b))
                .map((b) => [a, b]),
            ),
          ),
      );
      expect(overlaps).toEqual([]);
    }, 25);
  });

  it('keeps the zones of counters apart and every approach point in its own', () => {
    forAnyProvince((hall) => {
      expect(firstOverlap(hall.counters.map((c) => c.zone))).toBeNull();
      for (const c of hall.counters) expect(counterAt(hall, c.approach.x, c.approach.z)).toBe(c.code);
      const { spawn } = hall.entrance;
      expect(counterAt(hall, spawn.x, spawn.z)).toBeNull();
    });
  });

  it(`puts every counter within ${String(WALK_BOUND / WALK_SPEED)} s of walking from the entrance`, () => {
    forAnyProvince((hall) => {
      expect(longestWalk(hall)).toBeLessThanOrEqual(WALK_BOUND);
    });
  });

  it('lets citizens reach the seats and never the place behind the desk', () => {
    forAnyProvince((hall) => {
      const grid = buildWalkGrid(hall);
      for (const c of hall.counters) {
        for (const spot of c.officerSpots) expect(isWalkable(grid, spot.x, spot.z)).toBe(false);
        for (const seat of c.seats) expect(isWalkable(grid, seat.x, seat.z)).toBe(true);
      }
    }, 30);
  });

  it('keeps wings in their true order around the compass, none across the entrance', () => {
    forAnyProvince((hall) => {
      const from = hall.entrance.bearing;
      const placed = hall.wings.map((w) => ({
        at: wrapTurn(w.bearing - from),
        wanted: wrapTurn(w.trueBearing - from),
      }));
      const inOrder = [...placed].sort((a, b) => a.at - b.at);
      for (let i = 1; i < inOrder.length; i++) {
        expect(inOrder[i]?.wanted).toBeGreaterThanOrEqual((inOrder[i - 1]?.wanted ?? 0) - 1e-5);
      }
      for (const w of placed) expect(Math.min(w.at, 2 * Math.PI - w.at)).toBeGreaterThan(0.2);
    }, 200);
  });

  it('is the same hall whatever the order of its regions', () => {
    fc.assert(
      fc.property(someProvince, fc.integer(), ({ regions, wings }, seed) => {
        const shuffled = [...regions].sort(
          (a, b) => ((Number(a.code) * 7919 + seed) % 101) - ((Number(b.code) * 7919 + seed) % 101),
        );
        expect(layoutHall(shuffled, wings)).toEqual(layoutHall(regions, wings));
      }),
      { ...limits, numRuns: 50 },
    );
  });

  it('lays an inlaid map of separate tiles within the ring of columns', () => {
    forAnyProvince((hall) => {
      const inner = Math.min(...hall.columns.map((c) => Math.hypot(c.x, c.z) - c.radius));
      const boxes = hall.tiles.map((t) => ({ ...t.centre, hx: t.size / 2, hz: t.size / 2, yaw: 0 }));
      expect(firstOverlap(boxes)).toBeNull();
      for (const t of hall.tiles) {
        expect(Math.hypot(t.centre.x, t.centre.z) + t.size * 0.7).toBeLessThan(inner);
        expect(t.size).toBeGreaterThan(0.8);
      }
    });
  });
});

describe('wings where there is room', () => {
  it('leave in the true direction of their regions, at most 12 degrees off, with the entrance in the south', () => {
    // Three to five wings, at least 62 degrees from each other and 60 from due south.
    const directions = fc
      .record({
        count: fc.integer({ min: 3, max: 4 }),
        jitter: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
      })
      .map(({ count, jitter }) => {
        const slack = 240 - (count - 1) * 62;
        const cuts = jitter.slice(0, count).sort((a, b) => a - b);
        return cuts.map((c, i) => 60 + i * 62 + c * slack);
      });
    fc.assert(
      fc.property(directions, fc.integer({ min: 3, max: 6 }), (degrees, perWing) => {
        const wings = degrees.map((_, i) => wingOf(String(i)));
        const regions = degrees.flatMap((d, i) =>
          Array.from({ length: perWing }, (_, k) => {
            const yaw = (d * Math.PI) / 180;
            return {
              code: String(3300 + i * 10 + k),
              name: 'K',
              wing: String(i),
              centroid: [-0.01 * Math.cos(yaw) * (k + 5), 110 + 0.01 * Math.sin(yaw) * (k + 5)] as const,
            };
          }),
        );
        const hall = layoutHall(regions, wings);
        expect(hall.wings).toHaveLength(wings.length);
        for (const w of hall.wings) {
          expect(Math.abs(turnBetween(w.trueBearing, w.bearing))).toBeLessThanOrEqual(
            (12.01 * Math.PI) / 180,
          );
        }
      }),
    );
  });
});

describe('the hall of a real province of 27', () => {
  const hall = layoutHall(realRegions, realWings);
  const wing = (id: string) => hall.wings.find((w) => w.id === id);
  const degreesOff = (id: string, compass: number) => {
    // Compass degrees run clockwise from north, yaw counter-clockwise from south.
    const yaw = ((180 - compass) * Math.PI) / 180;
    return (Math.abs(turnBetween(wing(id)?.bearing ?? 0, yaw)) * 180) / Math.PI;
  };

  it('sends Bogor to the west, Purwakarta to the north-west, Cirebon to the east, Priangan to the south-east', () => {
    expect(degreesOff('I', 276)).toBeLessThan(12);
    expect(degreesOff('II', 324)).toBeLessThan(12);
    expect(degreesOff('III', 81)).toBeLessThan(12);
    expect(degreesOff('IV', 138)).toBeLessThan(12);
    expect(hall.entrance.bearing).toBe(0);
  });

  it('is walked in 15 seconds from the entrance to the farthest counter', () => {
    expect(WALK_BOUND_USUAL / WALK_SPEED).toBe(15);
    expect(longestWalk(hall)).toBeLessThanOrEqual(WALK_BOUND_USUAL);
  });

  it('gives Priangan with its eleven counters two aisles, the others one', () => {
    expect(hall.wings.map((w) => [w.id, w.aisles.length])).toEqual([
      ['I', 1],
      ['II', 1],
      ['III', 1],
      ['IV', 2],
    ]);
  });

  it('puts nearer regions nearer to the atrium within an aisle', () => {
    const distance = (code: string) => {
      const c = hall.counters.find((q) => q.code === code);
      return c ? Math.hypot(c.centre.x, c.centre.z) : 0;
    };
    expect(distance('3203')).toBeLessThan(distance('3202')); // Cianjur before Sukabumi
    expect(distance('3214')).toBeLessThan(distance('3216')); // Purwakarta before Bekasi
    expect(distance('3210')).toBeLessThan(distance('3208')); // Majalengka before Kuningan
    expect(distance('3273')).toBeLessThan(distance('3278')); // Bandung before Tasikmalaya
  });
});

describe('special provinces', () => {
  it('rings up to eight counters around the atrium, without wings', () => {
    const hall = layoutHall(realRegions.slice(0, 8), realWings);
    expect(hall.wings).toEqual([]);
    const distances = hall.counters.map((c) => Math.hypot(c.centre.x, c.centre.z));
    expect(Math.max(...distances) - Math.min(...distances)).toBeLessThan(0.01);
  });

  it('makes wings by bearing where the pack has none', () => {
    const hall = layoutHall(
      realRegions.map((r) => ({ ...r, wing: null })),
      [],
    );
    expect(hall.wings).toHaveLength(5);
    const kotaBogor = hall.counters.find((c) => c.code === '3271');
    const kabBogor = hall.counters.find((c) => c.code === '3201');
    expect(kotaBogor?.wingId).toBe(kabBogor?.wingId);
    expect(new Set(hall.wings.map((w) => w.name)).size).toBe(5);
  });

  it('moves the entrance away when a wing truly lies in the south', () => {
    const southern = realRegions.map((r, i) => ({
      ...r,
      wing: i % 3 === 0 ? 'S' : i % 3 === 1 ? 'E' : 'W',
      centroid: [i % 3 === 0 ? -9 - i / 100 : -6, i % 3 === 1 ? 109 : i % 3 === 2 ? 105 : 107] as const,
    }));
    const hall = layoutHall(southern, ['S', 'E', 'W'].map(wingOf));
    const south = hall.wings.find((w) => w.id === 'S');
    expect(Math.abs(turnBetween(south?.bearing ?? 9, 0))).toBeLessThan(0.25);
    expect(Math.abs(turnBetween(hall.entrance.bearing, 0))).toBeGreaterThan(Math.PI / 3);
    expect(longestWalk(hall)).toBeLessThanOrEqual(WALK_BOUND);
  });

  it('gives up wings so uneven that somebody would have to walk too far', () => {
    const sizes = [33, 1, 1, 1, 1, 1, 1, 1];
    const wingIds = sizes.flatMap((size, i) => Array<string>(size).fill(`w${String(i)}`));
    const regions = wingIds.map((wing, i) => ({
      code: String(3400 + i),
      name: 'K',
      wing,
      centroid: [-7 + Math.sin(i * 2.4) * 0.8, 110 + Math.cos(i * 2.4) * 0.8] as const,
    }));
    const hall = layoutHall(regions, [...new Set(wingIds)].map(wingOf));
    expect(hall.wings).toHaveLength(7);
    expect(longestWalk(hall)).toBeLessThanOrEqual(WALK_BOUND);
  });

  it('houses one region, and regions that all lie in one spot', () => {
    const one = layoutHall(realRegions.slice(0, 1), []);
    expect(one.counters).toHaveLength(1);
    expect(longestWalk(one)).toBeLessThan(25);
    const same = layoutHall(
      realRegions.map((r) => ({ ...r, centroid: [-6, 107] as const, tile: undefined })),
      realWings,
    );
    expect(firstOverlap(same.counters.map(boothFootprint))).toBeNull();
    expect(longestWalk(same)).toBeLessThanOrEqual(WALK_BOUND);
  });
});
