/** Name signs of the counters and the wings' portals: one picture, one draw call. */
import { type InstancedMesh, Matrix4 } from 'three';
import { placeLocal, polar } from '../../../shared/hall/frame.ts';
import type { CounterPlace, Hall } from '../../../shared/hall/types.ts';
import { groundFor, shade } from '../kit/atlas-canvas.ts';
import { createSignAtlas, shortName, SIGN, type Sign } from '../kit/sign-atlas.ts';
import { createSignMesh } from '../kit/sign-material.ts';
import { matrixOf } from './instances.ts';
import { addPictureBox, noParts, pictureGeometry } from './picture-box.ts';

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

export type Signs = {
  readonly mesh: InstancedMesh;
  /** The same signs in other words. */
  readonly rewrite: (words: SignWords) => void;
};

/** Before the front posts, under the gable: the sign's middle and front, in the pavilion's coordinates. */
const HUNG = { y: 2.43, z: 1.3, depth: 0.06 } as const;
const PORTAL = { y: 4.62, scale: 1.5 } as const;
const RECEPTION_GROUND = '#6b3f20';
/** A smaller one reaches into the aisle from the right front post, for those who come along it; headroom 2 m. */
const BLADE = { x: 1.72, y: 2.2, z: 2.1, scale: 0.42 } as const;

type Hung = {
  readonly ground: string;
  /** Where the same sign hangs; mostly once. */
  readonly at: readonly Matrix4[];
  readonly say: (words: SignWords) => Sign;
};

export async function createSigns(
  hall: Hall,
  words: SignWords,
  options: { readonly width: number; readonly shading: 'standard' | 'lambert' },
): Promise<Signs> {
  const hung = [...counterSigns(hall), ...portalSigns(hall), receptionSign(hall)];
  const say = (spoken: SignWords) => hung.map((sign) => sign.say(spoken));
  const atlas = await createSignAtlas(say(words), options.width);
  const parts = noParts();
  addPictureBox(parts, { ...SIGN, ...HUNG, isTwoSided: true });
  const places = hung.flatMap(({ at, ground }, sign) => at.map((matrix) => ({ matrix, ground, sign })));
  const rects = new Float32Array(places.length * 4);
  places.forEach(({ sign }, i) => {
    rects.set(atlas.rects.subarray(sign * 4, sign * 4 + 4), i * 4);
  });
  const mesh = createSignMesh(
    pictureGeometry(parts),
    { texture: atlas.texture, rects },
    places.map((place) => place.ground),
    options.shading,
  );
  places.forEach(({ matrix }, i) => {
    mesh.setMatrixAt(i, matrix);
  });
  mesh.computeBoundingSphere();
  mesh.receiveShadow = true;
  mesh.name = 'signs';
  return {
    mesh,
    rewrite(next) {
      atlas.write(say(next));
    },
  };
}

/** The accent, dark enough for cream lettering. */
const painted = (accent: string): string => shade(accent, groundFor(accent));

function counterSigns(hall: Hall): Hung[] {
  return hall.counters.map((c) => {
    const { kind, title } = shortName(c.name);
    return {
      ground: painted(c.accent),
      at: [matrixOf({ ...c.centre, yaw: c.yaw }), bladeOf(c)],
      say: (words) => ({
        line: [kind, words.counter(c.index)].filter(Boolean).join('  ·  ').toLocaleUpperCase('id'),
        title,
      }),
    };
  });
}

function bladeOf(c: CounterPlace): Matrix4 {
  return moved(placeLocal(c.centre, c.yaw, BLADE.x, BLADE.z), c.yaw + Math.PI / 2, BLADE.y, BLADE.scale);
}

/** Over the mouth of every aisle, facing the atrium. */
function portalSigns(hall: Hall): Hung[] {
  return hall.wings.flatMap((wing) => {
    const count = hall.counters.filter((c) => c.wingId === wing.id).length;
    return wing.aisles.map((aisle): Hung => {
      const yaw = Math.atan2(aisle.from.x - aisle.to.x, aisle.from.z - aisle.to.z);
      const at = { x: aisle.from.x + Math.sin(yaw) * 0.2, z: aisle.from.z + Math.cos(yaw) * 0.2 };
      return {
        ground: painted(wing.accent),
        at: [moved(at, yaw, PORTAL.y, PORTAL.scale)],
        say: (words) => ({
          line: [wing.subtitle, words.counters(count)].filter(Boolean).join('  ·  ').toLocaleUpperCase('id'),
          title: wing.name,
          arrow: true,
        }),
      };
    });
  });
}

function receptionSign(hall: Hall): Hung {
  const desk = hall.entrance.reception;
  const out = polar(desk.yaw, -0.02 - desk.hz);
  return {
    ground: RECEPTION_GROUND,
    at: [moved({ x: desk.x + out.x, z: desk.z + out.z }, desk.yaw, 2.58, 0.8)],
    say: (words) => ({ line: words.receptionNote, title: words.reception }),
  };
}

/** The sign, taken from its place in the pavilion and hung at height `y`. */
function moved(at: { x: number; z: number }, yaw: number, y: number, scale: number): Matrix4 {
  return matrixOf({ ...at, y, yaw, scale }).multiply(new Matrix4().makeTranslation(0, -HUNG.y, -HUNG.z));
}
