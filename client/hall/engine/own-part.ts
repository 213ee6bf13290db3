/** One's own part in the hall's room: what we tell of our body, and what the server says of it. */
import type { Point } from '../../../shared/hall/types.ts';
import { decodeCorrection } from '../../../shared/protocol/hall/correction.ts';
import { SIT, STAND } from '../../../shared/protocol/hall/gaits.ts';
import type { HallServerMessages, WarpReply } from '../../../shared/protocol/hall/messages.ts';
import { encodeHeard, encodeMove } from '../../../shared/protocol/hall/move-report.ts';
import type { Ground } from '../motion/ground.ts';
import { createOwnMoves } from '../motion/own-moves.ts';
import { createReconciler } from '../motion/reconcile.ts';
import type { Visitor } from './visitor.ts';

/** What it needs of the room; the senders answer false when they could not. */
export type OwnWire = {
  readonly sendMove: (bytes: Uint8Array) => boolean;
  readonly sendHeard: (bytes: Uint8Array) => boolean;
  /** Throws when refused or not connected. */
  readonly warp: (region: string) => Promise<WarpReply>;
};

export type OwnPart = {
  /** Once per frame: tells the server where we are when it is time. */
  readonly frame: (now: number) => void;
  /** No frames will follow for a while (a hidden tab): we stand, for others. */
  readonly pause: (now: number) => void;
  /** After every join. `counter` is the one whose panel is open: who was forgotten by the server asks to be put there. */
  readonly welcome: (message: HallServerMessages['welcome'], counter: string | null) => void;
  /** A snapshot of this tick was read. */
  readonly heard: (tick: number, now: number) => void;
  /** It shows us here. */
  readonly seenAt: (x: number, z: number) => void;
  readonly corrected: (bytes: Uint8Array, now: number) => void;
  /** The server's fact of where we are; `tell` is called when it has followed us there. */
  readonly at: (region: string | null) => void;
  /** Asks the server to put us before a counter; false when it could not. */
  readonly warpTo: (code: string) => Promise<boolean>;
};

/** Nearer than this the server and we mean the same place, metres. */
const SAME_PLACE_M = 1.5;
/** Who has walked no farther than this before the first welcome goes on from where they are, metres. */
const FIRST_STEPS_M = 20;
/** What the server says of counters it has led us past arrives so long after, milliseconds. */
const HEARSAY_MS = 1000;

/** `tell` hears at which counter the server has us, never of those it passes on the way after us. */
export function createOwnPart(
  visitor: Visitor,
  ground: Ground,
  wire: OwnWire,
  tell: (region: string | null) => void,
): OwnPart {
  const { walker } = visitor;
  const moves = createOwnMoves({
    sendMove: (report) => wire.sendMove(encodeMove(report)),
    sendHeard: (tick) => wire.sendHeard(encodeHeard(tick)),
    findWay: ground.findPath,
  });
  const reconciler = createReconciler(moves, ground);
  let hasJoined = false;
  let hasWalked = false;
  /** When the server was still behind. */
  let behindAt = -Infinity;
  let untold: { readonly region: string | null } | null = null;

  const isFarFrom = (p: Point, metres: number) => Math.hypot(p.x - walker.x, p.z - walker.z) > metres;

  /** The hall is walked in before the room is joined: nobody is pulled back, the server is led after them. */
  function beginAt({ x, z, yaw, seated }: HallServerMessages['welcome']): void {
    if (hasWalked && !isFarFrom({ x, z }, FIRST_STEPS_M)) return;
    visitor.carryOnFrom(x, z, yaw);
    if (seated) visitor.sitBack(x, z);
  }

  /** The server puts us before a counter; there our body goes, too, or stays and the server is led after it. */
  async function askToBeAt(code: string, goes: boolean): Promise<boolean> {
    moves.setPaused(true);
    try {
      const place = await wire.warp(code);
      moves.meet({ ...place, gait: STAND });
      if (goes) {
        visitor.placeAt(place.x, place.z, place.yaw);
        behindAt = -Infinity;
      }
      return true;
    } catch {
      return false;
    } finally {
      moves.setPaused(false);
    }
  }

  return {
    frame(now) {
      if (!visitor.hasBody()) {
        moves.listen(now);
        return;
      }
      hasWalked ||= Math.hypot(walker.vx, walker.vz) > 0.1;
      moves.report(now, visitor.body());
      if (moves.behind() > SAME_PLACE_M) behindAt = now;
      if (!untold || now - behindAt < HEARSAY_MS) return;
      const { region } = untold;
      untold = null;
      tell(region);
    },
    pause(now) {
      const body = visitor.body();
      const gait = body.gait === SIT ? SIT : STAND;
      if (visitor.hasBody()) moves.report(now, { ...body, vx: 0, vz: 0, gait });
    },
    welcome(message, counter) {
      const { x, z, yaw, seated, gallery } = message;
      moves.begin();
      reconciler.forget();
      untold = null;
      visitor.setBody(!gallery);
      if (gallery) return;
      const isBack = hasJoined;
      hasJoined = true;
      if (!isBack) beginAt(message);
      moves.meet({ x, z, yaw, gait: seated ? SIT : STAND });
      // After a drop one stays where one sees oneself, and the server is led there.
      if (isBack && counter !== null && isFarFrom(message, SAME_PLACE_M)) void askToBeAt(counter, false);
    },
    heard: moves.heard,
    seenAt: moves.sent.seenAt,
    corrected(bytes, now) {
      const correction = decodeCorrection(bytes);
      if (!correction || !visitor.hasBody()) return;
      if (correction.reason === 'no-seat') visitor.standUp();
      const to = reconciler.correct(correction, walker, now);
      if (to) visitor.correctTo(to.x, to.z);
    },
    at(region) {
      untold = { region };
    },
    warpTo: (code) => askToBeAt(code, true),
  };
}
