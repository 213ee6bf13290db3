/**
 * Quality tiers. Chosen by measured frame time, never by a list of devices; changed while running. What a
 * running canvas cannot change (anti-aliasing, materials) is decided by the tier it started with.
 */
export const tiers = ['test', 'low', 'mid', 'high'] as const;
export type Tier = (typeof tiers)[number];

export type Quality = {
  readonly tier: Tier;
  /** Cap of the device pixel ratio; below 1 the picture is drawn coarser and stretched. */
  readonly pixelRatio: number;
  readonly antialias: boolean;
  readonly shading: 'standard' | 'lambert';
  /** Side of the one static shadow map, texels; 0 = none. */
  readonly shadowSize: number;
  readonly people: number;
  /** Pavilions nearer than these (metres) show their near and middle level. */
  readonly pavilionNear: number;
  readonly pavilionMid: number;
  /** Stools and small plants are drawn up to this distance, metres. */
  readonly smallThings: number;
  readonly trees: number;
  /** Width of one name sign and one live board in their shared pictures, texels. */
  readonly boardWidth: number;
  readonly signWidth: number;
};

const table: Record<Tier, Quality> = {
  test: {
    tier: 'test',
    pixelRatio: 0.5,
    antialias: false,
    shading: 'lambert',
    shadowSize: 0,
    people: 20,
    pavilionNear: 0,
    pavilionMid: 9,
    smallThings: 14,
    trees: 24,
    signWidth: 512,
    boardWidth: 144,
  },
  low: {
    tier: 'low',
    pixelRatio: 1,
    antialias: false,
    shading: 'lambert',
    shadowSize: 1024,
    people: 40,
    pavilionNear: 6,
    pavilionMid: 15,
    smallThings: 24,
    trees: 48,
    signWidth: 512,
    boardWidth: 144,
  },
  mid: {
    tier: 'mid',
    pixelRatio: 1.5,
    antialias: true,
    shading: 'standard',
    shadowSize: 1024,
    people: 100,
    pavilionNear: 9,
    pavilionMid: 26,
    smallThings: 34,
    trees: 72,
    signWidth: 1024,
    boardWidth: 208,
  },
  high: {
    tier: 'high',
    pixelRatio: 2,
    antialias: true,
    shading: 'standard',
    shadowSize: 2048,
    people: 300,
    pavilionNear: 15,
    pavilionMid: 40,
    smallThings: 60,
    trees: 110,
    signWidth: 1024,
    boardWidth: 208,
  },
};

export const qualityOf = (tier: Tier): Quality => table[tier];

/** Tier named in the address (`?tier=low`), or null. A named tier is kept whatever the frames take. */
export function namedTier(search: string): Tier | null {
  const name = new URLSearchParams(search).get('tier');
  return tiers.find((tier) => tier === name) ?? null;
}

/** Above this the walk feels like a slide show; below the other there is air for more. Milliseconds a frame. */
const TOO_SLOW_MS = 36;
const EASY_MS = 18;
/** So long frames must be too slow together before the tier falls, ms: long enough for a hiccup to pass. */
const SLOW_FOR_MS = 3000;
const EASY_FRAMES = 600;
/** On the lowest tier still slower than this, for so long: the flat view serves this device better. Milliseconds. */
const TOO_WEAK_MS = 100;
const WEAK_FOR_MS = 8000;
/** One frame counts as no more than this, ms: a file being read or a tab waking up is not a slow picture. */
const LONGEST_MS = 500;

export type FrameWatch = {
  tier: Tier;
  /** Milliseconds of slow frames, less twice those of good ones since. */
  slowMs: number;
  easy: number;
  /** Milliseconds of frames that are too slow even for the lowest tier. */
  weakMs: number;
  /** Tiers that were too slow once are not tried again. */
  ceiling: Tier;
};

export const createFrameWatch = (tier: Tier): FrameWatch => ({
  tier,
  slowMs: 0,
  easy: 0,
  weakMs: 0,
  ceiling: 'high',
});

/**
 * Takes one frame's length and returns the tier to draw with. Steps down after three seconds of slow frames, up after
 * ten easy ones, never back up to what was too slow. `test` is never chosen by measuring.
 */
export function judgeFrame(watch: FrameWatch, frameMs: number): Tier {
  const ms = Math.min(LONGEST_MS, frameMs);
  watch.slowMs = ms > TOO_SLOW_MS ? watch.slowMs + ms : Math.max(0, watch.slowMs - 2 * ms);
  watch.easy = ms < EASY_MS ? watch.easy + 1 : Math.max(0, watch.easy - 20);
  const isWeak = watch.tier === 'low' && ms > TOO_WEAK_MS;
  watch.weakMs = isWeak ? watch.weakMs + ms : Math.max(0, watch.weakMs - 2 * ms);
  const at = tiers.indexOf(watch.tier);
  if (watch.slowMs >= SLOW_FOR_MS && at > tiers.indexOf('low')) {
    watch.tier = tiers[at - 1] ?? 'low';
    watch.ceiling = watch.tier;
    watch.slowMs = watch.easy = 0;
  } else if (watch.easy >= EASY_FRAMES && at < tiers.indexOf(watch.ceiling)) {
    watch.tier = tiers[at + 1] ?? watch.tier;
    watch.slowMs = watch.easy = 0;
  }
  return watch.tier;
}

/** Whether even the lowest tier has been a slide show for eight seconds. */
export const isTooWeak = (watch: FrameWatch): boolean => watch.weakMs >= WEAK_FOR_MS;
