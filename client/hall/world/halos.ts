/** Soft halos around the lamps after dusk: one draw call, none by day. */
import { AdditiveBlending, BufferAttribute, BufferGeometry, Points, ShaderMaterial } from 'three';
import type { DayLight } from './daylight.ts';
import type { Lamp } from './lamps.ts';

export type Halos = { readonly points: Points; readonly setLight: (light: DayLight) => void };

const VERTEX = /* glsl */ `
  attribute float size;
  uniform float uHeight;
  varying float vFade;
  void main() {
    vec4 at = modelViewMatrix * vec4( position, 1.0 );
    // before the lantern's own paper, which would hide half of it
    at.xyz *= 1.0 - 0.5 / max( 1.0, length( at.xyz ) );
    gl_Position = projectionMatrix * at;
    gl_PointSize = size * projectionMatrix[ 1 ][ 1 ] * uHeight * 0.5 / max( 0.4, -at.z );
    vFade = smoothstep( 55.0, 8.0, -at.z ) * smoothstep( 0.4, 3.0, -at.z );
  }`;

const FRAGMENT = /* glsl */ `
  uniform float uStrength;
  varying float vFade;
  void main() {
    float d = length( gl_PointCoord - 0.5 ) * 2.0;
    float glow = max( 0.0, 1.0 - d );
    gl_FragColor = vec4( vec3( 1.0, 0.66, 0.3 ) * ( glow * glow * glow * uStrength * vFade ), 1.0 );
    #include <tonemapping_fragment>
    #include <colorspace_fragment>
  }`;

/** Metres across for a lamp of power 1. */
const SIZE = 3.4;
/** Small screens and desks have none. */
const FAINTEST = 0.4;
const STRENGTH = 0.25;

export function createHalos(lamps: readonly Lamp[]): Halos {
  const shown = lamps.filter((lamp) => lamp.power >= FAINTEST && (lamp.isHung || lamp.power < 0.7));
  const geometry = new BufferGeometry();
  const positions = shown.flatMap((lamp) => [lamp.x, lamp.height, lamp.z]);
  const sizes = shown.map((lamp) => SIZE * Math.sqrt(lamp.power));
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setAttribute('size', new BufferAttribute(Float32Array.from(sizes), 1));
  const uniforms = { uHeight: { value: 720 }, uStrength: { value: 0 } };
  const material = new ShaderMaterial({
    uniforms,
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    blending: AdditiveBlending,
    depthWrite: false,
    transparent: true,
    toneMapped: false,
  });
  const points = new Points(geometry, material);
  points.frustumCulled = false;
  points.renderOrder = 12;
  points.name = 'halos';
  points.visible = false;
  points.onBeforeRender = (renderer) => {
    uniforms.uHeight.value = renderer.domElement.height;
  };
  return {
    points,
    setLight(light) {
      uniforms.uStrength.value = STRENGTH * Math.max(0, light.lamps - 0.15);
      points.visible = light.lamps > 0.2;
    },
  };
}
