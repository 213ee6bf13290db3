/**
 * Pictures of single people for the page, drawn by the hall itself: the very figure that will walk there, in the
 * hall's own light. One person stands high above the roof, is drawn into a corner of the canvas before the frame,
 * and copied from there; the frame then draws over it. No second scene, renderer or shader.
 */
import { Color, PerspectiveCamera, type Scene, type WebGLRenderer } from 'three';
import type { Look } from '../../../shared/domain/citizen.ts';
import { type Crowd, updateCrowd } from '../kit/crowd.ts';
import { setLook, setPlace, setPose, setVisible, tagHeight } from '../kit/crowd-people.ts';

export type PortraitAsk = {
  readonly look: Look;
  readonly framing: 'face' | 'whole';
  /** Where the person looks: 0 at the beholder, radians. */
  readonly yaw: number;
  /** What is behind the person, '#rrggbb'. */
  readonly ground: string;
};

export type Portraits = {
  /** Draws into `target` (its size in pixels is kept) with one of the next frames; a newer wish replaces an older. */
  readonly ask: (target: HTMLCanvasElement, ask: PortraitAsk) => void;
  readonly forget: (target: HTMLCanvasElement) => void;
  /** Draws the next one asked for; call before the frame. Does nothing when there is none. */
  readonly drawNext: () => void;
};

/** Above the roof, where nothing throws a shadow. Metres. */
const STAGE_Y = 60;
const LAYER = 1;
/** Heights of the picture, metres, and how far below the tag its middle is. */
const framings = { face: { tall: 0.62, below: 0.36 }, whole: { tall: 2.12, below: 1.0 } } as const;
const FOV = 24;
/** By lamplight people would be hard to tell. */
const EVENING_EXPOSURE = 1.25;

/** Uses one slot of the crowd that nobody else may use. */
export function createPortraits(
  renderer: WebGLRenderer,
  scene: Scene,
  crowd: Crowd,
  slot: number,
): Portraits {
  const { people } = crowd;
  const wishes = new Map<HTMLCanvasElement, PortraitAsk>();
  const camera = new PerspectiveCamera(FOV, 1, 0.5, 12);
  camera.layers.set(LAYER);
  const kept = new Color();
  const ground = new Color();
  let isStaged = false;

  /** The lights and the crowd are also on the portraits' layer; everything else stays out of the picture. */
  function stage(): void {
    isStaged = true;
    for (const part of crowd.group.children) part.layers.enable(LAYER);
    scene.traverse((part) => {
      if ('isLight' in part) part.layers.enable(LAYER);
    });
  }

  function pose({ look, framing, yaw }: PortraitAsk, aspect: number): void {
    setLook(people, slot, look);
    setPlace(people, slot, 0, STAGE_Y, 0, yaw);
    setPose(people, slot, 'stand');
    const { tall, below } = framings[framing];
    const middle = STAGE_Y + tagHeight(people, slot) - below;
    const away = tall / 2 / Math.tan((FOV * Math.PI) / 360);
    camera.aspect = aspect;
    camera.updateProjectionMatrix();
    camera.position.set(0, middle + tall * 0.03, away);
    camera.lookAt(0, middle, 0);
    camera.updateMatrixWorld();
  }

  function draw(target: HTMLCanvasElement, ask: PortraitAsk): void {
    const picture = target.getContext('2d');
    if (!picture) return;
    if (!isStaged) stage();
    const canvas = renderer.domElement;
    const width = Math.min(target.width, canvas.width);
    const height = Math.min(target.height, canvas.height);
    const ratio = renderer.getPixelRatio();
    setVisible(people, slot, true);
    pose(ask, width / height);
    updateCrowd(crowd, 0, camera);
    setVisible(people, slot, false);

    const { background } = scene;
    const { toneMappingExposure } = renderer;
    const { needsUpdate } = renderer.shadowMap;
    const alpha = renderer.getClearAlpha();
    renderer.getClearColor(kept);
    scene.background = null;
    // The one shadow belongs to the hall, not to this camera.
    renderer.shadowMap.needsUpdate = false;
    renderer.toneMappingExposure = toneMappingExposure * EVENING_EXPOSURE;
    renderer.setClearColor(ground.set(ask.ground), 1);
    renderer.setScissorTest(true);
    renderer.setViewport(0, 0, width / ratio, height / ratio);
    renderer.setScissor(0, 0, width / ratio, height / ratio);
    renderer.render(scene, camera);
    picture.drawImage(canvas, 0, canvas.height - height, width, height, 0, 0, target.width, target.height);

    renderer.setScissorTest(false);
    renderer.setViewport(0, 0, canvas.width / ratio, canvas.height / ratio);
    renderer.setClearColor(kept, alpha);
    renderer.toneMappingExposure = toneMappingExposure;
    renderer.shadowMap.needsUpdate = needsUpdate;
    scene.background = background;
  }

  return {
    ask(target, ask) {
      wishes.set(target, ask);
    },
    forget(target) {
      wishes.delete(target);
    },
    drawNext() {
      if (wishes.size === 0) return;
      for (const [target, ask] of wishes) {
        wishes.delete(target);
        draw(target, ask);
        return;
      }
    },
  };
}
