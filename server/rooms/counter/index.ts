/** The counter room's door. */
export { createCounterRoomClass, type CounterRoomParts } from './counter-room.ts';
