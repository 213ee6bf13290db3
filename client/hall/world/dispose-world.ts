/** Leaving the hall: frees what it holds on the GPU. */
import { DirectionalLight, type Material, Mesh, type Object3D, Points, type Scene, Texture } from 'three';

type Held = {
  readonly scene: Scene;
  /** Pictures that shaders hold by uniforms, where no material knows of them. */
  readonly textures: readonly Texture[];
};

/** Frees geometries, materials, their pictures, the shadow map and the sky; the world is not usable afterwards. */
export function disposeWorld({ scene, textures }: Held): void {
  scene.traverse(disposeObject);
  for (const texture of textures) texture.dispose();
  scene.environment?.dispose();
}

function disposeObject(object: Object3D): void {
  if (object instanceof DirectionalLight) object.dispose();
  if (!(object instanceof Mesh || object instanceof Points)) return;
  object.geometry.dispose();
  const materials = Array.isArray(object.material) ? object.material : [object.material];
  for (const material of materials as Material[]) {
    if ('map' in material && material.map instanceof Texture) material.map.dispose();
    material.dispose();
  }
}
