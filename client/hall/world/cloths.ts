/** The counters' cloths in their timber frames and the wings' murals: one picture, two draw calls. */
import {
  BufferAttribute,
  DataTexture,
  Group,
  InstancedMesh,
  LinearFilter,
  LinearMipmapLinearFilter,
  NoColorSpace,
  PlaneGeometry,
  RedFormat,
  type BufferGeometry,
  type Material,
} from 'three';
import { placeLocal } from '../../../shared/hall/frame.ts';
import type { Hall, WingPlace } from '../../../shared/hall/types.ts';
import type { Quality } from '../engine/quality.ts';
import { createClothMaterial, setCloths } from '../kit/cloth-material.ts';
import { clothDetail, planAtlas, rectsOf, type Cell } from '../motifs/cloth-atlas.ts';
import { dyeOf, muralDyeOf, rampOf } from '../motifs/dyes.ts';
import { weaveAll } from '../motifs/weave-all.ts';
import type { Weft } from '../motifs/weave.ts';
import { framedCloth } from './framed-cloth.ts';
import { MURAL } from './furniture.ts';
import { matrixOf, type Placement } from './instances.ts';

export type Cloths = {
  readonly group: Group;
  /** Paints all of them, off the main thread; they fade in together. Resolves when they are seen. */
  readonly weave: () => Promise<void>;
};

/** A mural hangs this far before its wall, metres; the wall's posts stand at its sides. */
const IN_FRONT = 0.03;
const MURAL_MARGIN = 0.15;
/** About as wide as one mural should be, metres. */
const MURAL_WIDTH = 11;
const FADE_MS = 600;
const FADE_STEP_MS = 40;

export function createCloths(hall: Hall, panel: BufferGeometry, quality: Quality): Cloths {
  const { counters, wings } = hall;
  const plan = planAtlas(counters.length, wings.length, clothDetail[quality.tier]);
  const texture = new DataTexture(
    new Uint8Array(plan.width * plan.height),
    plan.width,
    plan.height,
    RedFormat,
  );
  texture.colorSpace = NoColorSpace;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.anisotropy = quality.tier === 'high' ? 8 : 4;
  texture.unpackAlignment = 1;
  const { material, uWoven } = createClothMaterial(texture, quality.shading);

  const group = new Group();
  group.name = 'cloths';
  const framed = framedCloth(panel);
  setCloths(
    framed,
    rectsOf(plan.cloths, plan),
    counters.map((c) => rampOf(c.accent, c.pattern ? (c.pattern.dye ?? 'wing') : dyeOf(c.code))),
  );
  group.add(
    hang(
      framed,
      material,
      counters.map((c) => ({ ...c.centre, yaw: c.yaw })),
    ),
  );
  if (wings.length > 0) {
    const wall = mural();
    const panels = wings.flatMap((wing, i) => onEndWall(wing).map((at) => ({ at, wing, i })));
    const rects = rectsOf(plan.murals, plan);
    const each = new Float32Array(panels.length * 4);
    panels.forEach(({ i }, k) => {
      each.set(rects.subarray(i * 4, i * 4 + 4), k * 4);
    });
    setCloths(
      wall,
      each,
      panels.map(({ wing }) => rampOf(wing.accent, muralDyeOf(wing.pattern))),
    );
    group.add(
      hang(
        wall,
        material,
        panels.map(({ at }) => at),
      ),
    );
  }

  return {
    group,
    async weave() {
      const { data } = texture.image as { data: Uint8Array };
      const cells = [...plan.cloths, ...plan.murals];
      await weaveAll(weftsOf(hall, plan.cloths, plan.murals), (index, woven) => {
        const cell = cells[index];
        if (cell) copyCell(data, plan.width, cell, woven);
      });
      texture.needsUpdate = true;
      for (let at = FADE_STEP_MS; at <= FADE_MS; at += FADE_STEP_MS) {
        await new Promise((next) => setTimeout(next, FADE_STEP_MS));
        uWoven.value = at / FADE_MS;
      }
    },
  };
}

function hang(geometry: BufferGeometry, material: Material, at: readonly Placement[]): InstancedMesh {
  const mesh = new InstancedMesh(geometry, material, Math.max(1, at.length));
  mesh.count = at.length;
  at.forEach((placement, i) => {
    mesh.setMatrixAt(i, matrixOf(placement));
  });
  mesh.receiveShadow = true;
  mesh.computeBoundingSphere();
  mesh.name = 'cloth';
  return mesh;
}

/** A plane one metre wide whose picture begins at the top. */
function mural(): BufferGeometry {
  const plane = new PlaneGeometry(1, MURAL.height).translate(0, MURAL.bottom + MURAL.height / 2, 0);
  const uv = plane.getAttribute('uv');
  for (let i = 0; i < uv.count; i++) uv.setY(i, 1 - uv.getY(i));
  plane.setAttribute('timber', new BufferAttribute(new Float32Array(uv.count), 1));
  return plane;
}

/** A wide wall carries the same mural several times: one before every avenue. */
function muralsOf(wing: WingPlace): { readonly count: number; readonly width: number } {
  const whole = wing.endWall.hx * 2 - MURAL_MARGIN * 2;
  const count = Math.max(1, Math.round(whole / MURAL_WIDTH));
  return { count, width: whole / count };
}

function onEndWall(wing: WingPlace): Placement[] {
  const { endWall: wall } = wing;
  const { count, width } = muralsOf(wing);
  return Array.from({ length: count }, (_, i) => ({
    ...placeLocal(wall, wall.yaw, (i - (count - 1) / 2) * width, IN_FRONT),
    yaw: wall.yaw,
    wide: width,
  }));
}

function weftsOf(hall: Hall, cloths: readonly Cell[], murals: readonly Cell[]): Weft[] {
  const size = (cell: Cell | undefined) => ({ width: cell?.width ?? 1, height: cell?.height ?? 1 });
  return [
    ...hall.counters.map(({ code, pattern }, i): Weft => ({
      kind: 'cloth',
      code,
      pattern,
      ...size(cloths[i]),
    })),
    ...hall.wings.map((wing, i): Weft => {
      const aspect = muralsOf(wing).width / MURAL.height;
      return { kind: 'mural', pattern: wing.pattern, aspect, ...size(murals[i]) };
    }),
  ];
}

function copyCell(into: Uint8Array, stride: number, { x, y, width, height }: Cell, from: Uint8Array): void {
  for (let row = 0; row < height; row++) {
    into.set(from.subarray(row * width, (row + 1) * width), (y + row) * stride + x);
  }
}
