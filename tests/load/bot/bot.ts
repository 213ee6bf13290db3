/** One citizen of the public protocol: enters, walks, listens, asks who people are, obeys. */
import type { Walker, World } from '../walk/walker.ts';
import { advanceWalker, createWalker, putWalker, WALK } from '../walk/walker.ts';
import { askForPlace, beginSession, Refusal, whileHallsFill, type Citizen } from './enter.ts';
import { unpack } from './msgpack.ts';
import {
  createNeighbours,
  readRoster,
  readSnapshot,
  stepOf,
  takeStrangers,
  type Neighbours,
  type OnPlace,
} from './neighbours.ts';
import { openLine, type Line } from './open-line.ts';
import {
  bodyAt,
  createMove,
  envelopes,
  hasType,
  heardMessage,
  JOINED,
  jsonMessage,
  LEAVE,
  readCorrection,
  readErrorCode,
  whoMessage,
  writeMove,
} from './wire.ts';

export type Welcome = {
  readonly you: number;
  readonly hall: number;
  readonly x: number;
  readonly z: number;
  readonly yaw: number;
  readonly seated: boolean;
  readonly gallery: boolean;
  readonly people: number;
};

/** What a measuring process wants to know of every bot. */
export type Watcher = {
  /** A report left. */
  readonly reported: (bot: Bot) => void;
  /** Called for each place that this bot is told of; null when it does not measure. */
  readonly placesFor: (bot: Bot) => OnPlace | null;
};

export type Bot = {
  readonly index: number;
  readonly url: string;
  readonly world: World;
  readonly random: () => number;
  readonly watcher: Watcher;
  citizen: Citizen | null;
  line: Line | null;
  welcome: Welcome | null;
  walker: Walker | null;
  neighbours: Neighbours;
  onPlace: OnPlace | null;
  readonly move: Buffer;
  readonly last: LastReport;
  sequence: number;
  heardSent: number;
  heardAt: number;
  askedAt: number;
  pingedAt: number;
  tickedAt: number;
  /** Nobody looks: a hidden tab. */
  resting: boolean;
  // Totals since the bot was made, over all its lines.
  framesDown: number;
  framesUp: number;
  bytesDownBefore: number;
  bytesUpBefore: number;
  corrections: number;
  questions: number;
  pongs: number;
  metres: number;
  /** Close codes not asked for. */
  readonly losses: number[];
  leaving: boolean;
};

/** What was last told, and how one was going: from it the server and others know a person until the next report. */
type LastReport = { x: number; z: number; yaw: number; gait: number; speed: number; at: number };

/** Straight on at an even pace: a report each 200 ms; anything else: each tick of 100 ms. */
const EVEN_REPORT_MS = 190;
/** What counts as straight and even: a sixty-fourth of a turn, and a step aside of 10 cm. */
const TURN_TOLERANCE = (2 * Math.PI) / 64;
const PLACE_TOLERANCE = 0.1;
const HEARD_MS = 1000;
const ASK_MS = 260;
const PING_MS = 10_000;
/** A server that has not said a welcome by then is as good as away. */
const WELCOME_MS = 15_000;

export function createBot(
  index: number,
  url: string,
  world: World,
  random: () => number,
  watcher: Watcher,
): Bot {
  return {
    ...{ index, url, world, random, watcher },
    ...{ citizen: null, line: null, welcome: null, walker: null, onPlace: null, move: createMove() },
    neighbours: createNeighbours(),
    last: { x: 0, z: 0, yaw: 0, gait: 0, speed: 0, at: 0 },
    ...{ sequence: 0, heardSent: 0, heardAt: 0, askedAt: 0, pingedAt: 0, tickedAt: 0, resting: false },
    ...{ framesDown: 0, framesUp: 0, bytesDownBefore: 0, bytesUpBefore: 0 },
    ...{ corrections: 0, questions: 0, pongs: 0, metres: 0, losses: [], leaving: false },
  };
}

/** Enters the hall and returns when welcomed. Also how one comes back. @throws Refusal, network errors, a silent server. */
export const enterHall = (bot: Bot, wish?: number): Promise<Welcome> =>
  whileHallsFill(() => enterOnce(bot, wish));

async function enterOnce(bot: Bot, wish?: number): Promise<Welcome> {
  bot.citizen ??= await beginSession(bot.url);
  const place = await askForPlace(bot.url, bot.citizen, wish);
  Object.assign(bot, { neighbours: createNeighbours(), welcome: null, walker: null, leaving: false });
  return new Promise((resolve, reject) => {
    const silent = setTimeout(() => line.socket.terminate(), WELCOME_MS);
    const line = openLine(place.socketUrl, {
      onMessage(message) {
        bot.framesDown += 1;
        hear(bot, message, resolve);
        if (bot.welcome) clearTimeout(silent);
        else if (message[0] === envelopes.error) {
          bot.leaving = true;
          reject(new Refusal(readErrorCode(message), 'the socket', message.toString('latin1')));
        }
      },
      onClose(code, reason) {
        clearTimeout(silent);
        reject(new Error(`closed with ${code} ${reason}`));
        if (!bot.leaving) bot.losses.push(code);
        if (bot.line === line) forgetLine(bot, line);
      },
    });
    bot.line = line;
  });
}

function forgetLine(bot: Bot, line: Line): void {
  bot.bytesDownBefore += line.bytesDown();
  bot.bytesUpBefore += line.bytesUp();
  bot.line = null;
}

export const bytesDown = (bot: Bot): number => bot.bytesDownBefore + (bot.line?.bytesDown() ?? 0);
export const bytesUp = (bot: Bot): number => bot.bytesUpBefore + (bot.line?.bytesUp() ?? 0);

function send(bot: Bot, message: Buffer): void {
  if (bot.line?.socket.readyState !== 1) return;
  bot.framesUp += 1;
  bot.line.socket.send(message);
}

function hear(bot: Bot, message: Buffer, welcomed: (welcome: Welcome) => void): void {
  if (message[0] === envelopes.bytes) {
    if (hasType(message, 's')) readSnapshot(bot.neighbours, message, bodyAt('s'), bot.onPlace);
    else if (hasType(message, 'c')) obey(bot, message);
    else if (hasType(message, 'w')) readRoster(bot.neighbours, message, bodyAt('w'));
  } else if (message[0] === envelopes.json) {
    if (hasType(message, 'welcome')) {
      const welcome = unpack(message, bodyAt('welcome')) as Welcome;
      beWelcomed(bot, welcome);
      welcomed(welcome);
    } else if (hasType(message, 'pong')) bot.pongs += 1;
  } else if (message[0] === envelopes.join) send(bot, JOINED);
}

function beWelcomed(bot: Bot, welcome: Welcome): void {
  bot.welcome = welcome;
  if (!welcome.gallery) {
    bot.walker = createWalker(bot.world, welcome, bot.random);
    // Not all at once, and whoever sat stays seated a moment: standing up is a report like any other.
    bot.walker.restsUntil = performance.now() + bot.random() * 1500;
  }
  Object.assign(bot.last, { x: welcome.x, z: welcome.z, yaw: welcome.yaw, gait: 0, speed: 0 });
  bot.onPlace = bot.watcher.placesFor(bot);
  bot.tickedAt = performance.now();
}

function obey(bot: Bot, message: Buffer): void {
  const correction = readCorrection(message);
  if (!correction || !bot.walker) return;
  bot.corrections += 1;
  putWalker(bot.walker, correction);
  Object.assign(bot.last, { x: correction.x, z: correction.z, yaw: correction.yaw, gait: 0, speed: 0 });
}

/** Lets the bot live on to `now` (milliseconds); call it ten times a second. */
export function tickBot(bot: Bot, now: number): void {
  const seconds = Math.min(0.3, (now - bot.tickedAt) / 1000);
  bot.tickedAt = now;
  if (!bot.line || !bot.welcome || seconds <= 0) return;
  if (bot.walker && !bot.resting) {
    const { x, z } = bot.walker;
    advanceWalker(bot.world, bot.walker, now, seconds);
    bot.metres += Math.hypot(bot.walker.x - x, bot.walker.z - z);
    if (hasNews(bot.walker, bot.last, now)) report(bot, bot.walker, now);
  }
  const { tick } = bot.neighbours;
  if (tick !== bot.heardSent && now - bot.heardAt >= HEARD_MS) {
    send(bot, heardMessage(tick));
    markHeard(bot, now);
  }
  if (now - bot.askedAt >= ASK_MS && bot.neighbours.strangers > 0 && !bot.resting) ask(bot, now);
  if (now - bot.pingedAt >= PING_MS) {
    bot.pingedAt = now;
    send(bot, jsonMessage('ping', { n: bot.pongs & 127 }));
  }
}

function hasNews(walker: Walker, last: LastReport, now: number): boolean {
  if (walker.gait !== last.gait) return true;
  if (walker.gait !== WALK) return walker.yaw !== last.yaw || walker.x !== last.x || walker.z !== last.z;
  if (now - last.at >= EVEN_REPORT_MS) return true;
  if (Math.abs(Math.sin((walker.yaw - last.yaw) / 2)) > Math.sin(TURN_TOLERANCE / 2)) return true;
  const metres = ((now - last.at) / 1000) * last.speed;
  return (
    Math.hypot(
      walker.x - last.x - Math.sin(last.yaw) * metres,
      walker.z - last.z - Math.cos(last.yaw) * metres,
    ) > PLACE_TOLERANCE
  );
}

function report(bot: Bot, walker: Walker, now: number): void {
  bot.sequence = (bot.sequence + 1) & 0xffff;
  const { x, z, yaw, gait, speed } = walker;
  writeMove(bot.move, bot.sequence, x, z, yaw, gait, bot.neighbours.tick);
  Object.assign(bot.last, { x, z, yaw, gait, speed, at: now });
  markHeard(bot, now);
  bot.watcher.reported(bot);
  send(bot, bot.move);
}

function markHeard(bot: Bot, now: number): void {
  bot.heardSent = bot.neighbours.tick;
  bot.heardAt = now;
}

function ask(bot: Bot, now: number): void {
  const at = bot.walker ?? bot.last;
  const ids = takeStrangers(bot.neighbours, bot.welcome?.you ?? 0, stepOf(at.x), stepOf(at.z));
  bot.askedAt = now;
  if (ids.length === 0) return;
  bot.questions += 1;
  send(bot, whoMessage(ids));
}

/** Hides or shows the tab. */
export function rest(bot: Bot, on: boolean): void {
  bot.resting = on;
  send(bot, jsonMessage('rest', { on }));
}

/** Says goodbye and goes. */
export function leave(bot: Bot): void {
  bot.leaving = true;
  send(bot, LEAVE);
  bot.line?.socket.close();
}

/** The network breaks: no closing words. */
export function drop(bot: Bot): void {
  bot.leaving = true;
  bot.line?.socket.terminate();
}
