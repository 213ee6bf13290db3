/**
 * The light of a portrait: a friendly morning from the left, whatever hour it is in the hall. Borrows the hall's own
 * lights, so that materials stay the same programs, and gives them back as they were.
 */
import {
  Color,
  DirectionalLight,
  HemisphereLight,
  type Light,
  type Scene,
  Vector3,
  type WebGLRenderer,
} from 'three';

/** Where the key light comes from, and how far its place is from its target, metres. */
const FROM = new Vector3(-0.5, 0.75, 1).normalize().multiplyScalar(90);
const KEY = { colour: new Color('#fff1de'), intensity: 2.5 } as const;
const FILL = { above: new Color('#f3f1ea'), below: new Color('#d6b48c') } as const;
/** Of the fill: all there is on simple materials; the others also take the sky. */
const FILL_ALONE = 1.75;
const FILL_WITH_SKY = 1.05;
const SKY = 0.5;
const EXPOSURE = 1.04;

type Kept = { readonly light: Light; readonly colour: Color; readonly other: Color; readonly at: Vector3 };

/** Shines while `draw` runs. */
export type PortraitLight = (draw: () => void) => void;

/** Finds the scene's lights once; they must all be there. `layer` is the one the portraits are drawn in. */
export function createPortraitLight(renderer: WebGLRenderer, scene: Scene, layer: number): PortraitLight {
  const lights: Kept[] = [];
  scene.traverse((part) => {
    if (!(part instanceof DirectionalLight || part instanceof HemisphereLight)) return;
    part.layers.enable(layer);
    lights.push({ light: part, colour: new Color(), other: new Color(), at: new Vector3() });
  });
  const intensities = lights.map(() => 0);
  const nothing = () => undefined;

  function shine(): void {
    lights.forEach(({ light, colour, other, at }, i) => {
      intensities[i] = light.intensity;
      colour.copy(light.color);
      at.copy(light.position);
      if (light instanceof DirectionalLight) {
        light.color.copy(KEY.colour);
        light.intensity = KEY.intensity;
        light.position.copy(light.target.position).add(FROM);
      } else if (light instanceof HemisphereLight) {
        other.copy(light.groundColor);
        light.color.copy(FILL.above);
        light.groundColor.copy(FILL.below);
        light.intensity = scene.environment ? FILL_WITH_SKY : FILL_ALONE;
      }
    });
  }

  function giveBack(): void {
    lights.forEach(({ light, colour, other, at }, i) => {
      light.intensity = intensities[i] ?? light.intensity;
      light.color.copy(colour);
      light.position.copy(at);
      if (light instanceof HemisphereLight) light.groundColor.copy(other);
    });
  }

  return (draw) => {
    const { background, environmentIntensity, onBeforeRender } = scene;
    const { toneMappingExposure } = renderer;
    const { needsUpdate } = renderer.shadowMap;
    scene.background = null;
    scene.environmentIntensity = SKY;
    // The hall's exposure and its one shadow are decided there; they belong to the hall's own picture.
    scene.onBeforeRender = nothing;
    renderer.shadowMap.needsUpdate = false;
    renderer.toneMappingExposure = EXPOSURE;
    shine();
    try {
      draw();
    } finally {
      giveBack();
      renderer.toneMappingExposure = toneMappingExposure;
      renderer.shadowMap.needsUpdate = needsUpdate;
      scene.onBeforeRender = onBeforeRender;
      scene.environmentIntensity = environmentIntensity;
      scene.background = background;
    }
  };
}
