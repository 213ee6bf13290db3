/**
 * Raw Blender GLB -> the committed GLB: welded, quantised, levels of detail that share their vertices with the
 * near mesh (they cost only an index list), meshopt compression.
 *
 * Every mesh becomes one glTF mesh with up to three primitives, in the order near, mid, far.
 */
import {
  Logger,
  NodeIO,
  type Accessor,
  type Document,
  type Mesh,
  type Primitive,
} from '@gltf-transform/core';
import { ALL_EXTENSIONS, EXTMeshoptCompression } from '@gltf-transform/extensions';
import { dedup, prune, quantize, reorder, weld } from '@gltf-transform/functions';
import { MeshoptDecoder, MeshoptEncoder, MeshoptSimplifier } from 'meshoptimizer';
import { slim } from './slim-glb.ts';

/**
 * Share of triangles to keep and the allowed error relative to the mesh's size. `variants` treats hair, headwear and
 * clothes apart from the body: simplified together, a skull grows through its hair.
 */
type Share = { ratio: number; error: number };
type Level = Share & { variants?: Share };
type Levels = Record<string, readonly Level[]>;

const PAVILION: Levels = {
  pavilion: [
    { ratio: 0.3, error: 0.022 },
    { ratio: 0.12, error: 0.042 },
  ],
  plant: [{ ratio: 0.4, error: 0.1 }],
};
const PERSON: readonly Level[] = [
  { ratio: 0.24, error: 0.04, variants: { ratio: 0.26, error: 0.05 } },
  { ratio: 0.09, error: 0.3, variants: { ratio: 0.12, error: 0.15 } },
];
const PEOPLE: Levels = {
  man: PERSON,
  woman: PERSON,
  hijab: PERSON,
  wheelchair: [{ ratio: 0.3, error: 0.06 }],
};

/** Palette slots of eyes, brows, lips and glasses: the middle level keeps them whole. */
const FACE_SLOTS = new Set([6, 10, 11, 14]);
/** The far level keeps the eyes and leaves out brows, lips, cheeks, glasses and the shoes' white soles. */
const EYES = new Set([6]);
const FAR_DROPS = new Set([7, 10, 11, 12, 14]);
const OFFICER_TAG = 9;
const TAGS = 16;

async function open(): Promise<NodeIO> {
  await Promise.all([MeshoptEncoder.ready, MeshoptDecoder.ready, MeshoptSimplifier.ready]);
  return new NodeIO()
    .registerExtensions(ALL_EXTENSIONS)
    .registerDependencies({ 'meshopt.encoder': MeshoptEncoder, 'meshopt.decoder': MeshoptDecoder });
}

/** Keeps the three strongest bones of every vertex, as the crowd's shader reads three. */
function limitWeights(document: Document): void {
  for (const mesh of document.getRoot().listMeshes())
    for (const primitive of mesh.listPrimitives()) {
      const joints = primitive.getAttribute('JOINTS_0');
      const weights = primitive.getAttribute('WEIGHTS_0');
      if (!joints || !weights) continue;
      const [j, w] = [
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ];
      for (let i = 0; i < weights.getCount(); i++) {
        joints.getElement(i, j);
        weights.getElement(i, w);
        const best = [0, 1, 2, 3].sort((a, b) => (w[b] ?? 0) - (w[a] ?? 0)).slice(0, 3);
        const sum = best.reduce((s, k) => s + (w[k] ?? 0), 0);
        joints.setElement(i, [...best.map((k) => ((w[k] ?? 0) > 0 ? (j[k] ?? 0) : 0)), 0]);
        weights.setElement(i, [...best.map((k) => (w[k] ?? 0) / sum), 0]);
      }
    }
}

/** Bones that keep still in a clip need no track when they rest, and a single key otherwise. */
function thinClips(document: Document): void {
  const buffer = document.getRoot().listBuffers()[0] ?? null;
  const start = document
    .createAccessor('start')
    .setType('SCALAR')
    .setArray(Float32Array.of(0))
    .setBuffer(buffer);
  for (const clip of document.getRoot().listAnimations())
    for (const channel of clip.listChannels()) {
      const sampler = channel.getSampler();
      const output = sampler?.getOutput();
      const bone = channel.getTargetNode();
      const path = channel.getTargetPath();
      if (
        !sampler ||
        !output ||
        !bone ||
        (path !== 'rotation' && path !== 'translation' && path !== 'scale')
      ) {
        channel.dispose();
        continue;
      }
      const rest =
        path === 'rotation' ? bone.getRotation() : path === 'scale' ? bone.getScale() : bone.getTranslation();
      const first = output.getElement(0, [0, 0, 0, 0]);
      const size = output.getElementSize();
      const far = (a: readonly number[], b: readonly number[]) =>
        a.some((x, i) => i < size && Math.abs(x - (b[i] ?? 0)) > 1e-4);
      let still = true;
      for (let i = 1; i < output.getCount() && still; i++)
        still = !far(output.getElement(i, [0, 0, 0, 0]), first);
      if (!still) continue;
      if (far(first, rest)) {
        const single = document.createAccessor().setType(output.getType()).setBuffer(buffer);
        sampler.setInput(start).setOutput(single.setArray(Float32Array.from(first.slice(0, size))));
      } else {
        channel.dispose();
        sampler.dispose();
      }
    }
}

function positionsOf(primitive: Primitive): Float32Array {
  const accessor = primitive.getAttribute('POSITION');
  if (!accessor) throw new Error('a primitive without positions');
  const out = new Float32Array(accessor.getCount() * 3);
  const v = [0, 0, 0];
  for (let i = 0; i < accessor.getCount(); i++) out.set(accessor.getElement(i, v), i * 3);
  return out;
}

function indicesOf(primitive: Primitive): Uint32Array {
  const accessor = primitive.getIndices();
  if (!accessor) throw new Error('a primitive without indices');
  return Uint32Array.from(accessor.getArray() ?? []);
}

const slotOf = (uv: Accessor, vertex: number) => Math.floor((uv.getElement(vertex, [0, 0])[0] ?? 0) * 16);
const tagOf = (uv: Accessor, vertex: number) => Math.floor((uv.getElement(vertex, [0, 0])[1] ?? 0) * TAGS);

function split(indices: Uint32Array, keep: (vertex: number) => boolean): [Uint32Array, Uint32Array] {
  const kept: number[] = [];
  const rest: number[] = [];
  for (let i = 0; i < indices.length; i += 3) {
    const triangle = indices.subarray(i, i + 3);
    (keep(triangle[0] ?? 0) ? kept : rest).push(...triangle);
  }
  return [Uint32Array.from(kept), Uint32Array.from(rest)];
}

/** Normal, colour with occlusion, masks: what a coarser level must not smear over its triangles. */
const WEIGHTED: readonly (readonly [semantic: string, size: number, weight: number])[] = [
  ['NORMAL', 3, 0.25],
  ['COLOR_0', 4, 0.6],
  ['TEXCOORD_0', 2, 0.8],
];

function attributesOf(primitive: Primitive): { values: Float32Array; stride: number; weights: number[] } {
  const present = WEIGHTED.flatMap(([semantic, size, weight]) => {
    const accessor = primitive.getAttribute(semantic);
    return accessor ? [{ accessor, size, weight }] : [];
  });
  const stride = present.reduce((sum, p) => sum + p.size, 0);
  const count = primitive.getAttribute('POSITION')?.getCount() ?? 0;
  const values = new Float32Array(count * stride);
  for (let i = 0; i < count; i++) {
    let at = i * stride;
    for (const { accessor, size } of present) {
      values.set(accessor.getElement(i, [0, 0, 0, 0]).slice(0, size), at);
      at += size;
    }
  }
  return { values, stride, weights: present.flatMap((p) => Array.from({ length: p.size }, () => p.weight)) };
}

/**
 * Looks at positions only (people's colours come from a palette) or at all attributes (the pavilion). Only the
 * vertices in use are handed over: two garments that touch would otherwise look like one seam and keep every edge.
 */
function simplified(near: Primitive, indices: Uint32Array, level: Share, coloured = false): Uint32Array {
  if (indices.length === 0) return indices;
  const target = Math.floor((indices.length * level.ratio) / 3) * 3;
  if (!coloured) {
    const used = [...new Set(indices)];
    const place = new Map(used.map((vertex, i) => [vertex, i]));
    const all = positionsOf(near);
    const positions = Float32Array.from(used.flatMap((v) => [...all.subarray(v * 3, v * 3 + 3)]));
    const own = indices.map((vertex) => place.get(vertex) ?? 0);
    const kept = MeshoptSimplifier.simplify(own, positions, 3, target, level.error, ['Prune'])[0];
    return kept.map((vertex) => used[vertex] ?? 0);
  }
  const positions = positionsOf(near);
  const { values, stride, weights } = attributesOf(near);
  return MeshoptSimplifier.simplifyWithAttributes(
    indices,
    positions,
    3,
    values,
    stride,
    weights,
    null,
    target,
    level.error,
    ['Prune'],
  )[0];
}

type Keep = 'everything' | 'faces' | 'eyes';

/** The index list of one coarser level over the near mesh's vertices. */
function coarser(near: Primitive, level: Level, keep: Keep): Uint32Array {
  const uv = near.getAttribute('TEXCOORD_0');
  if (!uv) throw new Error('a primitive without masks');
  if (keep === 'everything') return simplified(near, indicesOf(near), level, true);
  const kept = keep === 'faces' ? FACE_SLOTS : EYES;
  const [whole, rest] = split(
    indicesOf(near),
    (v) => tagOf(uv, v) === OFFICER_TAG || (tagOf(uv, v) === 0 && kept.has(slotOf(uv, v))),
  );
  const out = [...whole];
  let left = keep === 'faces' ? rest : split(rest, (v) => !FAR_DROPS.has(slotOf(uv, v)))[0];
  for (let tag = 0; tag < TAGS; tag++) {
    const [own, others] = split(left, (v) => tagOf(uv, v) === tag);
    out.push(...simplified(near, own, tag === 0 ? level : (level.variants ?? level)));
    left = others;
  }
  return Uint32Array.from(out);
}

function addLevels(document: Document, mesh: Mesh, levels: readonly Level[], people: boolean): void {
  const near = mesh.listPrimitives()[0];
  if (!near) throw new Error(`${mesh.getName()} is empty`);
  const buffer = near.getIndices()?.getBuffer() ?? null;
  levels.forEach((level, k) => {
    const keep = !people || mesh.getName() === 'wheelchair' ? 'everything' : k === 0 ? 'faces' : 'eyes';
    const array = Uint16Array.from(coarser(near, level, keep));
    const indices = document.createAccessor().setType('SCALAR').setArray(array).setBuffer(buffer);
    const primitive = document.createPrimitive().setIndices(indices).setMaterial(near.getMaterial());
    for (const semantic of near.listSemantics())
      primitive.setAttribute(semantic, near.getAttribute(semantic));
    mesh.addPrimitive(primitive);
  });
}

async function optimise(raw: Uint8Array, levels: Levels, people: boolean): Promise<Uint8Array> {
  const io = await open();
  const document = await io.readBinary(raw);
  document.setLogger(new Logger(Logger.Verbosity.WARN));
  limitWeights(document);
  thinClips(document);
  await document.transform(
    dedup(),
    prune({ keepAttributes: true }),
    weld(),
    reorder({ encoder: MeshoptEncoder, target: 'size' }),
    quantize({
      quantizePosition: people ? 11 : 12, // 0.9 mm on a person
      quantizeNormal: 8,
      quantizeColor: 8,
      quantizeTexcoord: people ? 8 : 10, // slot and tag need four bits each
      quantizeWeight: 8,
    }),
  );
  for (const mesh of document.getRoot().listMeshes()) {
    addLevels(document, mesh, levels[mesh.getName()] ?? [], people);
    const counts = mesh.listPrimitives().map((p) => (p.getIndices()?.getCount() ?? 0) / 3);
    console.log(`  ${mesh.getName()}: ${counts.join(' / ')} triangles`);
  }
  document
    .createExtension(EXTMeshoptCompression)
    .setRequired(true)
    .setEncoderOptions({ method: EXTMeshoptCompression.EncoderMethod.FILTER });
  return slim(await io.writeBinary(document));
}

export const optimisePavilion = (raw: Uint8Array): Promise<Uint8Array> => optimise(raw, PAVILION, false);
export const optimisePeople = (raw: Uint8Array): Promise<Uint8Array> => optimise(raw, PEOPLE, true);
