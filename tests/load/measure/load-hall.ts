import { readFile } from 'node:fs/promises';
import type { HallData } from '../walk/hall-map.ts';

/** The building, from a server (an address) or a file with its answer. @throws when neither gives one. */
export async function loadHall(source: string): Promise<HallData> {
  if (!/^https?:/.test(source)) return JSON.parse(await readFile(source, 'utf8')) as HallData;
  const response = await fetch(source, { signal: AbortSignal.timeout(15_000) });
  if (!response.ok) throw new Error(`${source} answered ${response.status}`);
  return (await response.json()) as HallData;
}
