import { type InstancedMesh, type Material, PlaneGeometry } from 'three';
import type { Hall, WingPlace } from '../../../shared/hall/types.ts';
import { MURAL } from './furniture.ts';
import { scatter, type Placement } from './instances.ts';

/** About as wide as one repeat of the pattern should look, metres; the picture is twice as wide as high. */
const REPEAT = 5.4;
const IN_FRONT = 0.03;

/** The wings' patterns on their end walls: equal panels side by side, one draw call. */
export function createMurals(hall: Hall, cloth: Material): InstancedMesh {
  const panel = new PlaneGeometry(1, MURAL.height).translate(0, MURAL.bottom + MURAL.height / 2, 0);
  const uv = panel.getAttribute('uv');
  // The kit's pictures have their first row on top.
  for (let i = 0; i < uv.count; i++) uv.setY(i, ((1 - uv.getY(i)) * MURAL.height * 2) / REPEAT);
  const mesh = scatter(panel, cloth, hall.wings.flatMap(panelsOf), false);
  mesh.name = 'murals';
  return mesh;
}

function panelsOf(wing: WingPlace): Placement[] {
  const { endWall: wall } = wing;
  const width = wall.hx * 2 - 0.3;
  const count = Math.max(1, Math.round(width / REPEAT));
  const s = Math.sin(wall.yaw);
  const c = Math.cos(wall.yaw);
  return Array.from({ length: count }, (_, i) => {
    const along = ((i + 0.5) / count - 0.5) * width;
    return {
      x: wall.x + along * c + IN_FRONT * s,
      z: wall.z - along * s + IN_FRONT * c,
      yaw: wall.yaw,
      wide: width / count,
      accent: wing.accent,
    };
  });
}
