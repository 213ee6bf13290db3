import {
  type AnimationClip,
  type Bone,
  BufferAttribute,
  type BufferGeometry,
  type InterleavedBufferAttribute,
  Matrix4,
  Mesh,
  type Object3D,
  SkinnedMesh,
  Vector3,
} from 'three';
import { type GLTF, GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { MeshoptDecoder } from 'meshoptimizer/decoder';
import sizes from '../../../assets/models/sizes.json' with { type: 'json' };
import { fetchBytes, type Progress } from './fetch-bytes.ts';

/** Parts of the pavilion kit; `sign`, `board` and `panel` carry picture coordinates. */
export const partNames = ['pavilion', 'sign', 'board', 'panel', 'plant', 'stool'] as const;
export type PartName = (typeof partNames)[number];

/** Meshes of the people file; variants inside the first three are picked by tag (bodies.ts). */
export const figureNames = ['man', 'woman', 'hijab', 'wheelchair'] as const;
export type FigureName = (typeof figureNames)[number];

/**
 * Levels of detail of one mesh, near first. They share their vertex buffers and differ in the index only.
 * Positions are metres in the model's own frame: floor at y 0, front towards +z.
 */
export type Levels = readonly [BufferGeometry, ...BufferGeometry[]];

export type People = {
  readonly figures: Record<FigureName, Levels>;
  readonly bones: readonly Bone[];
  /** The object that holds the bones; its world matrix is the identity. */
  readonly root: Object3D;
  /** Metres of the rest pose -> bone space, one per bone. */
  readonly inverses: readonly Matrix4[];
  readonly clips: readonly AnimationClip[];
};

export type Models = { readonly parts: Record<PartName, Levels>; readonly people: People };

type Attribute = BufferAttribute | InterleavedBufferAttribute;

/** Undoes the file's quantisation: positions become floats in metres, once per shared attribute. */
function metres(source: Attribute, matrix: Matrix4, done: Map<Attribute, BufferAttribute>): BufferAttribute {
  const ready = done.get(source);
  if (ready) return ready;
  const out = new Float32Array(source.count * 3);
  const v = new Vector3();
  for (let i = 0; i < source.count; i++)
    v.fromBufferAttribute(source, i)
      .applyMatrix4(matrix)
      .toArray(out, i * 3);
  const attribute = new BufferAttribute(out, 3);
  done.set(source, attribute);
  return attribute;
}

function meshesOf(scene: Object3D, name: string): Mesh[] {
  const node = scene.getObjectByName(name);
  if (!node) throw new Error(`the model file has no "${name}"`);
  if (node instanceof Mesh) return [node];
  return node.children.filter((child): child is Mesh => child instanceof Mesh);
}

function levelsOf(meshes: readonly Mesh[], matrix: Matrix4): Levels {
  const done = new Map<Attribute, BufferAttribute>();
  const geometries = meshes.map(({ geometry }) => {
    geometry.setAttribute('position', metres(geometry.getAttribute('position'), matrix, done));
    geometry.computeBoundingSphere();
    return geometry;
  });
  const [near, ...rest] = geometries;
  if (!near) throw new Error('a model without a mesh');
  return [near, ...rest];
}

function record<K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
}

/** Parses one GLB (meshopt compressed). */
export async function parseGlb(bytes: ArrayBuffer): Promise<GLTF> {
  const loader = new GLTFLoader().setMeshoptDecoder(MeshoptDecoder);
  return loader.parseAsync(bytes, '');
}

export function readParts(gltf: GLTF): Record<PartName, Levels> {
  gltf.scene.updateMatrixWorld(true);
  return record(partNames, (name) => {
    const meshes = meshesOf(gltf.scene, name);
    return levelsOf(meshes, meshes[0]?.matrixWorld ?? new Matrix4());
  });
}

export function readPeople(gltf: GLTF): People {
  gltf.scene.updateMatrixWorld(true);
  const skinned = meshesOf(gltf.scene, 'man')[0];
  if (!(skinned instanceof SkinnedMesh)) throw new Error('the people file has no skinned mesh');
  const { bones } = skinned.skeleton;
  const figures = record(figureNames, (name) => {
    const meshes = meshesOf(gltf.scene, name);
    return levelsOf(meshes, unpacking(meshes[0]));
  });
  const inverses = bones.map((bone) => bone.matrixWorld.clone().invert());
  return { figures, bones, root: gltf.scene, inverses, clips: gltf.animations };
}

/** Quantised units -> metres: a skinned file hides this in its inverse bind matrices. */
function unpacking(mesh: Mesh | undefined): Matrix4 {
  if (!(mesh instanceof SkinnedMesh)) throw new Error('a figure without a skin');
  const [bone] = mesh.skeleton.bones;
  const [inverse] = mesh.skeleton.boneInverses;
  if (!bone || !inverse) throw new Error('a skin without bones');
  return bone.matrixWorld.clone().multiply(inverse).multiply(mesh.bindMatrix);
}

/**
 * Fetches and unpacks all models. `onProgress` counts decompressed bytes of both files.
 * @throws when a file is missing or not what this build expects
 */
export async function loadModels(
  urls: { readonly pavilion: string; readonly people: string },
  onProgress?: Progress,
): Promise<Models> {
  const total = sizes.pavilion + sizes.people;
  const loaded = { pavilion: 0, people: 0 };
  const get = async (name: 'pavilion' | 'people') => {
    const bytes = await fetchBytes(urls[name], sizes[name], (n) => {
      loaded[name] = n;
      onProgress?.(loaded.pavilion + loaded.people, total);
    });
    return parseGlb(bytes);
  };
  const [pavilion, people] = await Promise.all([get('pavilion'), get('people')]);
  return { parts: readParts(pavilion), people: readPeople(people) };
}
