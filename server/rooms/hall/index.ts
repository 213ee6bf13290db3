/** The hall room's door. */
export { createHallRoomClass, type HallRoomDeps } from './hall-room.ts';
export type { HallPresence } from './crowd.ts';
export type { HallIdentity } from './person.ts';
export { createHallDirectory } from './hall-directory.ts';
export { countHalls } from './count-halls.ts';
export { createHalls } from './halls.ts';
