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

/** Many small things of which only the near ones are drawn. */
export type NearScatter = {
  readonly mesh: InstancedMesh;
  /** Keeps what stands within `reach` metres of (x, z). */
  readonly deal: (x: number, z: number, reach: number) => void;
};

export function scatterNear(
  geometry: BufferGeometry,
  material: Material,
  at: readonly Placement[],
  casts: boolean,
): NearScatter {
  const mesh = scatter(geometry, material, at, casts);
  // What is drawn changes with every deal; the bounds of all would cull nothing anyway.
  mesh.frustumCulled = false;
  const matrices = at.map(matrixOf);
  const colours = at.map((placement) => new Color(placement.accent ?? '#d9a441'));
  return {
    mesh,
    deal(x, z, reach) {
      mesh.count = 0;
      at.forEach((placement, i) => {
        const matrix = matrices[i];
        const colour = colours[i];
        if (!matrix || !colour || Math.hypot(placement.x - x, placement.z - z) > reach) return;
        mesh.setMatrixAt(mesh.count, matrix);
        mesh.setColorAt(mesh.count, colour);
        mesh.count += 1;
      });
      mesh.visible = mesh.count > 0;
      mesh.instanceMatrix.needsUpdate = true;
      if (mesh.instanceColor) mesh.instanceColor.needsUpdate = true;
    },
  };
}
