import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
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
      outDir = join(config.root, config.build.outDir);
    },
    async closeBundle(error?: Error) {
      if (error) return;
      const entries = await readdir(outDir, { withFileTypes: true, recursive: true });
      for (const entry of entries) {
        const path = join(entry.parentPath, entry.name);
        if (entry.isFile() && compressible.has(extname(path))) await writeSiblings(path);
      }
    },
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
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
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
