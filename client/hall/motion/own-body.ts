/** The visitor's body as it is reported: metres, radians, metres per second; `gait` is an index of `gaits`. */
export type OwnBody = {
  readonly x: number;
  readonly z: number;
  readonly yaw: number;
  readonly vx: number;
  readonly vz: number;
  readonly gait: number;
};
