/** Bots beside a test or a benchmark: a process of people who walk in the hall until they are told to go. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { answerTo, askChild, READY } from './support/ask-child.ts';
import type { BotStats, PartyOptions, Stretch } from './measure/party.ts';

export type BotsWish = Partial<Omit<PartyOptions, 'url' | 'count'>> & {
  /** The server's origin, e.g. http://127.0.0.1:2567. */
  readonly url: string;
  readonly count: number;
  /** The core the process is kept on, where `taskset` exists. */
  readonly core?: number;
};

export type Bots = {
  /** Bots asked for; all of them are in the hall. */
  readonly count: number;
  readonly pid: number;
  readonly stats: () => Promise<BotStats>;
  /** Begins a stretch of measuring. */
  readonly begin: () => Promise<void>;
  /** Ends it. */
  readonly end: () => Promise<Stretch>;
  /** Everybody says goodbye. */
  readonly stop: () => Promise<void>;
};

const PROCESS = fileURLToPath(new URL('./bot-process.ts', import.meta.url));
/** A broken server lets people in slowly before it lets nobody in. */
const ENTER_PATIENCE_MS = 300_000;
/** Usual: people who stop for a moment where others stop for long, so that most are walking. */
const USUAL = {
  kind: 'hall',
  seed: 1,
  entersPerSecond: 60,
  stay: [3000, 20_000],
  listeners: 100,
} as const;

/**
 * Starts a process with `count` bots and returns when all are in the hall.
 * @throws Error when one of them could not get in; nothing is left running then.
 */
export async function startBots(wish: BotsWish): Promise<Bots> {
  const { core, ...options } = { ...USUAL, ...wish };
  const command = [process.execPath, PROCESS, JSON.stringify(options)];
  if (core !== undefined) command.unshift('taskset', '-c', String(core));
  const [file = '', ...rest] = command;
  const child = spawn(file, rest, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    await answerTo(child, READY);
    await askChild(child, 'enter', ENTER_PATIENCE_MS);
  } catch (error) {
    child.kill();
    throw error;
  }
  return {
    count: options.count,
    pid: child.pid ?? 0,
    stats: () => askChild<BotStats>(child, 'stats'),
    begin: () => askChild<void>(child, 'begin'),
    end: () => askChild<Stretch>(child, 'end'),
    async stop() {
      if (child.exitCode === null && child.connected) await askChild(child, 'stop');
      await ended;
    },
  };
}
