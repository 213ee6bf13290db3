import { capacityOf, type CrowdCells } from './crowd-cells.ts';
import { FAR, metresFrom, MIDDLE, NEAR, NOT_FOLLOWED, type View } from './crowd-views.ts';

/**
 * Whom a cell's observers are told of, and how often: by rank, not by radius, since a thousand people fit on so
 * little floor that a radius would be either everybody or nobody.
 */
export const CAPS = {
  /** Told of ten times a second: the nearest, and of those at arm's length more. */
  near: 40,
  nearClose: 96,
  /** Told of five times a second, beside those; at arm's length everybody followed is. */
  middle: 110,
  /** Told of once a second; whoever ranks behind is only counted. */
  far: 200,
} as const;
/** However few people there are: farther ones are told of less often. Metres from the cell. */
export const CLOSE_METRES = 2;
export const NEAR_METRES = 13;
export const MIDDLE_METRES = 26;

/** Who is followed counts as this much nearer for each tier, so that two at the edge do not change places all the time. */
const HOLD_METRES = 0.75;
const BUCKETS_PER_METRE = 2;
const BUCKETS = 512;

export type Following = {
  /** Ranks everybody anew. Who is followed no more goes to `gone`; who is new is told of in the next frame. */
  readonly rank: (view: View) => void;
};

export function createFollowing(cells: CrowdCells): Following {
  const starts = new Uint16Array(BUCKETS + 1);
  let bucketOf = new Uint16Array(0);
  let order = new Uint16Array(0);

  /** Sorts all slots by distance, in buckets of half a metre; returns how many there are. */
  function sortByDistance(view: View): number {
    const capacity = capacityOf(cells);
    if (bucketOf.length < capacity) {
      bucketOf = new Uint16Array(capacity);
      order = new Uint16Array(capacity);
    }
    starts.fill(0);
    for (const members of cells.members) {
      for (const slot of members) {
        const metres =
          metresFrom(view, cells.x[slot] ?? 0, cells.z[slot] ?? 0) -
          (view.tier[slot] ?? 0) * HOLD_METRES +
          NEAR * HOLD_METRES;
        const bucket = Math.min(BUCKETS - 1, Math.floor(metres * BUCKETS_PER_METRE));
        bucketOf[slot] = bucket;
        starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
      }
    }
    for (let bucket = 0; bucket < BUCKETS; bucket++)
      starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0);
    const total = starts[BUCKETS] ?? 0;
    for (const members of cells.members) {
      for (const slot of members) {
        const bucket = bucketOf[slot] ?? 0;
        const at = starts[bucket] ?? 0;
        order[at] = slot;
        starts[bucket] = at + 1;
      }
    }
    return total;
  }

  function tierOf(rank: number, slot: number): number {
    const metres = (bucketOf[slot] ?? 0) / BUCKETS_PER_METRE - NEAR * HOLD_METRES;
    const isClose = metres <= CLOSE_METRES;
    if (rank < (isClose ? CAPS.nearClose : CAPS.near) && metres <= NEAR_METRES) return NEAR;
    return isClose || (rank < CAPS.middle && metres <= MIDDLE_METRES) ? MIDDLE : FAR;
  }

  return {
    rank(view) {
      const total = sortByDistance(view);
      const { now, tier } = view;
      for (let i = 0; i < view.followed; i++) {
        const slot = view.ranked[i] ?? 0;
        // A mark until the loop below finds it again.
        if (tier[slot] !== NOT_FOLLOWED) tier[slot] = LEFT_BEHIND;
      }
      const followed = Math.min(total, CAPS.far);
      for (let rank = 0; rank < followed; rank++) {
        const slot = order[rank] ?? 0;
        tier[slot] = tierOf(rank, slot);
      }
      for (let i = 0; i < view.followed; i++) {
        const slot = view.ranked[i] ?? 0;
        if (tier[slot] !== LEFT_BEHIND) continue;
        tier[slot] = NOT_FOLLOWED;
        if (now.step[slot] !== 0) now.gone.push(cells.id[slot] ?? 0);
        now.step[slot] = 0;
      }
      view.ranked.set(order.subarray(0, followed));
      view.followed = followed;
    },
  };
}

const LEFT_BEHIND = 255;
