import fc from 'fast-check';

/** Values as they come in the hall, and beyond it. */
export const metres = fc.double({ min: -300, max: 300, noNaN: true });
export const turn = fc.double({ min: -20, max: 20, noNaN: true });
export const word = fc.integer({ min: 0, max: 0xffff });
export const gaitIndex = fc.integer({ min: 0, max: 3 });

/** How far apart two directions are, radians. */
export const off = (a: number, b: number): number => Math.abs(Math.atan2(Math.sin(a - b), Math.cos(a - b)));

/** The bytes as written in the documentation: numbers, and texts for the name of a person. */
export const bytesOf = (...parts: (number | string)[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [part])),
  );

/** Good bytes with some of them flipped, put in or taken out, or the end cut off. */
export const mutated = (good: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(
      good,
      fc.array(
        fc.record({
          how: fc.constantFrom('flip', 'set', 'insert', 'delete', 'cut'),
          at: fc.nat(),
          byte: fc.integer({ min: 0, max: 255 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(([bytes, changes]) => {
      const list = [...bytes];
      for (const { how, at, byte } of changes) {
        const i = list.length === 0 ? 0 : at % list.length;
        if (how === 'flip') list[i] = (list[i] ?? 0) ^ (1 << (byte & 7));
        else if (how === 'set') list[i] = byte;
        else if (how === 'insert') list.splice(i, 0, byte);
        else if (how === 'delete') list.splice(i, 1);
        else list.length = i;
      }
      return Uint8Array.from(list);
    });

/** Noise, half of it with the right first byte, so that it gets past the door. */
export const noise = (version: number, maxLength = 300): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(fc.uint8Array({ maxLength, size: 'max' }), fc.boolean())
    .map(([bytes, versioned]) => (versioned ? Uint8Array.of(version, ...bytes) : bytes));
