/** "Antar saya": decides between walking, being there at once, and opening what one stands before. */
import { boxHolds, placeLocal } from '../../../shared/hall/frame.ts';
import type { CounterPlace, Hall, Point } from '../../../shared/hall/types.ts';
import type { Ground } from '../motion/ground.ts';
import { pick, type Ray } from '../motion/pick.ts';
import { noteHall, useHall } from '../state/hall-store.ts';
import { reopenPanel } from '../state/panel.ts';
import type { Visitor } from './visitor.ts';

export type WayFinder = {
  readonly guideTo: (code: string) => void;
  readonly bringTo: (code: string) => void;
  readonly walkTo: (at: Point) => void;
  /** Follows a tap on the picture. */
  readonly tap: (ray: Ray) => void;
};

/** Places to stand before a desk, metres to the right of the usual one; the nearest free one is taken. */
const SIDE_STEPS = [0, -0.75, 0.75, -1.5, 1.4] as const;

export function createWayFinder(
  hall: Hall,
  ground: Ground,
  visitor: Visitor,
  isTaken: (x: number, z: number) => boolean,
  warpTo: (code: string) => Promise<boolean>,
  reducedMotion: () => boolean,
): WayFinder {
  const counterOf = (code: string | null) => hall.counters.find((c) => c.code === code) ?? null;

  function lead(to: Point, code: string | null): void {
    if (!visitor.leadTo(to, counterOf(code))) return;
    noteHall({ target: { code }, left: Math.round(visitor.left()) });
  }

  /** Before the desk, beside whoever stands there already. */
  function spotAt(counter: CounterPlace): Point {
    const spots = SIDE_STEPS.map((aside) => placeLocal(counter.approach, counter.yaw, aside, 0));
    const isGood = (p: Point) => ground.isWalkable(p.x, p.z) && boxHolds(counter.zone, p.x, p.z);
    return spots.find((p) => isGood(p) && !isTaken(p.x, p.z)) ?? counter.approach;
  }

  function isHere(code: string): boolean {
    const { panel } = useHall.getState();
    if (panel.at !== code) return false;
    visitor.stop();
    noteHall({ panel: reopenPanel(panel) });
    return true;
  }

  function bringTo(code: string): void {
    const counter = counterOf(code);
    if (!counter || isHere(code)) return;
    void warpTo(code).then((isThere) => {
      if (!isThere) lead(spotAt(counter), code);
    });
  }

  function guideTo(code: string): void {
    const counter = counterOf(code);
    if (!counter || isHere(code)) return;
    const isAskedAgain = visitor.destination()?.counter?.code === code;
    if (isAskedAgain || reducedMotion()) bringTo(code);
    else lead(spotAt(counter), code);
  }

  function walkTo(at: Point): void {
    lead(ground.nearest(at), null);
  }

  return {
    guideTo,
    bringTo,
    walkTo,
    tap(ray) {
      const found = pick(hall, ray);
      if (found?.kind === 'floor') walkTo(found.at);
      else if (found) guideTo(found.counter.code);
    },
  };
}
