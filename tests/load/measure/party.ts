/** What a bot process measures, whichever protocol its bots speak. */
import type { LatencyBook } from './latency-book.ts';
import type { Rates, Spot, Totals } from './tallies.ts';

export type Party = {
  /** Lets everybody in. @throws when somebody stays outside. */
  readonly enter: () => Promise<void>;
  readonly totals: () => Totals[];
  readonly spots: () => Spot[];
  /** Part of the people who are walking now. */
  readonly walkingShare: () => number;
  /** How many others each bot is told of, one by one. */
  readonly followed: () => number[];
  readonly state: () => BotStats;
  readonly book: LatencyBook;
  readonly close: () => void;
};

/** Where the bots of a process stand, since they were started. */
export type BotStats = {
  readonly inHall: number;
  readonly metres: number;
  readonly corrections: number;
  /** People whose names were told, over all bots. */
  readonly names: number;
  /** Connections lost that nobody ended. */
  readonly losses: number;
  readonly unreadable: number;
};

/** What one stretch of measuring gave. */
export type Stretch = {
  readonly bots: number;
  readonly rates: Rates;
  readonly followed: number[];
  readonly walkingShare: number;
  readonly dense: { readonly bytesPerSecond: number; readonly crowd: number };
  readonly near: number[];
  readonly far: number[];
  /** The bots' own share of a core: near 1, their latencies say more of themselves than of the server. */
  readonly core: number;
  readonly state: BotStats;
};

/** What `startBots` hands to a bot process. */
export type PartyOptions = {
  readonly kind: 'hall' | 'naive';
  readonly url: string;
  readonly count: number;
  /** A file with the answer of `GET /api/v1/hall`; without it the server is asked. */
  readonly hallFile?: string;
  /** Number of the hall wished for. */
  readonly hall?: number;
  readonly seed: number;
  readonly entersPerSecond: number;
  /** Shortest and longest stay at a counter, milliseconds. */
  readonly stay: readonly [number, number];
  /** How many of the bots measure latency. */
  readonly listeners: number;
};
