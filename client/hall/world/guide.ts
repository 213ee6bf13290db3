/** The way to walk as dots of light on the floor, and the ring at its end. Two draw calls while guided. */
import {
  AdditiveBlending,
  CircleGeometry,
  Group,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  MeshBasicMaterial,
  RingGeometry,
  ShaderMaterial,
} from 'three';
import type { Point } from '../../../shared/hall/types.ts';

export type Guide = {
  readonly group: Group;
  readonly show: (path: readonly Point[]) => void;
  readonly hide: () => void;
  /** `walked` = metres of the path already behind the visitor. */
  readonly update: (seconds: number, walked: number, still: boolean) => void;
};

const DOTS = 160;
const SPACING = 0.62;
const FLOOR_Y = 0.035;

const VERTEX = /* glsl */ `
  attribute vec3 iDot;
  uniform float uWalked;
  uniform float uTime;
  uniform float uStill;
  varying vec2 vSpot;
  varying float vLight;
  void main() {
    float ahead = iDot.z - uWalked;
    float wave = mix( 0.5 + 0.5 * sin( iDot.z * 1.5 - uTime * 5.0 ), 0.7, uStill );
    float shown = smoothstep( 0.2, 0.7, ahead ) * ( 1.0 - smoothstep( 26.0, 34.0, ahead ) );
    vLight = shown * ( 0.45 + 0.55 * wave );
    vSpot = position.xz;
    float size = 0.17 + 0.07 * wave;
    vec3 at = vec3( iDot.x + position.x * size, ${FLOOR_Y.toFixed(3)}, iDot.y + position.z * size );
    gl_Position = projectionMatrix * viewMatrix * vec4( at, 1.0 );
  }`;

const FRAGMENT = /* glsl */ `
  varying vec2 vSpot;
  varying float vLight;
  void main() {
    float r = length( vSpot );
    float core = 1.0 - smoothstep( 0.45, 0.6, r );
    float halo = ( 1.0 - r ) * ( 1.0 - r );
    gl_FragColor = vec4( mix( vec3( 1.0, 0.72, 0.22 ), vec3( 1.0, 0.96, 0.82 ), core ), vLight * max( core, halo * 0.6 ) );
    #include <colorspace_fragment>
  }`;

export function createGuide(): Guide {
  const geometry = new InstancedBufferGeometry();
  const spot = new CircleGeometry(1, 12).rotateX(-Math.PI / 2);
  geometry.setIndex(spot.index);
  geometry.setAttribute('position', spot.getAttribute('position'));
  const data = new Float32Array(DOTS * 3);
  const dots = new InstancedBufferAttribute(data, 3);
  geometry.setAttribute('iDot', dots);
  const uniforms = { uWalked: { value: 0 }, uTime: { value: 0 }, uStill: { value: 0 } };
  const material = new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms,
    transparent: true,
    depthWrite: false,
  });
  const trail = new Mesh(geometry, material);
  trail.frustumCulled = false;
  trail.renderOrder = 3;
  const ring = targetRing();
  const group = new Group();
  group.name = 'guide';
  group.visible = false;
  group.add(trail, ring);

  return {
    group,
    show(path) {
      geometry.instanceCount = layDots(path, data);
      dots.needsUpdate = true;
      const end = path[path.length - 1];
      if (end) ring.position.set(end.x, FLOOR_Y, end.z);
      uniforms.uWalked.value = 0;
      group.visible = path.length > 1;
    },
    hide() {
      group.visible = false;
    },
    update(seconds, walked, still) {
      if (!group.visible) return;
      uniforms.uTime.value = seconds;
      uniforms.uWalked.value = walked;
      uniforms.uStill.value = still ? 1 : 0;
      ring.scale.setScalar(still ? 1 : 1 + 0.09 * Math.sin(seconds * 4));
    },
  };
}

function targetRing(): Group {
  const group = new Group();
  const options = { transparent: true, depthWrite: false, blending: AdditiveBlending, toneMapped: false };
  const band = new Mesh(
    new RingGeometry(0.42, 0.52, 40).rotateX(-Math.PI / 2),
    new MeshBasicMaterial({ color: '#ffb938', opacity: 0.95, ...options }),
  );
  band.renderOrder = 3;
  group.add(band);
  return group;
}

/** Writes x, z and the distance along the path; returns how many dots there are. */
function layDots(path: readonly Point[], data: Float32Array): number {
  let count = 0;
  let along = 0;
  let next = SPACING;
  for (let i = 1; i < path.length; i++) {
    const a = path[i - 1];
    const b = path[i];
    if (!a || !b) break;
    const length = Math.hypot(b.x - a.x, b.z - a.z);
    for (; next <= along + length && count < DOTS; next += SPACING) {
      const share = (next - along) / Math.max(1e-6, length);
      data[count * 3] = a.x + (b.x - a.x) * share;
      data[count * 3 + 1] = a.z + (b.z - a.z) * share;
      data[count * 3 + 2] = next;
      count += 1;
    }
    along += length;
  }
  return count;
}
