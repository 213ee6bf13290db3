import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyOfficeLog } from '../../../server/queue/index.ts';
import type { LineView, Me, TicketView } from '../../../shared/protocol/views.ts';
import type { ServerProcess } from '../../cluster/run-processes.ts';
import type { Bot } from '../../load/bot/bot.ts';
import {
  callNext,
  createBrowser,
  demoAccounts,
  signIn,
  takeNumber,
  type Browser,
} from '../http/support/browser.ts';
import { joinCounter, type CounterClient } from '../http/support/counter-client.ts';
import { canRunCluster, openCluster, type TestCluster } from './support/open-cluster.ts';
import { openSteadyClient, type SteadyClient } from './support/steady-client.ts';
import { openSteadyCrowd, type SteadyCrowd } from './support/steady-crowd.ts';
import { until } from './support/until.ts';

const PEOPLE = 44;
const BACK_WITHIN_MS = 10_000;
const NEAR_METRES = 1.5;
/** In each of two counters, so that each process has one of them. */
const CITIZENS_A_COUNTER = 5;

/** One counter in full swing: a talk under way, somebody being called, others in line. */
type Office = {
  readonly region: string;
  /** Where its room was opened. */
  readonly process: ServerProcess;
  readonly officers: readonly [Browser, Browser];
  readonly citizens: readonly Browser[];
  readonly tickets: readonly TicketView[];
  readonly served: TicketView;
  readonly talk: { readonly citizen: SteadyClient; readonly officer: SteadyClient };
  readonly said: { readonly citizen: string[]; readonly officer: string[] };
};

describe.runIf(canRunCluster())('a process that is lost', () => {
  let cluster: TestCluster;
  let crowd: SteadyCrowd;
  const offices: Office[] = [];

  beforeAll(async () => {
    cluster = await openCluster();
    crowd = await openSteadyCrowd(cluster.url, PEOPLE);
    const accounts = await demoAccounts(cluster.browser());
    const regions = [...new Set(accounts.map(({ region }) => region))].slice(0, 2);
    const owner = await ownerOfHall();
    const other = cluster.processes.find((one) => one !== owner) ?? owner;
    for (const [at, region] of regions.entries()) {
      const [first, second] = accounts.filter((one) => one.region === region);
      if (!first || !second) throw new Error('each office has two demo accounts');
      const from = at * CITIZENS_A_COUNTER;
      const citizens = crowd.bots.slice(from, from + CITIZENS_A_COUNTER).map(browserOf);
      offices.push(await openOffice(region, [first, second], citizens, at === 0 ? owner : other));
    }
  });
  afterAll(async () => {
    for (const { talk } of offices) {
      talk.citizen.close();
      talk.officer.close();
    }
    crowd?.close();
    await cluster?.stop();
  });

  /** The same person as a bot in the hall. */
  function browserOf({ citizen }: Bot): Browser {
    const browser = createBrowser(cluster.url);
    const [name = '', value = ''] = (citizen?.cookie ?? '').split('=');
    browser.cookies.set(name, value);
    return browser;
  }

  async function openOffice(
    region: string,
    accounts: readonly [Parameters<typeof signIn>[1], Parameters<typeof signIn>[1]],
    citizens: readonly Browser[],
    process: ServerProcess,
  ): Promise<Office> {
    const service = cluster.store.pack.services[0]?.id ?? '';
    const tickets: TicketView[] = [];
    for (const citizen of citizens) tickets.push(await takeNumber(citizen, region, service));
    const officers = [cluster.browser(), cluster.browser()] as const;
    await signIn(officers[0], accounts[0], 0);
    await signIn(officers[1], accounts[1], 1);
    const early = await openCounterIn(process, region, officers[0]);
    await callNext(officers[0]);
    const [talker] = citizens;
    const [ticket] = tickets;
    if (!talker || !ticket) throw new Error('somebody has the first number');
    const served = await command(talker, await called(talker, ticket.id), 'accept');
    await callNext(officers[1]);
    const conv = served.conversationId;
    const talk = {
      citizen: openSteadyClient(talker, region, 'citizen', conv),
      officer: openSteadyClient(officers[0], region, 'officer', conv),
    };
    await until(() => talk.citizen.joinedAt() > 0 && talk.officer.joinedAt() > 0, 'the talk is open');
    early.drop();
    return { region, process, officers, citizens, tickets, served, talk, said: { citizen: [], officer: [] } };
  }

  /** Rooms open in the process with the fewest clients: the others look busy for a moment. */
  async function openCounterIn(one: ServerProcess, region: string, officer: Browser): Promise<CounterClient> {
    const mine = (await cluster.listed()).rooms.find(({ publicAddress }) =>
      publicAddress.endsWith(`/p${one.number}`),
    );
    for (const id of (await cluster.listed()).processes) {
      if (id !== mine?.processId) await cluster.tables.hset('roomcount', id, '9,9999');
    }
    const direct = cluster.browser(one);
    for (const [name, value] of officer.cookies) direct.cookies.set(name, value);
    const client = await joinCounter(direct, region, 'officer');
    await client.next('ready');
    return client;
  }

  async function command(citizen: Browser, ticket: TicketView, type: 'accept'): Promise<TicketView> {
    const { status, body } = await citizen.post<{ ticket: TicketView }>(
      `/api/v1/tickets/${ticket.id}/commands`,
      {
        type,
        commandId: randomUUID(),
        expectedVersion: ticket.version,
      },
    );
    expect({ status, body }).toMatchObject({ status: 200 });
    return body.ticket;
  }

  const hallsListed = async () => (await cluster.listed()).rooms.filter(({ name }) => name === 'hall');

  /** The process where the hall is. */
  async function ownerOfHall(): Promise<ServerProcess> {
    const [hall] = await hallsListed();
    const number = Number(/\/p(\d+)$/.exec(hall?.publicAddress ?? '')?.[1]);
    const owner = cluster.processes.find((one) => one.number === number);
    if (!owner) throw new Error('the hall is in no process');
    return owner;
  }

  const placesOf = ({ citizens }: Office) =>
    Promise.all(
      citizens.map(async (citizen) => {
        const { tickets } = (await citizen.get<Me>('/api/v1/me')).body;
        return tickets.map(({ number, state, position }) => ({ number, state, position }));
      }),
    );

  it(
    'killed with -9 under load: its people are back in the other one, and nothing acknowledged is lost',
    { timeout: 180_000 },
    async () => {
      const victim = await ownerOfHall();
      const before = await Promise.all(offices.map(placesOf));
      const stopTalking = keepTalking();
      const taking = crowd.bots
        .slice(2 * CITIZENS_A_COUNTER)
        .map((bot, at) => takeSteadily(browserOf(bot), 2500 + at * 40));
      await sleep(3000);

      crowd.mark();
      const killedAt = performance.now();
      await victim.signal('SIGKILL');
      await until(() => crowd.returns.length >= PEOPLE, 'everybody is back in a hall', 60_000);
      const lost = offices
        .filter(({ process }) => process === victim)
        .flatMap(({ talk }) => Object.values(talk));
      await until(() => lost.every((one) => one.joinedAt() > killedAt), 'the talks are open again', 20_000);
      const taken = await Promise.all(taking);
      await sleep(1000);
      stopTalking();

      // Back in time, at the same place.
      const slowest = Math.max(...crowd.returns.map(({ afterMs }) => afterMs));
      const steps = crowd.returns.map(({ metres }) => metres).sort((a, b) => a - b);
      const fromWay = Math.max(...crowd.returns.map(({ metresFromWay }) => metresFromWay));
      const rejoined = offices.flatMap(({ talk }) =>
        [talk.citizen, talk.officer].map((one) => one.joinedAt() - killedAt),
      );
      expect(new Set(crowd.returns.map(({ bot }) => bot.index)).size).toBe(PEOPLE);
      expect(slowest).toBeLessThan(BACK_WITHIN_MS);
      expect(Math.max(...rejoined)).toBeLessThan(BACK_WITHIN_MS);
      expect(lost.length).toBeGreaterThan(0);
      expect(fromWay).toBeLessThan(NEAR_METRES);
      const halls = await hallsListed();
      expect(halls).toHaveLength(1);
      expect(await ownerOfHall()).not.toBe(victim);

      // The same place in line, the same talk, the same call.
      expect(await Promise.all(offices.map(placesOf))).toEqual(before);
      const counts = { acknowledged: 0, found: 0 };
      for (const { talk, said } of offices) {
        const all = [...said.citizen, ...said.officer];
        await until(
          () => talk.citizen.heard.length >= all.length && talk.officer.heard.length >= all.length,
          'both have heard everything',
          60_000,
        );
        expect([...talk.citizen.heard].sort()).toEqual([...all].sort());
        expect(talk.officer.heard).toEqual(talk.citizen.heard);
        for (const party of ['citizen', 'officer'] as const) {
          const own = talk[party].heard.filter((text) => text.startsWith(party));
          counts.acknowledged += talk[party].acknowledged.length;
          counts.found += talk[party].acknowledged.filter(
            (text) => own.filter((one) => one === text).length === 1,
          ).length;
        }
      }
      expect(counts.found).toBe(counts.acknowledged);
      const found = await Promise.all(taken.map(async ({ browser, id }) => (await now(browser, id)).state));
      expect(found).toEqual(taken.map(() => 'WAITING'));
      expect(new Set(taken.map(({ number }) => number)).size).toBe(taken.length);

      // Everybody is served, once, whoever asks where.
      for (const office of offices) await serveEverybody(office);
      process.stdout.write(
        `kill -9 with ${PEOPLE} people in the hall and ${offices.length} talks: ` +
          `slowest return ${Math.round(slowest)} ms, median ${Math.round(median(crowd.returns.map(({ afterMs }) => afterMs)))} ms, ` +
          `conversation back after ${Math.round(Math.max(...rejoined))} ms, ` +
          `from the old place ${median(steps).toFixed(2)} m, at most ${(steps.at(-1) ?? 0).toFixed(2)} m (from the way there ${fromWay.toFixed(2)} m), ` +
          `messages acknowledged ${counts.acknowledged}, found once ${counts.found}; ` +
          `numbers acknowledged ${taken.length}, found ${found.length}\n`,
      );
    },
  );

  it(
    'stuck for so long that the hall opened elsewhere: there is one hall again once it wakes',
    { timeout: 180_000 },
    async () => {
      const lost = cluster.processes.find((one) => one.hasEnded());
      await lost?.restart();
      const stuck = await ownerOfHall();
      const [before] = await hallsListed();
      crowd.mark();
      await stuck.signal('SIGSTOP');
      // Until the proxy asks it no more.
      await sleep(2500);
      const visitor = await openSteadyCrowd(cluster.url, 1);
      const [opened] = await hallsListed();
      expect(opened?.roomId).not.toBe(before?.roomId);
      await stuck.signal('SIGCONT');
      await until(() => crowd.returns.length >= PEOPLE, 'everybody is in the hall that stayed', 60_000);
      const sockets = crowd.bots.map(({ line }) => line?.socket.url ?? '');
      visitor.close();
      expect((await hallsListed()).map(({ roomId }) => roomId)).toEqual([opened?.roomId]);
      expect(sockets.filter((url) => !url.includes(opened?.roomId ?? '-'))).toEqual([]);
      expect(stuck.exitCode()).toBeNull();
      for (const { line } of crowd.bots) expect(line).not.toBeNull();
    },
  );
  /** All four talk at once, citizens no faster than they may. */
  function keepTalking(): () => void {
    const talkAs = (party: 'citizen' | 'officer', everyMs: number) =>
      setInterval(() => {
        for (const { talk, said } of offices) {
          const text = `${party} ${said[party].length + 1}`;
          said[party].push(text);
          talk[party].say(text);
        }
      }, everyMs);
    const timers = [talkAs('citizen', 1500), talkAs('officer', 250)];
    return () => timers.forEach(clearInterval);
  }

  const now = async (citizen: Browser, id: string) =>
    (await citizen.get<{ ticket: TicketView }>(`/api/v1/tickets/${id}`)).body.ticket;

  /** A call made in one process is seen in the other a moment later. */
  const called = (citizen: Browser, id: string) =>
    until(async () => {
      const ticket = await now(citizen, id);
      return ticket.state === 'CALLED' && ticket;
    }, 'the call is seen');

  /** Takes a number at a third counter, asking again under the same id until there is an answer. */
  async function takeSteadily(browser: Browser, afterMs: number) {
    const region = cluster.store.pack.regions.find(({ code }) =>
      offices.every((office) => office.region !== code),
    );
    const service = cluster.store.pack.services[0]?.id;
    const wish = { commandId: randomUUID(), region: region?.code, serviceId: service };
    await sleep(afterMs);
    return until(async () => {
      const answer = await browser.post<{ ticket: TicketView }>('/api/v1/tickets', wish).catch(() => null);
      return (
        answer?.status === 200 && { browser, id: answer.body.ticket.id, number: answer.body.ticket.number }
      );
    }, 'the number is given');
  }

  async function serveEverybody({ region, officers, citizens, tickets, served }: Office): Promise<void> {
    const finish = async (officer: Browser, ticket: TicketView) => {
      const done = await officer.post(`/api/v1/staff/tickets/${ticket.id}/commands`, {
        type: 'complete',
        commandId: randomUUID(),
        expectedVersion: ticket.version,
        resolution: 'SOLVED',
        note: 'Selesai',
      });
      expect({ status: done.status, body: done.body }).toMatchObject({ status: 200 });
    };
    const turns: string[] = [];
    const serve = async (officer: Browser, at: number) => {
      const citizen = citizens[at];
      const id = tickets[at]?.id;
      if (!citizen || id === undefined) throw new Error('no such citizen');
      await finish(officer, await command(citizen, await called(citizen, id), 'accept'));
    };
    const [talker] = citizens;
    if (!talker) throw new Error('somebody was served');
    await finish(officers[0], await now(talker, served.id));
    // Who was being called when the process died answers that very call.
    await serve(officers[1], 1);
    for (let left = citizens.length - 2; left > 0; left -= 1) {
      const officer = officers[left % 2] ?? officers[0];
      // Asked in both processes at once; one call is made.
      const commandId = randomUUID();
      const { body } = await officer.post<{ line: LineView }>('/api/v1/staff/call-next', { commandId });
      const call = body.line.items.find(({ state }) => state === 'CALLED');
      turns.push(call?.number ?? '');
      await serve(
        officer,
        tickets.findIndex(({ number }) => number === call?.number),
      );
    }
    expect(turns).toEqual(tickets.slice(2).map(({ number }) => number));
    expect((await verifyOfficeLog(cluster.store, region)).problems).toEqual([]);
    const { rows } = await cluster.store.pool.query(
      `select ticket_id, type from ticket_event group by ticket_id, type having count(*) > 1`,
    );
    expect(rows).toEqual([]);
  }
});

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
