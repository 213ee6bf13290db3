/**
 * Pictures of single people for the page, drawn by the hall itself: the very figure that will walk there, in the
 * hall's own light. One person stands high above the roof, is drawn into a corner of the canvas before the frame,
 * and copied from there; the frame then draws over it. No second scene, renderer or shader.
 */
import { Color, PerspectiveCamera, type Scene, type WebGLRenderer } from 'three';
import type { Look } from '../../../shared/domain/citizen.ts';
import { type Crowd, updateCrowd } from '../kit/crowd.ts';
import { advance, setLook, setPlace, setPose, setVisible, tagHeight } from '../kit/crowd-people.ts';
import { createPortraitLight, type PortraitLight } from './portrait-light.ts';

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
/** Heights of the picture, metres, and how far below the tag its middle is. A chair is part of who sits in it. */
const framings = {
  face: { tall: 0.64, below: 0.36 },
  seated: { tall: 1.36, below: 0.64 },
  whole: { tall: 2.1, below: 0.98 },
  wholeSeated: { tall: 1.72, below: 0.8 },
} as const;
const FOV = 24;

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
  let light: PortraitLight | null = null;

  /** The lights and the crowd are also on the portraits' layer; everything else stays out of the picture. */
  function stage(): PortraitLight {
    for (const part of crowd.group.children) part.layers.enable(LAYER);
    return createPortraitLight(renderer, scene, LAYER);
  }

  function pose({ look, framing, yaw }: PortraitAsk, aspect: number): void {
    setLook(people, slot, look);
    setPlace(people, slot, 0, STAGE_Y, 0, yaw);
    setPose(people, slot, 'stand');
    // A whole second: whatever clip the person before was in has faded.
    advance(people, slot, 1, crowd.bones);
    people.phase[slot] = 0;
    const sits = people.wheelchair[slot] === 1;
    const frame = framing === 'face' ? (sits ? 'seated' : 'face') : sits ? 'wholeSeated' : 'whole';
    const { tall, below } = framings[frame];
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
    const canvas = renderer.domElement;
    const width = Math.min(target.width, canvas.width);
    const height = Math.min(target.height, canvas.height);
    const ratio = renderer.getPixelRatio();
    setVisible(people, slot, true);
    pose(ask, width / height);
    updateCrowd(crowd, 0, camera);
    setVisible(people, slot, false);

    const alpha = renderer.getClearAlpha();
    renderer.getClearColor(kept);
    renderer.setClearColor(ground.set(ask.ground), 1);
    renderer.setScissorTest(true);
    renderer.setViewport(0, 0, width / ratio, height / ratio);
    renderer.setScissor(0, 0, width / ratio, height / ratio);
    light ??= stage();
    light(() => {
      renderer.render(scene, camera);
    });
    picture.drawImage(canvas, 0, canvas.height - height, width, height, 0, 0, target.width, target.height);

    renderer.setScissorTest(false);
    renderer.setViewport(0, 0, canvas.width / ratio, canvas.height / ratio);
    renderer.setClearColor(kept, alpha);
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
