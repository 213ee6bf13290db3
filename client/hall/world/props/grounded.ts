/** Occlusion of something `tall` metres high that stands on the floor: darker towards its foot. */
export const grounded =
  (tall: number) =>
  (_x: number, y: number): number =>
    0.6 + 0.4 * Math.min(1, Math.max(0, y / tall));
