/** Building bit by bit: what one walks on at once, the rest in small pieces between the frames. */

/** Adds one piece to the world. */
export type Stage = () => void;
export type StageListener = (done: number, total: number) => void;

/** Main-thread time the pieces of one frame may take together, ms; a single piece is never cut. */
const SLICE_MS = 8;

/** All at once: for pictures. */
export function buildAtOnce(stages: readonly Stage[]): void {
  for (const stage of stages) stage();
}

/**
 * A slice a frame until nothing is left; `whenDone` after the last. The returned function leaves off.
 * `next` calls back once a frame has been drawn (a timer keeps hidden pages going).
 */
export function buildBySlices(
  stages: readonly Stage[],
  onStage: StageListener,
  whenDone: () => void,
  next: (work: () => void) => void = (work) => setTimeout(work, 16),
): () => void {
  let done = 0;
  let isLeft = false;
  function slice(): void {
    if (isLeft) return;
    const until = performance.now() + SLICE_MS;
    while (done < stages.length && performance.now() < until) {
      stages[done]?.();
      done += 1;
      onStage(done, stages.length);
    }
    if (done < stages.length) next(slice);
    else whenDone();
  }
  next(slice);
  return () => {
    isLeft = true;
  };
}
