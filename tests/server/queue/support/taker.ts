/**
 * A server process that takes numbers without rest until it is killed: `node taker.ts <url> <citizens…>`.
 * It prints `sent <command> <citizen>` before and `done <command> <ticket>` after each number.
 */
import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { createCatalogue, loadProvince } from '../../../../server/catalog/index.ts';
import { createLog } from '../../../../server/log.ts';
import { createQueue } from '../../../../server/queue/index.ts';
import { openStoreOn } from '../../../../server/store/open-store.ts';

const [url = '', ...citizens] = process.argv.slice(2);
const log = createLog('silent');
const store = await openStoreOn({ connectionString: url }, 4, log);
const pack = await loadProvince('contoh-lima');
const now = () => new Date();
const catalogue = createCatalogue({ store, pack, demo: true, simulation: false, now });
const queue = createQueue({ store, catalogue, now, newId: randomUUIDv7, log, demo: true });
const say = (line: string) => process.stdout.write(`${line}\n`);

await Promise.all(
  Array.from({ length: 8 }, async (_, lane) => {
    for (let i = lane; i < citizens.length; i += 8) {
      const citizen = citizens[i] ?? '';
      const commandId = randomUUID();
      const region = pack.regions[i % pack.regions.length]?.code ?? '';
      say(`sent ${commandId} ${citizen} ${region}`);
      const result = await queue.takeNumber(citizen, { commandId, region, serviceId: 'aduan-umum' });
      if (result.ok) say(`done ${commandId} ${result.value.ticketId}`);
    }
  }),
);
await store.close();
