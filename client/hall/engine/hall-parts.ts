import type { WebGLRenderer } from 'three';
import type { Hall } from '../../../shared/hall/types.ts';
import type { Crowd } from '../kit/crowd.ts';
import type { NameTags } from '../people/name-tags.ts';
import type { Others } from '../people/others.ts';
import type { Portraits } from '../people/portraits.ts';
import type { Staff } from '../people/staff.ts';
import type { World } from '../world/create-world.ts';
import type { CameraMan } from './camera-man.ts';
import type { HallLink } from './connect-hall.ts';
import type { QualityKeeper } from './keep-quality.ts';
import type { Visitor } from './visitor.ts';
import type { WayFinder } from './way-finder.ts';

/** The running hall's parts, made once by `create-engine.ts` and handed to whatever drives them. */
export type HallParts = {
  readonly hall: Hall;
  readonly renderer: WebGLRenderer;
  readonly world: World;
  readonly crowd: Crowd;
  readonly staff: Staff;
  readonly others: Others;
  readonly tags: NameTags;
  readonly portraits: Portraits;
  readonly visitor: Visitor;
  readonly view: CameraMan;
  readonly link: HallLink;
  readonly way: WayFinder;
  readonly quality: QualityKeeper;
  readonly reducedMotion: () => boolean;
};
