/** People for a benchmark: ordinary clients over the real protocol, seeded, strolling where they are told. */
import { buildWalkGrid } from '../../../shared/hall/build-walk-grid.ts';
import type { Hall, Point } from '../../../shared/hall/types.ts';
import { createApiClient } from '../../../server/demo/net/api-client.ts';
import { enterHall, type HallLink } from '../../../server/demo/net/hall-link.ts';
import { pause } from '../../../server/demo/net/pause.ts';
import { strollTo } from '../../../server/demo/visitor/stroll.ts';
import { randomLook } from '../../../shared/domain/random-look.ts';
import { seededRandom } from '../../../client/hall/world/seeded-random.ts';

export type HallPeople = { readonly count: number; readonly leave: () => void };

/** Entering together, like a tour group; the server answers them one after the other anyway. */
const AT_ONCE = 12;
/** How long one stands before strolling on, ms. */
const STAY = { short: 1500, long: 6000 } as const;

/**
 * `count` people enter the running hall and stroll between places that `choose` gives them (from a seeded
 * generator of their own) until `leave` is called.
 */
export async function peopleHall(
  url: string,
  hall: Hall,
  count: number,
  choose: (random: () => number) => Point,
): Promise<HallPeople> {
  const world = { grid: buildWalkGrid(hall), random: seededRandom(20_261_124) };
  const end = new AbortController();
  const links: HallLink[] = [];

  async function live(index: number): Promise<void> {
    const random = seededRandom(index + 1);
    const api = createApiClient(url);
    await api.post('/api/v1/session', { look: randomLook(random) });
    const link = await enterHall(url, api);
    links.push(link);
    const stroll = async () => {
      while (!end.signal.aborted) {
        await strollTo(link, { ...choose(random), yaw: random() * Math.PI * 2 }, world, end.signal);
        await pause(STAY.short + random() * (STAY.long - STAY.short), end.signal);
      }
    };
    stroll().catch(() => undefined);
  }

  for (let first = 0; first < count; first += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, i) => live(first + i)));
  }
  return {
    count: links.length,
    leave() {
      end.abort(new Error('the benchmark is over'));
      for (const link of links) link.leave();
    },
  };
}
