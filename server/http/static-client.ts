import { createReadStream, type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { acceptedEncodings } from './accepted-encodings.ts';
import type { ApiEnv } from './api-env.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.glb': 'model/gltf-binary',
  '.bin': 'application/octet-stream',
  '.wasm': 'application/wasm',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
};

/** The build's compressed siblings, best first. */
const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

type Variant = { readonly path: string; readonly bytes: number };
type StaticFile = {
  readonly type: string;
  readonly etag: string;
  readonly plain: Variant;
  readonly compressed: ReadonlyMap<string, Variant>;
};

export type StaticClient = (c: Context<ApiEnv>) => Response | null;

/**
 * Serves the built client from a list of its files made at start: a path that is not on the list cannot be
 * read, whatever it looks like. Files under `/assets/` carry a hash in their name and never change; pages
 * of the client are all the one `index.html`. Null for what is neither.
 */
export async function openStaticClient(folder: string): Promise<StaticClient> {
  const files = await listFiles(folder);
  return (c) => {
    const path = decodePath(c.req.path);
    const file = files.get(path);
    if (file) return send(c, file, path.startsWith('/assets/') ? 'forever' : 'revalidated');
    const page = files.get('/index.html');
    if (!page || !looksLikePage(path)) return null;
    return send(c, page, 'revalidated', pages.has(path.split('/')[1] ?? '') ? 200 : 404);
  };
}

/** First parts of the addresses that the client's router knows; it shows any other as not found. */
const pages = new Set(['', 'index.html', 'aula', 'teks', 'tiket', 'petugas']);

/** A name with a dot is a file that is missing, not a page. */
function looksLikePage(path: string): boolean {
  return !path.startsWith('/assets/') && !path.slice(path.lastIndexOf('/')).includes('.');
}

function decodePath(path: string): string {
  try {
    const decoded = decodeURIComponent(path);
    return decoded === '/' ? '/index.html' : decoded;
  } catch {
    return path;
  }
}

function send(
  c: Context<ApiEnv>,
  file: StaticFile,
  cache: 'forever' | 'revalidated',
  status: 200 | 404 = 200,
): Response {
  const headers: Record<string, string> = {
    'Content-Type': file.type,
    'Cache-Control': cache === 'forever' ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: file.etag,
    Vary: 'Accept-Encoding',
  };
  if (c.req.header('if-none-match')?.includes(file.etag)) return c.body(null, 304, headers);
  const accepted = acceptedEncodings(c.req.header('accept-encoding') ?? '');
  const encoding = encodings.find(({ name }) => accepted.has(name) && file.compressed.has(name));
  const variant = (encoding && file.compressed.get(encoding.name)) ?? file.plain;
  if (encoding) headers['Content-Encoding'] = encoding.name;
  headers['Content-Length'] = String(variant.bytes);
  if (c.req.method === 'HEAD') return c.body(null, status, headers);
  const stream = Readable.toWeb(createReadStream(variant.path)) as ReadableStream<Uint8Array>;
  return c.body(stream, status, headers);
}

async function listFiles(folder: string): Promise<Map<string, StaticFile>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = new Set(
    entries.filter((entry: Dirent) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name)),
  );
  const files = new Map<string, StaticFile>();
  for (const path of paths) {
    const type = types[extname(path)];
    if (!type) continue;
    const { size, mtimeMs } = await stat(path);
    const compressed = new Map<string, Variant>();
    for (const { name, suffix } of encodings) {
      if (!paths.has(path + suffix)) continue;
      compressed.set(name, { path: path + suffix, bytes: (await stat(path + suffix)).size });
    }
    const etag = `W/"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
    const url = `/${relative(folder, path).split(sep).join('/')}`;
    files.set(url, { type, etag, plain: { path, bytes: size }, compressed });
  }
  return files;
}
