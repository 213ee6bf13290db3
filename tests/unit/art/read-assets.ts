import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type People, parseGlb, readParts, readPeople } from '../../../client/hall/kit/load-models.ts';

const at = (path: string) => fileURLToPath(new URL(`../../../assets/${path}`, import.meta.url));

export const sizeOf = (path: string): number => statSync(at(path)).size;

export function bytesOf(path: string): ArrayBuffer {
  const file = readFileSync(at(path));
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
}

export const loadParts = async () => readParts(await parseGlb(bytesOf('models/pavilion.glb')));
export const loadPeople = async (): Promise<People> =>
  readPeople(await parseGlb(bytesOf('models/people.glb')));
