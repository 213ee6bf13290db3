/** The fixed views of the hall that pictures, visual tests and counts are taken from. */
import { galleryView, noGalleryView } from '../../client/hall/camera/gallery-view.ts';
import { placeLocal, polar } from '../../shared/hall/frame.ts';
import type { CounterPlace, Hall, Point } from '../../shared/hall/types.ts';

/** Where the eye is and what it looks at, metres. */
export type View = {
  readonly eye: readonly [number, number, number];
  readonly look: readonly [number, number, number];
  /** Degrees, vertical; the usual one of the screen's shape without it. */
  readonly fov?: number;
  /** Draws the visitor's own figure here, seen from behind. */
  readonly self?: Point & { readonly yaw: number };
};

/** Of a camera nobody has tilted yet, radians. */
const FIRST_PITCH = 0.14;

const aimed = (at: Point, eyeHeight: number, to: Point, lookHeight: number): View => ({
  eye: [at.x, eyeHeight, at.z],
  look: [to.x, lookHeight, to.z],
});

/** The usual third-person view of somebody at `self`: 5 m behind, a little above. */
function behind(self: Point, yaw: number, distance = 5): View {
  const back = polar(yaw, -distance);
  const ahead = polar(yaw, 3);
  return {
    eye: [self.x + back.x, 2.6, self.z + back.z],
    look: [self.x + ahead.x, 1.35, self.z + ahead.z],
    self: { ...self, yaw },
  };
}

function counterAt(hall: Hall, share: number): CounterPlace {
  const counter = hall.counters[Math.min(hall.counters.length - 1, Math.floor(hall.counters.length * share))];
  if (!counter) throw new Error('a hall without counters');
  return counter;
}

/** Down an aisle from its mouth. */
function wing(hall: Hall, index: number): View {
  const place = hall.wings[index % Math.max(1, hall.wings.length)];
  const aisle = place?.aisles[0];
  if (!place || !aisle) return views.entrance(hall);
  const yaw = Math.atan2(aisle.to.x - aisle.from.x, aisle.to.z - aisle.from.z);
  return behind(aisle.from, yaw);
}

function atCounter(hall: Hall, share: number): View {
  const counter = counterAt(hall, share);
  return behind(counter.approach, counter.approachYaw, 3.6);
}

/** Every view is found in any hall: 5 regencies, 27 or 38. */
export const views = {
  overview: (hall: Hall): View => {
    const reach = Math.max(hall.bounds.maxX, -hall.bounds.minX, hall.bounds.maxZ, -hall.bounds.minZ);
    // A small hall needs more air around it: its roof and gate are as high as a large one's.
    const from = polar(hall.entrance.bearing, reach * 0.86 + 12);
    return aimed(from, reach * 0.56 + 8, { x: 0, z: 0 }, -2);
  },
  /** From the gallery, as who watches a full hall sees it first. */
  gallery: (hall: Hall): View => {
    const seen = noGalleryView();
    galleryView(hall, hall.entrance.spawnYaw, FIRST_PITCH, 1, innerWidth / innerHeight, seen);
    return {
      eye: [seen.eyeX, seen.eyeY, seen.eyeZ],
      look: [seen.lookX, seen.lookY, seen.lookZ],
      fov: seen.fov,
    };
  },
  entrance: (hall: Hall): View => behind(hall.entrance.spawn, hall.entrance.spawnYaw),
  /** From the middle of the atrium into the roof and over the map. */
  atrium: (hall: Hall): View => {
    const from = polar(hall.entrance.bearing, hall.atrium.radius * 0.45);
    const to = polar(hall.entrance.bearing, -hall.atrium.radius);
    return aimed(from, 2.2, to, 2.4);
  },
  /** Standing before the map, reading it. */
  map: (hall: Hall): View => {
    const at = polar(hall.entrance.bearing, hall.atrium.radius * 0.5);
    return behind(at, hall.entrance.bearing + Math.PI, 3.2);
  },
  'wing-1': (hall: Hall): View => wing(hall, 0),
  'wing-2': (hall: Hall): View => wing(hall, 1),
  'wing-3': (hall: Hall): View => wing(hall, 2),
  'wing-4': (hall: Hall): View => wing(hall, 3),
  counter: (hall: Hall): View => atCounter(hall, 0.8),
  'counter-2': (hall: Hall): View => atCounter(hall, 0.4),
  /** The sign over a wing's mouth as somebody 25 m away sees it. */
  'sign-25m': (hall: Hall): View => {
    const aisle = hall.wings[2 % Math.max(1, hall.wings.length)]?.aisles[0];
    if (!aisle) return views.entrance(hall);
    const yaw = Math.atan2(aisle.to.x - aisle.from.x, aisle.to.z - aisle.from.z);
    const back = polar(yaw, -25);
    return aimed({ x: aisle.from.x + back.x, z: aisle.from.z + back.z }, 1.7, aisle.from, 4.2);
  },
  /** Into three counters of one row: their cloths side by side. */
  motifs: (hall: Hall): View => {
    const counter = counterAt(hall, 0.7);
    const from = placeLocal(counter.centre, counter.yaw, 1.5, 7.4);
    return aimed(from, 2.1, placeLocal(counter.centre, counter.yaw, 1.5, 0), 1.6);
  },
  /** Before a wing's end wall. */
  mural: (hall: Hall): View => {
    const wall = hall.wings[3 % Math.max(1, hall.wings.length)]?.endWall;
    if (!wall) return views.atrium(hall);
    return aimed(placeLocal(wall, wall.yaw, 6, 11), 1.9, placeLocal(wall, wall.yaw, 6, 0), 2.3);
  },
  /** The board beside a counter, from 8 m. */
  'board-8m': (hall: Hall): View => {
    const counter = counterAt(hall, 0.8);
    const from = placeLocal(counter.centre, counter.yaw, -1.2, 8);
    return aimed(from, 1.6, placeLocal(counter.centre, counter.yaw, -1.4, 1.3), 1.5);
  },
  /** Up to the big board, from where one stands after a few steps. */
  'big-board': (hall: Hall): View => {
    const { board } = hall.entrance;
    const from = placeLocal(board, board.yaw, 0, 13);
    return aimed(from, 1.7, board, 3.6);
  },
  /** Across the desk, as a served visitor sees it. */
  desk: (hall: Hall): View => {
    const counter = counterAt(hall, 0.8);
    const seat = counter.seats[1] ?? counter.approach;
    const eye = placeLocal(seat, counter.yaw, 0.62, 0.95);
    const officer = counter.officerSpots[1] ?? counter.centre;
    return aimed(eye, 1.72, officer, 1.34);
  },
  /** What the first page shows: an avenue with its counters and people, at the height of one's own eyes. */
  welcome: (hall: Hall): View => {
    const aisle = hall.wings[hall.wings.length - 1]?.aisles[0];
    if (!aisle) return views.atrium(hall);
    const yaw = Math.atan2(aisle.to.x - aisle.from.x, aisle.to.z - aisle.from.z);
    return aimed(placeLocal(aisle.from, yaw, 0.9, -2.6), 2.15, placeLocal(aisle.from, yaw, -0.6, 14), 1.75);
  },
  /** From a wing's mouth over the garden towards the next. */
  garden: (hall: Hall): View => {
    const from = polar(hall.entrance.bearing + Math.PI * 0.8, hall.atrium.radius + 1);
    const to = polar(hall.entrance.bearing + Math.PI * 0.86, hall.atrium.radius + 30);
    return aimed(from, 1.9, to, 1.2);
  },
  /** From inside the atrium over the rim into the garden opposite the entrance. */
  'garden-2': (hall: Hall): View => {
    const bearing = hall.entrance.bearing + Math.PI;
    return aimed(polar(bearing, hall.atrium.radius - 4), 2.2, polar(bearing, hall.atrium.radius + 12), 1);
  },
  /** Down onto the water of that garden. */
  pond: (hall: Hall): View => {
    const bearing = hall.entrance.bearing + Math.PI * 0.96;
    return aimed(polar(bearing, hall.atrium.radius + 0.8), 2.1, polar(bearing, hall.atrium.radius + 7), -0.4);
  },
  reception: (hall: Hall): View => {
    const { reception } = hall.entrance;
    const out = polar(reception.yaw, 4.2);
    return aimed({ x: reception.x + out.x, z: reception.z + out.z }, 1.8, reception, 1.1);
  },
  kiosks: (hall: Hall): View => {
    const kiosk = hall.entrance.kiosks[1] ?? hall.entrance.reception;
    const out = polar(kiosk.yaw, 3.4);
    return aimed({ x: kiosk.x + out.x, z: kiosk.z + out.z }, 1.7, kiosk, 1);
  },
  /** The way in, as somebody who comes from the valley sees it. */
  arrival: (hall: Hall): View => {
    const { bearing } = hall.entrance;
    return aimed(polar(bearing, hall.atrium.radius + 17), 2.4, polar(bearing, hall.atrium.radius), 3);
  },
} as const;

export type ViewName = keyof typeof views;
export const viewNames = Object.keys(views) as ViewName[];
