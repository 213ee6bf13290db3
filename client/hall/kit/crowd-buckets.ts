import type { BufferGeometry } from 'three';
import {
  DynamicDrawUsage,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  type Material,
  Mesh,
} from 'three';

export const FLOATS = 12;

/** One draw call: a geometry and the people who use it this frame. */
export type Bucket = {
  readonly mesh: Mesh;
  readonly data: Float32Array;
  readonly capacity: number;
  count: number;
};

/** Ranges live as long as the bucket, so that uploading a part of the buffer allocates nothing per frame. */
type Uploads = {
  readonly buffer: InstancedInterleavedBuffer;
  readonly range: { start: number; count: number };
};
const uploads = new WeakMap<Bucket, Uploads>();

/** Wraps `source` (shared vertex buffers) for `capacity` instances with the named vec4 attributes. */
export function createBucket(
  source: BufferGeometry,
  material: Material,
  capacity: number,
  attributes: readonly string[],
): Bucket {
  const geometry = new InstancedBufferGeometry();
  geometry.setIndex(source.index);
  for (const [name, attribute] of Object.entries(source.attributes)) geometry.setAttribute(name, attribute);
  const stride = attributes.length * 4;
  const data = new Float32Array(capacity * stride);
  const buffer = new InstancedInterleavedBuffer(data, stride);
  buffer.setUsage(DynamicDrawUsage);
  attributes.forEach((name, i) => {
    geometry.setAttribute(name, new InterleavedBufferAttribute(buffer, 4, i * 4));
  });
  geometry.instanceCount = 0;
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false; // people are culled one by one
  mesh.matrixAutoUpdate = false;
  mesh.visible = false;
  const bucket: Bucket = { mesh, data, capacity, count: 0 };
  uploads.set(bucket, { buffer, range: { start: 0, count: 0 } });
  return bucket;
}

/** Hands this frame's instances to the GPU; an empty bucket costs no draw call. */
export function flushBucket(bucket: Bucket): void {
  const upload = uploads.get(bucket);
  const geometry = bucket.mesh.geometry;
  if (!upload || !(geometry instanceof InstancedBufferGeometry)) return;
  geometry.instanceCount = bucket.count;
  bucket.mesh.visible = bucket.count > 0;
  if (bucket.count === 0) return;
  upload.range.count = bucket.count * upload.buffer.stride;
  upload.buffer.updateRanges.length = 0;
  upload.buffer.updateRanges.push(upload.range);
  upload.buffer.needsUpdate = true;
}

export function disposeBucket(bucket: Bucket): void {
  bucket.mesh.geometry.dispose();
}
