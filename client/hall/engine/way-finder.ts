/** "Antar saya": decides between walking, being there at once, and opening what one stands before. */
import { boxHolds, placeLocal } from '../../../shared/hall/frame.ts';
import type { CounterPlace, Hall, Point } from '../../../shared/hall/types.ts';
import type { Ground } from '../motion/ground.ts';
import { pick, type Ray } from '../motion/pick.ts';
import { noteHall, useHall } from '../state/hall-store.ts';
import { openFromAfar, reopenPanel } from '../state/panel.ts';
import type { Mark } from '../world/guide.ts';
import type { Visitor } from './visitor.ts';

export type WayFinder = {
  readonly guideTo: (code: string) => void;
  readonly bringTo: (code: string) => void;
  readonly walkTo: (at: Point) => void;
  /** A few times a second: whoever is led to a place that was taken meanwhile goes to another one. */
  readonly tend: () => void;
  /** Follows a tap on the picture. */
  readonly tap: (ray: Ray) => void;
};

/** Places to stand before a desk, metres to the right of and behind the usual one; the first free one is taken. */
const SPOTS = [
  [0, 0],
  [-0.75, 0],
  [0.75, 0],
  [-1.5, 0],
  [1.4, 0],
  [0, 0.9],
  [-0.9, 0.9],
  [0.9, 0.9],
  [-1.7, 0.9],
  [1.6, 0.9],
] as const;
/** A place seen from here to be taken meanwhile is exchanged for another, metres. */
const IN_SIGHT_M = 5;
/** A tapped place may lie so far off the floor before the visitor is told of it, metres. */
const BESIDE_M = 0.7;
const HERE_M = 0.35;

export function createWayFinder(
  hall: Hall,
  ground: Ground,
  visitor: Visitor,
  isTaken: (x: number, z: number) => boolean,
  warpTo: (code: string) => Promise<boolean>,
  reducedMotion: () => boolean,
): WayFinder {
  const counterOf = (code: string | null) => hall.counters.find((c) => c.code === code) ?? null;

  function lead(to: Point, code: string | null, mark: Mark = 'way'): void {
    if (!visitor.leadTo(to, counterOf(code), mark)) return;
    noteHall({ target: { code, isNearest: mark === 'nearest' }, left: Math.round(visitor.left()) });
  }

  /** Before the desk, beside whoever stands there already. */
  function spotAt(counter: CounterPlace): Point {
    const spots = SPOTS.map(([aside, back]) => placeLocal(counter.approach, counter.yaw, aside, back));
    const isGood = (p: Point) => ground.isWalkable(p.x, p.z) && boxHolds(counter.zone, p.x, p.z);
    return spots.find((p) => isGood(p) && !isTaken(p.x, p.z)) ?? counter.approach;
  }

  /** Whether that is all: one stands there already, or watches from above and needs no way. */
  function isHere(code: string): boolean {
    const { panel, gallery } = useHall.getState();
    if (gallery) {
      noteHall({ panel: openFromAfar(panel, code) });
      return true;
    }
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

  /** To a tapped place; off the floor, to the nearest one can walk to, and the visitor is told so. */
  function walkTo(at: Point): void {
    if (useHall.getState().gallery) return;
    const to = ground.nearest(at);
    const isBeside = Math.hypot(to.x - at.x, to.z - at.z) > BESIDE_M;
    const { walker } = visitor;
    if (!isBeside && Math.hypot(to.x - walker.x, to.z - walker.z) < HERE_M) return;
    lead(to, null, isBeside ? 'nearest' : 'spot');
  }

  function tend(): void {
    const destination = visitor.destination();
    const end = visitor.walker.path.at(-1);
    if (!destination?.counter || !end || visitor.left() > IN_SIGHT_M || !isTaken(end.x, end.z)) return;
    const spot = spotAt(destination.counter);
    if (Math.hypot(spot.x - end.x, spot.z - end.z) > HERE_M) lead(spot, destination.counter.code);
  }

  return {
    guideTo,
    bringTo,
    walkTo,
    tend,
    tap(ray) {
      const found = pick(hall, ray);
      if (found?.kind === 'floor') walkTo(found.at);
      else if (found) guideTo(found.counter.code);
    },
  };
}
