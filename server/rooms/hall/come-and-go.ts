import type { Look } from '../../../shared/domain/citizen.ts';
import { isWalkable } from '../../../shared/hall/find-path.ts';
import { counterAt } from '../../../shared/hall/counter-zones.ts';
import { placeMover } from '../../../shared/hall/movement.ts';
import { CLOSE_MISBEHAVED, CLOSE_REPLACED, HALL_PROTOCOL } from '../../../shared/protocol/hall/messages.ts';
import { addBody, removeBody } from './crowd-cells.ts';
import { hasElbowRoom, noteChanged, type Crowd } from './crowd.ts';
import { findFreeSpot } from './free-spot.ts';
import type { Place } from './kept-places.ts';
import { forgetBody, startObserving, stopObserving } from './observe-crowd.ts';
import { createPatience } from './patience.ts';
import type { Guest, HallIdentity, Person, Wire } from './person.ts';
import { leaveWatch } from './watch-crowd.ts';

/** A dropped client's body stands still this long before it leaves: a blip of the network is not seen by others. */
export const AWAY_MS = 10_000;

/**
 * Lets somebody in. A person has one body: who is already in the hall (another tab, or back after a drop)
 * takes that body over, and the older connection is ended politely.
 */
export function enterCrowd(crowd: Crowd, identity: HallIdentity, wire: Wire): Person {
  crowd.counts.joined += 1;
  const seat = crowd.directory.bodies.get(identity.subject);
  if (seat?.crowd === crowd) return takeOver(crowd, seat.person, identity, wire);
  if (seat) {
    seat.person.wire?.end(CLOSE_REPLACED, 'replaced');
    leaveCrowd(seat.crowd, seat.person);
  }

  const person = createPerson(crowd, identity, arrivalOf(crowd, identity.subject));
  crowd.people.set(person.id, person);
  crowd.directory.bodies.set(person.subject, { crowd, person });
  connect(crowd, person, wire);
  crowd.presence.moved(person.subject, person.region);
  return person;
}

/** A client is gone without a word: its body waits a little. */
export function dropPerson(crowd: Crowd, person: Person): void {
  disconnect(crowd, person);
  person.leavesAt = crowd.now() + AWAY_MS;
  crowd.away.add(person);
}

/** The body leaves the hall; its place is kept for a minute. */
export function leaveCrowd(crowd: Crowd, person: Person): void {
  if (!crowd.people.delete(person.id)) return;
  disconnect(crowd, person);
  crowd.away.delete(person);
  forgetBody(crowd, person);
  removeBody(crowd.cells, person.slot);
  crowd.directory.bodies.delete(person.subject);
  crowd.directory.places.keep(person.subject, placeOf(person), crowd.now());
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
export function closeCrowd(crowd: Crowd): void {
  for (const person of [...crowd.people.values()]) leaveCrowd(crowd, person);
  for (const watcher of [...crowd.watchers]) leaveWatch(crowd, watcher);
}

const placeOf = (p: Person): Place => ({ x: p.mover.x, z: p.mover.z, yaw: p.yaw });

/** Where a newcomer stands; `isFresh` when it is the entrance. */
type Arrival = { readonly place: Place; readonly isFresh: boolean };

function arrivalOf(crowd: Crowd, subject: string): Arrival {
  const kept = crowd.directory.places.take(subject, crowd.now());
  if (kept && isWalkable(crowd.grid, kept.x, kept.z)) return { place: kept, isFresh: false };
  const { spawn, spawnYaw } = crowd.hall.entrance;
  const spot = findFreeSpot(crowd.grid, spawn, (p) => hasElbowRoom(crowd, p, null));
  return { place: { ...spot, yaw: spawnYaw }, isFresh: true };
}

function createPerson(crowd: Crowd, identity: HallIdentity, arrival: Arrival): Person {
  const { place } = arrival;
  const now = crowd.now();
  const id = freeId(crowd);
  return {
    kind: 'person',
    id,
    subject: identity.subject,
    slot: addBody(crowd.cells, id, place.x, place.z, place.yaw, crowd.step),
    role: identity.kind,
    simulated: identity.simulated,
    name: identity.name,
    look: identity.look,
    mover: placeMover(place, now),
    yaw: place.yaw,
    region: counterAt(crowd.hall, place.x, place.z),
    seat: null,
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
    hall: crowd.number,
    ...placeOf(person),
    seated: person.seat !== null,
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
