import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const list = (path: string) => readdirSync(new URL(`../../../${path}`, import.meta.url));

const committed = [
  ...list('assets/models').map((file) => `assets/models/${file}`),
  ...list('assets/textures').map((file) => `assets/textures/${file}`),
  ...list('client/fonts')
    .filter((file) => file.endsWith('.woff2'))
    .map((file) => `client/fonts/${file}`),
];

describe('every committed model, texture and font', () => {
  it.each(committed)('%s is rebuilt by npm run assets', (path) => {
    expect(read('assets/source/build.ts')).toContain(`'${path}'`);
  });

  it.each(committed)('%s has its licence written down', (path) => {
    expect(read('assets/LICENSES.md')).toContain(path.replace(/^assets\//, ''));
  });
});
