import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookSchema } from '../../../shared/domain/citizen.ts';
import { FRAME_VERSION } from '../../../shared/protocol/hall/quantise.ts';
import {
  ASK_LIMIT,
  encodeQuestion,
  encodeRoster,
  packLook,
  readQuestion,
  readRoster,
  unpackLook,
  type RosterEntry,
} from '../../../shared/protocol/hall/roster.ts';
import { bytesOf, mutated, noise, word } from './hall-bytes.ts';

const ids = fc.array(word, { minLength: 1, maxLength: ASK_LIMIT, size: 'max' });
const look = fc.record({
  body: fc.integer({ min: 0, max: 15 }),
  skin: fc.integer({ min: 0, max: 7 }),
  top: fc.integer({ min: 0, max: 15 }),
  bottom: fc.integer({ min: 0, max: 15 }),
  hair: fc.integer({ min: 0, max: 15 }),
  pattern: fc.integer({ min: 0, max: 7 }),
});
/** Names of forty characters, of any script: what the identity lets through. */
const name = fc.string({ unit: 'binary', maxLength: 40, size: 'max' });
const entry: fc.Arbitrary<RosterEntry> = fc.record({
  id: word,
  name,
  look,
  role: fc.constantFrom('citizen' as const, 'officer' as const),
  simulated: fc.boolean(),
});
const entries = fc.array(entry, { maxLength: ASK_LIMIT, size: 'max' });

describe('who are they?', () => {
  it('is these bytes', () => {
    expect([...encodeQuestion([0x0102, 0xfffe])]).toEqual([2, 2, 0x02, 0x01, 0xfe, 0xff]);
  });

  it('comes back as asked, from one to 64 ids', () => {
    fc.assert(
      fc.property(ids, (asked) => {
        expect(readQuestion(encodeQuestion(asked))).toEqual(asked);
      }),
    );
    expect(() => encodeQuestion([])).toThrow(RangeError);
    expect(() => encodeQuestion(Array.from({ length: ASK_LIMIT + 1 }, (_, i) => i))).toThrow(RangeError);
  });

  it('of no ids, too many, or another length or version is none', () => {
    const good = encodeQuestion([1, 2, 3]);
    for (let length = 0; length < good.length; length++)
      expect(readQuestion(good.subarray(0, length))).toBeNull();
    expect(readQuestion(bytesOf(...good, 0))).toBeNull();
    expect(readQuestion(bytesOf(2, 0))).toBeNull();
    expect(readQuestion(bytesOf(2, 65, ...Array<number>(130).fill(1)))).toBeNull();
    expect(readQuestion(bytesOf(1, ...good.subarray(1)))).toBeNull();
  });

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.oneof(noise(FRAME_VERSION), mutated(ids.map(encodeQuestion))), (bytes) => {
        const asked = readQuestion(bytes);
        if (asked) expect([...encodeQuestion(asked)]).toEqual([...bytes]);
      }),
      { numRuns: 4000 },
    );
  });
});

describe('the answer', () => {
  it('is these bytes, as docs/protocol.md writes them', () => {
    const somebody: RosterEntry = {
      id: 0x0102,
      name: 'Siti é',
      look: { body: 1, skin: 2, top: 3, bottom: 4, hair: 5, pattern: 6 },
      role: 'officer',
      simulated: true,
    };
    // body 1 | skin 2 << 4 | top 3 << 7 | bottom 4 << 11 | hair 5 << 15 | pattern 6 << 19 = 0x32a1a1
    const bytes = bytesOf(2, 0x02, 0x01, 3, 0xa1, 0xa1, 0x32, 7, 'Siti é');
    expect([...encodeRoster([somebody])]).toEqual([...bytes]);
    expect(readRoster(bytes)).toEqual([somebody]);
  });

  it('brings everybody back as they are', () => {
    fc.assert(
      fc.property(entries, (people) => {
        // Half a surrogate pair is no character; no wire of UTF-8 has it.
        const spoken = people.map((p) => ({ ...p, name: p.name.toWellFormed() }));
        expect(readRoster(encodeRoster(people))).toEqual(spoken);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a name that begins with a mark of byte order', () => {
    const marked = {
      id: 1,
      name: '\uFEFFSiti',
      look: unpackLook(0),
      role: 'citizen',
      simulated: false,
    } as const;
    expect(readRoster(encodeRoster([marked]))).toEqual([marked]);
  });

  it('cuts a name that no identity lets through between two of its characters', () => {
    for (const long of ['é'.repeat(200), `a${'é'.repeat(200)}`, '🙂'.repeat(90), `ab${'界'.repeat(100)}`]) {
      const [got] =
        readRoster(
          encodeRoster([{ id: 1, name: long, look: unpackLook(0), role: 'citizen', simulated: false }]),
        ) ?? [];
      expect(got?.name.length).toBeGreaterThan(60);
      expect(long.startsWith(got?.name ?? '?')).toBe(true);
    }
  });

  it('about nobody is one byte', () => {
    expect([...encodeRoster([])]).toEqual([2]);
    expect(readRoster(bytesOf(2))).toEqual([]);
  });

  it('cut inside an entry, or of another version, is none', () => {
    const good = encodeRoster([
      { id: 1, name: 'Asep', look: unpackLook(0), role: 'citizen', simulated: false },
      { id: 2, name: '', look: unpackLook(0), role: 'citizen', simulated: false },
    ]);
    const seams = [1, 1 + 7 + 4, good.length];
    for (let length = 0; length <= good.length; length++)
      expect(readRoster(good.subarray(0, length)) !== null).toBe(seams.includes(length));
    expect(readRoster(bytesOf(3, ...good.subarray(1)))).toBeNull();
  });

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.oneof(noise(FRAME_VERSION, 600), mutated(entries.map(encodeRoster))), (bytes) => {
        const got = readRoster(bytes);
        if (got) expect(got.length * 7).toBeLessThan(bytes.length);
      }),
      { numRuns: 4000 },
    );
  });
});

describe('a look', () => {
  it('comes back from 22 bits', () => {
    fc.assert(
      fc.property(look, (one) => {
        expect(packLook(one)).toBeLessThan(1 << 22);
        expect(unpackLook(packLook(one))).toEqual(one);
      }),
    );
  });

  it('has room for everything one can choose', () => {
    for (const [part, bits] of Object.entries({ body: 4, skin: 3, top: 4, bottom: 4, hair: 4, pattern: 3 })) {
      const most = { body: 0, skin: 0, top: 0, bottom: 0, hair: 0, pattern: 0, [part]: 1 << bits };
      expect(lookSchema.safeParse(most).success).toBe(false);
    }
  });
});
