/** Which of the halls somebody is sent to. A pure rule; who is expected but not there yet counts as there. */

export type HallCount = {
  readonly number: number;
  /** Bodies in it, those expected included. */
  readonly people: number;
  /** People in its gallery, those expected included. */
  readonly watching: number;
};

export type HallLimits = {
  /** Up to here the hall is comfortable and fills by itself. */
  readonly softCap: number;
  /** Beyond it nobody gets in. */
  readonly hardCap: number;
  /** Highest number of a hall. */
  readonly max: number;
};

export type HallWish = { readonly hall?: number | undefined; readonly gallery?: boolean | undefined };

/** The hall where one's body stands, or where one's place is kept. */
export type OwnHall = { readonly hall: number; readonly standing: boolean };

export type HallChoice = { readonly hall: number; readonly gallery: boolean };

/**
 * In this order: the wished hall (a friend's link) up to its last place; the hall one was in a moment ago, also when
 * it has closed since; the fullest that is still comfortable; a new one; the emptiest with a place; a gallery.
 * A wished hall that is closed is no wish: nobody is there.
 * @returns null for the gallery of a hall that is not open.
 */
export function chooseHall(
  open: readonly HallCount[],
  limits: HallLimits,
  own: OwnHall | null,
  wish: HallWish,
): HallChoice | null {
  if (wish.gallery) return chooseGallery(open, wish.hall);
  const home = own !== null && own.hall <= limits.max ? own : null;
  const isMine = (hall: number): boolean => home?.standing === true && home.hall === hall;
  const hasPlace = ({ number, people }: HallCount): boolean => people < limits.hardCap || isMine(number);

  const wished = open.find(({ number }) => number === wish.hall);
  if (wished && hasPlace(wished)) return { hall: wished.number, gallery: false };
  if (home) {
    const mine = open.find(({ number }) => number === home.hall);
    if (!mine || hasPlace(mine)) return { hall: home.hall, gallery: false };
  }
  const usable = open.filter(({ number }) => number <= limits.max);
  const hall =
    best(usable, (h) => (h.people < limits.softCap ? h.people : null)) ??
    freeNumber(usable, limits.max) ??
    best(usable, (h) => (hasPlace(h) ? -h.people : null));
  if (hall !== null) return { hall, gallery: false };
  return chooseGallery(open, wished?.number);
}

function chooseGallery(open: readonly HallCount[], wished: number | undefined): HallChoice | null {
  if (wished === undefined) return { hall: best(open, (h) => -h.watching) ?? 1, gallery: true };
  return open.some(({ number }) => number === wished) ? { hall: wished, gallery: true } : null;
}

/** Number of the hall with the highest mark, the lowest number among equals; a mark of null is no choice. */
function best(halls: readonly HallCount[], markOf: (hall: HallCount) => number | null): number | null {
  let number: number | null = null;
  let highest = -Infinity;
  for (const hall of halls) {
    const mark = markOf(hall);
    if (mark === null || mark < highest) continue;
    if (mark === highest && number !== null && number < hall.number) continue;
    number = hall.number;
    highest = mark;
  }
  return number;
}

function freeNumber(open: readonly HallCount[], max: number): number | null {
  const taken = new Set(open.map(({ number }) => number));
  for (let number = 1; number <= max; number++) if (!taken.has(number)) return number;
  return null;
}
