import { useEffect } from 'react';
import { create } from 'zustand';

/** Tickets whose card is on the screen: a call needs no second banner there. */
export const useShownTickets = create<{ readonly ids: readonly string[] }>(() => ({ ids: [] }));

/** Marks a ticket as shown while the component is mounted. */
export function useTicketIsShown(id: string): void {
  useEffect(() => {
    useShownTickets.setState(({ ids }) => ({ ids: [...ids, id] }));
    return () =>
      useShownTickets.setState(({ ids }) => {
        const at = ids.indexOf(id);
        return { ids: ids.filter((_, index) => index !== at) };
      });
  }, [id]);
}
