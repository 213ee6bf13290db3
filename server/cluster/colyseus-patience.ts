/**
 * How long Colyseus waits for its other processes. It reads this from the environment when it loads, so
 * main.ts imports this file before anything that imports Colyseus. An operator's own values win.
 */
if (process.env['REDIS_URL']) {
  // Seconds. Who does not hear in time that the room was made makes a second one; our rooms open at once.
  process.env['COLYSEUS_MAX_CONCURRENT_CREATE_ROOM_WAIT_TIME'] ||= '1';
  // Milliseconds. A dead process is known at once (shared-presence.ts); this is for one that is stuck.
  process.env['COLYSEUS_PRESENCE_SHORT_TIMEOUT'] ||= '3000';
}
