/** Name signs of the counters and the wings' portals: one texture, one draw call. */
import { type BufferGeometry, type InstancedMesh, Matrix4 } from 'three';
import { polar } from '../../../shared/hall/frame.ts';
import type { Hall } from '../../../shared/hall/types.ts';
import { createAtlasMesh } from '../kit/atlas-material.ts';
import { createSignAtlas, type Sign } from '../kit/sign-atlas.ts';
import { matrixOf } from './instances.ts';

export type SignWords = {
  /** "Loket 12" */
  readonly counter: (index: number) => string;
  /** "Wilayah IV · Priangan" */
  readonly wing: (name: string, subtitle: string) => string;
  /** "11 loket" */
  readonly counters: (count: number) => string;
  readonly reception: string;
  readonly receptionNote: string;
};

/** Where the kit's sign hangs in a pavilion; portals hang the same sign elsewhere. */
const SIGN_Y = 2.41;
const SIGN_Z = 1.26;
const PORTAL = { y: 4.62, scale: 1.55 } as const;

type Hung = { readonly sign: Sign; readonly matrix: Matrix4 };

export async function createSigns(
  hall: Hall,
  geometry: BufferGeometry,
  words: SignWords,
  options: { readonly width: number; readonly shading: 'standard' | 'lambert' },
): Promise<InstancedMesh> {
  const hung = [...counterSigns(hall, words), ...portalSigns(hall, words), receptionSign(hall, words)];
  const atlas = await createSignAtlas(
    hung.map((h) => h.sign),
    options.width,
  );
  const mesh = createAtlasMesh(geometry, atlas, { shading: options.shading, glow: 0.3 });
  hung.forEach(({ matrix }, i) => {
    mesh.setMatrixAt(i, matrix);
  });
  mesh.computeBoundingSphere();
  mesh.receiveShadow = true;
  mesh.name = 'signs';
  return mesh;
}

function counterSigns(hall: Hall, words: SignWords): Hung[] {
  return hall.counters.map((c) => {
    const wing = hall.wings.find((w) => w.id === c.wingId);
    const wingName = wing ? ` · ${words.wing(wing.name, wing.subtitle)}` : '';
    const sign = { title: c.name, subtitle: `${words.counter(c.index)}${wingName}`, accent: c.accent };
    return { sign, matrix: matrixOf({ ...c.centre, yaw: c.yaw }) };
  });
}

/** Over the mouth of every aisle, facing the atrium. */
function portalSigns(hall: Hall, words: SignWords): Hung[] {
  return hall.wings.flatMap((wing) => {
    const count = hall.counters.filter((c) => c.wingId === wing.id).length;
    const sign = {
      title: wing.name,
      subtitle: `${wing.subtitle} · ${words.counters(count)}`,
      accent: wing.accent,
    };
    return wing.aisles.map((aisle) => {
      const yaw = Math.atan2(aisle.from.x - aisle.to.x, aisle.from.z - aisle.to.z);
      const at = { x: aisle.from.x + Math.sin(yaw) * 0.2, z: aisle.from.z + Math.cos(yaw) * 0.2 };
      return { sign, matrix: moved(at, yaw, PORTAL.y, PORTAL.scale) };
    });
  });
}

function receptionSign(hall: Hall, words: SignWords): Hung {
  const desk = hall.entrance.reception;
  const out = polar(desk.yaw, -0.02 - desk.hz);
  const sign = { title: words.reception, subtitle: words.receptionNote, accent: '#7a4b28' };
  return { sign, matrix: moved({ x: desk.x + out.x, z: desk.z + out.z }, desk.yaw, 2.58, 0.92) };
}

/** The kit's sign, taken from its place in the pavilion and hung at height `y`. */
function moved(at: { x: number; z: number }, yaw: number, y: number, scale: number): Matrix4 {
  return matrixOf({ ...at, y, yaw, scale }).multiply(new Matrix4().makeTranslation(0, -SIGN_Y, -SIGN_Z));
}
