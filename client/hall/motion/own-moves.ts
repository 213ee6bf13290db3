/**
 * Tells the server where we are, such that it never has to refuse it. We walk at once and the server hears of it
 * later; a network that stalls hands it seconds of walking in one bunch, which its bucket of metres does not hold
 * (shared/hall/movement.ts). So at most `IN_FLIGHT_M` are on their way, and whenever the server is behind (after a
 * stall, a drop, a correction) it is led after us along the way we went, at `LEAD_SPEED`: what arrives within any time
 * t is at most `IN_FLIGHT_M` + `CREDIT_S` × `LEAD_SPEED` + t × `LEAD_SPEED`, less than the bucket and what fills it.
 */
import type { Point } from '../../../shared/hall/types.ts';
import { RUN, WALK } from '../../../shared/protocol/hall/gaits.ts';
import type { MoveReport } from '../../../shared/protocol/hall/move-report.ts';
import type { OwnBody } from './own-body.ts';
import { createSentMoves, type SentMoves } from './sent-moves.ts';
import { createTrail } from './trail.ts';
import { isWorthReport, REPORT_EVERY_MS } from './when-to-report.ts';

export type OwnMoves = {
  /** Call every frame: tells what should be told now. */
  readonly report: (now: number, body: OwnBody) => void;
  /** Call every frame while there is no body (the gallery): snapshots are acknowledged all the same. */
  readonly listen: (now: number) => void;
  /** A snapshot of this tick was read. */
  readonly heard: (tick: number, now: number) => void;
  /** Joined, again or for the first time: no snapshot of this connection was read yet. */
  readonly begin: () => void;
  /** The server knows us here; if that is not where we are, it is led after us. */
  readonly meet: (at: ServerPlace) => void;
  /** While paused nothing is told: the server is about to put us elsewhere. */
  readonly setPaused: (paused: boolean) => void;
  readonly sent: SentMoves;
  readonly newestSequence: () => number;
  /** The newest of our reports was refused; the server has us at `at`, and judges those still on their way from there. */
  readonly refused: (sequence: number, at: Point, now: number) => void;
  /** Metres by which the server is behind; 0 while it knows where we are, Infinity while that is not known itself. */
  readonly behind: () => number;
};

export type ServerPlace = Point & { readonly yaw: number; readonly gait: number };

export type OwnMovesParts = {
  /** Both return false when they could not send. */
  readonly sendMove: (report: MoveReport) => boolean;
  readonly sendHeard: (tick: number) => boolean;
  /** The way the server is led when we did not walk it before its eyes; both ends included, null when there is none. */
  readonly findWay: (from: Point, to: Point) => readonly Point[] | null;
};

/** Metres per second, a little less than the server's 5.98 and more than running. */
const LEAD_SPEED = 5.7;
/** Leading is saved up for so long at most, seconds. */
const CREDIT_S = 0.33;
const IN_FLIGHT_M = 3.9;
/** The server's bucket may be empty after a refusal, and needs a while to fill: until then slower, and fewer. */
const RECOVERY_MS = 3000;
const RECOVERY_SPEED = 4.5;
const RECOVERY_M = 1.3;
/** Nothing was reported for so long: say at least what was heard. */
const HEARD_EVERY_MS = 1000;
/** Such a step between two reports is as good as none, metres. */
const SAME_M = 0.015;
/** A trail of more pieces is laid anew. */
const LONGEST_TRAIL = 80;
/** What became of the reports on their way is awaited for so long, where it is not shown; milliseconds. */
const JUDGED_WITHIN_MS = 1500;

export function createOwnMoves({ sendMove, sendHeard, findWay }: OwnMovesParts): OwnMoves {
  const sent = createSentMoves();
  const trail = createTrail();
  /** What the server knows, or will when it has read what is on its way. */
  let told: OwnBody = { x: NaN, z: NaN, yaw: 0, vx: 0, vz: 0, gait: -1 };
  let sentAt = -Infinity;
  let sequence = 0;
  let tick = 0;
  let isTickNews = false;
  let saidHeardAt = -Infinity;
  let isPaused = false;
  /** Nothing can be sent; `meet` tells when that is over. */
  let isAway = false;
  let refusedAt = -Infinity;
  /** Newest sequence the server has refused, and where it has us since. */
  let refusal: (Point & { readonly sequence: number }) | null = null;
  let mustLay = false;

  function acknowledge(now: number): void {
    if (!isTickNews || now - Math.max(sentAt, saidHeardAt) < HEARD_EVERY_MS || !sendHeard(tick)) return;
    saidHeardAt = now;
    isTickNews = false;
  }

  /** How far the next report may be from the last one, metres of way. */
  function allowance(now: number): number {
    const isRecovering = now - refusedAt < RECOVERY_MS;
    const seconds = Math.min(CREDIT_S, (now - sentAt) / 1000);
    const credit = seconds * (isRecovering ? RECOVERY_SPEED : LEAD_SPEED);
    return Math.min(credit, (isRecovering ? RECOVERY_M : IN_FLIGHT_M) - sent.inFlight(now));
  }

  function layTrail(to: Point): void {
    mustLay = false;
    const way = isNear(told, to) ? null : findWay(told, to);
    if (way) trail.lay(way);
    else trail.clear();
  }

  /**
   * After a refusal: reports that were on their way may be refused, too, or taken. Only when that is known one can go
   * on from where the server has us. False until then.
   */
  function isRefusalOver(now: number): boolean {
    if (!refusal) return true;
    const newest = sent.find(sequence);
    const isRefused = refusal.sequence === sequence || !newest;
    if (!isRefused && !sent.isShown() && now - refusedAt < JUDGED_WITHIN_MS) return false;
    const { x, z } = isRefused ? refusal : newest;
    told = { ...told, x, z, gait: -1 };
    sentAt = now;
    refusal = null;
    sent.forget();
    mustLay = true;
    return true;
  }

  function send(now: number, body: OwnBody): void {
    const next = (sequence + 1) & 0xffff;
    const { x, z, yaw, gait } = body;
    if (!sendMove({ sequence: next, x, z, yaw, gait, heard: tick })) {
      isAway = true;
      return;
    }
    sequence = next;
    sent.add({ sequence, x, z, at: now, step: Math.hypot(x - told.x, z - told.z) || 0 });
    told = { ...body };
    sentAt = now;
    isTickNews = false;
  }

  /** One step of the server after us, or onto the very place when it is near. */
  function lead(now: number, body: OwnBody): void {
    if (now - sentAt < REPORT_EVERY_MS) return;
    if (trail.count() > LONGEST_TRAIL) layTrail(body);
    else trail.add(body);
    const at = trail.advance(told, allowance(now));
    if (!at) return;
    if (trail.isEmpty()) send(now, body);
    else send(now, { ...bodyOnTheWay(told, at, now - sentAt), x: at.x, z: at.z });
  }

  return {
    sent,
    newestSequence: () => sequence,
    report(now, body) {
      if (!isAway && !isPaused && isRefusalOver(now)) {
        if (mustLay) layTrail(body);
        const isBehind = !trail.isEmpty();
        const step = Math.hypot(body.x - told.x, body.z - told.z);
        if (isBehind || (isWorthReport(told, body, now - sentAt) && step > allowance(now))) lead(now, body);
        else if (isWorthReport(told, body, now - sentAt)) send(now, body);
      }
      acknowledge(now);
    },
    listen: acknowledge,
    heard(newTick, now) {
      tick = newTick;
      isTickNews = true;
      sent.heard(now);
    },
    begin() {
      // Whatever was asked on the old connection is not answered any more.
      isPaused = false;
      tick = 0;
      isTickNews = false;
    },
    meet(at) {
      sent.forget();
      trail.clear();
      told = { ...at, vx: 0, vz: 0 };
      mustLay = true;
      isAway = false;
      refusal = null;
      refusedAt = -Infinity;
    },
    setPaused(paused) {
      isPaused = paused;
    },
    refused(of, { x, z }, now) {
      refusedAt = now;
      refusal = { sequence: of, x, z };
      trail.clear();
    },
    behind: () => (refusal || mustLay ? Infinity : trail.length(told)),
  };
}

const isNear = (a: Point, b: Point): boolean => Math.hypot(a.x - b.x, a.z - b.z) < SAME_M;

/** How somebody looks who is led after us. */
function bodyOnTheWay(from: OwnBody, to: Point, ms: number): OwnBody {
  const [dx, dz] = [to.x - from.x, to.z - from.z];
  const seconds = Math.max(0.1, ms / 1000);
  const isStanding = Math.hypot(dx, dz) < SAME_M;
  const speed = Math.hypot(dx, dz) / seconds;
  return {
    x: to.x,
    z: to.z,
    yaw: isStanding ? from.yaw : Math.atan2(dx, dz),
    vx: dx / seconds,
    vz: dz / seconds,
    gait: speed > 4 ? RUN : WALK,
  };
}
