/**
 * The composition root: configuration → store → catalogue → capabilities → rooms and HTTP on one port.
 * Whatever was opened is closed again in the opposite order, also when the start fails half-way.
 */
import './cluster/colyseus-patience.ts';
import { createHmac, randomUUIDv7 } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { buildWalkGrid } from '../shared/hall/build-walk-grid.ts';
import { layoutHall } from '../shared/hall/layout-hall.ts';
import { createCatalogue, loadProvince, seedCatalog } from './catalog/index.ts';
import type { Cluster } from './cluster/index.ts';
import { readConfig, type Config } from './config.ts';
import { createConversations } from './conversation/index.ts';
import { createDesks } from './desk/index.ts';
import {
  clientAddress,
  createApi,
  createRateLimits,
  createRegionsFeed,
  describeBuilding,
  isOwnOrigin,
  securityHeaders,
} from './http/index.ts';
import {
  createCitizens,
  createOnlineCitizens,
  createRealtimeTokens,
  createStaff,
  createStaffAuth,
  planDemoStaff,
  removeDemoStaff,
  seedDemoStaff,
} from './identity/index.ts';
import { createInsight } from './insight/index.ts';
import { createLog, type Log } from './log.ts';
import { createQueue } from './queue/index.ts';
import { createCounterRoomClass } from './rooms/counter/index.ts';
import {
  countHalls,
  createHallDirectory,
  createHallRoomClass,
  createHalls,
  createHouse,
  findPerson,
} from './rooms/hall/index.ts';
import { startRooms } from './rooms/start-rooms.ts';
import { runServer, type RunningServer } from './run-server.ts';
import { startSimulation } from './simulation.ts';
import { openSecrets, openStore } from './store/index.ts';
import { startTimers } from './timers.ts';

const CLIENT_FOLDER = fileURLToPath(new URL('../client/dist', import.meta.url));
const SIGN_INS_PER_MINUTE = 30;

/**
 * Starts the server that `environment` describes (see config.ts).
 * @throws StartupError, or the network's own error; nothing is left running then.
 */
export async function startServer(environment: NodeJS.ProcessEnv): Promise<RunningServer> {
  const closers: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (let close = closers.pop(); close; close = closers.pop()) await close();
  };
  try {
    const url = await open(readConfig(environment), (close) => closers.push(close));
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Opens everything, telling `onClose` how each part is closed again. Returns the address. */
async function open(config: Config, onClose: (close: () => Promise<void> | void) => void): Promise<string> {
  const { demo, publicOrigin } = config;
  const log = createLog(config.logLevel);
  const now = () => new Date();
  const clock = () => performance.now();
  const newId = randomUUIDv7;
  const random = Math.random;

  const pack = await loadProvince(config.province);
  const store = await openStore(config, log);
  onClose(store.close);
  const secret = config.authSecret ?? (await openSecrets(config.dataDir)).authSecret;
  await seedCatalog(store, pack);
  const cluster = await openClusterOf(config, log, clock);
  if (cluster) onClose(cluster.close);
  const demoStaff = demo ? planDemoStaff(pack, secret) : null;
  if (demoStaff) await seedDemoStaff(store, demoStaff);
  else await removeDemoStaff(store);

  const catalogue = createCatalogue({ store, pack, demo, simulation: config.simulation, now });
  const insight = createInsight({ store, catalogue, regions: pack.regions, now });
  const queue = createQueue({ store, catalogue, now, newId, log, demo, promise: insight.promise });
  const desks = createDesks({ store, now, newId });
  const conversations = createConversations({ store, now, newId });

  const { defaultLanguage } = pack.province;
  const citizens = createCitizens({ store, defaultLanguage, random, now });
  const onlineCitizens = createOnlineCitizens(insight.setPresence);
  onClose(onlineCitizens.close);
  const realtimeTokens = createRealtimeTokens(secret, now);
  const staff = createStaff(store, desks, now);
  const staffAuth = createStaffAuth({
    store,
    secret,
    secureCookies: publicOrigin?.startsWith('https:') ?? false,
    signInsPerMinute: SIGN_INS_PER_MINUTE * (demo ? 10 : 1),
    log,
    now,
  });

  // The same in every process: simulated people may ask any of them.
  const simulationToken = demo
    ? createHmac('sha256', secret).update('mpp simulation').digest('base64url')
    : null;
  const regionsFeed = createRegionsFeed({ insight, hints: store.hints, log });
  const hall = layoutHall(pack.regions, pack.wings);
  const grid = buildWalkGrid(hall);
  const directory = createHallDirectory(cluster?.house ?? createHouse(clock));
  const halls = createHalls({
    limits: config.halls,
    count: () => countHalls(directory),
    find: async (citizenId) => {
      const at = await findPerson(directory, citizenId);
      return at && { hall: at.place.hall, standing: at.isStanding };
    },
    now: clock,
  });
  let closing = false;
  const api = await createApi({
    ...{ catalogue, queue, desks, conversations, insight, citizens, onlineCitizens, staffAuth, staff },
    ...{ halls, realtimeTokens, regionsFeed, simulationToken, publicOrigin, log },
    limits: createRateLimits(demo, clock),
    building: describeBuilding(hall, grid),
    demoAccounts: demoStaff?.offered ?? null,
    clientFolder: existsSync(CLIENT_FOLDER) ? CLIENT_FOLDER : null,
    isReady: async () => !closing && (await store.ping()),
  });

  const fromOurPage = (headers: Headers) => isOwnOrigin(headers, publicOrigin);
  const roomParts = { insight, conversations, desks, staff, citizens, onlineCitizens, realtimeTokens, log };
  const rooms = startRooms({
    httpServer: createServer(),
    hallRoom: createHallRoomClass({
      ...{ hall, grid, directory, hardCap: config.halls.hardCap, arrived: halls.arrived },
      verifyToken: async (token) => {
        const grant = realtimeTokens.verify(token, 'hall');
        const citizen = grant && (await citizens.me(grant.citizenId));
        if (!grant || !citizen) return null;
        const { id: subject, name, look, simulated } = citizen;
        const identity = { subject, kind: 'citizen' as const, name, look, simulated };
        return { identity, hall: grant.hall, gallery: grant.gallery };
      },
      presence: {
        moved: (citizenId, region) => insight.setPresence(citizenId, { kind: 'hall', region }, 'hall'),
        left: (citizenId) => insight.setPresence(citizenId, null, 'hall'),
      },
      ...{ log, now: clock, isOwnOrigin: fromOurPage },
    }),
    counterRoom: createCounterRoomClass({ ...roomParts, hints: store.hints, isOwnOrigin: fromOurPage }),
    mountHttp: (app) => app.use(getRequestListener(api.fetch, { overrideGlobalObjects: false })),
    headersFor: (headers) => securityHeaders(publicOrigin, headers.get('host')),
    isOwnOrigin: fromOurPage,
    addressOf: (request) => clientAddress(request, publicOrigin !== null),
    ...(cluster && { colyseus: cluster.colyseus }),
    log,
  });
  await cluster?.join(insight.whereabouts);
  const port = await rooms.listen(config.host, config.port);
  onClose(rooms.stop);
  if (cluster) onClose(cluster.prepareEnd);
  onClose(regionsFeed.close);
  onClose(startTimers(queue, log));

  const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  if (config.simulation && simulationToken !== null && demoStaff) {
    const officers = demoStaff.simulated;
    const { stop } = startSimulation({
      // Their rooms may be in any process, and those are reached from outside.
      url: cluster ? (publicOrigin ?? url) : url,
      officers,
      token: simulationToken,
      logLevel: config.logLevel,
      log,
    });
    onClose(stop);
  }
  onClose(() => {
    closing = true;
  });
  log.info({ url, province: pack.province.id, demo, simulation: config.simulation }, 'open');
  return url;
}

/** Null for a single process, which loads nothing of it. */
async function openClusterOf(config: Config, log: Log, now: () => number): Promise<Cluster | null> {
  const { redisUrl, publicAddress } = config;
  if (redisUrl === null || publicAddress === null) return null;
  const { openCluster } = await import('./cluster/index.ts');
  return openCluster({ redisUrl, publicAddress, log, now });
}

if (import.meta.main) await runServer(() => startServer(process.env));
