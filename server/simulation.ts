import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DemoAccount } from './identity/index.ts';
import type { Log } from './log.ts';

const program = fileURLToPath(new URL('./demo/main.ts', import.meta.url));
const MIN_PAUSE_MS = 1000;
const MAX_PAUSE_MS = 60_000;
const STOP_PATIENCE_MS = 3000;

export type Simulation = { stop(): Promise<void> };

export type SimulationOptions = {
  /** Where the simulated people find the server: they are clients and have no other way in. */
  readonly url: string;
  readonly officers: readonly DemoAccount[];
  /** Lets `POST /session` mark its citizens as simulated. */
  readonly token: string;
  readonly logLevel: string;
  readonly log: Log;
};

/** Runs the simulated people as a process of their own, again and again should it end. */
export function startSimulation(options: SimulationOptions): Simulation {
  const { log } = options;
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | null = null;
  let pause = MIN_PAUSE_MS;
  let stopped = false;

  function start(): void {
    const began = performance.now();
    const process = fork(program, [], {
      env: environmentOf(options),
      // The channel says nothing; that it breaks tells the child that we are gone.
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child = process;
    process.once('error', (error) => log.error({ err: error }, 'the simulation could not be started'));
    process.once('exit', (code, signal) => {
      child = null;
      if (stopped) return;
      if (performance.now() - began > MAX_PAUSE_MS) pause = MIN_PAUSE_MS;
      log.warn({ code, signal, pauseMs: pause }, 'the simulation ended; starting it again');
      timer = setTimeout(start, pause);
      pause = Math.min(MAX_PAUSE_MS, pause * 2);
    });
  }

  start();
  return {
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      const process = child;
      if (!process) return;
      const ended = once(process, 'exit');
      process.kill('SIGTERM');
      const late = setTimeout(() => process.kill('SIGKILL'), STOP_PATIENCE_MS);
      await ended;
      clearTimeout(late);
    },
  };
}

/** Nothing of our own environment but what a program needs to run: it holds secrets the clients must not have. */
function environmentOf({ url, officers, token, logLevel }: SimulationOptions): NodeJS.ProcessEnv {
  const { PATH, HOME, TZ, LANG, MPP_SIM_VISITORS } = process.env;
  return {
    ...{ PATH, HOME, TZ, LANG, MPP_SIM_VISITORS },
    LOG_LEVEL: logLevel,
    MPP_URL: url,
    MPP_SIM_TOKEN: token,
    MPP_SIM_OFFICERS: JSON.stringify(
      officers.map(({ email, password, region }) => ({ email, password, region })),
    ),
  };
}
