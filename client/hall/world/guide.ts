/**
 * The way that "Antar saya" goes: lanterns that light up one after the other on a soft ribbon, go out behind the
 * visitor, and lead to a ring with a column of light. A tapped place only gets its ring. Two draw calls at most.
 */
import {
  BufferAttribute,
  BufferGeometry,
  CircleGeometry,
  Color,
  CylinderGeometry,
  DoubleSide,
  Group,
  Mesh,
  ShaderMaterial,
} from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import type { Point } from '../../../shared/hall/types.ts';
import { layRibbon, MOST_PIECES } from './guide-ribbon.ts';
import { GOAL_FRAGMENT, GOAL_VERTEX, RIBBON_FRAGMENT, RIBBON_VERTEX } from './guide-shaders.ts';

/** What is marked: the way to a counter, a tapped place, or the place nearest to a tapped one. */
export type Mark = 'way' | 'spot' | 'nearest';

export type Guide = {
  readonly group: Group;
  readonly show: (path: readonly Point[], mark: Mark) => void;
  readonly hide: () => void;
  /** Once per frame; `walked` = metres of the path already behind the visitor. */
  readonly update: (seconds: number, dt: number, walked: number, still: boolean) => void;
};

const FLOOR_Y = 0.034;
/** The way appears from the visitor on, metres per second. */
const GROW_RATE = 22;
const FADE_RATE = 5;
const GOAL_RADIUS = 0.95;
const COLUMN = { radius: 0.42, height: 2.3 } as const;
const AMBER = new Color('#f5a31f');
const CLAY = new Color('#d2553a');

export function createGuide(): Guide {
  const shared = {
    uTime: { value: 0 },
    uShown: { value: 0 },
    uStill: { value: 0 },
    uTint: { value: AMBER.clone() },
  };
  const onWay = { ...shared, uWalked: { value: 0 }, uGrown: { value: 0 }, uLength: { value: 1 } };
  const atGoal = { ...shared, uColumn: { value: 0 } };
  const ribbon = ribbonMesh(onWay);
  const goal = goalMesh(atGoal);
  const group = new Group();
  group.name = 'guide';
  group.visible = false;
  group.add(ribbon.mesh, goal);
  let isShown = false;

  return {
    group,
    show(path, mark) {
      const end = path.at(-1);
      if (!end) return;
      onWay.uLength.value = ribbon.lay(path);
      onWay.uWalked.value = onWay.uGrown.value = 0;
      ribbon.mesh.visible = mark === 'way';
      atGoal.uColumn.value = mark === 'way' ? 1 : 0;
      shared.uTint.value.copy(mark === 'nearest' ? CLAY : AMBER);
      goal.position.set(end.x, FLOOR_Y, end.z);
      goal.scale.setScalar(mark === 'way' ? 1 : 0.92);
      group.visible = isShown = true;
    },
    hide() {
      isShown = false;
    },
    update(seconds, dt, walked, still) {
      if (!group.visible) return;
      shared.uTime.value = seconds % 3600;
      shared.uStill.value = still ? 1 : 0;
      const goalOpacity = isShown ? 1 : 0;
      const step = still ? 1 : Math.min(1, dt * FADE_RATE);
      shared.uShown.value += (goalOpacity - shared.uShown.value) * step;
      if (!isShown && shared.uShown.value < 0.02) {
        shared.uShown.value = 0;
        group.visible = false;
        return;
      }
      if (!isShown) return;
      onWay.uWalked.value = walked;
      onWay.uGrown.value = still ? Infinity : onWay.uGrown.value + dt * GROW_RATE;
    },
  };
}

type Uniforms = ShaderMaterial['uniforms'];

function glow(uniforms: Uniforms, vertexShader: string, fragmentShader: string): ShaderMaterial {
  return new ShaderMaterial({
    uniforms,
    vertexShader,
    fragmentShader,
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
  });
}

function ribbonMesh(uniforms: Uniforms) {
  const points = new BufferAttribute(new Float32Array((MOST_PIECES + 1) * 2 * 3), 3);
  const lanes = new BufferAttribute(new Float32Array((MOST_PIECES + 1) * 2 * 2), 2);
  const index = new Uint16Array(MOST_PIECES * 6);
  for (let i = 0; i < MOST_PIECES; i++) {
    const a = i * 2;
    index.set([a, a + 1, a + 2, a + 2, a + 1, a + 3], i * 6);
  }
  const geometry = new BufferGeometry();
  geometry.setIndex(new BufferAttribute(index, 1));
  geometry.setAttribute('position', points);
  geometry.setAttribute('aLane', lanes);
  const mesh = new Mesh(geometry, glow(uniforms, RIBBON_VERTEX, RIBBON_FRAGMENT));
  mesh.frustumCulled = false;
  mesh.renderOrder = 3;
  mesh.name = 'way';
  return {
    mesh,
    /** Returns the length, metres. */
    lay(path: readonly Point[]): number {
      const { pieces, length } = layRibbon(path, FLOOR_Y, points.array, lanes.array);
      geometry.setDrawRange(0, pieces * 6);
      points.needsUpdate = lanes.needsUpdate = true;
      return length;
    },
  };
}

/** A disc on the floor and an open column over it, told apart by their height. */
function goalMesh(uniforms: Uniforms): Mesh {
  const disc = new CircleGeometry(GOAL_RADIUS, 32).rotateX(-Math.PI / 2);
  const column = new CylinderGeometry(COLUMN.radius, COLUMN.radius * 0.92, COLUMN.height, 20, 1, true);
  column.translate(0, COLUMN.height / 2, 0);
  const geometry = mergeGeometries([disc, column]);
  disc.dispose();
  column.dispose();
  const mesh = new Mesh(geometry, glow(uniforms, GOAL_VERTEX, GOAL_FRAGMENT));
  mesh.renderOrder = 3;
  mesh.name = 'goal';
  return mesh;
}
