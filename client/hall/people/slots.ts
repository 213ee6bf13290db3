/** Places in the crowd's arrays: one for the visitor, fixed ones for the staff, the rest for whoever comes. */
export const OWN_SLOT = 0;

export type Slots = { readonly take: () => number | null; readonly free: (slot: number) => void };

/** Hands out slots `from` to `capacity - 1`; null when all are taken. */
export function createSlots(from: number, capacity: number): Slots {
  const free: number[] = [];
  for (let slot = capacity - 1; slot >= from; slot--) free.push(slot);
  return {
    take: () => free.pop() ?? null,
    free: (slot) => {
      free.push(slot);
    },
  };
}
