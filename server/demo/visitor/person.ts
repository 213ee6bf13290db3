/** One simulated visitor as the visits see them: their own door to the server, their place in the hall. */
import type { Me } from '../../../shared/protocol/views.ts';
import type { Hall } from '../../../shared/hall/types.ts';
import type { WalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import type { ApiClient } from '../net/api-client.ts';
import type { HallLink } from '../net/hall-link.ts';
import type { Offices } from '../offices.ts';
import type { ServiceBook } from '../service-book.ts';

export type VisitorWorld = {
  readonly url: string;
  readonly offices: Offices;
  readonly book: ServiceBook;
  readonly hall: Hall;
  readonly grid: WalkGrid;
  readonly random: () => number;
  readonly now: () => number;
};

export type Person = {
  readonly me: Me;
  readonly api: ApiClient;
  readonly link: HallLink;
};
