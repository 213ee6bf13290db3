/** Bytes received so far and bytes in total, both after decompression. */
export type Progress = (loaded: number, total: number) => void;

/**
 * Fetches one file and reports what really arrived. `size` is the file's known length: a compressed answer's
 * Content-Length counts other bytes than the reader sees. Throws with the address when the answer is not 2xx.
 */
export async function fetchBytes(url: string, size: number, onProgress?: Progress): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  if (!response.body || !onProgress) return response.arrayBuffer();
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let loaded = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    loaded += value.length;
    onProgress(loaded, Math.max(size, loaded));
  }
  const bytes = new Uint8Array(loaded);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  onProgress(loaded, loaded);
  return bytes.buffer;
}
