/** How much two pictures of the same size differ, as a share of their pixels. Decoded by the browser itself. */
import type { Page } from '@playwright/test';

/** A pixel differs when any of its colours does by more than this of 255: software renderers round differently. */
const PIXEL_TOLERANCE = 24;

/** @throws when the sizes differ or one is no picture */
export async function differingShare(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async ([a, b, tolerance]) => {
      const pixels = async (base64: string) => {
        const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext('2d', { willReadFrequently: true });
        if (!context) throw new Error('no canvas to compare on');
        context.drawImage(bitmap, 0, 0);
        return context.getImageData(0, 0, bitmap.width, bitmap.height);
      };
      const [left, right] = [await pixels(a), await pixels(b)];
      if (left.width !== right.width || left.height !== right.height) throw new Error('sizes differ');
      let differing = 0;
      for (let i = 0; i < left.data.length; i += 4) {
        const apart = [0, 1, 2].some(
          (c) => Math.abs((left.data[i + c] ?? 0) - (right.data[i + c] ?? 0)) > tolerance,
        );
        if (apart) differing += 1;
      }
      return differing / (left.width * left.height);
    },
    [one.toString('base64'), other.toString('base64'), PIXEL_TOLERANCE] as const,
  );
}
