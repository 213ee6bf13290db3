/** Sunlight in the air below the oculus: a faint slanting cylinder of light, gone with the sun. */
import { AdditiveBlending, Color, CylinderGeometry, DoubleSide, Mesh, ShaderMaterial, Vector2 } from 'three';
import type { Hall } from '../../../shared/hall/types.ts';
import type { DayLight } from './daylight.ts';

export type Shaft = { readonly mesh: Mesh; readonly setLight: (light: DayLight) => void };

const VERTEX = /* glsl */ `
  uniform vec2 uShift;
  varying float vDown;
  varying float vFacing;
  void main() {
    vDown = 1.0 - uv.y;
    vec3 at = position;
    at.xz += uShift * vDown;
    vec4 seen = modelViewMatrix * vec4( at, 1.0 );
    vec3 n = normalize( normalMatrix * normal );
    vFacing = abs( dot( n, normalize( -seen.xyz ) ) );
    gl_Position = projectionMatrix * seen;
  }`;

const FRAGMENT = /* glsl */ `
  uniform vec3 uColour;
  varying float vDown;
  varying float vFacing;
  void main() {
    float soft = vFacing * vFacing * vFacing;
    float along = smoothstep( 0.0, 0.08, vDown ) * ( 1.0 - smoothstep( 0.35, 1.0, vDown ) );
    gl_FragColor = vec4( uColour * ( soft * along ), 1.0 );
    #include <tonemapping_fragment>
    #include <colorspace_fragment>
  }`;

const STRENGTH = 0.026;
/** Lower than this the sun's light does not come through: sine of its height. */
const LOWEST = 0.4;

export function createShaft(hall: Hall): Shaft {
  const { roofRadius, oculusRadius } = hall.atrium;
  const top = 5.35 + (roofRadius - oculusRadius) * 0.5;
  const radius = oculusRadius * 0.92;
  const uniforms = { uShift: { value: new Vector2() }, uColour: { value: new Color(0, 0, 0) } };
  const mesh = new Mesh(
    new CylinderGeometry(radius, radius, top, 40, 1, true).translate(0, top / 2, 0),
    new ShaderMaterial({
      uniforms,
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      blending: AdditiveBlending,
      side: DoubleSide,
      depthWrite: false,
      transparent: true,
    }),
  );
  mesh.frustumCulled = false;
  mesh.renderOrder = 11;
  mesh.name = 'light shaft';
  return {
    mesh,
    setLight({ sunDirection, sunColour, sunIntensity }) {
      const strength = STRENGTH * Math.min(1, sunIntensity / 3) * Math.min(1, (sunDirection.y - LOWEST) * 4);
      mesh.visible = strength > 0.002;
      uniforms.uColour.value.copy(sunColour).multiplyScalar(Math.max(0, strength));
      const slant = top / Math.max(LOWEST, sunDirection.y);
      uniforms.uShift.value.set(-sunDirection.x * slant, -sunDirection.z * slant);
    },
  };
}
