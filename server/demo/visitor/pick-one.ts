/** One element of a list that is not empty; `random` gives [0, 1). */
export function pickOne<T>(list: readonly [T, ...T[]] | readonly T[], random: () => number): T {
  const picked = list[Math.min(list.length - 1, Math.floor(random() * list.length))];
  if (picked === undefined) throw new RangeError('pickOne needs at least one element');
  return picked;
}

/** A number in [low, high). */
export function between(low: number, high: number, random: () => number): number {
  return low + random() * (high - low);
}
