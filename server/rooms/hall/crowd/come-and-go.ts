import type { Look } from '../../../../shared/domain/citizen.ts';
import { isWalkable } from '../../../../shared/hall/find-path.ts';
import { counterAt } from '../../../../shared/hall/counter-zones.ts';
import { placeMover } from '../../../../shared/hall/movement.ts';
import type { Point } from '../../../../shared/hall/types.ts';
import { SIT, STAND } from '../../../../shared/protocol/hall/gaits.ts';
import {
  CLOSE_MISBEHAVED,
  CLOSE_REPLACED,
  HALL_PROTOCOL,
} from '../../../../shared/protocol/hall/messages.ts';
import { addBody, moveBody, removeBody } from './crowd-cells.ts';
import { hasElbowRoom, noteChanged, putBody, type Crowd } from './crowd.ts';
import { findSeat } from './find-seat.ts';
import { findFreeSpot } from './free-spot.ts';
import { placeIn, type HallDirectory } from '../halls/hall-directory.ts';
import type { Place } from '../halls/house.ts';
import { forgetBody, startObserving, stopObserving } from './observe-crowd.ts';
import { createPatience } from '../hear/patience.ts';
import type { Guest, HallIdentity, Person, Seat, Wire } from './person.ts';
import { leaveWatch } from './watch-crowd.ts';

/** A dropped client's body stands still this long before it leaves: a blip of the network is not seen by others. */
export const AWAY_MS = 10_000;

/**
 * Lets somebody in. A person has one body: who is already in the hall (another tab, or back after a drop)
 * takes that body over, and the older connection is ended politely. `last` is where one was a moment ago, in whichever
 * hall.
 */
export function enterCrowd(
  crowd: Crowd,
  identity: HallIdentity,
  wire: Wire,
  last: Place | null = null,
): Person {
  crowd.counts.joined += 1;
  const { directory } = crowd;
  const body = directory.bodies.get(identity.subject);
  if (body?.crowd === crowd) return takeOver(crowd, body.person, identity, wire);
  const place = body ? placeIn(body.crowd, body.person) : last;
  letGo(directory, identity.subject);
  directory.house.bodies.announce(identity.subject);

  const person = createPerson(crowd, identity, arrivalOf(crowd, place));
  crowd.people.set(person.id, person);
  directory.bodies.set(person.subject, { crowd, person });
  connect(crowd, person, wire);
  crowd.presence.moved(person.subject, person.region);
  return person;
}

/** Whether somebody must be sent elsewhere; not whose body is in the hall already. */
export const isFullFor = (crowd: Crowd, subject: string, hardCap: number): boolean =>
  crowd.people.size >= hardCap && crowd.directory.bodies.get(subject)?.crowd !== crowd;

/** The body is somewhere else by now, perhaps in another process; that place counts, not this one. */
export function letGo(directory: HallDirectory, subject: string): void {
  const body = directory.bodies.get(subject);
  if (!body) return;
  body.person.wire?.end(CLOSE_REPLACED, 'replaced');
  leaveCrowd(body.crowd, body.person, false);
}

/** A client is gone without a word: its body stands, or sits, and waits a little. */
export function dropPerson(crowd: Crowd, person: Person): void {
  disconnect(crowd, person);
  if (!person.seat) putBody(crowd, person, person.mover, person.yaw, STAND);
  person.leavesAt = crowd.now() + AWAY_MS;
  crowd.away.add(person);
}

/** The body leaves the hall; its place is kept for a minute. */
export function leaveCrowd(crowd: Crowd, person: Person, isKept = true): void {
  if (!crowd.people.delete(person.id)) return;
  disconnect(crowd, person);
  crowd.away.delete(person);
  forgetBody(crowd, person);
  removeBody(crowd.cells, person.slot);
  crowd.directory.bodies.delete(person.subject);
  if (isKept) crowd.directory.house.places.keep(person.subject, placeIn(crowd, person));
  crowd.presence.left(person.subject);
}

/** Ends a client that keeps sending what cannot be read, or far too much. */
export function dismiss(crowd: Crowd, guest: Guest): void {
  crowd.counts.dismissed += 1;
  guest.wire?.end(CLOSE_MISBEHAVED, 'too many unreadable or too fast messages');
  if (guest.kind === 'person') leaveCrowd(crowd, guest);
  else leaveWatch(crowd, guest);
}

/** The hall closes: everybody leaves it, nobody is told. */
export function closeCrowd(crowd: Crowd, isKept = true): void {
  for (const person of [...crowd.people.values()]) leaveCrowd(crowd, person, isKept);
  for (const watcher of [...crowd.watchers]) leaveWatch(crowd, watcher);
}

/** Where a newcomer stands or sits; `isFresh` when it is the entrance. */
type Arrival = {
  readonly place: Point & { readonly yaw: number };
  readonly seat: Seat | null;
  readonly isFresh: boolean;
};

function arrivalOf(crowd: Crowd, last: Place | null): Arrival {
  const { hall, grid } = crowd;
  if (!last || !isWalkable(grid, last.x, last.z)) {
    const { spawn, spawnYaw } = hall.entrance;
    const spot = findFreeSpot(grid, spawn, (p) => hasElbowRoom(crowd, p, null));
    return { place: { ...spot, yaw: spawnYaw }, seat: null, isFresh: true };
  }
  const seat = last.seated ? findSeat(hall, last) : null;
  if (!seat || !isTaken(crowd, seat)) return { place: last, seat, isFresh: false };
  const beside = findFreeSpot(grid, last, (p) => hasElbowRoom(crowd, p, null));
  return { place: { ...beside, yaw: last.yaw }, seat: null, isFresh: false };
}

function isTaken({ people }: Crowd, seat: Seat): boolean {
  for (const person of people.values()) if (person.seat === seat) return true;
  return false;
}

function createPerson(crowd: Crowd, identity: HallIdentity, arrival: Arrival): Person {
  const { place, seat } = arrival;
  const now = crowd.now();
  const id = freeId(crowd);
  const slot = addBody(crowd.cells, id, place.x, place.z, place.yaw, crowd.step);
  if (seat) moveBody(crowd.cells, slot, place.x, place.z, place.yaw, SIT, crowd.step);
  return {
    kind: 'person',
    id,
    subject: identity.subject,
    slot,
    role: identity.kind,
    simulated: identity.simulated,
    name: identity.name,
    look: identity.look,
    mover: placeMover(place, now),
    yaw: place.yaw,
    region: counterAt(crowd.hall, place.x, place.z),
    seat,
    wire: null,
    observer: null,
    leavesAt: Infinity,
    patience: createPatience(now),
    lastSequence: null,
    refused: null,
    nextWarpAt: 0,
    nextGestureAt: 0,
    nextSayAt: 0,
    nextLookAt: 0,
    isFresh: arrival.isFresh,
  };
}

/** Ids go round, so that one is not given anew while somebody still thinks of its last owner. */
function freeId(crowd: Crowd): number {
  do {
    crowd.lastId = (crowd.lastId % 65_535) + 1;
  } while (crowd.people.has(crowd.lastId));
  return crowd.lastId;
}

function takeOver(crowd: Crowd, person: Person, identity: HallIdentity, wire: Wire): Person {
  person.wire?.end(CLOSE_REPLACED, 'replaced');
  disconnect(crowd, person);
  crowd.away.delete(person);
  person.leavesAt = Infinity;
  person.patience = createPatience(crowd.now());
  person.lastSequence = null;
  if (person.name !== identity.name || !isSameLook(person.look, identity.look)) {
    person.name = identity.name;
    person.look = identity.look;
    noteChanged(crowd, person);
  }
  connect(crowd, person, wire);
  return person;
}

const isSameLook = (a: Look, b: Look): boolean => JSON.stringify(a) === JSON.stringify(b);

/** From now on the person's client is told of the hall, beginning with the welcome. */
function connect(crowd: Crowd, person: Person, wire: Wire): void {
  person.wire = wire;
  person.observer = startObserving(crowd, wire, person);
  wire.send('welcome', {
    protocol: HALL_PROTOCOL,
    you: person.id,
    ...placeIn(crowd, person),
    gallery: false,
    people: crowd.people.size,
  });
  if (person.region !== null) wire.send('at', { region: person.region });
}

function disconnect(crowd: Crowd, person: Person): void {
  stopObserving(person.observer);
  person.observer = null;
  person.wire = null;
  person.refused = null;
  crowd.refused.delete(person);
}
