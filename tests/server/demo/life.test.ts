import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});

/** The simulation as the server starts it, here with nobody at the address. */
function startAlone(env: Record<string, string> = {}): ChildProcess {
  const child = fork('server/demo/main.ts', [], {
    env: {
      PATH: process.env['PATH'],
      LOG_LEVEL: 'debug',
      MPP_URL: 'http://127.0.0.1:9',
      MPP_SIM_OFFICERS: '[]',
      MPP_SIM_TOKEN: 'a token of some length',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  children.push(child);
  return child;
}

/** Until it says that it has tried the server and will try again. */
async function untilWaiting(child: ChildProcess): Promise<void> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes('not there yet')) return;
  }
  throw new Error(`it ended instead of waiting: ${text}`);
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

test('a server that is not there yet is waited for, and SIGTERM ends the waiting at once', async () => {
  const child = startAlone();
  await untilWaiting(child);
  const began = Date.now();
  child.kill('SIGTERM');
  expect(await exitCode(child)).toBe(0);
  expect(Date.now() - began).toBeLessThan(3000);
});

test('the simulation ends with its parent', async () => {
  const child = startAlone();
  await untilWaiting(child);
  child.disconnect();
  expect(await exitCode(child)).toBe(0);
});

test('settings that make no sense end it with an error instead of a half life', async () => {
  expect(await exitCode(startAlone({ MPP_SIM_OFFICERS: 'no json' }))).toBe(1);
});
