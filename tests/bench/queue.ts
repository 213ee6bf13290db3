/**
 * `npm run bench:queue`: numbers taken and people called per second, with 1 and with 16 officers, over all
 * counters and at one, beside the raw rate at which the same database commits one single row. Raw and real
 * rounds alternate, so that both meet the same noise; figures are medians of the rounds.
 */
import { randomUUID, randomUUIDv7 } from 'node:crypto';
import type { OfficerActor } from '../../server/capabilities.ts';
import { createCatalogue, loadProvince, seedCatalog } from '../../server/catalog/index.ts';
import { createDesks } from '../../server/desk/index.ts';
import { createLog } from '../../server/log.ts';
import { createQueue } from '../../server/queue/index.ts';
import type { Store } from '../../server/store/index.ts';
import { CALLS_A_ROUND, createCitizens, createOfficers, finishAll } from './support/bench-office.ts';
import { checkQueue } from './support/check-queue.ts';
import { hammer, median, time } from './support/measure.ts';
import { openTemporaryStore } from './support/temporary-store.ts';
import { writeResult } from './support/write-result.ts';

const ROUNDS = 4;
const SECONDS = 1;
const MANY = 16;
const CITIZENS = 60_000;

type Figures = { takePerSec: number; callPerSec: number; rawCommitPerSec: number };

async function run(store: Store): Promise<void> {
  const pack = await loadProvince('jawa-barat');
  await seedCatalog(store, pack);
  const now = () => new Date();
  const catalogue = createCatalogue({ store, pack, demo: true, simulation: false, now });
  const deps = { store, catalogue, now, newId: randomUUIDv7, log: createLog('error'), demo: true };
  const queue = createQueue(deps);
  const desks = createDesks(deps);
  const offices = pack.regions.map((region) => region.code);
  const services = pack.services.map((service) => service.id);
  const citizens = await createCitizens(store, CITIZENS);
  await store.pool.query(
    'create table bench_raw (id uuid primary key, at timestamptz not null, n int not null)',
  );

  // The first round shall not pay for the setting up.
  await store.pool.query('vacuum (analyze) citizen');
  await store.pool.query('checkpoint');

  let nextCitizen = 0;
  async function takeAt(office: string): Promise<void> {
    const citizen = citizens[nextCitizen++ % CITIZENS] ?? '';
    const serviceId = services[nextCitizen % services.length] ?? '';
    const result = await queue.takeNumber(citizen, { commandId: randomUUID(), region: office, serviceId });
    if (!result.ok) throw new Error(`a number was refused: ${result.refusal.code}`);
  }
  const anyOffice = () => offices[nextCitizen % offices.length] ?? '';

  const commitRaw = () =>
    store.pool.query({
      name: 'bench-raw',
      text: 'insert into bench_raw (id, at, n) values ($1, $2, 1)',
      values: [randomUUIDv7(), now()],
    });

  /** Calls per second of officers who all call at once; serving those called is not timed. */
  async function callRound(officers: readonly OfficerActor[]): Promise<number> {
    const places = officers.flatMap((officer) => Array<string>(CALLS_A_ROUND).fill(officer.officeCode));
    await Promise.all(places.map(takeAt));
    const seconds = await time(() =>
      Promise.all(
        officers.map(async (officer) => {
          for (let i = 0; i < CALLS_A_ROUND; i += 1) {
            const called = await queue.callNext(officer, randomUUID());
            if (!called.ok) throw new Error(`a call was refused: ${called.refusal.code}`);
          }
        }),
      ),
    );
    await Promise.all(officers.map((officer) => finishAll(store, queue, officer)));
    return (officers.length * CALLS_A_ROUND) / seconds;
  }

  async function measure(
    lanes: number,
    officers: readonly OfficerActor[],
    office: () => string,
  ): Promise<Figures> {
    const [takes, calls, raws]: [number[], number[], number[]] = [[], [], []];
    // The first round warms up the plans and is thrown away.
    for (let round = 0; round <= ROUNDS; round += 1) {
      raws[round] = await hammer(lanes, SECONDS, commitRaw);
      takes[round] = await hammer(lanes, SECONDS, () => takeAt(office()));
      calls[round] = await callRound(officers);
    }
    const settled = (values: number[]) => Math.round(median(values.slice(1)));
    return { takePerSec: settled(takes), callPerSec: settled(calls), rawCommitPerSec: settled(raws) };
  }

  const [hot = ''] = offices;
  const many = await measure(MANY, await createOfficers(store, desks, offices, MANY), anyOffice);
  const one = await measure(1, await createOfficers(store, desks, offices, 1), anyOffice);
  const oneCounter = await measure(MANY, await createOfficers(store, desks, [hot], MANY), () => hot);
  const faults = await checkQueue(store, offices);
  const ratio = (figures: Figures) => ({
    ...figures,
    takeToRaw: Number((figures.takePerSec / figures.rawCommitPerSec).toFixed(2)),
    callToRaw: Number((figures.callPerSec / figures.rawCommitPerSec).toFixed(2)),
  });
  const rows = { '16 officers, 27 counters': many, '1 officer': one, '16 officers, 1 counter': oneCounter };
  console.table(Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, ratio(row)])));
  console.log(faults);
  const path = writeResult('queue', {
    ...ratio(many),
    ...faults,
    oneOfficer: ratio(one),
    oneCounter: ratio(oneCounter),
    numbersTaken: nextCitizen,
    rounds: ROUNDS,
  });
  console.log(`written to ${path}`);
  if (Object.values(faults).some((n) => n > 0)) process.exitCode = 1;
}

const store = await openTemporaryStore(MANY);
try {
  await run(store);
} finally {
  await store.close();
}
