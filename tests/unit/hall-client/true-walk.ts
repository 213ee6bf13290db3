/** Somebody who walks about, for comparing with how others see it: a path through time, and the reports of it. */
import type { OwnBody } from '../../../client/hall/motion/own-body.ts';
import { isWorthReport } from '../../../client/hall/motion/when-to-report.ts';
import type { seededRandom } from '../../../client/hall/world/seeded-random.ts';
import { RUN, STAND, WALK } from '../../../shared/protocol/hall/gaits.ts';

export type TrueWalk = {
  readonly speed: number;
  /** Where they are after each frame, from time 0. */
  readonly x: number[];
  readonly z: number[];
  /** One frame on; `goes` false makes them stop at once. */
  readonly step: (goes: boolean) => void;
  readonly body: () => OwnBody;
  /** The body, when it is worth a report at `now` (ms). */
  readonly report: (now: number) => OwnBody | null;
};

export const FRAME_MS = 1000 / 60;
const TURN_RATE = 4;

/** Goes straight for a while, turns by up to 100°, stands for a while now and then. */
export function createTrueWalk(
  x: number,
  z: number,
  speed: number,
  random: ReturnType<typeof seededRandom>,
): TrueWalk {
  const walked: { x: number[]; z: number[] } = { x: [x], z: [z] };
  let [px, pz, yaw] = [x, z, random() * 6];
  let goal = yaw;
  let left = 0;
  let rests = false;
  let pace = 0;
  let told: OwnBody | null = null;
  let toldAt = -Infinity;
  const body = (): OwnBody => ({
    x: px,
    z: pz,
    yaw,
    vx: Math.sin(yaw) * pace,
    vz: Math.cos(yaw) * pace,
    gait: pace < 0.1 ? STAND : speed > 4.2 ? RUN : WALK,
  });
  return {
    speed,
    ...walked,
    step(goes) {
      left -= FRAME_MS;
      if (left < 0) {
        rests = !rests && random() < 0.25;
        left = 1200 + random() * 3500;
        goal = yaw + (random() - 0.5) * 3.4;
        // Nobody walks out of the cells that a byte can name.
        if (Math.hypot(px, pz) > 60) goal = Math.atan2(-px, -pz);
      }
      const wanted = goes && !rests ? speed : 0;
      pace += Math.max(-0.35, Math.min(0.2, wanted - pace));
      if (pace > 0.1) {
        const turn = Math.atan2(Math.sin(goal - yaw), Math.cos(goal - yaw));
        yaw +=
          Math.max(-1, Math.min(1, turn / 0.07)) * Math.min(Math.abs(turn), (TURN_RATE * FRAME_MS) / 1000);
      }
      px += (Math.sin(yaw) * pace * FRAME_MS) / 1000;
      pz += (Math.cos(yaw) * pace * FRAME_MS) / 1000;
      walked.x.push(px);
      walked.z.push(pz);
    },
    body,
    report(now) {
      const next = body();
      if (told && !isWorthReport(told, next, now - toldAt)) return null;
      told = next;
      toldAt = now;
      return next;
    },
  };
}
