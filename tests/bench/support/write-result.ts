import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Writes `bench/results/<name>.json`, with what the figures depend on. */
export function writeResult(name: string, figures: object): string {
  const path = fileURLToPath(new URL(`../../../bench/results/${name}.json`, import.meta.url));
  mkdirSync(dirname(path), { recursive: true });
  const machine = { cores: cpus().length, cpu: cpus()[0]?.model ?? '', node: process.version };
  writeFileSync(path, `${JSON.stringify({ ...figures, at: new Date().toISOString(), machine }, null, 2)}\n`);
  return path;
}
