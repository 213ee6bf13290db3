/** Decides when the own position is told to the server: at most ten times a second, only while it changes. */
export type MoveReporter = {
  /** Call every frame; tells through `send` when it is time. */
  readonly report: (now: number, x: number, z: number, yaw: number) => void;
  /** The server knows this place already (arrival, warp, correction). */
  readonly settle: (x: number, z: number, yaw: number) => void;
};

const EVERY_MS = 100;
/** Smaller changes than these nobody sees. */
const MOVED_M = 0.015;
const TURNED = 0.05;

/** `send` returns false when it could not; then the next frame tries again. */
export function createMoveReporter(send: (x: number, z: number, yaw: number) => boolean): MoveReporter {
  let sentAt = -Infinity;
  let toldX = NaN;
  let toldZ = NaN;
  let toldYaw = NaN;
  return {
    report(now, x, z, yaw) {
      if (now - sentAt < EVERY_MS) return;
      const isKnown = Math.hypot(x - toldX, z - toldZ) <= MOVED_M && Math.abs(yaw - toldYaw) <= TURNED;
      if (isKnown || !send(x, z, yaw)) return;
      sentAt = now;
      toldX = x;
      toldZ = z;
      toldYaw = yaw;
    },
    settle(x, z, yaw) {
      toldX = x;
      toldZ = z;
      toldYaw = yaw;
    },
  };
}
