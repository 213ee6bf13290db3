import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiEnv } from '../../../server/http/api-env.ts';
import { openStaticClient } from '../../../server/http/static-client.ts';

const PAGE = '<!doctype html><title>MPP</title>';
const SCRIPT = 'export const hall = "aula";'.repeat(50);
const SECRET = 'not for you';

let folder: string;
const app = new Hono<ApiEnv>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mpp-static-'));
  const dist = join(folder, 'dist');
  await mkdir(join(dist, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), SECRET);
  await writeFile(join(dist, 'index.html'), PAGE);
  await writeFile(join(dist, 'favicon.svg'), '<svg/>');
  await writeFile(join(dist, '.built'), SECRET);
  await writeFile(join(dist, 'assets', 'main-abc123.js'), SCRIPT);
  await writeFile(join(dist, 'assets', 'main-abc123.js.br'), brotliCompressSync(SCRIPT));
  await writeFile(join(dist, 'assets', 'main-abc123.js.gz'), gzipSync(SCRIPT));
  const client = await openStaticClient(dist);
  app.notFound((c) => client(c) ?? c.text('none', 404));
});
afterAll(() => rm(folder, { recursive: true }));

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });

describe('the built client', () => {
  it.each(['/', '/aula', '/teks', '/teks/loket/3205', '/tiket/1', '/petugas', '/petugas/masuk'])(
    'is the page at %s, asked for anew each time',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(await answer.text()).toBe(PAGE);
    },
  );

  it('says 404 beside the page at an address that no page has', async () => {
    const answer = await get('/entah/apa');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe(PAGE);
  });

  it.each([
    '/assets/main-old999.js',
    '/assets/nothing',
    '/robots.php',
    '/assets/',
    '/.built',
    '/index.html.br',
  ])('has no file %s and does not pretend', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('none');
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e%5csecret.txt',
  ])('lets nobody out of its folder by %s', async (path) => {
    expect(await (await get(path)).text()).not.toContain(SECRET);
  });

  it('sends what was compressed beforehand, best first, for a year', async () => {
    const br = await get('/assets/main-abc123.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect(br.headers.get('content-encoding')).toBe('br');
    expect(br.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(br.headers.get('vary')).toBe('Accept-Encoding');
    expect(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).toString()).toBe(SCRIPT);
    const gz = await get('/assets/main-abc123.js', { 'accept-encoding': 'gzip, br;q=0' });
    expect(gz.headers.get('content-encoding')).toBe('gzip');
    const plain = await get('/assets/main-abc123.js');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(SCRIPT);
  });

  it('is not sent again when the browser has it', async () => {
    const tag = (await get('/')).headers.get('etag') ?? '';
    const again = await get('/', { 'if-none-match': tag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });
});
