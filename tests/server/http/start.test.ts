import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestStore, type TestStore } from '../support/test-store.ts';
import { beginCitizen, createBrowser, expectRefusal } from './support/browser.ts';
import { joinCounter } from './support/counter-client.ts';

let store: TestStore;
let port: number;
const children: Program[] = [];

type Program = { readonly child: ChildProcess; output(): string };

beforeAll(async () => {
  store = await createTestStore();
  port = await freePort();
});
afterAll(() => store.close());
afterEach(async () => {
  for (const { child } of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port: free } = probe.address() as AddressInfo;
  probe.close();
  return free;
}

/** The program as an operator starts it. */
function start(environment: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, ['server/main.ts'], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      DATABASE_URL: store.databaseUrl,
      AUTH_SECRET: 'a secret for tests, longer than thirty-two characters',
      PROVINCE: store.pack.province.id,
      DEMO: '1',
      SIMULATION: '0',
      LOG_LEVEL: 'error',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => (text += String(chunk)));
  child.stderr.on('data', (chunk) => (text += String(chunk)));
  const program = { child, output: () => text };
  children.push(program);
  return program;
}

async function ready({ output, child }: Program): Promise<string> {
  const url = `http://127.0.0.1:${port}`;
  for (let n = 0; n < 300 && child.exitCode === null; n += 1) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return url;
    await sleep(100);
  }
  throw new Error(`the server did not become ready: ${output()}`);
}

async function exitOf({ child }: Program): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

describe('the program', () => {
  it('says in one line that its port is taken, and ends with code 76', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const program = start();
    expect(await exitOf(program)).toBe(76);
    expect(program.output().trim().split('\n')).toHaveLength(1);
    expect(program.output()).toContain(String(port));
    other.close();
  });

  it('ends in order on SIGTERM: clients are told, and everything is closed', async () => {
    const program = start();
    const browser = createBrowser(await ready(program));
    await beginCitizen(browser);
    const room = await joinCounter(browser, store.pack.regions[0]?.code ?? '', 'citizen');
    await room.next('live');
    const stream = await fetch(`${browser.url}/api/v1/regions/stream`);
    await stream.body?.getReader().read();
    const began = Date.now();
    program.child.kill('SIGTERM');
    expect(await room.closed).toMatchObject({ code: 4001 });
    expect(await exitOf(program)).toBe(0);
    expect(Date.now() - began).toBeLessThan(5000);
    expect(program.output()).toBe('');
    await expect(fetch(`${browser.url}/healthz`)).rejects.toThrow();
  });

  it('has no account outside demo mode, also after a demo on the same data', async () => {
    const demo = start();
    const offered = await createBrowser(await ready(demo)).get<{
      accounts: { email: string; password: string }[];
    }>('/api/v1/demo');
    const [account] = offered.body.accounts;
    expect(account?.password).toMatch(/^[a-z0-9]{5}(-[a-z0-9]{5}){3}$/);
    demo.child.kill('SIGTERM');
    await exitOf(demo);

    const plain = start({ DEMO: '0' });
    const browser = createBrowser(await ready(plain));
    expect((await browser.get('/api/v1/demo')).body).toEqual({ demo: false, accounts: [] });
    expectRefusal(await browser.post('/api/auth/sign-in/email', account), 401, 'SIGN_IN_FAILED');
    const { rows } = await store.pool.query('select * from "user"');
    expect(rows).toEqual([]);
  });
});
