import type { PerspectiveCamera } from 'three';

/**
 * Moves the picture's centre into the part of the canvas that no panel covers, without turning the camera.
 * `right` and `bottom` are the covered pixels of a canvas of `width` × `height`.
 */
export type Cover = { right: number; bottom: number };

export function shiftLens(camera: PerspectiveCamera, cover: Cover, width: number, height: number): void {
  // With the free area's centre at -right/2 px, clip space moves by -right/width.
  camera.projectionMatrix.elements[8] = cover.right / Math.max(1, width);
  camera.projectionMatrix.elements[9] = -cover.bottom / Math.max(1, height);
  camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
}

/** Vertical field of view in degrees: tall screens need more of it to show anything to the sides. */
export function fieldOfView(aspect: number): number {
  if (aspect >= 1.2) return 50;
  if (aspect <= 0.6) return 62;
  return 62 - ((aspect - 0.6) / 0.6) * 12;
}
