/** The hall room's door. */
export { createHallRoomClass, type HallPass, type HallRoomDeps } from './hall-room.ts';
export type { HallPresence } from './crowd.ts';
export type { HallIdentity } from './person.ts';
export { createHallDirectory, findPerson } from './hall-directory.ts';
export { createHouse, type House } from './house.ts';
export { countHalls } from './count-halls.ts';
export { createHalls } from './halls.ts';
