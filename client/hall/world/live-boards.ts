/** The counters' live boards: who is being served, how many wait, how long; drawn again only where it changed. */
import { type BufferGeometry, type InstancedMesh, type WebGLRenderer } from 'three';
import type { CounterPlace, Hall } from '../../../shared/hall/types.ts';
import { createAtlasMesh } from '../kit/atlas-material.ts';
import { createBoardAtlas, flushBoards, setBoard, type BoardText } from '../kit/board-atlas.ts';
import { matrixOf } from './instances.ts';

/** A counter's words on its board, translated; `accent` and `counter` are the building's. */
export type BoardWords = Omit<BoardText, 'accent' | 'counter'>;

export type LiveBoards = {
  readonly mesh: InstancedMesh;
  readonly show: (code: string, words: BoardWords) => void;
  /** Once per frame; does nothing when nothing changed. */
  readonly flush: (renderer: WebGLRenderer) => void;
};

export async function createLiveBoards(
  hall: Hall,
  geometry: BufferGeometry,
  counterName: (c: CounterPlace) => string,
  options: { readonly width: number; readonly shading: 'standard' | 'lambert' },
): Promise<LiveBoards> {
  const { counters } = hall;
  const atlas = await createBoardAtlas(counters.length, options.width);
  const mesh = createAtlasMesh(geometry, atlas, { shading: options.shading, glow: 0.55 });
  counters.forEach((c, i) => {
    mesh.setMatrixAt(i, matrixOf({ ...c.centre, yaw: c.yaw }));
  });
  mesh.computeBoundingSphere();
  mesh.name = 'boards';
  const indexOf = new Map(counters.map((c, i) => [c.code, i]));
  return {
    mesh,
    show(code, words) {
      const i = indexOf.get(code);
      const counter = i === undefined ? undefined : counters[i];
      if (i === undefined || !counter) return;
      setBoard(atlas, i, { ...words, accent: counter.accent, counter: counterName(counter) });
    },
    flush: (renderer) => flushBoards(atlas, renderer),
  };
}
