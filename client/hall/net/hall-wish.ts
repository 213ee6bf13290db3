/** Which of the numbered halls a visitor wishes to be in: a friend's link says so, later the hall one was in. */

const MOST_HALLS = 999;

/** The number in `/aula?aula=2`; null when there is none that could be one. */
export function hallNumberOf(search: string): number | null {
  const text = new URLSearchParams(search).get('aula') ?? '';
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= MOST_HALLS ? number : null;
}

/** What the next token is asked for: the hall one has, or had, a body in; before that the address's. Null for any. */
export function wishedHall(
  search: string,
  { hall, gallery }: { readonly hall: number | null; readonly gallery: boolean },
): number | null {
  return hall !== null && !gallery ? hall : hallNumberOf(search);
}
