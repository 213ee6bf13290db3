/** The server's side of one connection: the real crowd. */
import { dropPerson, enterCrowd } from '../../../server/rooms/hall/crowd/come-and-go.ts';
import { STEP_MS } from '../../../server/rooms/hall/crowd/crowd-time.ts';
import { findPerson } from '../../../server/rooms/hall/halls/hall-directory.ts';
import { hearHeard } from '../../../server/rooms/hall/hear/hear.ts';
import { hearMove, warpPerson } from '../../../server/rooms/hall/hear/hear-moves.ts';
import type { Person, Wire } from '../../../server/rooms/hall/crowd/person.ts';
import { stepCrowd } from '../../../server/rooms/hall/crowd/tick-crowd.ts';
import { placeMover } from '../../../shared/hall/movement.ts';
import type { HallServerMessages, WarpRefusal, WarpReply } from '../../../shared/protocol/hall/messages.ts';
import { identityOf, openTestCrowd } from '../hall/crowd-fixture.ts';

export type ServerEnd = {
  readonly stepMs: number;
  readonly join: () => Promise<void>;
  readonly drop: () => void;
  readonly hear: (bytes: Uint8Array) => void;
  readonly hearHeard: (bytes: Uint8Array) => void;
  readonly warp: (region: string) => WarpReply | WarpRefusal;
  readonly step: () => void;
  readonly place: () => { x: number; z: number; gait: number };
  /** Moves the body without a word, and leaves it `budget` metres. */
  readonly put: (x: number, z: number, budget: number) => void;
  /** Restarted: knows nobody any more. */
  readonly forget: () => void;
};

/** What the client is sent. */
export type ClientEars = {
  readonly welcome: (message: HallServerMessages['welcome']) => void;
  readonly at: (region: string | null) => void;
  readonly frame: (bytes: Uint8Array) => void;
  readonly correction: (bytes: Uint8Array) => void;
};

export function joinServer(clock: { ms: number }, ears: ClientEars): ServerEnd {
  let { crowd } = openTestCrowd(clock);
  let person: Person | null = null;

  const wire: Wire = {
    send(type, message) {
      if (type === 'welcome') ears.welcome(message as HallServerMessages['welcome']);
      if (type === 'at') ears.at((message as HallServerMessages['at']).region);
    },
    sendFrame: ears.frame,
    sendCorrection: ears.correction,
    sendRoster: () => undefined,
    backlog: () => 0,
    isReady: () => true,
    end: () => undefined,
  };

  function body(): Person {
    if (!person) throw new Error('nobody has joined');
    return person;
  }

  return {
    stepMs: STEP_MS,
    async join() {
      const who = identityOf('siti');
      const last = await findPerson(crowd.directory, who.subject);
      person = enterCrowd(crowd, who, { ...wire }, last?.place ?? null);
    },
    drop() {
      if (person && crowd.people.has(person.id)) dropPerson(crowd, person);
    },
    hear: (bytes) => hearMove(crowd, body(), bytes),
    hearHeard: (bytes) => hearHeard(crowd, body(), bytes),
    warp: (region) => warpPerson(crowd, body(), { region }),
    step: () => stepCrowd(crowd),
    place() {
      const { mover, slot } = body();
      return { x: mover.x, z: mover.z, gait: crowd.cells.gait[slot] ?? 0 };
    },
    put(x, z, budget) {
      body().mover = { ...placeMover({ x, z }, clock.ms), budget };
    },
    forget() {
      crowd = openTestCrowd(clock).crowd;
    },
  };
}
