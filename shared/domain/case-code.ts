/** Letters and digits that nobody mistakes for another when reading aloud or from paper (no I, L, O, U, 0, 1). */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP_LENGTH = 4;

/**
 * A code for a case that goes on after the counter, e.g. `7KMP-X3QA`: 30^8 of them, so a clash is
 * rare; the database's unique index makes it harmless. `random` gives [0, 1).
 */
export function makeCaseCode(random: () => number): string {
  const group = () =>
    Array.from({ length: GROUP_LENGTH }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join('');
  return `${group()}-${group()}`;
}
