/**
 * The plain way to draw a crowd, to measure ours against: one cloned SkinnedMesh and one AnimationMixer for each
 * person, standing where our crowd's people stand.
 */
import { AnimationMixer, Group, MeshStandardMaterial, SkinnedMesh, type Object3D } from 'three';
import { clone } from 'three/addons/utils/SkeletonUtils.js';
import { assetUrls } from '../../client/hall/kit/asset-urls.ts';
import type { CrowdPeople } from '../../client/hall/kit/crowd-people.ts';
import { parseGlb } from '../../client/hall/kit/load-models.ts';

export type Clones = {
  readonly group: Group;
  readonly count: number;
  readonly update: (dt: number) => void;
};

/** One clone for every visible person of the crowd in the picture. */
export async function cloneCrowd(
  people: CrowdPeople,
  isSeen: (x: number, z: number) => boolean,
): Promise<Clones> {
  const gltf = await parseGlb(await (await fetch(assetUrls.people)).arrayBuffer());
  const walk = gltf.animations.find((clip) => clip.name === 'walk') ?? gltf.animations[0];
  if (!walk) throw new Error('the people file has no clip');
  const originals = ['man', 'woman'].map((name) => onlyFigure(gltf.scene, name));
  const group = new Group();
  const mixers: AnimationMixer[] = [];
  for (let i = 0; i < people.capacity; i++) {
    const original = originals[i % originals.length];
    if (people.visible[i] === 0 || !original || !isSeen(people.x[i] ?? 0, people.z[i] ?? 0)) continue;
    const person = clone(original);
    const body = new Group();
    body.position.set(people.x[i] ?? 0, people.y[i] ?? 0, people.z[i] ?? 0);
    body.rotation.y = people.yaw[i] ?? 0;
    body.add(person);
    group.add(body);
    const mixer = new AnimationMixer(person);
    mixer.clipAction(walk).play();
    mixer.setTime(i * 0.37);
    mixers.push(mixer);
  }
  return {
    group,
    count: mixers.length,
    update(dt) {
      for (const mixer of mixers) mixer.update(dt);
    },
  };
}

/** A copy of the scene with the bones and the nearest level of one figure only. */
function onlyFigure(scene: Object3D, name: string): Object3D {
  const copy = clone(scene);
  const node = copy.getObjectByName(name);
  const kept = node instanceof SkinnedMesh ? node : node?.children.find((c) => c instanceof SkinnedMesh);
  if (!(kept instanceof SkinnedMesh)) throw new Error(`the people file has no skinned "${name}"`);
  const others: Object3D[] = [];
  copy.traverse((object) => {
    if (object instanceof SkinnedMesh && object !== kept) others.push(object);
  });
  for (const other of others) other.removeFromParent();
  kept.material = new MeshStandardMaterial({ color: '#b98a5e' });
  kept.frustumCulled = false;
  return copy;
}
