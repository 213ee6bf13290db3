/** What the legs do. The index is what travels. */
export const gaits = ['stand', 'walk', 'run', 'sit'] as const;
export type Gait = (typeof gaits)[number];

export const STAND = 0;
export const WALK = 1;
export const RUN = 2;
export const SIT = 3;
