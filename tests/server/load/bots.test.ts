import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBots } from '../../load/start-bots.ts';
import { startRealServer, type MeasuredServer } from '../../load/support/measured-server.ts';

const PEOPLE = 10;
const SECONDS = 6;

let server: MeasuredServer;
beforeAll(async () => {
  server = await startRealServer(null, PEOPLE);
});
afterAll(() => server.stop());

test('strangers who know only docs/protocol.md enter, walk, learn names, and are never corrected', async () => {
  const bots = await startBots({ url: server.url, count: PEOPLE, stay: [500, 1500], listeners: PEOPLE });
  try {
    await server.begin();
    await bots.begin();
    await new Promise((done) => setTimeout(done, SECONDS * 1000));
    const stretch = await bots.end();
    const metered = await server.end();

    expect(stretch.state).toMatchObject({ inHall: PEOPLE, corrections: 0, losses: 0, unreadable: 0 });
    // Some had not set out when the stretch began; nobody strolls slower than two metres a second.
    expect(stretch.state.metres).toBeGreaterThan(PEOPLE * SECONDS);
    // Everybody asked for everybody else.
    expect(stretch.state.names).toBeGreaterThanOrEqual(PEOPLE * (PEOPLE - 1));
    const samples = [...stretch.near, ...stretch.far].reduce((sum, count) => sum + count, 0);
    expect(samples).toBeGreaterThan(PEOPLE * SECONDS);
    expect(Math.min(...stretch.rates.bytesDown)).toBeGreaterThan(0);
    expect(metered.cpuCore).toBeGreaterThan(0);
  } finally {
    await bots.stop();
  }
});
