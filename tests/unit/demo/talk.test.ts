import { expect, test } from 'vitest';
import { OFFICER_PACE, talkTurn, type Consultation } from '../../../server/demo/officer/talk-turn.ts';
import { officerWords } from '../../../server/demo/speech/officer-words.ts';
import type { SpokenLine } from '../../../server/demo/speech/spoken-line.ts';
import { nextLine, VISITOR_PACE, writeTalk } from '../../../server/demo/visitor/talk-script.ts';

const words = officerWords.id;

const base: Consultation = {
  lines: [],
  quietMs: 60_000,
  language: 'id',
  greeting: 'Selamat pagi',
  citizenName: 'Rina',
  officerName: 'Dewi',
  regionName: 'Kabupaten Garut',
  complaintUrl: 'https://contoh.test/',
  service: {
    name: 'Kartu Keluarga',
    requirements: ['Buku nikah', 'KTP'],
    steps: ['Isi formulir', 'Serahkan berkas'],
    duration: '1 hari kerja',
    fee: 'Gratis',
    product: 'Kartu Keluarga',
    digitalScope: 'tuntas',
    digitalScopeNote: 'dapat tuntas daring',
  },
};

const officer = (text: string): SpokenLine => ({ by: 'officer', text });
const citizen = (text: string): SpokenLine => ({ by: 'citizen', text });
const opened = [officer('Selamat pagi'), officer('Syarat …')];

function turn(lines: SpokenLine[], more: Partial<Consultation> = {}) {
  return talkTurn({ ...base, lines, ...more });
}

test('the first words greet by name and say plainly that the officer is simulated', () => {
  const move = turn([]);
  expect(move.kind).toBe('say');
  expect(move.kind === 'say' && move.text).toMatch(/Rina.*Dewi.*petugas simulasi.*bukan petugas sungguhan/s);
});

test('then come all requirements of the service and an invitation to ask', () => {
  const move = turn([officer('Selamat pagi')]);
  expect(move.kind === 'say' && move.text).toMatch(/Kartu Keluarga.*1\. Buku nikah\n2\. KTP.*selesai/s);
});

test('a question is answered from the service standard', () => {
  const move = turn([...opened, citizen('Berapa biayanya dan berapa lama?')]);
  expect(move).toEqual({ kind: 'say', text: 'Biayanya: Gratis.\nWaktu penyelesaiannya: 1 hari kerja.' });
});

test('several messages in a row get one answer', () => {
  const move = turn([...opened, citizen('halo'), citizen('biayanya?')]);
  expect(move.kind === 'say' && move.text).toContain('Gratis');
});

test('an officer composes for a moment before answering', () => {
  expect(turn([...opened, citizen('biaya?')], { quietMs: 100 })).toEqual({ kind: 'compose' });
});

test('thanks bring a farewell, and the farewell the resolution', () => {
  const thanked = [...opened, citizen('terima kasih')];
  expect(turn(thanked)).toEqual({ kind: 'say', text: words.farewell });
  expect(turn([...thanked, officer(words.farewell)])).toMatchObject({ kind: 'finish', resolution: 'SOLVED' });
});

test('a service that needs a visit ends with a follow-up, missing documents with that', () => {
  const end = [citizen('terima kasih'), officer(words.farewell)];
  const hadir = { service: { ...base.service, digitalScope: 'hadir' as const } };
  expect(turn([...opened, ...end], hadir)).toMatchObject({ resolution: 'FOLLOW_UP' });
  const missing = [...opened, citizen('KTP belum ada'), officer(words.incomplete), ...end];
  expect(turn(missing)).toMatchObject({ resolution: 'INCOMPLETE_REQUIREMENTS' });
});

test('silence is asked about once, then closed kindly, in about a minute', () => {
  expect(turn(opened, { quietMs: OFFICER_PACE.askAfter - 1 })).toEqual({ kind: 'wait' });
  expect(turn(opened, { quietMs: OFFICER_PACE.askAfter })).toEqual({ kind: 'say', text: words.stillThere });
  const asked = [...opened, officer(words.stillThere)];
  expect(turn(asked, { quietMs: OFFICER_PACE.closeAfter - 1 })).toEqual({ kind: 'wait' });
  const closing = turn(asked, { quietMs: OFFICER_PACE.closeAfter });
  expect(closing).toEqual({ kind: 'say', text: words.closingForSilence });
  expect(turn([...asked, officer(words.closingForSilence)]).kind).toBe('finish');
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'seed %i: a simulated visitor and officer come to an end by themselves',
  (seed) => {
    const script = writeTalk('DUKCAPIL', seeded(seed));
    const lines: SpokenLine[] = [];
    for (let i = 0; i < 40; i += 1) {
      const line = nextLine({ script, lines, quietMs: VISITOR_PACE.usual, hurry: false });
      if (line !== null) {
        lines.push(citizen(line));
        continue;
      }
      const move = turn(lines, { quietMs: VISITOR_PACE.usual });
      if (move.kind === 'finish')
        return expect(lines.filter((l) => l.by === 'citizen')).toHaveLength(script.length);
      if (move.kind === 'say') lines.push(officer(move.text));
    }
    expect.unreachable(`no end after 40 turns: ${JSON.stringify(lines)}`);
  },
);

test('in a hurry a visitor goes straight to thanks, once', () => {
  const script = writeTalk('DUKCAPIL', seeded(3));
  const hurried = (lines: SpokenLine[]) =>
    nextLine({ script, lines, quietMs: VISITOR_PACE.hurried, hurry: true });
  expect(hurried(opened)).toBe(script.at(-1));
  expect(hurried([...opened, citizen(script.at(-1) ?? ''), officer(words.farewell)])).toBeNull();
});

function seeded(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
    return (state >>> 0) / 4294967296;
  };
}
