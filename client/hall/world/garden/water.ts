/**
 * All water of the garden: ponds and the pancuran's fall in one draw call. Stylised: sky on ripples, a pale shore,
 * koi that circle below. Moves by one time uniform, so it stands still wherever that does.
 */
import {
  BufferAttribute,
  BufferGeometry,
  Color,
  Mesh,
  ShaderMaterial,
  UniformsLib,
  UniformsUtils,
  Vector3,
} from 'three';
import type { DayLight } from '../daylight.ts';
import { shorePoint, type Pond } from './garden-plan.ts';
import { LAWN } from './ground-height.ts';

/** Where a pancuran's water falls: mouth and direction. */
export type Fall = { readonly x: number; readonly z: number; readonly y: number; readonly yaw: number };

export type Water = {
  readonly mesh: Mesh;
  readonly time: { value: number };
  /** Takes on the colours of another hour. */
  readonly setLight: (light: DayLight) => void;
};

/** Above the lawn by so much; stones hide the edge. */
export const WATER_Y = LAWN + 0.035;

const VERTEX = /* glsl */ `
  attribute vec4 aWater;
  varying vec4 vWater;
  varying vec3 vPlace;
  #include <fog_pars_vertex>
  void main() {
    vWater = aWater;
    vPlace = position;
    vec4 mvPosition = modelViewMatrix * vec4( position, 1.0 );
    gl_Position = projectionMatrix * mvPosition;
    #include <fog_vertex>
  }`;

/** aWater: in a pond x, z from its middle, w 1 at the shore, 0 in the middle; falling water has z = 1 and w along the fall. */
const FRAGMENT = /* glsl */ `
  uniform float uTime;
  uniform vec3 uSky;
  uniform vec3 uHigh;
  uniform vec3 uSun;
  uniform vec3 uSunColour;
  uniform float uDay;
  varying vec4 vWater;
  varying vec3 vPlace;
  #include <fog_pars_fragment>
  float ripple( vec2 p, float t ) {
    return sin( p.x * 2.1 + t * 0.9 + sin( p.y * 1.7 - t * 0.4 ) ) + sin( p.y * 2.7 - t * 0.7 + sin( p.x * 1.3 + t * 0.3 ) );
  }
  void main() {
    vec3 toEye = normalize( cameraPosition - vPlace );
    vec2 p = vPlace.xz;
    if ( vWater.z > 0.5 ) {
      float streak = 0.5 + 0.5 * sin( vWater.x * 60.0 + sin( vWater.w * 9.0 - uTime * 7.0 ) * 2.0 );
      gl_FragColor = vec4( mix( uSky, vec3( 1.0 ), 0.45 + 0.4 * streak ) * mix( 0.35, 1.0, uDay ), 1.0 );
    } else {
      float a = ripple( p, uTime );
      float b = ripple( p * 2.3 + 4.0, uTime * 1.4 );
      vec3 n = normalize( vec3( 0.05 * a + 0.04 * b, 1.0, 0.05 * b - 0.04 * a ) );
      float grazing = pow( 1.0 - max( 0.0, dot( n, toEye ) ), 3.0 );
      float deep = smoothstep( 1.0, 0.35, vWater.w );
      vec3 c = mix( vec3( 0.16, 0.36, 0.30 ), vec3( 0.035, 0.17, 0.18 ), deep ) * mix( 0.25, 1.0, uDay );
      // koi: five small bodies that circle, paler towards the nose
      for ( int i = 0; i < 5; i++ ) {
        float k = float( i );
        float turn = uTime * ( 0.16 + 0.03 * k ) + k * 2.3;
        float reach = 0.8 + 0.32 * k;
        vec2 at = vWater.xy - vec2( sin( turn ) * reach * 1.3, cos( turn ) * reach * 0.7 );
        vec2 ahead = normalize( vec2( cos( turn ) * 1.3, -sin( turn ) * 0.7 ) );
        vec2 body = vec2( dot( at, ahead ), dot( at, vec2( -ahead.y, ahead.x ) ) );
        body.y += 0.035 * sin( body.x * 9.0 - uTime * 5.0 + k );
        float fish = smoothstep( 1.0, 0.7, length( body * vec2( 4.6, 13.0 - body.x * 9.0 ) ) );
        vec3 skin = mod( k, 2.0 ) < 0.5 ? vec3( 0.95, 0.33, 0.07 ) : vec3( 0.93, 0.86, 0.76 );
        c = mix( c, mix( skin, vec3( 0.95, 0.9, 0.82 ), smoothstep( -0.02, 0.1, sin( body.x * 14.0 + k ) ) * 0.5 ) * mix( 0.3, 0.85, uDay ), fish * 0.8 );
      }
      vec3 mirrored = reflect( -toEye, n );
      vec3 sky = mix( uSky, uHigh, smoothstep( 0.0, 0.7, mirrored.y ) );
      c = mix( c, sky, clamp( 0.06 + grazing * 0.8, 0.0, 0.85 ) );
      c += uSunColour * pow( max( 0.0, dot( mirrored, uSun ) ), 160.0 ) * 0.9;
      // a broken pale line along the shore, and now and then a ring that runs inwards
      float foam = smoothstep( 0.93, 0.985, vWater.w + 0.035 * a );
      foam += 0.35 * smoothstep( 0.03, 0.0, abs( vWater.w - 0.78 + 0.05 * b - 0.03 * sin( uTime * 0.6 ) ) );
      c = mix( c, vec3( 0.93, 0.96, 0.92 ) * mix( 0.3, 1.0, uDay ), foam * 0.5 );
      // beyond the shore: earth that is wet, then only damp
      float bank = smoothstep( 0.99, 1.015, vWater.w + 0.012 * b );
      vec3 earth = mix( vec3( 0.075, 0.06, 0.035 ), vec3( 0.13, 0.14, 0.05 ), smoothstep( 1.0, 1.08, vWater.w + 0.02 * a ) );
      c = mix( c, earth * mix( 0.25, 1.0, uDay ), bank );
      gl_FragColor = vec4( c, 1.0 );
    }
    #include <tonemapping_fragment>
    #include <colorspace_fragment>
    #include <fog_fragment>
  }`;

/** Rings of a pond's surface, as shares of the way to the shore; the last is the wet bank. */
const RINGS = [0, 0.45, 0.78, 1, 1.08] as const;

export function createWater(ponds: readonly Pond[], falls: readonly Fall[]): Water {
  const time = { value: 0 };
  const uniforms = {
    ...UniformsUtils.clone(UniformsLib.fog),
    uTime: time,
    uSky: { value: new Color() },
    uHigh: { value: new Color() },
    uSun: { value: new Vector3(0, 1, 0) },
    uSunColour: { value: new Color() },
    uDay: { value: 1 },
  };
  const material = new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    uniforms,
    fog: true,
  });
  const mesh = new Mesh(waterShape(ponds, falls), material);
  mesh.name = 'water';
  return {
    mesh,
    time,
    setLight(light) {
      uniforms.uSky.value.copy(light.horizon);
      uniforms.uHigh.value.copy(light.zenith);
      uniforms.uSun.value.copy(light.sunDirection);
      uniforms.uSunColour.value.copy(light.sunColour).multiplyScalar(Math.min(1, light.sunIntensity * 0.4));
      // The sky's own brightness tells day from night.
      const { r, g, b } = light.zenith;
      uniforms.uDay.value = Math.min(1, (r + g + b) / 0.9);
    },
  };
}

function waterShape(ponds: readonly Pond[], falls: readonly Fall[]): BufferGeometry {
  const positions: number[] = [];
  const water: number[] = [];
  const index: number[] = [];
  for (const pond of ponds) {
    const n = pond.radii.length;
    const first = positions.length / 3;
    for (const ring of RINGS) {
      for (let i = 0; i < n; i++) {
        const at = shorePoint(pond, i, ring);
        positions.push(at.x, WATER_Y, at.z);
        water.push(at.x - pond.x, at.z - pond.z, 0, ring);
      }
    }
    for (let r = 0; r + 1 < RINGS.length; r++) {
      for (let i = 0; i < n; i++) {
        const [a, b] = [first + r * n + i, first + r * n + ((i + 1) % n)];
        index.push(a, a + n, b, b, a + n, b + n);
      }
    }
  }
  for (const fall of falls) pour(fall, positions, water, index);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setAttribute('aWater', new BufferAttribute(Float32Array.from(water), 4));
  geometry.setIndex(index);
  geometry.computeBoundingSphere();
  return geometry;
}

/** A ribbon from the mouth of the pipe down in an arc, seen from both sides. */
function pour(fall: Fall, positions: number[], water: number[], index: number[]): void {
  const first = positions.length / 3;
  const [s, c] = [Math.sin(fall.yaw), Math.cos(fall.yaw)];
  const steps = 4;
  for (let k = 0; k <= steps; k++) {
    const t = k / steps;
    const out = 0.34 * t;
    const y = fall.y - (fall.y - WATER_Y) * t * t;
    for (const side of [-1, 1]) {
      const w = side * (0.05 + 0.04 * t);
      positions.push(fall.x + s * out + c * w, y, fall.z + c * out - s * w);
      water.push(side * 0.1, 0, 1, t);
    }
    if (k === 0) continue;
    const a = first + (k - 1) * 2;
    index.push(a, a + 1, a + 2, a + 1, a + 3, a + 2, a, a + 2, a + 1, a + 1, a + 2, a + 3);
  }
}
