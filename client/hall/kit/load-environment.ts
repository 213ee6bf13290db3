import {
  CompressedCubeTexture,
  type CompressedPixelFormat,
  DataUtils,
  HalfFloatType,
  LinearFilter,
  LinearMipmapLinearFilter,
  LinearSRGBColorSpace,
  RGBAFormat,
} from 'three';
import { fetchBytes } from './fetch-bytes.ts';

const ONE_HALF = 15360;

/** One mip level of one face: RGB9E5 words -> RGBA half floats. */
function unpack(view: DataView, offset: number, texels: number): Uint16Array {
  const out = new Uint16Array(texels * 4);
  for (let i = 0; i < texels; i++) {
    const word = view.getUint32(offset + i * 4, true);
    const k = 2 ** ((word >>> 27) - 24);
    out[i * 4] = DataUtils.toHalfFloat((word & 511) * k);
    out[i * 4 + 1] = DataUtils.toHalfFloat(((word >>> 9) & 511) * k);
    out[i * 4 + 2] = DataUtils.toHalfFloat(((word >>> 18) & 511) * k);
    out[i * 4 + 3] = ONE_HALF;
  }
  return out;
}

/**
 * Reads a pre-filtered environment (assets/source/bake-environment.ts describes the file) into a cube that
 * three 0.187 accepts as `scene.environment` without filtering it again: 260 KB of texture, no start-up work.
 */
export function readEnvironment(bytes: ArrayBuffer): CompressedCubeTexture {
  const view = new DataView(bytes);
  const size = view.getUint16(0, true);
  const levels = view.getUint16(2, true);
  const format = RGBAFormat as unknown as CompressedPixelFormat;
  const faces = Array.from({ length: 6 }, () => ({
    mipmaps: [] as { data: Uint16Array; width: number; height: number }[],
    width: size,
    height: size,
    isCompressedTexture: true,
    format,
  }));
  let offset = 4;
  for (let level = 0; level < levels; level++) {
    const side = size >> level;
    for (const face of faces) {
      face.mipmaps.push({ data: unpack(view, offset, side * side), width: side, height: side });
      offset += side * side * 4;
    }
  }
  const texture = new CompressedCubeTexture(faces as never, format, HalfFloatType);
  texture.colorSpace = LinearSRGBColorSpace;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.magFilter = LinearFilter;
  texture.generateMipmaps = false;
  Object.assign(texture, { isPMREMTexture: true });
  texture.needsUpdate = true;
  return texture;
}

/** @throws when the file cannot be fetched */
export async function loadEnvironment(url: string): Promise<CompressedCubeTexture> {
  return readEnvironment(await fetchBytes(url, 0));
}
