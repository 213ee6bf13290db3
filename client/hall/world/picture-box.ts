import { BufferAttribute, BufferGeometry } from 'three';

export type PictureBox = {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** Middle of the front face, metres. */
  readonly x?: number;
  readonly y: number;
  readonly z: number;
  /** The back shows the picture too, the right way round. */
  readonly isTwoSided?: boolean;
};

/** Positions, normals, picture coordinates (from the top left) and indices of a part, to be joined. */
export type PictureParts = {
  readonly position: number[];
  readonly normal: number[];
  readonly uv: number[];
  readonly index: number[];
};

export const noParts = (): PictureParts => ({ position: [], normal: [], uv: [], index: [] });

/** A board with a picture on its front; its edges take the colour of the picture's very corner. */
export function addPictureBox(parts: PictureParts, box: PictureBox): void {
  const { width, height, depth, x = 0, y, z, isTwoSided = false } = box;
  const [l, r, b, t] = [x - width / 2, x + width / 2, y - height / 2, y + height / 2];
  const back = z - depth;
  type Corner = readonly [number, number, number, number, number];
  const quad = (corners: readonly Corner[], normal: readonly [number, number, number]) => {
    const first = parts.position.length / 3;
    for (const [cx, cy, cz, u, v] of corners) {
      parts.position.push(cx, cy, cz);
      parts.normal.push(...normal);
      parts.uv.push(u, v);
    }
    parts.index.push(first, first + 1, first + 2, first, first + 2, first + 3);
  };
  quad(
    [
      [l, b, z, 0, 1],
      [r, b, z, 1, 1],
      [r, t, z, 1, 0],
      [l, t, z, 0, 0],
    ],
    [0, 0, 1],
  );
  const [u0, u1, v1] = isTwoSided ? [1, 0, 1] : [0, 0, 0];
  quad(
    [
      [r, b, back, u1, v1],
      [l, b, back, u0, v1],
      [l, t, back, u0, 0],
      [r, t, back, u1, 0],
    ],
    [0, 0, -1],
  );
  const side = (
    corners: readonly (readonly [number, number, number])[],
    normal: readonly [number, number, number],
  ) => {
    quad(
      corners.map(([cx, cy, cz]) => [cx, cy, cz, 0, 0] as const),
      normal,
    );
  };
  side(
    [
      [l, b, back],
      [l, b, z],
      [l, t, z],
      [l, t, back],
    ],
    [-1, 0, 0],
  );
  side(
    [
      [r, b, z],
      [r, b, back],
      [r, t, back],
      [r, t, z],
    ],
    [1, 0, 0],
  );
  side(
    [
      [l, t, z],
      [r, t, z],
      [r, t, back],
      [l, t, back],
    ],
    [0, 1, 0],
  );
  side(
    [
      [l, b, back],
      [r, b, back],
      [r, b, z],
      [l, b, z],
    ],
    [0, -1, 0],
  );
}

export function pictureGeometry(parts: PictureParts): BufferGeometry {
  const geometry = new BufferGeometry();
  for (const [name, size] of [
    ['position', 3],
    ['normal', 3],
    ['uv', 2],
  ] as const) {
    geometry.setAttribute(name, new BufferAttribute(new Float32Array(parts[name]), size));
  }
  geometry.setIndex(parts.index);
  return geometry;
}
