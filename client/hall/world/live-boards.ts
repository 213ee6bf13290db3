/** The counters' live boards and the lamp in each gable: who is being served, how many wait, open or closed. */
import { BufferAttribute, type BufferGeometry, type InstancedMesh, type WebGLRenderer } from 'three';
import type { CounterPlace, Hall } from '../../../shared/hall/types.ts';
import {
  BOARD,
  boardLamps,
  createBoardAtlas,
  flushBoards,
  lampOf,
  setBoard,
  type BoardText,
} from '../kit/board-atlas.ts';
import { createBoardMesh } from '../kit/board-material.ts';
import { matrixOf } from './instances.ts';
import { addPictureBox, noParts, pictureGeometry, type PictureParts } from './picture-box.ts';

/** A counter's words on its board, translated; `accent` and `counter` are the building's. */
export type BoardWords = Omit<BoardText, 'accent' | 'counter'>;

export type LiveBoards = {
  readonly mesh: InstancedMesh;
  readonly show: (code: string, words: BoardWords) => void;
  /** The counters are called otherwise now: writes what is shown once more. */
  readonly rewrite: () => void;
  /** Once per frame; does nothing when nothing changed. */
  readonly flush: (renderer: WebGLRenderer) => void;
};

/** On the kit's stand outside the left front post, hiding its empty frame. */
const STAND = { x: -1.95, y: 1.43, z: 1.335, depth: 0.06 } as const;
/** Before the rays of the gable, like a sun that is up while the counter is open. */
const LAMP = { y: 3.0, z: 1.34, radius: 0.23, depth: 0.1, sides: 18 } as const;

export async function createLiveBoards(
  hall: Hall,
  counterName: (c: CounterPlace) => string,
  options: { readonly width: number; readonly shading: 'standard' | 'lambert' },
): Promise<LiveBoards> {
  const { counters } = hall;
  const atlas = await createBoardAtlas(counters.length, options.width);
  const { mesh, setLamp } = createBoardMesh(boardShape(), atlas, options.shading);
  counters.forEach((c, i) => {
    mesh.setMatrixAt(i, matrixOf({ ...c.centre, yaw: c.yaw }));
  });
  mesh.computeBoundingSphere();
  mesh.name = 'boards';
  const indexOf = new Map(counters.map((c, i) => [c.code, i]));
  const said = new Map<string, BoardWords>();
  function show(code: string, words: BoardWords): void {
    const i = indexOf.get(code);
    const counter = i === undefined ? undefined : counters[i];
    if (i === undefined || !counter) return;
    said.set(code, words);
    setBoard(atlas, i, { ...words, accent: counter.accent, counter: counterName(counter) });
    setLamp(i, boardLamps.indexOf(lampOf(words)));
  }
  return {
    mesh,
    show,
    rewrite() {
      for (const [code, words] of said) show(code, words);
    },
    flush: (renderer) => flushBoards(atlas, renderer),
  };
}

function boardShape(): BufferGeometry {
  const parts = noParts();
  addPictureBox(parts, { ...BOARD, ...STAND });
  const boardVertices = parts.position.length / 3;
  addLamp(parts);
  const geometry = pictureGeometry(parts);
  const flags = new Float32Array(parts.position.length / 3).fill(1, boardVertices);
  geometry.setAttribute('lamp', new BufferAttribute(flags, 1));
  return geometry;
}

/** A round glass and its rim, whose colour is that of the glass's edge. */
function addLamp(parts: PictureParts): void {
  const { y, z, radius, depth, sides } = LAMP;
  const first = parts.position.length / 3;
  const put = (x: number, up: number, out: number, normal: readonly number[], u: number, v: number) => {
    parts.position.push(x, y + up, out);
    parts.normal.push(...normal);
    parts.uv.push(u, v);
  };
  put(0, 0, z, [0, 0, 1], 0.5, 0.5);
  for (let i = 0; i < sides; i++) {
    const a = (i / sides) * Math.PI * 2;
    const [c, s] = [Math.cos(a), Math.sin(a)];
    put(c * radius, s * radius, z, [0, 0, 1], 0.5 + c * 0.47, 0.5 - s * 0.47);
    put(c * radius, s * radius, z, [c, s, 0], 0.06, 0.06);
    put(c * radius, s * radius, z - depth, [c, s, 0], 0.06, 0.06);
  }
  for (let i = 0; i < sides; i++) {
    const [a, b] = [first + 1 + i * 3, first + 1 + ((i + 1) % sides) * 3];
    parts.index.push(first, a, b, a + 1, a + 2, b + 2, a + 1, b + 2, b + 1);
  }
}
