/**
 * The counters' pavilions: every part one instanced draw; the pavilion itself in levels of detail that are dealt
 * out anew when the visitor has moved on.
 */
import { Color, Group, InstancedMesh, type Material } from 'three';
import type { CounterPlace, Hall } from '../../../shared/hall/types.ts';
import type { Quality } from '../engine/quality.ts';
import type { Models } from '../kit/load-models.ts';
import { matrixOf, scatterNear, type Placement } from './instances.ts';

export type Pavilions = {
  readonly group: Group;
  /** Deals out the levels of detail for an eye at (x, z). Cheap when the eye has hardly moved. */
  readonly deal: (x: number, z: number, quality: Quality) => void;
};

/** Stools drawn at a counter: those before the desk. */
const DESK_STOOLS = 3;
/** Thin legs vanish sooner than leaves. */
const STOOLS_REACH = 0.7;
/** Dealt again when the eye has moved this far, metres. */
const DEAL_STEP = 0.8;

export function createPavilions(hall: Hall, models: Models, kit: Material): Pavilions {
  const { counters } = hall;
  const group = new Group();
  group.name = 'pavilions';
  const levels = models.parts.pavilion.map((geometry) => {
    const mesh = new InstancedMesh(geometry, kit, counters.length);
    mesh.setColorAt(0, new Color());
    mesh.castShadow = mesh.receiveShadow = true;
    // Dealt by distance and few: culling them one by one would cost more than it saves.
    mesh.frustumCulled = false;
    mesh.count = 0;
    return mesh;
  });
  const matrices = counters.map((c) => matrixOf({ ...c.centre, yaw: c.yaw }));
  const accents = counters.map((c) => new Color(c.accent));
  const stools = scatterNear(models.parts.stool[0], kit, counters.flatMap(stoolsOf), false);
  const plants = scatterNear(
    models.parts.plant[models.parts.plant.length - 1] ?? models.parts.plant[0],
    kit,
    counters.flatMap(plantsBeside),
    true,
  );
  group.add(...levels, stools.mesh, plants.mesh);

  let dealtX = Infinity;
  let dealtZ = Infinity;
  let dealtTier = '';

  function put(level: InstancedMesh, i: number): void {
    const matrix = matrices[i];
    const accent = accents[i];
    if (!matrix || !accent) return;
    level.setMatrixAt(level.count, matrix);
    level.setColorAt(level.count, accent);
    level.count += 1;
  }

  function finish(): void {
    for (const level of levels) {
      level.visible = level.count > 0;
      level.instanceMatrix.needsUpdate = true;
      if (level.instanceColor) level.instanceColor.needsUpdate = true;
    }
  }

  return {
    group,
    deal(x, z, quality) {
      if (Math.hypot(x - dealtX, z - dealtZ) < DEAL_STEP && dealtTier === quality.tier) return;
      dealtX = x;
      dealtZ = z;
      dealtTier = quality.tier;
      for (const level of levels) level.count = 0;
      for (let i = 0; i < counters.length; i++) {
        const at = counters[i]?.centre;
        if (!at) continue;
        const away = Math.hypot(at.x - x, at.z - z);
        const k = away < quality.pavilionNear ? 0 : away < quality.pavilionMid ? 1 : 2;
        const level = levels[Math.min(k, levels.length - 1)];
        if (level) put(level, i);
      }
      stools.deal(x, z, quality.smallThings * STOOLS_REACH);
      plants.deal(x, z, quality.smallThings);
      finish();
    },
  };
}

function stoolsOf(c: CounterPlace): Placement[] {
  return c.seats
    .slice(0, DESK_STOOLS)
    .map((seat, i) => ({ x: seat.x, z: seat.z, yaw: seat.yaw + i, accent: c.accent }));
}

/** One plant between each pavilion and the column to its right. */
function plantsBeside(c: CounterPlace): Placement[] {
  const s = Math.sin(c.yaw);
  const k = Math.cos(c.yaw);
  const [lx, lz] = [2.04, 0.3];
  const size = 0.5 + 0.14 * (Math.abs(Math.sin(c.index * 2.3)) % 1);
  return [
    {
      x: c.centre.x + lx * k + lz * s,
      z: c.centre.z - lx * s + lz * k,
      yaw: c.index,
      scale: size,
      accent: c.accent,
    },
  ];
}
