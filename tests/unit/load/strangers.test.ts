import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../load/', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);

test('bots are strangers: nothing under tests/load imports from the product', () => {
  expect(files.length).toBeGreaterThan(10);
  const taken = files.flatMap((name) =>
    [...readFileSync(folder + name, 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)]
      .map((found) => found[1] ?? '')
      .filter((path) => /(^|\/)(client|server|shared)\//.test(path))
      .map((path) => `${name} imports ${path}`),
  );
  expect(taken).toEqual([]);
});

test('bots open the line themselves: no SDK speaks for them', () => {
  const speakers = files.filter(
    (name) => /^(bot|walk)\//.test(name) && readFileSync(folder + name, 'utf8').includes('@colyseus/'),
  );
  expect(speakers).toEqual([]);
});
