import type { PerspectiveCamera } from 'three';
import { framingOf } from './framing.ts';

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
export const fieldOfView = (aspect: number): number => framingOf(aspect).fov;
