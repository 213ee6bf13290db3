import {
  type BufferGeometry,
  Color,
  InstancedMesh,
  type Material,
  Matrix4,
  Quaternion,
  Vector3,
} from 'three';

export type Placement = {
  readonly x: number;
  readonly z: number;
  readonly yaw: number;
  readonly scale?: number;
  /** Extra factor along its own x. */
  readonly wide?: number;
  readonly y?: number;
  /** Accent colour of this one. */
  readonly accent?: string;
};

const UP = new Vector3(0, 1, 0);

export function matrixOf({ x, y = 0, z, yaw, scale = 1, wide = 1 }: Placement): Matrix4 {
  return new Matrix4().compose(
    new Vector3(x, y, z),
    new Quaternion().setFromAxisAngle(UP, yaw),
    new Vector3(scale * wide, scale, scale),
  );
}

/** Many of one thing in one draw call. */
export function scatter(
  geometry: BufferGeometry,
  material: Material,
  at: readonly Placement[],
  casts: boolean,
): InstancedMesh {
  const mesh = new InstancedMesh(geometry, material, Math.max(1, at.length));
  mesh.count = at.length;
  const colour = new Color();
  at.forEach((placement, i) => {
    mesh.setMatrixAt(i, matrixOf(placement));
    mesh.setColorAt(i, colour.set(placement.accent ?? '#d9a441'));
  });
  mesh.castShadow = casts;
  mesh.receiveShadow = true;
  mesh.computeBoundingSphere();
  return mesh;
}
