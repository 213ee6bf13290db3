import type { Building } from '../../shared/protocol/hall/building.ts';
import type { Catalogue, Conversations, Desks, Halls, Insight, Queue } from '../capabilities.ts';
import type {
  DemoAccount,
  KnownCitizens,
  OnlineCitizens,
  RealtimeTokens,
  Staff,
  StaffAuth,
} from '../identity/index.ts';
import type { Log } from '../log.ts';
import type { RateLimits } from './rate-limits.ts';
import type { RegionsFeed } from './regions-feed.ts';

/** What the routes are made of; `main.ts` composes it. */
export type ApiParts = {
  readonly catalogue: Catalogue;
  readonly queue: Queue;
  readonly desks: Desks;
  readonly conversations: Conversations;
  readonly insight: Insight;
  readonly halls: Halls;
  readonly citizens: KnownCitizens;
  readonly onlineCitizens: OnlineCitizens;
  readonly staffAuth: StaffAuth;
  readonly staff: Staff;
  readonly realtimeTokens: RealtimeTokens;
  readonly regionsFeed: RegionsFeed;
  readonly building: Building;
  readonly limits: RateLimits;
  /** Null outside demo mode. */
  readonly demoAccounts: readonly DemoAccount[] | null;
  /** The shared secret by which the simulation marks its citizens as simulated; null when it does not run. */
  readonly simulationToken: string | null;
  /** Where browsers reach us; null: wherever they do. */
  readonly publicOrigin: string | null;
  /** The built client; null when there is none (tests, `npm run dev`). */
  readonly clientFolder: string | null;
  /** Database reachable and not shutting down. */
  readonly isReady: () => Promise<boolean>;
  readonly log: Log;
};
