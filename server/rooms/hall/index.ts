/** The hall room's door. */
export { createHallRoomClass, type HallPass, type HallRoomDeps } from './hall-room.ts';
export type { HallPresence } from './crowd/crowd.ts';
export type { HallIdentity } from './crowd/person.ts';
export { createHallDirectory, findPerson } from './halls/hall-directory.ts';
export { createHouse, type House } from './halls/house.ts';
export { countHalls } from './halls/count-halls.ts';
export { createHalls } from './halls/halls.ts';
