import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** What compression makes smaller; images and woff2 are compressed already. */
const compressible = new Set([
  '.js',
  '.css',
  '.html',
  '.svg',
  '.json',
  '.webmanifest',
  '.glb',
  '.bin',
  '.txt',
]);
const WORTH_IT_BYTES = 600;

async function writeSiblings(path: string): Promise<void> {
  const plain = await readFile(path);
  if (plain.byteLength < WORTH_IT_BYTES) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength,
  };
  await writeFile(`${path}.br`, await brotli(plain, { params }));
  await writeFile(`${path}.gz`, await zip(plain, { level: constants.Z_BEST_COMPRESSION }));
}

/** Writes `.br` and `.gz` beside every compressible file of the build, so that the server only has to send them. */
function compressOutput(): Plugin {
  let outDir = '';
  return {
    name: 'compress-output',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    async closeBundle(error?: Error) {
      if (error) return;
      const entries = await readdir(outDir, { withFileTypes: true, recursive: true });
      const paths = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      await Promise.all(paths.filter((path) => compressible.has(extname(path))).map(writeSiblings));
    },
  };
}

type ModuleGraph = { getModuleInfo(id: string): { importedIds: readonly string[] } | null };

/** Everything the page needs at once, found by following static imports from index.html. */
function firstPageModules(): (id: string, graph: ModuleGraph) => string | null {
  const entry = resolve(import.meta.dirname, 'client/index.html');
  let reached: Set<string> | undefined;
  return (id, graph) => {
    if (!reached) {
      reached = new Set([entry, '\0rolldown/runtime.js']);
      for (const module of reached) {
        for (const next of graph.getModuleInfo(module)?.importedIds ?? []) reached.add(next);
      }
    }
    return reached.has(id) ? 'first' : null;
  };
}

/** Where `npm run dev` runs the server; the browser talks to Vite's port and Vite passes these paths on. */
const target = process.env['DEV_SERVER_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? '2567'}`;

export default defineConfig({
  root: 'client',
  plugins: [react(), compressOutput()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Fonts and models are files of their own: cached for a year, never inflated by base64.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // One file for the first page instead of the fifteen that other places share parts of: on a slow
        // network each request costs more than the few kilobytes it would save elsewhere.
        codeSplitting: { groups: [{ name: firstPageModules(), debugName: 'first' }] },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    fs: { allow: ['..'] },
    proxy: {
      '/api': { target },
      '/healthz': { target },
      '/readyz': { target },
      '/matchmake': { target },
      // Colyseus' sockets: /<process id>/<room id>
      '^/[A-Za-z0-9_-]{8,12}/[A-Za-z0-9_-]{8,12}(\\?|$)': { target, ws: true },
    },
  },
});
