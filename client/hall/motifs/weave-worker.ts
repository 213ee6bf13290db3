/** Paints cells off the main thread, in the order they were asked for. */
import { weave, type Weft } from './weave.ts';

/** The part of a worker's scope that is used here. */
type Scope = {
  onmessage: ((event: { readonly data: readonly Weft[] }) => void) | null;
  postMessage: (message: Woven, transfer: readonly ArrayBuffer[]) => void;
};

export type Woven = { readonly index: number; readonly data: Uint8Array<ArrayBuffer> };

const scope = globalThis as unknown as Scope;

scope.onmessage = ({ data }) => {
  data.forEach((weft, index) => {
    const woven = weave(weft);
    scope.postMessage({ index, data: woven }, [woven.buffer]);
  });
};
