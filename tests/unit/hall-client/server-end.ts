/** The server's side of one connection. */
import { checkMove, placeMover } from '../../../shared/hall/movement.ts';
import { counterAt } from '../../../shared/hall/counter-zones.ts';
import { encodeCorrection, correctionReasons } from '../../../shared/protocol/hall/correction.ts';
import type { HallServerMessages, WarpRefusal, WarpReply } from '../../../shared/protocol/hall/messages.ts';
import { createMoveReport, readMove } from '../../../shared/protocol/hall/move-report.ts';
import { grid, hall } from '../hall/crowd-fixture.ts';

export type ServerEnd = {
  readonly stepMs: number;
  readonly join: () => void;
  readonly drop: () => void;
  readonly hear: (bytes: Uint8Array) => void;
  readonly hearHeard: (bytes: Uint8Array) => void;
  readonly warp: (region: string) => WarpReply | WarpRefusal;
  readonly step: () => void;
  readonly place: () => { x: number; z: number; gait: number };
  /** Moves the body without a word, and leaves it `budget` metres. */
  readonly put: (x: number, z: number, budget?: number) => void;
  readonly forget: () => void;
};

export function joinServer(
  clock: { ms: number },
  to: {
    welcome: (m: HallServerMessages['welcome']) => void;
    at: (region: string | null) => void;
    frame: (tick: number, at: { x: number; z: number }) => void;
    correction: (bytes: Uint8Array) => void;
  },
): ServerEnd {
  const { spawn, spawnYaw } = hall.entrance;
  let mover = placeMover(spawn, clock.ms);
  let yaw = spawnYaw;
  let gait = 0;
  let region: string | null = null;
  let refused: Uint8Array | null = null;
  let tick = 0;
  let on = false;
  let news = false;
  const report = createMoveReport();
  const tell = () => {
    const now = counterAt(hall, mover.x, mover.z);
    if (now !== region) to.at((region = now));
  };
  return {
    stepMs: 100,
    join() {
      on = true;
      to.welcome({
        protocol: 2,
        you: 1,
        hall: 1,
        x: mover.x,
        z: mover.z,
        yaw,
        seated: gait === 3,
        gallery: false,
        people: 1,
      });
      if (region !== null) to.at(region);
    },
    drop() {
      on = false;
    },
    hear(bytes) {
      if (!readMove(bytes, report)) throw new Error('unreadable');
      const why = checkMove(grid, mover, report, clock.ms);
      if (why) {
        refused = encodeCorrection({ sequence: report.sequence, x: mover.x, z: mover.z, yaw, reason: why });
        void correctionReasons;
        return;
      }
      yaw = report.yaw;
      gait = report.gait;
      news = true;
      tell();
    },
    hearHeard() {},
    warp(code) {
      const c = hall.counters.find((k) => k.code === code);
      if (!c) return { reason: 'unknown-region' };
      mover = placeMover(c.approach, clock.ms);
      news = true;
      tell();
      return { ...c.approach, yaw: c.approachYaw };
    },
    step() {
      tick += 1;
      if (refused && on) to.correction(refused);
      refused = null;
      if (news && on) {
        const step = (v: number) => (Math.floor(v / 0.025) + 0.5) * 0.025;
        to.frame(tick, { x: step(mover.x), z: step(mover.z) });
      }
      news = false;
    },
    place: () => ({ x: mover.x, z: mover.z, gait }),
    put(x, z, budget = mover.budget) {
      mover = { ...placeMover({ x, z }, clock.ms), budget };
    },
    forget() {
      mover = placeMover(spawn, clock.ms);
      gait = 0;
      region = null;
    },
  };
}
