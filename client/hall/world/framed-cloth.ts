import { BufferAttribute, BufferGeometry } from 'three';

/** Width of the moulding and how far it stands out, metres. */
const MOULDING = 0.09;
const DEPTH = 0.045;

type V = readonly [number, number, number];

/**
 * A cloth in a timber frame, filling the place of the kit's `panel`: `timber` is 0 on the cloth and a share of the
 * wood's colour on the frame; the picture's coordinates begin at the cloth's top left.
 */
export function framedCloth(panel: BufferGeometry): BufferGeometry {
  panel.computeBoundingBox();
  const { min, max } = panel.boundingBox ?? { min: { x: 0, y: 0, z: 0 }, max: { x: 1, y: 1, z: 0 } };
  const z = max.z;
  const [l, r, b, t] = [min.x + MOULDING, max.x - MOULDING, min.y + MOULDING, max.y - MOULDING];
  const positions: number[] = [];
  const normals: number[] = [];
  const uvs: number[] = [];
  const timbers: number[] = [];
  const index: number[] = [];
  const quad = (corners: readonly [V, V, V, V], normal: V, timber: number) => {
    const first = positions.length / 3;
    for (const [x, y, depth] of corners) {
      positions.push(x, y, depth);
      normals.push(...normal);
      uvs.push((x - l) / (r - l), (t - y) / (t - b));
      timbers.push(timber);
    }
    index.push(first, first + 1, first + 2, first, first + 2, first + 3);
  };
  quad(
    [
      [l, b, z],
      [r, b, z],
      [r, t, z],
      [l, t, z],
    ],
    [0, 0, 1],
    0,
  );
  const f = z + DEPTH;
  const k = MOULDING * 0.45;
  const outer: readonly V[] = [
    [min.x, min.y, f],
    [max.x, min.y, f],
    [max.x, max.y, f],
    [min.x, max.y, f],
  ];
  const ridge: readonly V[] = [
    [l - k, b - k, f],
    [r + k, b - k, f],
    [r + k, t + k, f],
    [l - k, t + k, f],
  ];
  const inner: readonly V[] = [
    [l, b, z],
    [r, b, z],
    [r, t, z],
    [l, t, z],
  ];
  const inwards: readonly V[] = [
    [0, 0.7, 0.7],
    [-0.7, 0, 0.7],
    [0, -0.7, 0.7],
    [0.7, 0, 0.7],
  ];
  for (let i = 0; i < 4; i++) {
    const [a, c] = [outer[i], outer[(i + 1) % 4]];
    const [d, e] = [ridge[i], ridge[(i + 1) % 4]];
    const [g, h] = [inner[i], inner[(i + 1) % 4]];
    const slope = inwards[i];
    if (!a || !c || !d || !e || !g || !h || !slope) continue;
    quad([a, c, e, d], [0, 0, 1], 1);
    quad([d, e, h, g], slope, 0.72);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute('normal', new BufferAttribute(new Float32Array(normals), 3));
  geometry.setAttribute('uv', new BufferAttribute(new Float32Array(uvs), 2));
  geometry.setAttribute('timber', new BufferAttribute(new Float32Array(timbers), 1));
  geometry.setIndex(index);
  return geometry;
}
