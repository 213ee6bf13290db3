import { findPath, lengthOf, nearestWalkable } from '../../../shared/hall/find-path.ts';
import type { HallLink } from '../net/hall-link.ts';
import { pause } from '../net/pause.ts';
import { STROLL_SPEED } from './choose-stop.ts';
import type { VisitorWorld } from './person.ts';
import { between } from './pick-one.ts';
import { walkAlong, type Pose } from './walk-along.ts';

/** Movement reports per second while walking: few, for nobody steers these people. */
export const REPORTS_PER_SECOND = 4;

/**
 * Walks to `goal` by the hall's own paths and looks where it says; sits down there when asked. A newer stroll of
 * the same person takes over: then this one ends early. Throws the signal's reason.
 */
export async function strollTo(
  link: HallLink,
  goal: Pose & { readonly seat?: boolean },
  world: Pick<VisitorWorld, 'grid' | 'random'>,
  signal: AbortSignal,
): Promise<void> {
  const mine = link.beginStroll();
  const path = findPath(world.grid, link.pose(), nearestWalkable(world.grid, goal));
  if (!path) return;
  const speed = between(STROLL_SPEED.slow, STROLL_SPEED.brisk, world.random);
  const length = lengthOf(path);
  const corrections = link.corrections();
  for (let metres = 0; metres < length;) {
    await pause(1000 / REPORTS_PER_SECOND, signal);
    // Somebody else leads now, or the server has put us elsewhere: this path is no longer ours.
    if (!link.isStroll(mine) || link.corrections() !== corrections) return;
    metres = Math.min(length, metres + speed / REPORTS_PER_SECOND);
    const pose = walkAlong(path, metres);
    if (pose) link.report(pose, 'walk');
  }
  link.report({ ...link.pose(), yaw: goal.yaw }, goal.seat ? 'sit' : 'stand');
}
