import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyOfficeLog } from '../../../server/queue/index.ts';
import { createCitizens, createScene, stateOf, take, valueOf, type Scene } from './support/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await createScene();
});
afterAll(() => scene.close());

const script = fileURLToPath(new URL('./support/taker.ts', import.meta.url));

/** Lets a server take numbers and kills it after `numbers` of them were acknowledged. */
async function killAfter(numbers: number): Promise<string[][]> {
  const citizens = await createCitizens(scene.store, 400);
  const child = spawn(process.execPath, [script, scene.store.databaseUrl, ...citizens], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if ((output.match(/^done /gm)?.length ?? 0) >= numbers) child.kill('SIGKILL');
  });
  await once(child, 'close');
  const whole = output.slice(0, output.lastIndexOf('\n')).split('\n');
  return whole.map((line) => line.split(' '));
}

it('a server killed with -9 three times: no acknowledged number is lost, none is given twice', async () => {
  for (const numbers of [1, 40, 150]) {
    const lines = await killAfter(numbers);
    const done = lines.filter(([word]) => word === 'done');
    expect(done.length).toBeGreaterThanOrEqual(numbers);
    for (const [, , ticketId = ''] of done) expect(await stateOf(scene.store, ticketId)).toBe('WAITING');
    // Clients whose answer was lost send the same command again and get one number, old or new.
    const acknowledged = new Map(done.map(([, command, ticketId]) => [command, ticketId]));
    const sent = lines.filter(([word]) => word === 'sent');
    await Promise.all(
      sent.map(async ([, command = '', citizen = '', region = '']) => {
        const again = valueOf(await take(scene.queue, citizen, region, 'aduan-umum', command));
        expect(acknowledged.get(command) ?? again.ticketId).toBe(again.ticketId);
      }),
    );
  }
  const { rows } = await scene.store.pool.query(
    `select office_code, prefix from visit group by office_code, day, prefix
     having max(number) <> count(*) or count(distinct number) <> count(*)`,
  );
  expect(rows).toEqual([]);
  for (const { code } of scene.store.pack.regions) {
    expect((await verifyOfficeLog(scene.store, code)).problems).toEqual([]);
  }
});
