/** The people of the demonstration: who they are, when they come, and that they come back after a restart. */
import type { Me, ProvinceView } from '../../shared/protocol/views.ts';
import { randomLook } from '../../shared/domain/random-look.ts';
import { buildWalkGrid } from '../../shared/hall/build-walk-grid.ts';
import { layoutHall } from '../../shared/hall/layout-hall.ts';
import { ApiFailure, createApiClient, type ApiClient } from './net/api-client.ts';
import { keepTrying } from './net/keep-trying.ts';
import { pause } from './net/pause.ts';
import { createOffices } from './offices.ts';
import { workAtDesk } from './officer/work-at-desk.ts';
import { openServiceBook } from './service-book.ts';
import type { Settings } from './settings.ts';
import { liveVisit } from './visitor/live-visit.ts';
import { inventName } from './visitor/names.ts';
import { between } from './visitor/pick-one.ts';
import type { VisitorWorld } from './visitor/person.ts';
import { timeAway } from './visitor/plan-visit.ts';

/** Everybody arriving at once would look like a bus tour, and load the machine like one. Milliseconds. */
const ARRIVALS_OVER_MS = 30_000;
/** A person who has come so often is replaced by a new one: the daily limit of numbers stays far away. */
const VISITS_OF_ONE_PERSON = 5;

/** Lives until `signal`; failures are told to `log` and waited out. */
export async function populate(
  settings: Settings,
  random: () => number,
  signal: AbortSignal,
  log: (line: string) => void,
): Promise<void> {
  const { url } = settings;
  const province = await askUntilAnswered(createApiClient(url), random, signal, log);
  const offices = createOffices();
  const book = openServiceBook(province, createApiClient(url));
  const hall = layoutHall(province.regions, province.wings);
  const world = { url, offices, book, hall, grid: buildWalkGrid(hall), random, now: Date.now };

  const officers = settings.officers.map((account) =>
    keepTrying(
      () => workAtDesk(account, world, signal),
      signal,
      random,
      (error) => log(`officer at ${account.region}: ${wordsOf(error)}`),
    ),
  );
  const names = new Set<string>();
  const visitors = Array.from({ length: settings.visitors }, async (_, i) => {
    // The first few come at once, so that nobody enters an empty hall.
    const arrival = i < 6 ? i * 300 : between(2000, ARRIVALS_OVER_MS, random);
    await pause(arrival, signal).catch(() => undefined);
    await keepTrying(createVisitor(settings, world, names, signal), signal, random, (error) =>
      log(`visitor ${i + 1}: ${wordsOf(error)}`),
    );
  });
  await Promise.all([...officers, ...visitors]);
}

/**
 * One place among the visitors: each call of the result is one visit of the person who has it, with time away
 * after it. The person stays the same over a lost connection, so that a number held is not left behind.
 */
function createVisitor(
  settings: Settings,
  world: VisitorWorld,
  names: Set<string>,
  signal: AbortSignal,
): () => Promise<void> {
  const { random } = world;
  let somebody: { readonly name: string; readonly api: ApiClient; visits: number } | null = null;

  async function arrive(): Promise<{ readonly name: string; readonly api: ApiClient; visits: number }> {
    const name = inventName(random, names);
    const api = createApiClient(settings.url, { 'x-mpp-simulation': settings.token });
    await api.post<Me>('/api/v1/session', { name, look: randomLook(random), language: 'id' });
    names.add(name);
    return { name, api, visits: 0 };
  }

  function replace(): void {
    if (somebody) names.delete(somebody.name);
    somebody = null;
  }

  return async () => {
    somebody ??= await arrive();
    const { api } = somebody;
    try {
      await liveVisit(api, world, signal);
    } catch (error) {
      if (error instanceof ApiFailure && error.status === 401) replace();
      throw error;
    }
    if (somebody) somebody.visits += 1;
    if (somebody && somebody.visits >= VISITS_OF_ONE_PERSON) replace();
    await pause(timeAway(random), signal);
  };
}

async function askUntilAnswered(
  api: ApiClient,
  random: () => number,
  signal: AbortSignal,
  log: (line: string) => void,
): Promise<ProvinceView> {
  let answer: ProvinceView | null = null;
  const stop = new AbortController();
  await keepTrying(
    async () => {
      answer = await api.get<ProvinceView>('/api/v1/province');
      stop.abort();
    },
    AbortSignal.any([signal, stop.signal]),
    random,
    (error) => log(`the server is not there yet: ${wordsOf(error)}`),
  );
  signal.throwIfAborted();
  if (!answer) throw new Error('no answer');
  return answer;
}

function wordsOf(error: unknown): string {
  if (error instanceof ApiFailure) return `${error.code ?? error.status}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
