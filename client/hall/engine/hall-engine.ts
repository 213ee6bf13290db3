/** What the page may ask of the running hall. The hall itself knows nothing of the page. */
import type { Look } from '../../../shared/domain/citizen.ts';
import type { Point } from '../../../shared/hall/types.ts';
import type { Gesture } from '../../../shared/protocol/gestures.ts';
import type { Phrase } from '../../../shared/protocol/phrases.ts';
import type { DeskLive } from '../../../shared/protocol/views.ts';
import type { Portraits } from '../people/portraits.ts';
import type { Stick } from '../motion/steer.ts';
import type { BigBoardWords } from '../world/big-board.ts';
import type { TileWords } from '../world/floor-map.ts';
import type { BoardWords } from '../world/live-boards.ts';
import type { HallWords } from './engine-options.ts';
import type { Whereabouts } from './whereabouts.ts';

export type HallEngine = {
  /** "Antar saya": walks there; asked again on the way (or with reduced motion) it takes one there at once. */
  readonly guideTo: (code: string) => void;
  /** Be there at once; walks when the server cannot be asked. */
  readonly bringTo: (code: string) => void;
  readonly walkTo: (at: Point) => void;
  readonly stop: () => void;
  /** Radians to the left, and a factor on the camera's distance. */
  readonly turn: (by: number) => void;
  readonly zoom: (factor: number) => void;
  /** Looks through the visitor's own eyes, or from behind; zooming all the way in or out does the same. */
  readonly setFirstPerson: (on: boolean) => void;
  /** Everything written in the hall changes its language. */
  readonly setWords: (words: HallWords) => void;
  /** The on-screen stick writes here. */
  readonly stick: Stick;
  readonly greet: (gesture: Gesture) => void;
  /** Says a preset phrase to those near; false when nobody could be told. */
  readonly say: (phrase: Phrase) => boolean;
  readonly setLook: (look: Look) => void;
  /** Draws people for the page: the chooser's pictures. */
  readonly portraits: Pick<Portraits, 'ask' | 'forget'>;
  /** Pixels of the canvas that panels cover. */
  readonly setCover: (right: number, bottom: number) => void;
  /** Frames the officer across the desk while served there; null gives the camera back. */
  readonly serveAt: (code: string | null, position: number) => void;
  readonly showCounter: (code: string, live: CounterShow) => void;
  readonly showBigBoard: (words: BigBoardWords) => void;
  /** Where the visitor is now; for asking a few times a second. */
  readonly whereabouts: () => Whereabouts;
  readonly retryConnection: () => void;
  /** From the gallery: whether there was a place in a hall, and one has it now. Never throws. */
  readonly askForPlace: () => Promise<boolean>;
  readonly dispose: () => void;
};

export type CounterShow = {
  readonly board: BoardWords;
  readonly tile: TileWords;
  readonly desks: readonly DeskLive[];
};
