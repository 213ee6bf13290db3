import type { Weft } from './weave.ts';
import type { Woven } from './weave-worker.ts';

type Take = (index: number, data: Uint8Array) => void;

/**
 * Paints all cells and hands them over one by one; resolves after the last. A worker does it; where there is none,
 * the page does one cell at a time and lets go between them.
 */
export async function weaveAll(wefts: readonly Weft[], take: Take): Promise<void> {
  if (wefts.length === 0) return;
  try {
    await inWorker(wefts, take);
  } catch {
    const { weave } = await import('./weave.ts');
    for (const [index, weft] of wefts.entries()) {
      take(index, weave(weft));
      await new Promise((next) => setTimeout(next, 16));
    }
  }
}

function inWorker(wefts: readonly Weft[], take: Take): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./weave-worker.ts', import.meta.url), { type: 'module' });
    let left = wefts.length;
    worker.onmessage = ({ data }: MessageEvent<Woven>) => {
      take(data.index, data.data);
      left -= 1;
      if (left > 0) return;
      worker.terminate();
      resolve();
    };
    worker.onerror = () => {
      worker.terminate();
      reject(new Error('the worker could not paint'));
    };
    worker.postMessage(wefts);
  });
}
