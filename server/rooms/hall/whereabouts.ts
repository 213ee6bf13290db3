/**
 * What halls must know of people beyond their own walls. One process needs nothing but its memory
 * (`createKeptPlaces`, `aloneInTheHouse`); several back the same two interfaces by Redis. Whoever joins is looked up
 * once, in the room's asynchronous `onAuth`; the join itself stays synchronous.
 */

/** Where a body stands and how. Metres, radians. */
export type Place = {
  readonly x: number;
  readonly z: number;
  readonly yaw: number;
  readonly seated: boolean;
};

/** A place in one of the halls. */
export type Whereabouts = { readonly hall: number; readonly place: Place };

/** Who comes back within this time gets body, place and seat back, milliseconds. */
export const PLACE_KEPT_MS = 60_000;

/** Where people were last seen who have no body in this process; each is forgotten after `PLACE_KEPT_MS`. */
export type KeptPlaces = {
  /**
   * The body left a hall of this process. Returns at once; what goes wrong while it is written is logged, not thrown.
   * Several processes also keep the places of all who stand in their halls (`HallDirectory.bodies`) every other
   * second, so that who was in a process that died is found.
   */
  readonly keep: (subject: string, at: Whereabouts) => void;
  /** Also while the body stands in another process. Null when nobody knows; rejects never. */
  readonly find: (subject: string) => Promise<Whereabouts | null>;
  /** Called every few seconds; for a memory that does not forget by itself. */
  readonly forgetOld: () => void;
};

/** One person, one body: also over processes. */
export type BodyRelay = {
  /** Somebody came into a hall of this process: the others let go of the body they may have. */
  readonly claim: (subject: string) => void;
  /** Another process claimed somebody. One listener a process. */
  readonly onClaimed: (listener: (subject: string) => void) => void;
};

/** The relay of a single process. */
export const aloneInTheHouse: BodyRelay = { claim: () => undefined, onClaimed: () => undefined };
