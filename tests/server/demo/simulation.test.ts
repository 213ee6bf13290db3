import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RegionLive } from '../../../shared/protocol/views.ts';
import {
  HALL_PROTOCOL,
  HALL_ROOM,
  HEARD_MESSAGE,
  QUESTION_MESSAGE,
  ROSTER_MESSAGE,
  SNAPSHOT_MESSAGE,
} from '../../../shared/protocol/hall/messages.ts';
import { encodeHeard } from '../../../shared/protocol/hall/move-report.ts';
import { ASK_LIMIT, encodeQuestion, readRoster } from '../../../shared/protocol/hall/roster.ts';
import { readSnapshot } from '../../../shared/protocol/hall/snapshot.ts';
import { createApiClient } from '../../../server/demo/net/api-client.ts';
import { joinRoom } from '../../../server/demo/net/join-room.ts';
import { openServer, type TestServer } from '../http/support/open-server.ts';
import { playCitizen } from './scripted-citizen.ts';

/** What the issue promises a newcomer who is alone with the simulation. */
const TWO_MINUTES = 120_000;

let server: TestServer;
let simulated: RegionLive[];

beforeAll(async () => {
  server = await openServer({ SIMULATION: '1' });
  simulated = await untilStaffed(2);
});
afterAll(() => server.stop());

test(
  'a newcomer alone is served to the end by a simulated officer in under two minutes',
  async () => {
    const region = simulated[0]?.code ?? '';
    const story = await playCitizen({
      url: server.url,
      region,
      serviceId: 'sipil-keluarga',
      says: ['Halo, saya mau mengurus ini.', 'Berapa biayanya?', 'Terima kasih banyak'],
      patienceMs: TWO_MINUTES,
    });
    const officer = story.lines.filter((line) => line.by === 'officer').map((line) => line.text);
    expect(story.ticket.state).toBe('COMPLETED');
    expect(story.ticket.resolution).not.toBeNull();
    expect(officer[0]).toMatch(/Warga Uji.*petugas simulasi.*bukan petugas sungguhan/s);
    for (const requirement of story.ticket.requirements) expect(officer[1]).toContain(requirement);
    expect(officer.some((text) => text.startsWith('Biayanya:'))).toBe(true);
    expect(story.tookMs).toBeLessThan(TWO_MINUTES);
  },
  TWO_MINUTES + 10_000,
);

test(
  'a newcomer who says nothing is told the requirements and closed kindly in under two minutes',
  async () => {
    const region = simulated[1]?.code ?? '';
    const story = await playCitizen({
      url: server.url,
      region,
      serviceId: 'usaha-izin',
      says: [],
      patienceMs: TWO_MINUTES,
    });
    expect(story.ticket.state).toBe('COMPLETED');
    expect(story.lines.at(-1)?.text).toContain('terima kasih sudah berkunjung');
  },
  TWO_MINUTES + 10_000,
);

test('everybody simulated is labelled by the server, and nobody else', async () => {
  for (const region of simulated) {
    for (const desk of region.desks) expect(desk.simulated).toBe(true);
  }
  const { rows } = await server.store.pool.query<{ display_name: string; simulated: boolean }>(
    'select display_name, simulated from citizen',
  );
  expect(rows.length).toBeGreaterThan(10);
  for (const row of rows) expect(row.simulated).toBe(row.display_name !== 'Warga Uji');
});

test('the hall is not empty: simulated visitors walk in it, and are told to be simulated', async () => {
  const api = createApiClient(server.url);
  await api.post('/api/v1/session', { name: 'Warga Uji' });
  const { room } = await joinRoom(
    server.url,
    api,
    HALL_ROOM,
    ({ hall }) => ({ protocol: HALL_PROTOCOL, hall }),
    { room: HALL_ROOM },
  );
  const told = new Map<number, number>();
  const visitors = new Set<number>();
  room.onMessage(SNAPSHOT_MESSAGE, (bytes: Uint8Array) => {
    const tick = readSnapshot(bytes, { place: (id) => void told.set(id, (told.get(id) ?? 0) + 1) });
    if (tick !== null) room.sendBytes(HEARD_MESSAGE, encodeHeard(tick));
  });
  room.onMessage(ROSTER_MESSAGE, (bytes: Uint8Array) => {
    for (const one of readRoster(bytes) ?? []) if (one.simulated) visitors.add(one.id);
  });
  await sleep(5000);
  room.sendBytes(QUESTION_MESSAGE, encodeQuestion([...told.keys()].slice(0, ASK_LIMIT)));
  await sleep(500);
  void room.leave();
  expect(visitors.size).toBeGreaterThan(5);
  expect([...told].filter(([id, times]) => times > 1 && visitors.has(id)).length).toBeGreaterThan(2);
});

test('the simulation cannot be claimed by anybody who does not hold its token', async () => {
  const stranger = server.browser({ 'x-mpp-simulation': 'guessed' });
  const answer = await stranger.post('/api/v1/session', { name: 'Bukan simulasi' });
  expect(answer.status).toBe(403);
});

/** The regions where simulated officers are on duty, once there are `count`. */
async function untilStaffed(count: number): Promise<RegionLive[]> {
  for (let tries = 0; tries < 120; tries += 1) {
    const { body } = await server.browser().get<{ items: RegionLive[] }>('/api/v1/regions');
    const staffed = body.items.filter((region) => region.desks.some((desk) => desk.simulated));
    if (staffed.length >= count) return staffed;
    await sleep(250);
  }
  throw new Error('no simulated officers came to work');
}
