/** From this length on a slip of the finger is forgiven, and from the second one two. */
const ONE_SLIP_FROM = 4;
const TWO_SLIPS_FROM = 8;
/** A word of which the asked one is a longer form ("perpanjangan" of "perpanjang") is at least so long. */
const STEM_FROM = 4;
/** Within another word ("disdukcapil") a word of this length still counts. */
const PART_FROM = 5;

/**
 * How much an asked word means an offered one: 1 the same, less when it is its beginning, a longer form of it, or
 * the same but for slips of the finger; 0 when it is another word. Both in lower case without accents.
 */
export function likeness(asked: string, offered: string): number {
  if (asked === offered) return 1;
  if (asked.length >= 2 && offered.startsWith(asked)) return 0.7;
  if (offered.length >= STEM_FROM && asked.startsWith(offered)) return 0.7;
  if (offered.length >= PART_FROM && asked.includes(offered)) return 0.6;
  if (asked.length >= PART_FROM && offered.includes(asked)) return 0.4;
  const slips = asked.length >= TWO_SLIPS_FROM ? 2 : asked.length >= ONE_SLIP_FROM ? 1 : 0;
  if (slips === 0 || offered.length < ONE_SLIP_FROM - 1) return 0;
  const distance = editDistance(asked, offered, slips);
  return distance > slips ? 0 : 0.65 - distance * 0.1;
}

/**
 * Letters to add, drop, change or swap with their neighbour (optimal string alignment; Damerau 1964); anything
 * above `limit` is told as `limit + 1`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}
