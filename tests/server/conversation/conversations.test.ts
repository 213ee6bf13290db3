import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationParty, OfficerActor } from '../../../server/capabilities.ts';
import {
  asOfficer,
  codeOf,
  conversationOf,
  createCitizens,
  createOfficer,
  createScene,
  sceneOn,
  take,
  valueOf,
  type Scene,
} from '../queue/support/scene.ts';

const OFFICE = '9901';
let scene: Scene;
let owner: ConversationParty;
let stranger: ConversationParty;
let charge: ConversationParty;
let officer: OfficerActor;
let ticketId: string;
let conv: string;
let desk = 10;

beforeAll(async () => {
  scene = await createScene();
});
afterAll(() => scene.close());

const officerParty = ({ userId, officeCode }: OfficerActor): ConversationParty => ({
  kind: 'officer',
  userId,
  officeCode,
});

beforeEach(async () => {
  await scene.store.pool.query('update officer_session set ended_at = now() where ended_at is null');
  await scene.store.pool.query(
    'truncate ticket, visit, number_counter, call, conversation, ticket_event, office_log cascade',
  );
  const [citizenId = '', other = ''] = await createCitizens(scene.store, 2);
  officer = await createOfficer(scene, OFFICE, (desk += 1));
  ({ ticketId } = valueOf(await take(scene.queue, citizenId, OFFICE, 'sipil-kartu')));
  valueOf(await scene.queue.callNext(officer, randomUUID()));
  valueOf(await asOfficer(scene, officer, ticketId, { type: 'start' }));
  conv = await conversationOf(scene.store, ticketId);
  owner = { kind: 'citizen', citizenId };
  stranger = { kind: 'citizen', citizenId: other };
  charge = officerParty(officer);
});

const send = (party: ConversationParty, text: string, cmid = randomUUID()) =>
  scene.conversations.send(party, conv, cmid, text);
const pull = async (party: ConversationParty, after = 0, epoch = 1) =>
  valueOf(await scene.conversations.eventsAfter(party, conv, epoch, after, 200));
const items = async (party: ConversationParty, after = 0) => {
  const answer = await pull(party, after);
  if (answer.kind !== 'events') throw new Error('reset');
  return answer.frame.items;
};
const complete = () => asOfficer(scene, officer, ticketId, { type: 'complete', resolution: 'SOLVED' });

describe('who may read and write', () => {
  /** Every call there is, so that a new one cannot be forgotten quietly. */
  const calls = (party: ConversationParty, id: string) => ({
    send: scene.conversations.send(party, id, randomUUID(), 'halo'),
    eventsAfter: scene.conversations.eventsAfter(party, id, 1, 0, 10),
    mark: scene.conversations.mark(party, id, { read: 1 }),
    marks: scene.conversations.marks(party, id),
    authorise: scene.conversations.authorise(party, id),
  });
  const answers = async (party: ConversationParty, id = conv) => {
    const entries = Object.entries(calls(party, id)).map(async ([k, r]) => [k, codeOf(await r)] as const);
    return Object.fromEntries(await Promise.all(entries));
  };
  const all = (code: string) => ({
    send: code,
    eventsAfter: code,
    mark: code,
    marks: code,
    authorise: code,
  });

  it('names every call of the capability', () => {
    expect(Object.keys(calls(owner, conv)).toSorted()).toEqual(Object.keys(scene.conversations).toSorted());
  });
  it('the citizen and the officer in charge: everything', async () => {
    expect(await answers(owner)).toEqual(all('accepted'));
    expect(await answers(charge)).toEqual(all('accepted'));
  });
  it('anybody else: nothing, and no sign that it exists', async () => {
    const colleague = await createOfficer(scene, OFFICE, (desk += 1));
    const chief = await createOfficer(scene, OFFICE, null, 'supervisor');
    const elsewhere = await createOfficer(scene, '9902', 1);
    const nobody = [stranger, officerParty(colleague), officerParty(chief), officerParty(elsewhere)];
    for (const party of [...nobody, { ...charge, officeCode: '9902' } as ConversationParty]) {
      expect(await answers(party)).toEqual(all('NOT_FOUND'));
    }
    expect(await answers(owner, randomUUID())).toEqual(all('NOT_FOUND'));
  });
  it('a lost officer no more, the next one with the whole history', async () => {
    valueOf(await send(owner, 'sebelum'));
    scene.advance(200);
    await scene.queue.runDueTimers();
    expect(await answers(charge)).toEqual(all('NOT_FOUND'));
    expect(await answers(owner)).toEqual(all('accepted'));
    const next = await createOfficer(scene, OFFICE, (desk += 1));
    valueOf(await scene.queue.callNext(next, randomUUID()));
    expect(await answers(officerParty(next))).toEqual(all('NOT_FOUND'));
    valueOf(await asOfficer(scene, next, ticketId, { type: 'start' }));
    const texts = (await items(officerParty(next))).flatMap(({ data }) =>
      data.type === 'msg' ? [data.text] : [],
    );
    expect(texts).toEqual(['sebelum', 'halo']);
  });
  it('after the end both parties may read and nobody may write', async () => {
    valueOf(await complete());
    for (const party of [owner, charge]) {
      expect(await answers(party)).toEqual({ ...all('accepted'), send: 'CONVERSATION_CLOSED' });
    }
    expect(await answers(stranger)).toEqual(all('NOT_FOUND'));
  });
});

describe('messages', () => {
  it('a repeat is answered with what was stored, also after the end, and kept once', async () => {
    const cmid = randomUUID();
    const first = valueOf(await send(owner, 'halo', cmid));
    expect(first).toMatchObject({ conv, cmid, seq: 3 });
    expect(valueOf(await send(owner, 'halo', cmid))).toEqual({ ...first, dup: true });
    valueOf(await complete());
    expect(valueOf(await send(owner, 'halo', cmid))).toEqual({ ...first, dup: true });
    expect((await items(owner)).filter(({ data }) => data.type === 'msg')).toHaveLength(1);
    // The other party's ids are not the sender's.
    expect(codeOf(await send(charge, 'halo', cmid))).toBe('CONVERSATION_CLOSED');
  });
  it('two servers, two parties, many senders at once: seq has no gap and no message is lost', async () => {
    const other = sceneOn(scene.store);
    const sent = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        (i % 2 === 0 ? scene : other).conversations.send(charge, conv, randomUUID(), `pesan ${i}`),
      ),
    );
    expect(sent.map((result) => valueOf(result).seq).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 60 }, (_, i) => i + 3),
    );
    expect((await items(owner)).map(({ seq }) => seq)).toEqual(Array.from({ length: 62 }, (_, i) => i + 1));
  });
  it('the same message ten times at once is stored once', async () => {
    const cmid = randomUUID();
    const sent = await Promise.all(Array.from({ length: 10 }, () => send(owner, 'sekali', cmid)));
    expect(new Set(sent.map((result) => valueOf(result).seq)).size).toBe(1);
    expect(sent.filter((result) => !valueOf(result).dup)).toHaveLength(1);
  });
  it("a citizen's eleventh message within ten seconds waits, an officer's does not", async () => {
    for (let i = 0; i < 10; i += 1) {
      valueOf(await send(owner, `cepat ${i}`));
      valueOf(await send(charge, `jawab ${i}`));
      scene.advance(0.5);
    }
    expect(await send(owner, 'terlalu cepat')).toEqual({
      ok: false,
      refusal: { code: 'RATE', details: { retryAfterSeconds: 5 } },
    });
    expect(codeOf(await send(charge, 'masih boleh'))).toBe('accepted');
    scene.advance(5);
    expect(codeOf(await send(owner, 'sekarang boleh'))).toBe('accepted');
  });
  it('4,000 characters and any script pass; more, none, NUL and half an emoji do not', async () => {
    const text = '🙏'.repeat(1999) + '<b';
    expect(text).toHaveLength(4000);
    valueOf(await send(owner, text));
    expect(codeOf(await send(owner, `${text}>`))).toBe('TOO_LARGE');
    for (const bad of ['', 'a\u0000b', '\udc00']) expect(codeOf(await send(owner, bad))).toBe('INVALID');
    const stored = (await items(owner)).at(-1);
    expect(stored?.data).toEqual({ type: 'msg', text });
  });
});

describe('what a party is shown', () => {
  it('knows its own messages, and never the ids of the other', async () => {
    valueOf(await send(owner, 'dari warga'));
    valueOf(await send(charge, 'dari petugas'));
    const [, , mine, theirs] = await items(owner);
    expect(mine).toMatchObject({ mine: true, by: { kind: 'citizen' } });
    expect(mine?.cmid).toBeDefined();
    expect(theirs).toMatchObject({ mine: false, by: { kind: 'officer', name: officer.name } });
    expect(theirs?.cmid).toBeUndefined();
    expect(JSON.stringify(theirs)).not.toContain(officer.userId);
    expect(JSON.stringify(await items(charge))).not.toContain(
      owner.kind === 'citizen' ? owner.citizenId : 'never',
    );
  });
  it('pages without a gap, and resets a client of another epoch or from the future', async () => {
    for (let i = 0; i < 7; i += 1) valueOf(await send(charge, `pesan ${i}`));
    const seen: number[] = [];
    for (let after = 0, more = true; more;) {
      const page = valueOf(await scene.conversations.eventsAfter(owner, conv, 1, after, 4));
      if (page.kind === 'reset') throw new Error('reset');
      seen.push(...page.frame.items.map(({ seq }) => seq));
      ({ to: after, more } = page.frame);
      expect(page.frame.head).toBe(9);
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await pull(owner, 10)).toEqual({ kind: 'reset', frame: { conv, epoch: 1, head: 9 } });
    expect(await pull(owner, 3, 2)).toEqual({ kind: 'reset', frame: { conv, epoch: 1, head: 9 } });
    expect(await pull(owner, 9)).toMatchObject({ kind: 'events', frame: { items: [], more: false } });
    expect(await pull(owner, 0, 0)).toMatchObject({ kind: 'events', frame: { epoch: 1, to: 9 } });
  });
  it('marks only rise, never above the head; reading is receiving', async () => {
    const { conversations } = scene;
    valueOf(await send(owner, 'sudah dibaca?'));
    const raised = valueOf(await conversations.mark(charge, conv, { read: 3 }));
    expect(raised).toEqual({
      conv,
      delivered: { citizen: 0, officer: 3 },
      read: { citizen: 0, officer: 3 },
    });
    valueOf(await conversations.mark(charge, conv, { read: 1, delivered: 2 }));
    valueOf(await conversations.mark(owner, conv, { delivered: 999 }));
    expect(valueOf(await conversations.marks(owner, conv))).toEqual({
      conv,
      delivered: { citizen: 3, officer: 3 },
      read: { citizen: 0, officer: 3 },
    });
  });
  it('hints after a message and after a mark, once it is committed', async () => {
    const heard: string[] = [];
    const stops = ['conversation:', 'marks:'].map((prefix) =>
      scene.store.hints.subscribe(prefix, (topic) => heard.push(topic)),
    );
    valueOf(await send(owner, 'halo'));
    valueOf(await scene.conversations.mark(charge, conv, { read: 3 }));
    valueOf(await scene.conversations.mark(charge, conv, { read: 3 }));
    expect(heard).toEqual([`conversation:${conv}`, `marks:${conv}`]);
    for (const stop of stops) stop();
  });
});
