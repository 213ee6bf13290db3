/**
 * Counts what a page really asks of WebGL: draw calls, triangles, bytes of textures and render targets. Works below
 * the product's code, so that nothing can draw or hold memory past it, and nothing has to be built in for it.
 */
import type { Page } from '@playwright/test';

export type GlLedger = {
  /** Since the page began; read twice and subtract. */
  calls: number;
  triangles: number;
  /** Live bytes of textures, render buffers and shadow maps; the canvas' own buffers are not among them. */
  readonly textureBytes: () => number;
  /** The same one by one, biggest first: "width×height" and bytes. */
  readonly textures: () => { size: string; bytes: number }[];
};

declare global {
  interface Window {
    glLedger?: GlLedger;
  }
}

/**
 * Installs the ledger in every page that is opened afterwards. `cutDraws` sends only one triangle of each draw call
 * to the software GPU: what is left of a frame is the main thread's own work, submission included.
 */
export async function keepGlLedger(page: Page, cutDraws: boolean): Promise<void> {
  await page.addInitScript(install, cutDraws);
}

/** Runs in the page. */
function install(cutDraws: boolean): void {
  const proto = WebGL2RenderingContext.prototype;
  const sizes = new Map<object, Map<string, number>>();
  const dimensions = new Map<object, string>();
  const bound = new Map<number, object | null>();
  let unit = 0;
  const ledger = {
    calls: 0,
    triangles: 0,
    textures: () =>
      [...sizes]
        .map(([object, parts]) => ({
          size: dimensions.get(object) ?? '?',
          bytes: [...parts.values()].reduce((a, b) => a + b, 0),
        }))
        .sort((a, b) => b.bytes - a.bytes),
    textureBytes: () =>
      [...sizes.values()].flatMap((parts) => [...parts.values()]).reduce((a, b) => a + b, 0),
  };
  window.glLedger = ledger;

  const FACE_FIRST = 0x8515;
  const CUBE = 0x8513;
  const RENDERBUFFER = 0x8d41;
  const bytesOf: Record<number, number> = {
    0x8058: 4, // RGBA8
    0x8c43: 4, // SRGB8_ALPHA8
    0x8051: 3, // RGB8
    0x8c41: 3, // SRGB8
    0x8229: 1, // R8
    0x822b: 2, // RG8
    0x881a: 8, // RGBA16F
    0x8814: 16, // RGBA32F
    0x822d: 2, // R16F
    0x822e: 4, // R32F
    0x822f: 4, // RG16F
    0x8230: 8, // RG32F
    0x8c3a: 4, // R11F_G11F_B10F
    0x8c3d: 4, // RGB9_E5
    0x81a5: 2, // DEPTH_COMPONENT16
    0x81a6: 4, // DEPTH_COMPONENT24, padded
    0x8cac: 4, // DEPTH_COMPONENT32F
    0x88f0: 4, // DEPTH24_STENCIL8
    0x8cad: 8, // DEPTH32F_STENCIL8, padded
    0x1908: 4, // RGBA
    0x1907: 3, // RGB
    0x1903: 1, // RED
    0x1909: 1, // LUMINANCE
    0x1902: 4, // DEPTH_COMPONENT
  };
  const blockBytes = (format: number): number | null => {
    if (format >= 0x93b0 && format <= 0x93dd) return 16; // ASTC, at least 4 × 4
    if ([0x9274, 0x9275, 0x9276, 0x9277, 0x83f0, 0x83f1, 0x8c4c, 0x8c4d].includes(format)) return 8;
    if ([0x9278, 0x9279, 0x83f2, 0x83f3, 0x8c4e, 0x8c4f, 0x8e8c, 0x8e8d, 0x8e8f].includes(format)) return 16;
    return null;
  };
  const levelBytes = (format: number, width: number, height: number): number => {
    const block = blockBytes(format);
    if (block !== null) return Math.ceil(width / 4) * Math.ceil(height / 4) * block;
    return width * height * (bytesOf[format] ?? 4);
  };
  const keyOf = (target: number) => {
    const isFace = target >= FACE_FIRST && target < FACE_FIRST + 6;
    return (isFace ? CUBE : target) * 64 + (target === RENDERBUFFER ? 0 : unit);
  };
  const note = (target: number, part: string, width: number, height: number, bytes: number) => {
    const object = bound.get(keyOf(target));
    if (!object) return;
    if (!dimensions.has(object)) dimensions.set(object, `${width}×${height}`);
    const parts = sizes.get(object) ?? new Map<string, number>();
    sizes.set(object, parts.set(part, bytes));
  };
  const allLevels = (format: number, levels: number, width: number, height: number): number => {
    let sum = 0;
    for (let level = 0; level < levels; level++)
      sum += levelBytes(format, Math.max(1, width >> level), Math.max(1, height >> level));
    return sum;
  };

  type Method = (...args: never[]) => unknown;
  const wrap = (name: string, before: (args: number[]) => void) => {
    const methods = proto as unknown as Record<string, Method>;
    const own = methods[name];
    if (!own) return;
    methods[name] = function (this: unknown, ...args: never[]) {
      before(args as unknown as number[]);
      return own.apply(this, args);
    };
  };
  const at = (args: number[], i: number): number => args[i] ?? 0;
  const objectAt = (args: number[], i: number) => (args[i] ?? null) as unknown as object | null;

  wrap('activeTexture', (args) => (unit = at(args, 0) - 0x84c0));
  wrap('bindTexture', (args) => bound.set(keyOf(at(args, 0)), objectAt(args, 1)));
  wrap('bindRenderbuffer', (args) => bound.set(keyOf(RENDERBUFFER), objectAt(args, 1)));
  for (const name of ['deleteTexture', 'deleteRenderbuffer'])
    wrap(name, (args) => {
      const object = objectAt(args, 0);
      if (object) sizes.delete(object);
    });
  wrap('texStorage2D', (a) => {
    const faces = at(a, 0) === CUBE ? 6 : 1;
    note(at(a, 0), 'storage', at(a, 3), at(a, 4), faces * allLevels(at(a, 2), at(a, 1), at(a, 3), at(a, 4)));
  });
  wrap('texStorage3D', (a) =>
    note(
      at(a, 0),
      'storage',
      at(a, 3),
      at(a, 4),
      at(a, 5) * allLevels(at(a, 2), at(a, 1), at(a, 3), at(a, 4)),
    ),
  );
  wrap('texImage2D', (a) => {
    const picture = a[5] as unknown as { width?: number; height?: number } | undefined;
    const isPicture = a.length === 6;
    const width = isPicture ? (picture?.width ?? 0) : at(a, 3);
    const height = isPicture ? (picture?.height ?? 0) : at(a, 4);
    note(at(a, 0), `${at(a, 0)}:${at(a, 1)}`, width, height, levelBytes(at(a, 2), width, height));
  });
  wrap('texImage3D', (a) =>
    note(at(a, 0), `3d:${at(a, 1)}`, at(a, 3), at(a, 4), at(a, 5) * levelBytes(at(a, 2), at(a, 3), at(a, 4))),
  );
  wrap('compressedTexImage2D', (a) =>
    note(at(a, 0), `${at(a, 0)}:${at(a, 1)}`, at(a, 3), at(a, 4), levelBytes(at(a, 2), at(a, 3), at(a, 4))),
  );
  wrap('generateMipmap', (a) => {
    const object = bound.get(keyOf(at(a, 0)));
    const parts = object ? sizes.get(object) : undefined;
    // Storage given out with all its levels is counted already; a picture alone grows by a third.
    if (!parts || parts.has('storage')) return;
    let base = 0;
    for (const [part, bytes] of parts) if (part.endsWith(':0')) base += bytes;
    parts.set('mips', Math.round(base / 3));
  });
  wrap('renderbufferStorage', (a) =>
    note(RENDERBUFFER, 'buffer', at(a, 2), at(a, 3), levelBytes(at(a, 1), at(a, 2), at(a, 3))),
  );
  wrap('renderbufferStorageMultisample', (a) =>
    note(
      RENDERBUFFER,
      'buffer',
      at(a, 3),
      at(a, 4),
      Math.max(1, at(a, 1)) * levelBytes(at(a, 2), at(a, 3), at(a, 4)),
    ),
  );

  const TRIANGLES = 4;
  const STRIP = 5;
  const trianglesIn = (mode: number, count: number) => {
    if (mode === TRIANGLES) return Math.floor(count / 3);
    return mode >= STRIP ? Math.max(0, count - 2) : 0;
  };
  const draw = (args: number[], countAt: number, instances: number) => {
    ledger.calls += 1;
    ledger.triangles += trianglesIn(at(args, 0), at(args, countAt)) * instances;
    if (cutDraws) args[countAt] = Math.min(3, at(args, countAt));
  };
  wrap('drawArrays', (a) => draw(a, 2, 1));
  wrap('drawElements', (a) => draw(a, 1, 1));
  wrap('drawRangeElements', (a) => draw(a, 3, 1));
  wrap('drawArraysInstanced', (a) => draw(a, 2, at(a, 3)));
  wrap('drawElementsInstanced', (a) => draw(a, 1, at(a, 4)));
}
