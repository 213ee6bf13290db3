/**
 * A hall of walkers, a server that tells of them by rank, and one client that watches over a bad network: everything but
 * the picture, in simulated time.
 */
import type { Crowd } from '../../../client/hall/kit/crowd.ts';
import { createPeople, type CrowdPeople } from '../../../client/hall/kit/crowd-people.ts';
import type { OwnBody } from '../../../client/hall/motion/own-body.ts';
import { hearOthers } from '../../../client/hall/people/hear-others.ts';
import { createOthers, type Others } from '../../../client/hall/people/others.ts';
import { createSlots } from '../../../client/hall/people/slots.ts';
import { createSurroundings } from '../../../client/hall/people/surroundings.ts';
import { seededRandom } from '../../../client/hall/world/seeded-random.ts';
import { encodeRoster, readQuestion } from '../../../shared/protocol/hall/roster.ts';
import { cellOf, createSnapshotWriter } from '../../../shared/protocol/hall/snapshot.ts';
import { createSlowWire, type NetworkWeather } from './slow-wire.ts';
import { createTrueWalk, FRAME_MS, type TrueWalk } from './true-walk.ts';

const FIRST_ID = 100;
const TICK_MS = 100;
/** The clocks do not agree, of course. */
const CLIENT_AHEAD_MS = 987_654.3;

export type Walker = { readonly id: number; readonly walk: TrueWalk; readonly everyTicks: number };

export type WatchedHall = {
  readonly walkers: readonly Walker[];
  readonly others: Others;
  readonly people: CrowdPeople;
  /** Slot by name, or undefined while not shown. */
  readonly slotOf: (id: number) => number | undefined;
  /** Lets time pass; `look` is called after each of the client's frames. */
  readonly pass: (ms: number, goes: boolean, look?: (frame: number) => void) => void;
};

const look = { body: 0, skin: 1, top: 2, bottom: 3, hair: 1, pattern: 0 };

/** `everyTicks` is how often each walker is told of: 1 near, 2 in the middle, 10 far. */
export function watchHall(
  seed: number,
  weather: NetworkWeather,
  kinds: readonly { readonly speed: number; readonly everyTicks: number }[],
): WatchedHall {
  const random = seededRandom(seed);
  const walkers = kinds.map(({ speed, everyTicks }, i) => ({
    id: FIRST_ID + i,
    walk: createTrueWalk(random() * 20 - 10, random() * 20 - 10, speed, random),
    everyTicks,
    up: createSlowWire({ delayMs: 50, jitterMs: 40, loss: 0, stalls: [] }, random),
    heard: null as OwnBody | null,
    told: null as OwnBody | null,
  }));
  const down = createSlowWire(weather, random);
  const up = createSlowWire(weather, random);
  const writer = createSnapshotWriter();
  const people = createPeople(64);
  const crowd = { people } as Crowd;
  const others = createOthers(crowd, createSlots(1, 64));
  let now = 0;
  let tick = 65_500;
  let nextTickAt = TICK_MS / 3;
  let frames = 0;

  const toClient = (take: (bytes: Uint8Array) => void, bytes: Uint8Array): void => {
    const copy = bytes.slice();
    down.send(now, () => {
      take(copy);
    });
  };
  const surroundings = createSurroundings({
    others,
    hearing: hearOthers(crowd, undefined),
    onOwnPlace: () => undefined,
    onOwnGesture: () => undefined,
    onCount: () => undefined,
    ask(question) {
      up.send(now, () => {
        const entries = (readQuestion(question) ?? []).map((id) => {
          return { id, name: String(id), look, role: 'citizen', simulated: false } as const;
        });
        toClient(surroundings.roster, encodeRoster(entries));
      });
      return true;
    },
  });
  surroundings.joined(1, 'room');

  function tell(): void {
    const isKey = tick === 65_500;
    writer.begin(tick & 0xffff, isKey);
    walkers.forEach((walker, i) => {
      const { heard, told, everyTicks, id } = walker;
      if (!heard || heard === told || (!isKey && (tick + i) % everyTicks !== 0)) return;
      walker.told = heard;
      writer.openCell(cellOf(heard.x), cellOf(heard.z));
      writer.addPlace(id, heard.x, heard.z, heard.yaw, heard.gait);
    });
    const frame = writer.finish();
    if (frame) {
      toClient((bytes) => surroundings.snapshot(bytes, now + CLIENT_AHEAD_MS), frame);
    }
    tick += 1;
  }

  return {
    walkers,
    others,
    people,
    slotOf: (id) => others.tags.find(({ name }) => name === String(id))?.slot,
    pass(ms, goes, watch) {
      for (const until = now + ms; now < until; now += FRAME_MS) {
        for (const walker of walkers) {
          walker.walk.step(goes);
          const report = walker.walk.report(now);
          if (report) {
            walker.up.send(now, () => {
              walker.heard = report;
            });
          }
          walker.up.pass(now);
        }
        for (; nextTickAt <= now; nextTickAt += TICK_MS) tell();
        up.pass(now);
        down.pass(now);
        frames += 1;
        if (frames % 12 === 0) others.thin(0, 0, 60);
        surroundings.tend(now + CLIENT_AHEAD_MS);
        others.frame(now + CLIENT_AHEAD_MS, FRAME_MS / 1000);
        watch?.(frames);
      }
    },
  };
}
